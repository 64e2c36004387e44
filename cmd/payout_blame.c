/* salesctl payout blame: which operations moved what a line says. */
#include <stdlib.h>
#include <string.h>

#include "cmd/payout.h"
#include "cmd/show.h"
#include "lib/payout/blame.h"

const struct opt payout_blame_opts[] = {
	OPT_ARG_MUST("LINE", struct payout_code_args, code, N_("the number of a line: payout lines")),
	OPT_END
};
const struct col payout_blame_cols[] = {
	{ "op", COL_COUNT, N_("Op"), 0, NULL },
	{ "at", COL_TIME, N_("When"), 0, NULL },
	{ "login", COL_TEXT, N_("Who"), 0, NULL },
	{ "person", COL_REF, N_("For"), COL_SHRINK | COL_EXTRA, NULL },
	{ "of", COL_CODE, N_("Of"), 0, NULL },
	{ "kind", COL_ENUM, N_("Kind"), COL_EXTRA, NULL },
	{ "action", COL_ENUM, N_("Action"), 0, NULL },
	{ "change", COL_TEXT, N_("Change"), COL_SHRINK, NULL },
	{ "after_run", COL_BOOL, N_("After the run"), 0, NULL },
	{ "command", COL_TEXT, N_("Command"), COL_SHRINK | COL_EXTRA, NULL },
	{ .type = COL_END },
};

struct blamed {
	int64_t          op, at_ms, person;
	const char      *login, *of, *kind, *action, *word, *change, *command;
	const char      *label;
	bool             after;
};
struct blaming { struct ctx *ctx; struct buf rows; };

static void
blaming_done(struct blaming *g)
{
	buf_done(&g->rows);
}

static int
fill_pair(struct ctx *ctx, const struct version_pair *p, struct blamed *out)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	TRY(show_pair(ctx, p, &out->action, &out->word, &b));
	out->change = arena_strdup(&ctx->arena, buf_str(&b));
	TRY(show_code(ctx, p->kind, p->id, p->after != NULL ? p->after : p->before, &out->of));
	out->of = arena_strdup(&ctx->arena, out->of);
	out->kind = p->kind->name;
	out->label = tr(p->kind->label);
	return SALES_OK;
}

static int
take(void *arg, const struct payout_blame *b, struct sales_err *err)
{
	struct blaming *g = arg;
	struct ctx     *ctx = g->ctx;
	struct blamed   row = { .op = b->op->no, .at_ms = b->op->at_ms, .person = b->op->person,
		.login = arena_strdup(&ctx->arena, b->op->login), .command = arena_strdup(&ctx->arena, b->op->command), .after = b->after };

	(void)err;
	if (b->pair != NULL) {
		TRY(fill_pair(ctx, b->pair, &row));
	} else {
		row.action = "added";
		row.word = _("added");
		row.kind = "policy";
		row.label = _("rule book");
		row.of = arena_printf(&ctx->arena, "v%lld", (long long)b->version);
		row.change = arena_printf(&ctx->arena, _("version %lld of the rule book was applied"), (long long)b->version);
	}
	buf_put(&g->rows, &row, sizeof(row));
	return SALES_OK;
}

static int
by_op(const void *x, const void *y)
{
	const struct blamed *a = x, *b = y;

	if (a->op != b->op)
		return a->op < b->op ? -1 : 1;
	return strcmp(a->of, b->of);
}

static int
put_rows(struct blaming *g)
{
	struct ctx    *ctx = g->ctx;
	struct blamed *v = (struct blamed *)(void *)g->rows.p;
	const size_t   n = g->rows.n / sizeof(*v);

	if (n > 0)
		qsort(v, n, sizeof(*v), by_op);
	for (size_t i = 0; i < n; i++)
		TRY(OUT_ROW(ctx->out, CELL((long long)v[i].op), cell_time(v[i].at_ms), CELL(v[i].login), payout_who(ctx, v[i].person),
		    cell_code(v[i].of), cell_enum(v[i].kind, v[i].label), cell_enum(v[i].action, v[i].word), CELL(v[i].change),
		    cell_toned(cell_bool(v[i].after), v[i].after ? TONE_DIM : TONE_PLAIN), CELL(v[i].command)));
	return SALES_OK;
}

int
payout_run_blame(struct ctx *ctx, const void *args)
{
	const struct payout_code_args *a = args;
	CLEANUP(blaming_done) struct blaming g = { .ctx = ctx };
	struct payout_run              r;
	struct payout_line             l;
	const char                    *fact, *component;
	char                           s[MONEY_SIZE];
	int64_t                        id;

	if (!payout_is_line(a->code, &id)) {
		FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is not the number of a line"), a->code);
		return err_hint(&ctx->err, "salesctl payout lines PAYOUT");
	}
	TRY(payout_line_find(&ctx->dept, id, &ctx->arena, &r, &l, &ctx->err));
	TRY(payout_fact_name(ctx, &l, &fact));
	TRY(payout_component_name(ctx, &l, &component));
	TRY(ctx_table(ctx, "salesctl.payout.blame", payout_blame_cols));
	TRY(payout_blame(&ctx->dept, &r, &l, take, &g, &ctx->err));
	TRY(put_rows(&g));
	ctx_footer(ctx, _("line %lld of payout %s, run by op %lld: %s, %s, %s"), (long long)l.id, r.code, (long long)payout_ran(&r), fact,
	    component, money_group(l.amount, 2, s));
	return SALES_OK;
}
