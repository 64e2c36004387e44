/* salesctl payout lines: every line of a run as a table. */
#include <string.h>

#include "cmd/payout.h"

const struct col payout_lines_cols[] = {
	{ "line", COL_COUNT, N_("Line"), 0, NULL },
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "plan", COL_TEXT, N_("Plan"), 0, NULL },
	{ "component", COL_ENUM, N_("Component"), 0, NULL },
	{ "fact", COL_CODE, N_("Fact"), 0, NULL },
	{ "period", COL_TEXT, N_("Period"), COL_EXTRA, NULL },
	{ "on", COL_DAY, N_("Date"), 0, NULL },
	{ "base", COL_MONEY, N_("Credited"), 0, NULL },
	{ "before", COL_MONEY, N_("Before"), COL_EXTRA, NULL },
	{ "target", COL_MONEY, N_("Target"), COL_EXTRA, NULL },
	{ "amount", COL_MONEY, N_("Amount"), 0, NULL },
	{ "cause", COL_ENUM, N_("Cause"), 0, NULL },
	{ "cause_op", COL_COUNT, N_("By op"), COL_EXTRA, NULL },
	{ "policy", COL_COUNT, N_("Rule book"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

static int
line_row(void *arg, const struct payout_line *l, struct sales_err *err)
{
	struct ctx              *ctx = arg;
	const struct cause_word *cause = payout_cause_word(l);
	const char              *component, *period;
	char                     code[32];

	(void)err;
	TRY(payout_component_name(ctx, l, &component));
	TRY(payout_period_name(ctx, l, &period));
	return OUT_ROW(ctx->out, CELL(l->id), payout_who(ctx, l->person), CELL(l->plan), payout_component_cell(ctx, l->component, component),
	    l->kind == NULL ? cell_none(COL_CODE) : cell_code(kind_code(l->kind, l->fact, code)), CELL(period), cell_day(l->on),
	    CELL(l->base), l->kind == NULL ? cell_none(COL_MONEY) : CELL(l->before), l->target.v == 0 ? cell_none(COL_MONEY) : CELL(l->target), CELL(l->amount),
	    cell_enum(l->cause, cause == NULL ? l->cause : tr(cause->label)), l->cause_op == 0 ? cell_none(COL_COUNT) : CELL(l->cause_op), CELL(l->policy));
}

int
payout_run_lines(struct ctx *ctx, const void *args)
{
	const struct payout_explain_args *a = args;
	struct payout_run                 r;
	int64_t                           person;

	TRY(payout_person_named(ctx, a->person, &person));
	TRY(payout_named(ctx, a->code, &r));
	TRY(ctx_table(ctx, "salesctl.payout.lines", payout_lines_cols));
	return payout_lines(&ctx->dept, &r, person, line_row, ctx, &ctx->err);
}
