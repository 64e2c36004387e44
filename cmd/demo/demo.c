/* salesctl demo - a filled, bilingual department for trying everything out.
 * It does nothing that its user could not type: the files are written into
 * the folder, and each step runs this program again and shows how. */
#include "cmd/demo/demo.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cmd/cmd.h"
#include "cmd/verbs.h"

struct demo_args { const char *dir; };

static const struct opt demo_opts[] = {
	OPT_ARG("DIR", struct demo_args, dir, N_("folder to make (usually salesctl-demo)"),
	    .hint = HINT_DIR),
	OPT_END
};

enum { WORDS = 10 };

/* What fills the department; quietly. "@" is the demo's own folder of files. */
static const char *const fill_steps[][WORDS] = {
	{ "import-all", "@" },
};

/* What is shown, in this order, each behind the command that shows it. */
static const struct { const char *words[WORDS]; bool is_list; } show_steps[] = {
	{ { "goal", "status", "-p", "{LQ}" }, true },
	{ { "--as", "chenjing", "payout", "run", "-p", "{LQ}" }, false },
	{ { "payout", "show", "{LQ}" }, true },
	{ { "payout", "explain", "{LQ}", "zhangwei" }, false },
	{ { "payout", "verify", "{LQ}" }, true },
	{ { "goal", "status", "-p", "{TQ}" }, true },
	{ { "report", "weekly", "-p", "last week" }, false },
};

enum show { QUIETLY, AS_IT_IS, AS_TABLE };

static int
write_file(struct ctx *ctx, const char *path, const char *text, size_t n)
{
	const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	int       rc = SALES_OK;

	if (fd < 0)
		return FAIL(&ctx->err, SALES_ECREATE, _("can't make '%s': %s"), path, strerror(errno));
	while (n > 0 && rc == SALES_OK) {
		const ssize_t put = write(fd, text, n);

		if (put < 0)
			rc = FAIL(&ctx->err, SALES_EIO, _("can't write '%s': %s"), path, strerror(errno));
		else
			text += put, n -= (size_t)put;
	}
	if (close(fd) != 0 && rc == SALES_OK)
		rc = FAIL(&ctx->err, SALES_EIO, _("can't write '%s': %s"), path, strerror(errno));
	return rc;
}

/* The rule book into DIR, where init takes it, the records into DIR/data. */
static int
write_files(struct ctx *ctx, const char *dir, day today)
{
	const char *const data = arena_printf(&ctx->arena, "%s/data", dir);
	struct buf        text = { 0 };
	int               rc = SALES_OK;

	for (int i = 0; i < 2; i++)
		if (mkdir(i == 0 ? dir : data, 0755) != 0)
			return FAIL(&ctx->err, SALES_ECREATE, _("can't make '%s': %s"),
			    i == 0 ? dir : data, strerror(errno));
	for (const struct demo_file *f = demo_files; f->name != NULL && rc == SALES_OK; f++) {
		buf_clear(&text);
		demo_fill(&text, f->text, today);
		rc = write_file(ctx, arena_printf(&ctx->arena, "%s/%s",
		    strstr(f->name, ".csv") != NULL ? data : dir, f->name), buf_str(&text), text.n);
	}
	buf_done(&text);
	return rc;
}

/* One word of a step: dates filled in, "@" the folder of files. */
static const char *
word(struct ctx *ctx, const char *w, const char *dir, day today)
{
	struct buf  text = { 0 };
	const char *s;

	if (*w == '@')
		return arena_printf(&ctx->arena, "%s/data/%s", dir, w + 1);
	demo_fill(&text, w, today);
	s = arena_strdup(&ctx->arena, buf_str(&text));
	buf_done(&text);
	return s;
}

static int
show_line(struct ctx *ctx, const char *const *argv)
{
	struct buf line = { 0 };
	int        rc = SALES_OK;

	buf_puts(&line, "\n$");
	for (; *argv != NULL; argv++)
		buf_printf(&line, strchr(*argv, ' ') != NULL ? " '%s'" : " %s", *argv);
	buf_putc(&line, '\n');
	if (write(STDOUT_FILENO, buf_str(&line), line.n) != (ssize_t)line.n)
		rc = FAIL(&ctx->err, SALES_EIO, _("standard output: %s"), strerror(errno));
	buf_done(&line);
	return rc;
}

