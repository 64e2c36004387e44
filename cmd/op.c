/* salesctl op: what was written, by whom, and what it changed. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/show.h"
#include "cmd/verbs.h"
#include "lib/base/tr.h"

static const struct col log_cols[] = {
	{ "op", COL_COUNT, N_("Op"), 0, NULL },
	{ "at", COL_TIME, N_("When"), 0, NULL },
	{ "login", COL_TEXT, N_("Who"), 0, NULL },
	{ "person", COL_REF, N_("For"), COL_EXTRA, NULL },
	{ "command", COL_TEXT, N_("What"), COL_SHRINK, NULL },
	{ "added", COL_COUNT, N_("Added"), 0, NULL },
	{ "changed", COL_COUNT, N_("Changed"), 0, NULL },
	{ "removed", COL_COUNT, N_("Removed"), 0, NULL },
	{ "undoes", COL_COUNT, N_("Undoes"), COL_EXTRA, NULL },
	{ "undone_by", COL_COUNT, N_("Undone by"), COL_EXTRA, NULL },
	{ "reason", COL_TEXT, N_("Reason"), COL_SHRINK | COL_EXTRA, NULL },
	{ .type = COL_END },
};

static struct cell
number_or_none(int64_t n)
{
	return n == 0 ? cell_none(COL_COUNT) : cell_count(n);
}

static int
log_row(void *arg, const struct op_info *i, struct sales_err *err)
{
	struct ctx     *ctx = arg;
	struct ref_name who = { "", "" };

	if (i->person != 0)
		TRY(dept_name(&ctx->dept, schema_kind(&ctx->dept.schema, "person"), i->person, &who, err));
	return OUT_ROW(ctx->out, cell_count(i->no), cell_time(i->at_ms), cell_text(i->login),
	    cell_ref(who.code, who.name), cell_text(i->command), cell_count(i->added),
	    cell_count(i->changed), cell_count(i->removed), number_or_none(i->undoes),
	    number_or_none(i->undone_by), cell_text(i->reason));
}

static int
run_log(struct ctx *ctx, const void *args)
{
	struct period p;
	bool          given;

	(void)args;
	TRY(ctx_period(ctx, &p, &given));
	TRY(ctx_table(ctx, "salesctl.op.log", log_cols));
	return op_each(&ctx->dept, p, ctx->g->sort == NULL ? ctx->g->limit : 0, log_row, ctx, &ctx->err);
}

/* 17, op 17, 0: the newest. */
static int
parse_op(struct ctx *ctx, const char *text, int64_t *no)
{
	char *end;

	errno = 0;
	*no = strtoll(text, &end, 10);
	if (end == text || *end != '\0' || errno != 0 || *no <= 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is not the number of an operation"), text);
	return SALES_OK;
}

static const struct col change_cols[] = {
	{ "noun", COL_TEXT, N_("Noun"), 0, NULL },
	{ "code", COL_CODE, N_("ID"), 0, NULL },
	{ "action", COL_ENUM, N_("Action"), 0, NULL },
	{ "change", COL_TEXT, N_("Change"), COL_SHRINK, NULL },
	{ .type = COL_END },
};

static int
change_row(void *arg, const struct op_info *op, const struct version_pair *p, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct ctx                  *ctx = arg;
	const char                  *action, *word, *code;

	(void)op;
	(void)err;
	TRY(show_pair(ctx, p, &action, &word, &b));
	TRY(show_code(ctx, p->kind, p->id, p->after != NULL ? p->after : p->before, &code));
	return OUT_ROW(ctx->out, cell_text(p->kind->name), cell_code(code), cell_enum(action, word),
	    cell_text(buf_str(&b)));
}

struct show_args { const char *no; };
static const struct opt show_opts[] = {
	OPT_ARG_MUST("OP", struct show_args, no, N_("number of an operation")),
	OPT_END
};

static int
run_show(struct ctx *ctx, const void *args)
{
	const struct show_args *a = args;
	struct op_info          i;
	int64_t                 no;

	TRY(parse_op(ctx, a->no, &no));
	TRY(op_get(&ctx->dept, no, &ctx->arena, &i, &ctx->err));
	ctx_note(ctx, _("op %lld by %s: %s"), (long long)i.no, i.login, i.command);
	TRY(ctx_table(ctx, "salesctl.op.show", change_cols));
	return op_versions(&ctx->dept, no, no, change_row, ctx, &ctx->err);
}

struct diff_args { const char *range; bool exit_code; };
static const struct opt diff_opts[] = {
	OPT_ARG_MUST("N..M", struct diff_args, range, N_("from after N to M; N alone: what changed since")),
	OPT_F(0, "exit-code", struct diff_args, exit_code, N_("exit with 1 when there are changes")),
	OPT_END
};

static int
run_diff(struct ctx *ctx, const void *args)
{
	const struct diff_args *a = args;
	const char             *dots = strstr(a->range, "..");
	int64_t                 from, to;

	TRY(dept_last_op(&ctx->dept, &to, &ctx->err));
	TRY(parse_op(ctx, dots == NULL ? a->range :
	    arena_strndup(&ctx->arena, a->range, (size_t)(dots - a->range)), &from));
	if (dots != NULL && dots[2] != '\0')
		TRY(parse_op(ctx, dots + 2, &to));
	TRY(ctx_table(ctx, "salesctl.op.diff", change_cols));
	if (to > from)
		TRY(op_versions(&ctx->dept, from + 1, to, change_row, ctx, &ctx->err));
	return a->exit_code && out_rows(ctx->out) > 0 ? SALES_NO : SALES_OK;
}

const struct cmd op_verbs[] = {
	{ .name = "log", .brief = N_("list operations, the newest first"),
	  .cols = log_cols,
	  .needs = NEEDS_BOOK | NEEDS_PERIOD, .run = run_log },
	{ .name = "show", .brief = N_("show what one operation changed"), .opts = show_opts,
	  .cols = change_cols, .args_size = sizeof(struct show_args), .needs = NEEDS_BOOK, .run = run_show },
	{ .name = "diff", .brief = N_("show what changed between operations"), .opts = diff_opts,
	  .cols = change_cols, .args_size = sizeof(struct diff_args), .needs = NEEDS_BOOK, .run = run_diff },
	{ .name = NULL }
};

/* ---- undo and redo ---- */

const struct cmd log_cmd = {
	.name = "log", .brief = N_("list operations, the newest first"), .cols = log_cols,
	.needs = NEEDS_BOOK | NEEDS_PERIOD, .run = run_log,
	.examples = "salesctl log -p today\nsalesctl log --limit 10",
};

struct undo_args { const char *no; };
static const struct opt undo_opts[] = {
	OPT_ARG("OP", struct undo_args, no, N_("number of an operation; default the newest")),
	OPT_END
};

static int
say_pair(void *arg, const struct op_info *op, const struct version_pair *p, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct ctx                  *ctx = arg;
	const char                  *action, *word, *code;

	(void)op;
	(void)err;
	if (ctx->nsaid >= 20)
		return SALES_NO;
	TRY(show_pair(ctx, p, &action, &word, &b));
	TRY(show_code(ctx, p->kind, p->id, p->after != NULL ? p->after : p->before, &code));
	ctx_changed_code(ctx, action, p->kind->name, code, buf_str(&b));
	return SALES_OK;
}

/* What was written under this operation's number, the first lines of it. */
static int
say_written(struct ctx *ctx)
{
	long n;
	int  rc;

	TRY(op_settle(&ctx->op, &ctx->err));
	n = ctx->op.added + ctx->op.changed + ctx->op.removed;
	dept_forget_names(&ctx->dept);
	if (n > 20) {
		ctx_say(ctx, _("%ld added, %ld changed, %ld removed"), ctx->op.added, ctx->op.changed,
		    ctx->op.removed);
		return SALES_OK;
	}
	rc = op_versions(&ctx->dept, ctx->op.no, ctx->op.no, say_pair, ctx, &ctx->err);
	return rc == SALES_NO ? SALES_OK : rc;
}

static int
take_back(struct ctx *ctx, const struct undo_args *a, bool undo)
{
	struct op_info i;
	int64_t        no = 0, which;

	if (a->no != NULL)
		TRY(parse_op(ctx, a->no, &no));
	if (undo)
		TRY(op_undo(&ctx->op, no, &which, &ctx->err));
	else
		TRY(op_redo(&ctx->op, no, &which, &ctx->err));
	TRY(op_get(&ctx->dept, which, &ctx->arena, &i, &ctx->err));
	if (ctx->g->dry_run)
		ctx_say(ctx, undo ? _("would undo op %lld: %s, by %s") : _("would redo op %lld: %s, by %s"),
		    (long long)which, i.command, i.login);
	else
		ctx_say(ctx, undo ? _("undid op %lld: %s, by %s") : _("redid op %lld: %s, by %s"),
		    (long long)which, i.command, i.login);
	return say_written(ctx);
}

static int
run_undo(struct ctx *ctx, const void *args)
{
	return take_back(ctx, args, true);
}

static int
run_redo(struct ctx *ctx, const void *args)
{
	return take_back(ctx, args, false);
}

const struct cmd undo_cmd = {
	.name = "undo", .brief = N_("take an operation back; redo brings it back"), .opts = undo_opts,
	.args_size = sizeof(struct undo_args), .needs = NEEDS_OP | NEEDS_LOAD, .run = run_undo,
	.examples = "salesctl undo\nsalesctl undo -n\nsalesctl undo 161",
};
const struct cmd redo_cmd = {
	.name = "redo", .brief = N_("bring back what undo took"), .opts = undo_opts,
	.args_size = sizeof(struct undo_args), .needs = NEEDS_OP | NEEDS_LOAD, .run = run_redo,
	.examples = "salesctl redo",
};
