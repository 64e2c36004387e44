/* salesctl customer rfm: how lately, how often, for how much. */
#include <string.h>

#include "cmd/by.h"
#include "cmd/customer.h"
#include "cmd/figure.h"
#include "lib/analysis/rfm.h"
#include "lib/base/tr.h"

const struct opt customer_rfm_opts[] = {
	OPT_F(0, "segments", struct rfm_args, segments, N_("the segments, instead of the customers")),
	OPT_C(0, "segment", N_("NAME"), struct rfm_args, segment, rfm_names, N_("only customers of this segment")),
	OPT_S(0, "where", N_("EXPR"), struct rfm_args, where, N_("only customers for which this holds")),
	OPT_END
};
const struct col customer_rfm_cols[] = {
	{ "customer", COL_REF, N_("Customer"), COL_SHRINK, NULL },
	{ "owner", COL_REF, N_("Owner"), COL_SHRINK, NULL },
	{ "last_on", COL_DAY, N_("Last won"), 0, NULL },
	{ "days", COL_COUNT, N_("Days ago"), 0, NULL },
	{ "deals", COL_COUNT, N_("Deals"), 0, NULL },
	{ "amount", COL_MONEY, N_("Amount"), 0, NULL },
	{ "r", COL_COUNT, N_("R"), 0, NULL },
	{ "f", COL_COUNT, N_("F"), 0, NULL },
	{ "m", COL_COUNT, N_("M"), 0, NULL },
	{ "segment", COL_ENUM, N_("Segment"), 0, NULL },
	/* with --segments */
	{ "customers", COL_COUNT, N_("Customers"), 0, NULL },
	{ "share", COL_PERCENT, N_("Share"), 0, NULL },
	{ "mean_days", COL_NUM, N_("Days ago, mean"), 0, NULL },
	{ "amount_share", COL_PERCENT, N_("Share of amount"), 0, NULL },
	{ .key = NULL },
};

static struct cell
segment_cell(enum rfm_segment s)
{
	return cell_enum(rfm_names[s], tr(rfm_label(s)));
}

static int
put_customer(struct ctx *ctx, const struct rfm_row *r)
{
	const struct kind *person = ctx->dept.schema.by_no[KIND_PERSON];
	struct ref_name    owner;
	struct cell        c[12];

	TRY(customer_cell(ctx, r->customer, &c[0]));
	TRY(dept_name(&ctx->dept, person, r->owner, &owner, &ctx->err));
	c[1] = cell_ref(owner.code, owner.name);
	c[2] = cell_day(r->last);
	c[3] = cell_count(r->days);
	c[4] = cell_count(r->deals);
	c[5] = by_amount(r->amount);
	c[6] = cell_count(r->r);
	c[7] = cell_count(r->f);
	c[8] = cell_count(r->m);
	c[9] = segment_cell(r->segment);
	c[10] = (struct cell){ .type = COL_END };
	return out_row(ctx->out, c);
}

static int
put_segment(struct ctx *ctx, const struct rfm *of, const struct rfm_sum *s, int segment)
{
	struct cell c[8];

	c[0] = segment < 0 ? cell_enum("-", _("Total")) : segment_cell((enum rfm_segment)segment);
	c[1] = cell_count(s->customers);
	c[2] = cell_percent(by_share(s->customers, of->total.customers));
	c[3] = figure_exact(ctx, COL_NUM, by_share(s->days, s->customers));
	c[4] = cell_count(s->deals);
	c[5] = by_amount(s->amount);
	c[6] = cell_percent(by_share(s->amount, of->total.amount));
	c[7] = (struct cell){ .type = COL_END };
	return segment < 0 ? out_total(ctx->out, c) : out_row(ctx->out, c);
}

static int
put_segments(struct ctx *ctx, const struct rfm *of)
{
	static const char *const shown[] = { "segment", "customers", "share", "mean_days", "deals", "amount", "amount_share",
		NULL };

	TRY(ctx_table(ctx, "salesctl.customer.rfm.segments", by_choose(ctx, customer_rfm_cols, shown)));
	for (int i = 0; i < RFM_SEGMENTS; i++)
		TRY(put_segment(ctx, of, &of->segment[i], i));
	return put_segment(ctx, of, &of->total, -1);
}

static int
put_customers(struct ctx *ctx, const struct rfm *of, const char *only)
{
	static const char *const shown[] = { "customer", "owner", "last_on", "days", "deals", "amount", "r", "f", "m", "segment",
		NULL };

	TRY(ctx_table(ctx, "salesctl.customer.rfm", by_choose(ctx, customer_rfm_cols, shown)));
	for (size_t i = 0; i < of->n; i++)
		if (only == NULL || strcmp(only, rfm_names[of->v[i].segment]) == 0)
			TRY(put_customer(ctx, &of->v[i]));
	return SALES_OK;
}

int
customer_run_rfm(struct ctx *ctx, const void *args)
{
	const struct rfm_args *a = args;
	struct rfm             of;
	struct period          p;
	char                   today[DAY_SIZE];

	if (a->segments && a->segment != NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("give either --segments or --segment"));
	TRY(by_period(ctx, &p));
	TRY(rfm_make(&ctx->dept, p, a->where, &ctx->arena, &of, &ctx->err));
	TRY(a->segments ? put_segments(ctx, &of) : put_customers(ctx, &of, a->segment));
	by_meta(ctx, p);
	by_note(ctx, _("customers who bought"), p);
	if (ctx_is_table(ctx))
		ctx_note(ctx, _("days are counted to %s; 5 is best"), day_str(of.today, today));
	customer_left_out(ctx, of.nobody, of.undated, of.ahead, of.foreign);
	return SALES_OK;
}
