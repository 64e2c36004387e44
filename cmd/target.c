#include "cmd/target.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int
wanted_width(struct ctx *ctx, int *out)
{
	const char    *columns = ctx_env(ctx, "COLUMNS");
	struct winsize ws = { 0 };
	char          *end;
	long           n;

	if (ctx->g->width != NULL) {
		n = strtol(ctx->g->width, &end, 10);
		if (strcmp(ctx->g->width, "none") == 0)
			n = 0;
		else if (*end != '\0' || end == ctx->g->width || n < 20 || n > 100000)
			return FAIL(&ctx->err, SALES_EUSAGE,
			    _("--width takes 'none' or a number from 20 on, not '%s'"),
			    ctx->g->width);
		*out = (int)n;
		return SALES_OK;
	}
	if (columns != NULL && (n = strtol(columns, &end, 10)) >= 20 && *end == '\0' && n <= 100000)
		*out = (int)n;
	else if (ctx->target.tty)
		*out = ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_col >= 20 ?
		    ws.ws_col : 80;
	return SALES_OK;
}

static bool
wants_color(const struct ctx *ctx)
{
	const char *when = ctx->g->color, *term = ctx_env(ctx, "TERM");

	if (when != NULL && strcmp(when, "auto") != 0)
		return strcmp(when, "always") == 0;
	if (ctx_env(ctx, "NO_COLOR") != NULL)
		return false;
	if (ctx_env(ctx, "CLICOLOR_FORCE") != NULL)
		return true;
	return ctx->target.tty && term != NULL && strcmp(term, "dumb") != 0;
}

/* kubectl's habit: -o names the format there. */
static int
check_name(struct ctx *ctx, const char *path)
{
	struct stat st, db;

	if (out_is_format(path)) {
		FAIL(&ctx->err, SALES_EUSAGE, _("-o takes the name of a file, not of a format: '%s'"), path);
		return err_hint(&ctx->err, _("did you mean '-F %s'? A file of that name is './%s'"),
		    path, path);
	}
	if (stat(path, &st) != 0)
		return SALES_OK;
	if (S_ISDIR(st.st_mode))
		return FAIL(&ctx->err, SALES_ECREATE, _("'%s' is a folder"), path);
	if (ctx->found.db != NULL && stat(ctx->found.db, &db) == 0 && db.st_dev == st.st_dev &&
	    db.st_ino == st.st_ino)
		return FAIL(&ctx->err, SALES_ECREATE, _("'%s' is the department's own database"), path);
	return SALES_OK;
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
	struct stat    st;

	/* a device or a pipe has no "whole or not at all" */
	if (stat(t->path, &st) == 0 && !S_ISREG(st.st_mode)) {
		t->fd = open(t->path, O_WRONLY | O_CLOEXEC);
	} else {
		t->temp = arena_printf(&ctx->arena, "%s.tmpXXXXXX", t->path);
		t->fd = mkostemp(t->temp, O_CLOEXEC);
	}
	if (t->fd >= 0)
		return SALES_OK;
	t->temp = NULL;
	return FAIL(&ctx->err, SALES_ECREATE, "%s: %s", t->path, strerror(errno));
}

/* Plain printing when there is no pager to be had. */
static void
start_pager(struct ctx *ctx)
{
	const char *cmd = ctx_env(ctx, "SALESCTL_PAGER");
	int         pipes[2];
	pid_t       pid;

	if (cmd == NULL)
		cmd = ctx_env(ctx, "PAGER");
	if (cmd == NULL)
		cmd = "less -FRX";
	if (strcmp(cmd, "cat") == 0 || pipe2(pipes, O_CLOEXEC) != 0)
		return;
	pid = fork();
	if (pid == 0) {
		dup2(pipes[0], STDIN_FILENO);
		setenv("LESSCHARSET", "utf-8", 1);
		execl("/bin/sh", "sh", "-c", cmd, (char *)NULL);
		_exit(127);
	}
	close(pipes[0]);
	if (pid < 0) {
		close(pipes[1]);
		return;
	}
	ctx->target.pager = pid;
	ctx->target.fd = pipes[1];
}

int
target_open(struct ctx *ctx, bool paged)
{
	if (ctx->target.path != NULL)
		return open_file(ctx);
	if (paged && ctx->target.tty && !ctx->g->no_pager)
		start_pager(ctx);
	return SALES_OK;
}

int
target_keep(struct ctx *ctx)
{
	struct target *t = &ctx->target;
	const mode_t   mask = umask(0);

	umask(mask);
	if (t->path == NULL)
		return SALES_OK;
	if (t->temp != NULL && (fchmod(t->fd, 0666 & ~mask) != 0 || fsync(t->fd) != 0 ||
	    rename(t->temp, t->path) != 0))
		return FAIL(&ctx->err, SALES_EIO, "%s: %s", t->path, strerror(errno));
	t->temp = NULL;
	return SALES_OK;
}

void
target_done(struct ctx *ctx)
{
	struct target *t = &ctx->target;
	int            status;

	if (t->fd > STDERR_FILENO)
		close(t->fd);
	if (t->temp != NULL)
		unlink(t->temp);
	if (t->pager != 0)
		while (waitpid(t->pager, &status, 0) < 0 && errno == EINTR)
			continue;
	*t = (struct target){ .fd = STDOUT_FILENO };
}