/* Run this program with argv; what it says goes where ours goes. */
static int
run_self(struct ctx *ctx, const char *const *argv, bool quiet)
{
	posix_spawn_file_actions_t to;
	char                       self[4096];
	const ssize_t              n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	int                        status = -1, failed;
	pid_t                      pid;

	if (n < 0)
		return FAIL(&ctx->err, SALES_EOUTSIDE, _("can't find this program: %s"), strerror(errno));
	self[n] = '\0';
	posix_spawn_file_actions_init(&to);
	if (quiet)
		posix_spawn_file_actions_addopen(&to, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	/* the cast: posix_spawn promises not to change its arguments */
	failed = posix_spawn(&pid, self, &to, NULL, (char *const *)(uintptr_t)argv, ctx->env);
	posix_spawn_file_actions_destroy(&to);
	if (failed != 0)
		return FAIL(&ctx->err, SALES_EOUTSIDE, _("can't start '%s': %s"), self, strerror(failed));
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFEXITED(status) && (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == SALES_NO))
		return SALES_OK;
	return FAIL(&ctx->err, WIFEXITED(status) ? (enum sales_code)WEXITSTATUS(status) : SALES_EBUG,
	    _("this step failed: salesctl %s %s"), argv[3], argv[4] == NULL ? "" : argv[4]);
}

/* Every step with what the caller asked of all: the folder, the language, the
 * day. What is shown is only what a person would type. */
static int
run_step(struct ctx *ctx, const char *const *words, const char *dir, day today, enum show show)
{
	const char *argv[WORDS + 12], *typed[WORDS + 4];
	size_t      n = 0, t = 0;

	argv[n++] = typed[t++] = "salesctl";
	argv[n++] = typed[t++] = "-C";
	argv[n++] = typed[t++] = dir;
	for (size_t i = 0; i < WORDS && words[i] != NULL; i++)
		argv[n++] = typed[t++] = word(ctx, words[i], dir, today);
	typed[t] = NULL;
	if (ctx->g->now != NULL) {
		argv[n++] = "--now";
		argv[n++] = ctx->g->now;
	}
	if (ctx->g->lang != NULL) {
		argv[n++] = "--lang";
		argv[n++] = ctx->g->lang;
	}
	if (show == AS_TABLE) { /* as on a terminal, in a pipe too */
		argv[n++] = "-F";
		argv[n++] = "table";
	}
	argv[n++] = show == QUIETLY ? "-q" : "-P";
	argv[n] = NULL;
	if (show != QUIETLY)
		TRY(show_line(ctx, typed));
	return run_self(ctx, argv, show == QUIETLY);
}

static int
make(struct ctx *ctx, const char *dir, day today)
{
	const char *const init[] = { "salesctl", "init", dir, "-q",
		ctx->g->now == NULL ? NULL : "--now", ctx->g->now, NULL };

	TRY(write_files(ctx, dir, today));
	TRY(run_self(ctx, init, true));
	for (size_t i = 0; i < sizeof(fill_steps) / sizeof(fill_steps[0]); i++)
		TRY(run_step(ctx, fill_steps[i], dir, today, QUIETLY));
	return SALES_OK;
}

static bool
is_there(struct ctx *ctx, const char *dir, const char *file)
{
	struct stat st;

	return stat(arena_printf(&ctx->arena, "%s/%s", dir, file), &st) == 0;
}

/* The day it is in the demonstration's time zone, Asia/Shanghai. */
static day
today_there(const struct ctx *ctx)
{
	enum { AHEAD = 8 * 3600, DAY_SECONDS = 86400 };
	const int64_t now = ctx->now_ms != 0 ? ctx->now_ms / 1000 : (int64_t)time(NULL);

	return (day)((now + AHEAD) / DAY_SECONDS);
}

static int
run_demo(struct ctx *ctx, const void *args)
{
	const struct demo_args *a = args;
	const char *const       dir = a->dir == NULL ? "salesctl-demo" : a->dir;
	const day               today = today_there(ctx);

	if (!is_there(ctx, dir, "."))
		TRY(make(ctx, dir, today));
	else if (!is_there(ctx, dir, "data/goal.csv") || !is_there(ctx, dir, ".salesctl")) {
		(void)FAIL(&ctx->err, SALES_ECONFLICT, _("'%s' is there already and is no demonstration; "
		    "nothing was changed"), dir);
		return err_hint(&ctx->err, "salesctl demo %s-2", dir);
	} else
		ctx_note(ctx, _("note: '%s' is there already; showing it as it is (remove it for a fresh "
		    "one)"), dir);
	for (size_t i = 0; i < sizeof(show_steps) / sizeof(show_steps[0]); i++)
		TRY(run_step(ctx, show_steps[i].words, dir, today,
		    show_steps[i].is_list ? AS_TABLE : AS_IT_IS));
	ctx_note(ctx, _("now try: salesctl -C %s deal list stage:open --sort next_on"), dir);
	return SALES_OK;
}

const struct cmd demo_cmd = {
	.name = "demo", .brief = N_("make a filled department for trying everything out"),
	.opts = demo_opts, .args_size = sizeof(struct demo_args), .needs = NEEDS_NOTHING,
	.run = run_demo, .examples = "salesctl demo\nsalesctl demo my-department",
};
