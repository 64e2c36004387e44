/* salesctl customer cohorts: who bought again. */
#include "cmd/by.h"
#include "cmd/customer.h"
#include "lib/analysis/cohorts.h"

const struct opt customer_cohorts_opts[] = {
	OPT_S(0, "by", N_("UNIT"), struct analysis_args, by, N_("month, quarter (unless said), half or year"), .choices = by_units),
	OPT_S(0, "where", N_("EXPR"), struct analysis_args, where, N_("only customers for which this holds")),
	OPT_END
};
const struct col customer_cohorts_cols[] = {
	{ "span", COL_TEXT, N_("Bought first"), 0, NULL },
	{ "customers", COL_COUNT, N_("Customers"), 0, NULL },
	{ "within_one", COL_COUNT, N_("Within 1"), 0, NULL },
	{ "within_two", COL_COUNT, N_("Within 2"), 0, NULL },
	{ "within_three", COL_COUNT, N_("Within 3"), 0, NULL },
	{ "within_four", COL_COUNT, N_("Within 4"), 0, NULL },
	{ "again", COL_COUNT, N_("Up to now"), 0, NULL },
	{ "repeat_rate", COL_PERCENT, N_("Repeat rate"), 0, NULL },
	{ "rate_one", COL_PERCENT, N_("1 %"), COL_EXTRA, NULL },
	{ "rate_two", COL_PERCENT, N_("2 %"), COL_EXTRA, NULL },
	{ "rate_three", COL_PERCENT, N_("3 %"), COL_EXTRA, NULL },
	{ "rate_four", COL_PERCENT, N_("4 %"), COL_EXTRA, NULL },
	{ "deals", COL_COUNT, N_("Deals"), COL_EXTRA, NULL },
	{ "amount", COL_MONEY, N_("Amount"), COL_EXTRA, NULL },
	{ .key = NULL },
};

/* known: of how many customers each rate is. */
static int
put_cohort(struct ctx *ctx, const struct cohort *h, const int64_t *known, bool total)
{
	struct cell c[BY_COLS];
	char        name[PERIOD_SIZE];
	size_t      n = 0;

	c[n++] = cell_text(total ? _("Total") : period_str(h->span, name));
	c[n++] = cell_count(h->customers);
	for (int k = 0; k < COHORT_SPANS; k++)
		c[n++] = h->is_over[k] ? cell_count(h->within[k]) : cell_none(COL_COUNT);
	c[n++] = cell_count(h->again);
	c[n++] = cell_percent(by_share(h->again, h->customers));
	for (int k = 0; k < COHORT_SPANS; k++)
		c[n++] = h->is_over[k] ? cell_percent(by_share(h->within[k], known == NULL ? h->customers : known[k]))
		    : cell_none(COL_PERCENT);
	c[n++] = cell_count(h->deals);
	c[n++] = by_amount(h->amount);
	c[n] = (struct cell){ .type = COL_END };
	return total ? out_total(ctx->out, c) : out_row(ctx->out, c);
}

int
customer_run_cohorts(struct ctx *ctx, const void *args)
{
	const struct analysis_args *a = args;
	enum period_unit            unit = UNIT_QUARTER;
	struct cohorts              of;
	struct period               p;

	TRY(by_period(ctx, &p));
	if (a->by != NULL)
		TRY(by_unit(ctx, a->by, &unit));
	TRY(cohorts_make(&ctx->dept, p, unit, a->where, &ctx->arena, &of, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.customer.cohorts", customer_cohorts_cols));
	by_meta(ctx, p);
	for (size_t i = 0; i < of.n; i++)
		TRY(put_cohort(ctx, &of.v[i], NULL, false));
	if (of.n > 0)
		TRY(put_cohort(ctx, &of.total, of.known, true));
	by_note(ctx, _("customers by when they bought first, and how many bought again"), p);
	if (ctx_is_table(ctx))
		ctx_note(ctx, _("empty: that time is not over yet; totals and rates are of those for whom it is"));
	customer_left_out(ctx, of.nobody, of.undated, of.ahead, of.foreign);
	return SALES_OK;
}
