/* salesctl payout simulate: what a period would have cost by another rule book. */
#include "cmd/payout.h"
#include "cmd/payout_impact.h"

/* ---- args and options ---- */

const struct opt payout_simulate_opts[] = {
	OPT_S(0, "policy", N_("FILE"), struct payout_simulate_args, policy, N_("the rule book that would be in force"), .hint = HINT_FILE,
	    .flags = OPT_MUST),
	OPT_F(0, "whole", struct payout_simulate_args, whole, N_("for all of the period, not from its effective day on")),
	OPT_C(0, "by", N_("WHAT"), struct payout_simulate_args, by, impact_by, N_("a row each person, team, plan or component; person unless said")),
	OPT_S(0, "revenue", N_("METRIC"), struct payout_simulate_args, revenue, N_("what the cost is a share of; the plans' first base unless said"),
	    .hint = HINT_METRIC),
	OPT_F(0, "summary", struct payout_simulate_args, summary, N_("totals, cost, winners and concentration instead of rows")),
	OPT_END
};

/* ---- code ---- */

int
payout_run_simulate(struct ctx *ctx, const void *args)
{
	const struct payout_simulate_args *a = args;
	struct impact_ask           ask = { .by = a->by, .revenue = a->revenue, .summary = a->summary };
	char                        since[DAY_SIZE];

	TRY(impact_period(ctx, &ask.period));
	TRY(impact_book(ctx, a->policy, &ask.now.book));
	ask.now.name = arena_printf(&ctx->arena, "'%s'", a->policy);
	ask.now.from = a->whole ? DAY_MIN : ask.now.book->effective;
	ask.was = (struct whatif_book){ .name = _("the rule book in force") };
	TRY(impact_print(ctx, &ask));
	if (ask.now.from > ask.period.to) {
		ctx_note(ctx, _("'%s' counts from %s, after the period, so nothing differs; with --whole all of it goes by it"),
		    a->policy, day_str(ask.now.from, since));
	} else if (ask.now.from > ask.period.from)
		ctx_note(ctx, _("'%s' counts from %s; with --whole all of the period goes by it"), a->policy,
		    day_str(ask.now.from, since));
	return SALES_OK;
}
