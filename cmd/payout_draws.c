/* salesctl payout simulate --open: what pay may come to when open deals are won by
 * their chance. */
#include <string.h>

#include "cmd/by.h"
#include "cmd/figure.h"
#include "cmd/payout.h"
#include "cmd/payout_draws.h"
#include "cmd/payout_impact.h"
#include "cmd/seed.h"
#include "lib/base/tr.h"
#include "lib/payout/draws.h"

static const struct col draws_cols[] = {
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "now", COL_MONEY, N_("Without"), 0, NULL },
	{ "low", COL_MONEY, N_("P10"), 0, NULL },
	{ "middle", COL_MONEY, N_("P50"), 0, NULL },
	{ "high", COL_MONEY, N_("P90"), 0, NULL },
	{ .type = COL_END },
};

static struct cell *
put_cells(const struct draws_row *r, struct cell who, struct cell c[6])
{
	c[0] = who;
	c[1] = by_amount(r->now);
	c[2] = by_amount(r->p10);
	c[3] = by_amount(r->p50);
	c[4] = by_amount(r->p90);
	c[5] = (struct cell){ .type = COL_END };
	return c;
}

static void
say(struct ctx *ctx, const struct draws_ask *ask, const struct draws *of)
{
	ctx_note(ctx, _("%s; open deals: %zu, draws: %d, seed: %u; amounts in %s"), figure_period(ctx, ask->period), of->deals,
	    ask->draws, (unsigned)ask->seed, ctx->dept.policy->locale.currency);
	if (ask->are_paid && of->deals > 0)
		ctx_note(ctx, _("each deal is taken to be paid in full on its day (--unpaid: won only)"));
	if (of->undated > 0)
		ctx_note(ctx, tr_n("%ld open deal has no expected day and is left out", "%ld open deals have no expected day and are left out",
		    of->undated), of->undated);
	if (of->other > 0)
		ctx_note(ctx, tr_n("%ld open deal is expected in another period and is left out",
		    "%ld open deals are expected in other periods and are left out", of->other), of->other);
	if (of->unknown != NULL)
		ctx_note(ctx, _("plan '%s': the factor '%s' has no value yet; it is taken as 1"), of->unknown_plan, of->unknown);
}

int
payout_draws(struct ctx *ctx, const struct payout_simulate_args *a)
{
	struct draws_ask ask = { .draws = a->draws == 0 ? DRAWS_USUAL : (int)a->draws, .are_paid = !a->unpaid };
	struct draws     of;
	struct cell      c[6];

	if (a->draws < 0 || a->draws > DRAWS_MAX)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--draws takes a number from 1 to %d"), DRAWS_MAX);
	TRY(impact_period(ctx, &ask.period));
	ask.seed = draws_seed(&ctx->dept, ask.period);
	if (a->seed != NULL)
		TRY(seed_parse(ctx, a->seed, &ask.seed));
	TRY(draws_make(&ctx->dept, &ask, &ctx->arena, &of, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.payout.draws", draws_cols));
	for (size_t i = 0; i < of.n; i++)
		TRY(out_row(ctx->out, put_cells(&of.v[i], payout_who(ctx, of.v[i].person), c)));
	TRY(out_total(ctx->out, put_cells(&of.all, cell_ref(NULL, NULL), c)));
	by_meta(ctx, ask.period);
	out_meta(ctx->out, "seed", arena_printf(&ctx->arena, "%u", (unsigned)ask.seed));
	out_meta(ctx->out, "draws", arena_printf(&ctx->arena, "%d", ask.draws));
	say(ctx, &ask, &of);
	return SALES_OK;
}
