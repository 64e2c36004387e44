/* salesctl payout simulate: what a period would have cost by another rule book, or
 * may cost when open deals are won. */
#include "cmd/payout.h"
#include "cmd/payout_draws.h"
#include "cmd/payout_impact.h"

/* ---- args and options ---- */

const struct opt payout_simulate_opts[] = {
	OPT_S(0, "policy", N_("FILE"), struct payout_simulate_args, policy, N_("the rule book that would be in force"), .hint = HINT_FILE),
	OPT_F(0, "whole", struct payout_simulate_args, whole, N_("for all of the period")),
	OPT_C(0, "by", N_("WHAT"), struct payout_simulate_args, by, impact_by, N_("a row each person, team, plan or component")),
	OPT_S(0, "revenue", N_("METRIC"), struct payout_simulate_args, revenue, N_("what the cost is a share of"),
	    .hint = HINT_METRIC),
	OPT_F(0, "summary", struct payout_simulate_args, summary, N_("totals, cost and concentration instead of rows")),
	OPT_F(0, "open", struct payout_simulate_args, open, N_("instead: open deals, won by their chance")),
	OPT_S(0, "seed", N_("N"), struct payout_simulate_args, seed, N_("with --open: draw with this seed")),
	OPT_N(0, "draws", N_("N"), struct payout_simulate_args, draws, N_("with --open: how many draws; 200 unless said")),
	OPT_F(0, "unpaid", struct payout_simulate_args, unpaid, N_("with --open: won, and nothing paid yet")),
	OPT_END
};

/* ---- code ---- */

int
payout_run_simulate(struct ctx *ctx, const void *args)
{
	const struct payout_simulate_args *a = args;
	struct impact_ask           ask = { .by = a->by, .revenue = a->revenue, .summary = a->summary };
	day                         until;
	char                        since[DAY_SIZE], next[DAY_SIZE];

	if (a->open == (a->policy != NULL)) {
		FAIL(&ctx->err, SALES_EUSAGE, a->open ? _("--policy and --open are two simulations: give one of them")
		    : _("say what to simulate: another rule book, or open deals"));
		return err_hint(&ctx->err, "salesctl payout simulate --policy FILE, salesctl payout simulate --open");
	}
	if (a->open && (a->whole || a->summary || a->by != NULL || a->revenue != NULL))
		return FAIL(&ctx->err, SALES_EUSAGE, _("--whole, --summary, --by and --revenue are for --policy"));
	if (!a->open && (a->seed != NULL || a->draws != 0 || a->unpaid))
		return FAIL(&ctx->err, SALES_EUSAGE, _("--seed, --draws and --unpaid are for --open"));
	if (a->open)
		return payout_draws(ctx, a);
	TRY(impact_period(ctx, &ask.period));
	TRY(impact_book(ctx, a->policy, &ask.now.book));
	ask.now.name = arena_printf(&ctx->arena, "'%s'", a->policy);
	ask.now.from = a->whole ? DAY_MIN : ask.now.book->effective;
	ask.was = (struct whatif_book){ .name = _("the rule book in force") };
	TRY(impact_print(ctx, &ask));
	if (ask.now.from > ask.period.to) {
		ctx_note(ctx, _("'%s' counts from %s, after the period, so nothing differs; with --whole all of it goes by it"),
		    a->policy, day_str(ask.now.from, since));
		return SALES_OK;
	}
	TRY(whatif_until(&ctx->dept, ask.now.from, &until, &ctx->err));
	if (until <= ask.period.to)
		ctx_note(ctx, _("'%s' counts from %s until another rule book does on %s; with --whole all of the period goes by it"),
		    a->policy, day_str(ask.now.from, since), day_str(until, next));
	else if (ask.now.from > ask.period.from)
		ctx_note(ctx, _("'%s' counts from %s; with --whole all of the period goes by it"), a->policy,
		    day_str(ask.now.from, since));
	return SALES_OK;
}
