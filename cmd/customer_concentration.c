/* salesctl customer concentration: how much hangs on the largest. */
#include "cmd/by.h"
#include "cmd/customer.h"
#include "lib/analysis/concentration.h"
#include "lib/base/tr.h"

enum { TOP_USUAL = 5 };

const struct opt customer_concentration_opts[] = {
	OPT_N(0, "top", N_("N"), struct concentration_args, top, N_("how many of the largest; 5 unless said")),
	OPT_S(0, "by", N_("UNIT"), struct concentration_args, by, N_("one row each month, quarter, half or year"),
	    .choices = by_units),
	OPT_S(0, "where", N_("EXPR"), struct concentration_args, where, N_("only customers for which this holds")),
	OPT_END
};
const struct col customer_concentration_cols[] = {
	{ "rank", COL_COUNT, N_("Rank"), 0, NULL },
	{ "customer", COL_REF, N_("Customer"), COL_SHRINK, NULL },
	{ "deals", COL_COUNT, N_("Deals"), 0, NULL },
	{ "amount", COL_MONEY, N_("Amount"), 0, NULL },
	{ "share", COL_PERCENT, N_("Share"), 0, NULL },
	{ "cumulative", COL_PERCENT, N_("Cumulative"), 0, NULL },
	/* with --by */
	{ "span", COL_TEXT, N_("Period"), 0, NULL },
	{ "customers", COL_COUNT, N_("Customers"), 0, NULL },
	{ "top_amount", COL_MONEY, N_("Of the largest"), 0, NULL },
	{ "top_share", COL_PERCENT, N_("Their share"), 0, NULL },
	{ "largest", COL_REF, N_("The largest"), COL_SHRINK, NULL },
	{ "largest_share", COL_PERCENT, N_("Its share"), 0, NULL },
	{ .key = NULL },
};

static int
put_largest(struct ctx *ctx, const struct concentration *of)
{
	static const char *const shown[] = { "rank", "customer", "deals", "amount", "share", "cumulative", NULL };
	int64_t                  sum = 0;
	struct cell              c[7];

	TRY(ctx_table(ctx, "salesctl.customer.concentration", by_choose(ctx, customer_concentration_cols, shown)));
	for (size_t i = 0; i < of->ntop; i++) {
		sum += of->top[i].amount;
		c[0] = cell_count((int64_t)i + 1);
		TRY(customer_cell(ctx, of->top[i].customer, &c[1]));
		c[2] = cell_count(of->top[i].deals);
		c[3] = by_amount(of->top[i].amount);
		c[4] = cell_percent(by_share(of->top[i].amount, of->amount));
		c[5] = cell_percent(by_share(sum, of->amount));
		c[6] = (struct cell){ .type = COL_END };
		TRY(out_row(ctx->out, c));
	}
	return SALES_OK;
}

static int
put_span(struct ctx *ctx, const struct concentration *of)
{
	char        name[PERIOD_SIZE];
	struct cell c[8];

	c[0] = cell_text(period_str(of->span, name));
	c[1] = cell_count(of->customers);
	c[2] = by_amount(of->amount);
	c[3] = by_amount(of->top_amount);
	c[4] = cell_percent(by_share(of->top_amount, of->amount));
	c[5] = cell_none(COL_REF);
	c[6] = cell_none(COL_PERCENT);
	if (of->ntop > 0) {
		TRY(customer_cell(ctx, of->top[0].customer, &c[5]));
		c[6] = cell_percent(by_share(of->top[0].amount, of->amount));
	}
	c[7] = (struct cell){ .type = COL_END };
	return out_row(ctx->out, c);
}

static int
put_spans(struct ctx *ctx, const struct concentrations *of)
{
	static const char *const shown[] = { "span", "customers", "amount", "top_amount", "top_share", "largest",
		"largest_share", NULL };

	TRY(ctx_table(ctx, "salesctl.customer.concentration.by", by_choose(ctx, customer_concentration_cols, shown)));
	for (size_t i = 0; i < of->n; i++)
		TRY(put_span(ctx, &of->v[i]));
	return SALES_OK;
}

static void
say_concentration(struct ctx *ctx, const struct concentrations *of, struct period p, bool by_span)
{
	const struct concentration *c = &of->v[0];
	char                        s[RATIO_SIZE];

	by_note(ctx, _("what was won, by customer"), p);
	if (!by_span && c->ntop > 0 && ctx_is_table(ctx))
		ctx_footer(ctx, tr_n("%lld customer; share of the largest %zu: %s%%", "%lld customers; share of the largest %zu: %s%%",
		    c->customers), (long long)c->customers, c->ntop, ratio_percent(by_share(c->top_amount, c->amount), s));
	customer_left_out(ctx, of->nobody, of->undated, of->ahead, of->foreign);
}

int
customer_run_concentration(struct ctx *ctx, const void *args)
{
	const struct concentration_args *a = args;
	struct concentrations            of;
	enum period_unit                 unit;
	struct period                    p;

	if (a->top < 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--top takes a number from 1 on"));
	TRY(by_period(ctx, &p));
	if (a->by != NULL)
		TRY(by_unit(ctx, a->by, &unit));
	TRY(concentration_make(&ctx->dept, p, a->by == NULL ? NULL : &unit, a->top == 0 ? TOP_USUAL : (size_t)a->top,
	    a->where, &ctx->arena, &of, &ctx->err));
	TRY(a->by == NULL ? put_largest(ctx, &of.v[0]) : put_spans(ctx, &of));
	by_meta(ctx, p);
	say_concentration(ctx, &of, p, a->by != NULL);
	return SALES_OK;
}
