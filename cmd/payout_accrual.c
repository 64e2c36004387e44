/* salesctl payout accrual: what pay costs, period by period. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/payout.h"
#include "lib/base/tr.h"
#include "lib/payout/accrual.h"

static const char *const units[] = { "month", "quarter", "half", "year", NULL };

const struct opt payout_accrual_opts[] = {
	OPT_C(0, "by", N_("UNIT"), struct payout_accrual_args, by, units, N_("a row for each; default month")),
	OPT_S(0, "over", N_("MONTHS|FIELD"), struct payout_accrual_args, over, N_("spread the cost over so many months, or over those in a field of the deal")),
	OPT_F('a', "all", struct payout_accrual_args, all, N_("what is not approved yet too")),
	OPT_END
};
const struct col payout_accrual_cols[] = {
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "earned", COL_MONEY, NC_("ledger", "Earned"), 0, NULL },
	{ "paid", COL_MONEY, NC_("ledger", "Paid"), 0, NULL },
	{ "owed", COL_MONEY, NC_("ledger", "Owed"), 0, NULL },
	{ "cost", COL_MONEY, NC_("ledger", "Cost"), 0, NULL },
	{ "deferred", COL_MONEY, NC_("ledger", "Deferred"), 0, NULL },
	{ .type = COL_END },
};

static int
take_over(struct ctx *ctx, const char *text, struct accrual_ask *ask)
{
	long months = 0;

	if (text == NULL)
		return SALES_OK;
	if (text[strspn(text, "0123456789")] != '\0') {
		ask->term = text;
		return SALES_OK;
	}
	for (const char *p = text; *p != '\0' && months < 10000; p++)
		months = months * 10 + (*p - '0');
	if (months < 1 || months > 1200)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--over: a term has 1 to 1,200 months, not '%s'"), text);
	ask->months = (int)months;
	return SALES_OK;
}

static int
put_row(struct ctx *ctx, const struct accrual_row *r, bool total)
{
	char              name[PERIOD_SIZE];
	const struct cell c[] = { total ? cell_none(COL_TEXT) : CELL(period_name(r->span, &ctx->dept.when, name)), CELL(r->earned), CELL(r->paid),
		CELL(r->owed), CELL(r->cost), CELL(r->deferred), { .type = COL_END } };

	return total ? out_total(ctx->out, c) : out_row(ctx->out, c);
}

int
payout_run_accrual(struct ctx *ctx, const void *args)
{
	const struct payout_accrual_args *a = args;
	struct accrual_ask                ask = { .by = UNIT_MONTH, .drafts = a->all };
	struct accrual                    all;
	bool                              given;

	TRY(ctx_period(ctx, &ask.period, &given));
	if (!given)
		ask.period = period_in_year(ctx->dept.when.today, UNIT_YEAR, &ctx->dept.when);
	if (ask.period.from == DAY_NONE || ask.period.to == DAY_NONE)
		return FAIL(&ctx->err, SALES_EUSAGE, _("say a period with a first and a last day"));
	if (a->by != NULL)
		(void)period_unit_parse(a->by, &ask.by);
	TRY(take_over(ctx, a->over, &ask));
	TRY(payout_accrual(&ctx->dept, &ask, &ctx->arena, &all, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.payout.accrual", payout_accrual_cols));
	figure_meta_currency(ctx);
	ctx_note(ctx, _("pay by accrual, %s, amounts in %s"), figure_period(ctx, ask.period), ctx->dept.policy->locale.currency);
	for (size_t i = 0; i < all.n; i++)
		TRY(put_row(ctx, &all.row[i], false));
	if (ask.term != NULL && all.whole > 0)
		ctx_note(ctx, tr_n("%ld line has no term: it is a cost at once", "%ld lines have no term: they are a cost at once", all.whole),
		    all.whole);
	return put_row(ctx, &all.total, true);
}
