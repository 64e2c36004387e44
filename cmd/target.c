#include "cmd/target.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd/external.h"
#include "cmd/globals.h"
#include "cmd/settings.h"
#include "cmd/whole.h"

static int
wanted_width(struct ctx *ctx, int *out)
{
	struct winsize ws = { 0 };
	const char    *said = ctx->g->width;

	if (said != NULL && globals_width(said, out, &ctx->err) != SALES_OK)
		return err_prefix(&ctx->err, "--width: ");
	if (said == NULL)
		said = setting(ctx, "ui.width");
	if (strcmp(said, "auto") != 0)
		return globals_width(said, out, &ctx->err);
	if (ctx->target.tty)
		*out = ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_col >= 20 ?
		    ws.ws_col : 80;
	return SALES_OK;
}

static bool
is_dumb(const struct ctx *ctx)
{
	const char *term = ctx_env(ctx, "TERM");

	return term == NULL || strcmp(term, "dumb") == 0;
}

static bool
wants_color(const struct ctx *ctx)
{
	const char *when = ctx->g->color != NULL ? ctx->g->color : setting(ctx, "ui.color");

	if (strcmp(when, "auto") != 0)
		return strcmp(when, "always") == 0;
	return ctx->target.tty && !is_dumb(ctx);
}

/* kubectl's habit: -o names the format there. */
static int
check_name(struct ctx *ctx, const char *path)
{
	if (!out_is_format(path))
		return whole_check(ctx, path);
	FAIL(&ctx->err, SALES_EUSAGE, _("-o takes the name of a file, not of a format: '%s'"), path);
	return err_hint(&ctx->err, _("did you mean '-F %s'? A file of that name is './%s'"), path, path);
}

int
target_look(struct ctx *ctx)
{
	struct target *t = &ctx->target;
	const char    *o = ctx->g->output;

	t->fd = STDOUT_FILENO;
	t->path = o == NULL || strcmp(o, "-") == 0 ? NULL : o;
	t->tty = t->path == NULL && isatty(STDOUT_FILENO);
	t->color = t->path == NULL && wants_color(ctx);
	TRY(wanted_width(ctx, &t->width));
	return t->path == NULL ? SALES_OK : check_name(ctx, t->path);
}

static int
open_file(struct ctx *ctx)
{
	struct target *t = &ctx->target;

	TRY(whole_open(ctx, t->path, &t->file));
	t->fd = t->file.fd;
	return SALES_OK;
}

/* A pager that is not there would swallow everything: its first word is
 * looked up, unless it is something that only a shell can read. */
static bool
can_start(struct ctx *ctx, const char *cmd)
{
	const size_t n = strcspn(cmd, " \t");
	const char  *word = arena_strndup(&ctx->arena, cmd, n);

	if (word[strcspn(word, "=$`;|&<>()'\"\\*?[#~")] != '\0')
		return true;
	if (strchr(word, '/') != NULL ? access(word, X_OK) == 0 : external_find(ctx, word) != NULL)
		return true;
	if (setting_in_force(ctx, "ui.pager").level != LEVEL_BUILT_IN)
		ctx_note(ctx, _("note: the pager '%s' is not there; printing without it"), word);
	return false;
}

/* Notes and totals go the same way when they would be seen at the same
 * terminal: behind the output, and not over the pager's screen. The pager,
 * not we, is what an interrupt is meant for from now on. */
static void
write_to_pager(struct target *t, pid_t pid, int fd)
{
	t->pager = pid;
	t->fd = fd;
	signal(SIGINT, SIG_IGN);
	if (isatty(STDERR_FILENO) == 0)
		return;
	t->stderr_kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	if (t->stderr_kept > 0)
		dup2(fd, STDERR_FILENO);
}

/* Plain printing when there is no pager to be had. */
static void
start_pager(struct ctx *ctx)
{
	const char *cmd = setting(ctx, "ui.pager");
	int         pipes[2];
	pid_t       pid;

	if (strcmp(cmd, "cat") == 0 || !can_start(ctx, cmd) || pipe2(pipes, O_CLOEXEC) != 0)
		return;
	pid = fork();
	if (pid == 0) {
		dup2(pipes[0], STDIN_FILENO);
		setenv("LESS", "FRX", 0);
		setenv("LESSCHARSET", "utf-8", 1);
		execl("/bin/sh", "sh", "-c", cmd, (char *)NULL);
		_exit(127);
	}
	close(pipes[0]);
	if (pid < 0)
		close(pipes[1]);
	else
		write_to_pager(&ctx->target, pid, pipes[1]);
}

int
target_open(struct ctx *ctx, bool paged)
{
	if (ctx->target.path != NULL)
		return open_file(ctx);
	if (paged && ctx->target.tty && !ctx->g->no_pager && !is_dumb(ctx))
		start_pager(ctx);
	return SALES_OK;
}

int
target_keep(struct ctx *ctx)
{
	return ctx->target.path == NULL ? SALES_OK : whole_keep(ctx, &ctx->target.file);
}

void
target_done(struct ctx *ctx)
{
	struct target *t = &ctx->target;
	int            status;

	if (t->path != NULL)
		whole_done(&t->file);
	else if (t->fd > STDERR_FILENO)
		close(t->fd);
	if (t->stderr_kept > 0) {
		dup2(t->stderr_kept, STDERR_FILENO);
		close(t->stderr_kept);
	}
	if (t->pager != 0)
		while (waitpid(t->pager, &status, 0) < 0 && errno == EINTR)
			continue;
	*t = (struct target){ .fd = STDOUT_FILENO };
}
