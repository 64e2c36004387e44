/* NOUN log CODE: every version of a record, and what changed it. */
#include "cmd/record.h"
#include "cmd/show.h"
#include "lib/record/history.h"

const struct opt record_log_opts[] = {
	OPT_ARG_MUST("CODE", struct record_log_args, code, N_("the record"),
	    .hint = HINT_KIND),
	OPT_END
};

const struct col record_log_cols[] = {
	{ "op", COL_COUNT, N_("Op"), 0, NULL },
	{ "at", COL_TIME, N_("When"), 0, NULL },
	{ "login", COL_TEXT, N_("Who"), 0, NULL },
	{ "action", COL_ENUM, N_("Action"), 0, NULL },
	{ "change", COL_TEXT, N_("Change"), COL_SHRINK, NULL },
	{ "command", COL_TEXT, N_("Command"), COL_SHRINK | COL_EXTRA, NULL },
	{ .type = COL_END },
};

static int
log_row(void *arg, const struct op_info *op, const struct version_pair *p, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct ctx                  *ctx = arg;
	const char                  *action, *word;

	(void)err;
	TRY(show_pair(ctx, p, &action, &word, &b));
	return OUT_ROW(ctx->out, cell_count(op->no), cell_time(op->at_ms), cell_text(op->login),
	    cell_toned(cell_enum(action, word), p->after == NULL ? TONE_DIM : TONE_PLAIN), cell_text(buf_str(&b)), cell_text(op->command));
}

int
record_log_verb(struct ctx *ctx, const void *args)
{
	const struct record_log_args *a = args;
	const struct kind            *k = ctx_kind(ctx);
	int64_t                       id;

	TRY(record_find(&ctx->dept, k, a->code, &id, &ctx->err));
	TRY(ctx_table(ctx, arena_printf(&ctx->arena, "salesctl.%s.log", k->name), record_log_cols));
	return record_log(&ctx->dept, k, id, log_row, ctx, &ctx->err);
}
