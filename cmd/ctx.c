#include "cmd/ctx.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cmd/locate.h"
#include "cmd/say.h"
#include "cmd/settings.h"
#include "cmd/target.h"
#include "lib/base/tr.h"

const char *
ctx_env(const struct ctx *ctx, const char *name)
{
	const size_t n = strlen(name);

	for (char *const *e = ctx->env; e != NULL && *e != NULL; e++)
		if (strncmp(*e, name, n) == 0 && (*e)[n] == '=')
			return (*e)[n + 1] == '\0' ? NULL : *e + n + 1;
	return NULL;
}

const struct kind *
ctx_kind(const struct ctx *ctx)
{
	return schema_kind(&ctx->dept.schema, ctx->noun->kind->name);
}

int
ctx_open(struct ctx *ctx, bool write)
{
	struct dept_opts o = {
		.mode = write ? DB_WRITE : DB_READ,
		.now_ms = ctx->now_ms, .timezone = ctx->g->timezone, .as = ctx->g->as,
		.as_of = ctx->g->as_of, .wait_ms = ctx->wait_ms, .command = ctx->command,
		.lang = ctx->lang,
	};

	if (ctx->is_open)
		return SALES_OK;
	if (ctx->found.db == NULL)
		TRY(locate(ctx));
	o.db = ctx->found.db;
	if (ctx->g->verbose > 0)
		ctx_note(ctx, _("department: %s (found by %s)"), ctx->found.db, ctx->found.rule);
	TRY(dept_open(&ctx->dept, &o, &ctx->err));
	ctx->is_open = true;
	return SALES_OK;
}

void
ctx_done(struct ctx *ctx)
{
	op_done(&ctx->op);
	if (ctx->dept.db.path != NULL) /* also one that was opened half way */
		dept_close(&ctx->dept);
	out_free(ctx->out);
	target_done(ctx);
	buf_done(&ctx->said);
	buf_done(&ctx->foot);
	if (ctx->settings != NULL)
		diags_done(&ctx->settings->faults);
	arena_done(&ctx->arena);
}

/* A signal while writing: SQLite rolls back what was not committed. */
static void
interrupted(int sig)
{
	/* looked up in memory that is mapped already: no allocation, no lock */
	const char *line = _("interrupted; nothing was saved");

	if (isatty(STDERR_FILENO) != 0)
		(void)!write(STDERR_FILENO, "\n", 1); /* behind the ^C, or a question */
	(void)!write(STDERR_FILENO, "salesctl: ", 10);
	(void)!write(STDERR_FILENO, line, strlen(line));
	(void)!write(STDERR_FILENO, "\n", 1);
	signal(sig, SIG_DFL);
	raise(sig);
}

static void
watch_signals(void (*handler)(int))
{
	static const int sigs[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction old;

	for (size_t i = 0; i < sizeof(sigs) / sizeof(sigs[0]); i++)
		if (sigaction(sigs[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
			signal(sigs[i], handler);
}

/* From the commit on a signal waits until what was done is said. */
static void
hold_signals(bool hold)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	sigprocmask(hold ? SIG_BLOCK : SIG_UNBLOCK, &set, NULL);
}

int
ctx_begin(struct ctx *ctx)
{
	const bool loads = (ctx->verb->needs & NEEDS_LOAD) != 0;

	if (ctx->in_batch)
		return SALES_OK;
	TRY(op_begin(&ctx->op, &ctx->dept, (ctx->g->dry_run ? OP_DRY : 0u) | (loads ? OP_LOAD : 0u), &ctx->err));
	ctx->op.reason = ctx->g->reason;
	return SALES_OK;
}

int
ctx_commit(struct ctx *ctx)
{
	hold_signals(true);
	return op_commit(&ctx->op, &ctx->err);
}

int
ctx_say_done(struct ctx *ctx)
{
	if (!ctx->g->dry_run) { /* said once, at the end */
		TRY(say_changes(ctx));
		buf_clear(&ctx->said);
		ctx->nsaid = 0;
		ctx->has_said = true;
	}
	hold_signals(false);
	return SALES_OK;
}

static int
begin(struct ctx *ctx)
{
	const unsigned needs = ctx->verb->needs;

	if ((needs & (NEEDS_BOOK | NEEDS_LIST | NEEDS_OP | NEEDS_DB)) == 0)
		return SALES_OK;
	TRY(ctx_open(ctx, (needs & (NEEDS_OP | NEEDS_DB)) != 0));
	if ((needs & NEEDS_OP) == 0)
		return SALES_OK;
	watch_signals(interrupted);
	return (needs & OPENS_OP) != 0 ? SALES_OK : ctx_begin(ctx);
}

/* A row that could not be written stopped the work without words; the words
 * come from the end of the output. */
static int
end_output(struct ctx *ctx)
{
	if (ctx->out == NULL)
		return SALES_OK;
	if (ctx->is_open && ctx->dept.db.mode == DB_READ)
		db_release(&ctx->dept.db); /* no writer waits for a pager */
	TRY(out_end(ctx->out, &ctx->err));
	if (ctx->foot.n > 0)
		ctx_note(ctx, "%s", ctx->foot.p);
	if (out_hidden(ctx->out) > 0)
		ctx_note(ctx, tr_n("%d column hidden: --fields all -F tsv shows it",
		    "%d columns hidden: --fields all -F tsv shows them", out_hidden(ctx->out)),
		    out_hidden(ctx->out));
	return target_keep(ctx);
}

static bool
is_success(int rc)
{
	return rc == SALES_OK || rc == SALES_NO || rc == SALES_EPARTLY;
}

static int
finish(struct ctx *ctx, int rc)
{
	const bool writes = (ctx->verb->needs & (NEEDS_OP | NEEDS_DB)) != 0;
	int        out_rc;

	if (is_success(rc) && ctx->op.state != NULL)
		TRY(ctx_commit(ctx));
	if (!is_success(rc)) {
		if (ctx->err.code == SALES_OK && ctx->out != NULL)
			rc = out_end(ctx->out, &ctx->err);
		return rc;
	}
	if ((writes && !ctx->has_said) || ctx->said.n > 0) {
		out_rc = say_changes(ctx);
		if (out_rc != SALES_OK)
			return out_rc;
	}
	out_rc = end_output(ctx);
	if (out_rc != SALES_OK && writes && ctx->op.no != 0 && !ctx->g->dry_run)
		return FAIL(&ctx->err, SALES_EOUTPUT, _("saved, but the output failed: %s"), ctx->err.msg);
	return out_rc != SALES_OK ? out_rc : rc;
}

int
ctx_run(struct ctx *ctx, const void *args)
{
	int rc = target_look(ctx);

	if (rc == SALES_OK)
		rc = begin(ctx);
	if (rc == SALES_OK)
		rc = finish(ctx, ctx->verb->run(ctx, args));
	/* the answer "no" needs no words unless the command gave some */
	if (rc != SALES_OK && ctx->err.code != SALES_OK)
		say_error(ctx);
	return rc;
}
