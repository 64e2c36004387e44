/* NOUN log CODE: every version of a record, and what changed it. */
#include <string.h>

#include "cmd/record.h"
#include "cmd/show.h"
#include "lib/record/history.h"
#include "lib/record/merged.h"

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

/* A code that was merged has a history of its own; so has what it is now. */
static int
find_logged(struct ctx *ctx, const struct kind *k, const char *text, int64_t *id)
{
	const char *old;
	char        code[32];
	int64_t     gone;

	TRY(record_find_merged(&ctx->dept, k, text, id, &old, &ctx->err));
	if (old == NULL)
		return SALES_OK;
	ctx_note(ctx, _("%s was merged into %s"), old, kind_code(k, *id, code));
	if (kind_code_id(k, old, strlen(old), &gone))
		*id = gone;
	return SALES_OK;
}

struct logged { struct ctx *ctx; const struct kind *k; int64_t id; };

static int
say_merged(void *arg, const struct merged_record *m, struct sales_err *err)
{
	const struct logged *l = arg;
	char                 code[32];

	(void)err;
	if (m->into == l->id)
		ctx_footer(l->ctx, _("%s was merged into %s: salesctl %s log %s"), m->code, kind_code(l->k, l->id, code),
		    l->k->name, m->code);
	return SALES_OK;
}

int
record_log_verb(struct ctx *ctx, const void *args)
{
	const struct record_log_args *a = args;
	const struct kind            *k = ctx_kind(ctx);
	int64_t                       id;

	TRY(find_logged(ctx, k, a->code, &id));
	TRY(ctx_table(ctx, arena_printf(&ctx->arena, "salesctl.%s.log", k->name), record_log_cols));
	TRY(record_log(&ctx->dept, k, id, log_row, ctx, &ctx->err));
	return merged_each(&ctx->dept, k, say_merged, &(struct logged){ ctx, k, id }, &ctx->err);
}
