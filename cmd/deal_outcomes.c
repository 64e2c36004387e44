/* salesctl deal winloss, velocity: what became of deals, and how fast. */
#include "cmd/by.h"
#include "cmd/deal.h"
#include "cmd/figure.h"
#include "lib/analysis/outcomes.h"
#include "lib/base/tr.h"
#include "lib/crm/kinds.h"

const struct opt deal_outcomes_opts[] = {
	OPT_S(0, "by", N_("LIST"), struct outcomes_args, by, N_("person, team, discount, a field (product ...) and month, quarter ..."),
	    .hint = HINT_FIELD),
	OPT_S(0, "where", N_("EXPR"), struct outcomes_args, where, N_("only deals for which this holds")),
	OPT_END
};

/* What both have in common: the rows, and what is said below them. */
struct asked {
	struct cut      cut;
	struct period   period;
	struct outcomes of;
	struct col      col[BY_COLS];
	size_t          nparts;
};

static int
read_outcomes(struct ctx *ctx, const struct outcomes_args *a, const char *usual, const struct col *cols, struct asked *out)
{
	TRY(by_period(ctx, &out->period));
	TRY(cut_parse(&ctx->dept, &deal_kind, a->by == NULL ? usual : a->by, &ctx->arena, &out->cut, &ctx->err));
	TRY(outcomes_make(&ctx->dept, &out->cut, out->period, a->where, &ctx->arena, &out->of, &ctx->err));
	out->nparts = by_columns(ctx, &out->cut, cols + 1, out->col);
	return SALES_OK;
}

static void
say_around(struct ctx *ctx, const struct asked *s, const char *what)
{
	const struct outcomes *o = &s->of;

	by_note(ctx, what, s->period);
	by_note_foreign(ctx, o->foreign);
	if (cut_overlaps(&s->cut) && ctx_is_table(ctx))
		ctx_note(ctx, _("a deal counts in each of its rows, and once in the total"));
	if (o->undated > 0)
		ctx_note(ctx, tr_n("%lld closed deal without a closing day is left out",
		    "%lld closed deals without a closing day are left out", o->undated), (long long)o->undated);
	if (o->unknown > 0)
		ctx_note(ctx, tr_n("%lld deal in a stage that the rule book does not have is left out",
		    "%lld deals in stages that the rule book does not have are left out", o->unknown), (long long)o->unknown);
}

/* ---- winloss ------------------------------------------------------------- */

const struct col deal_winloss_cols[] = {
	{ "group", COL_TEXT, N_("Group"), 0, NULL },
	{ "won", COL_COUNT, N_("Won"), 0, NULL },
	{ "lost", COL_COUNT, N_("Lost"), 0, NULL },
	{ "win_rate", COL_PERCENT, N_("Win rate"), 0, NULL },
	{ "won_amount", COL_MONEY, N_("Won amount"), 0, NULL },
	{ "lost_amount", COL_MONEY, N_("Lost amount"), 0, NULL },
	{ "cycle_days", COL_NUM, N_("Days to win"), 0, NULL },
	{ "won_share", COL_PERCENT, N_("Share of won"), COL_EXTRA, NULL },
	{ "lost_share", COL_PERCENT, N_("Share of lost"), COL_EXTRA, NULL },
	{ "sample", COL_ENUM, N_("Sample"), 0, NULL },
	{ .key = NULL },
};

/* Only lost deals have a reason why they were lost: no rate follows from it. */
static bool
is_one_sided(const struct cut *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->part[i].name, "lost_reason") == 0 || strcmp(c->part[i].name, "won_reason") == 0)
			return true;
	return false;
}

static int
put_winloss(struct ctx *ctx, const struct asked *s, const struct outcome *o, bool total)
{
	const struct outcome *all = &s->of.total;
	struct cell           c[BY_COLS];
	size_t                n = s->nparts;

	TRY(by_cells(ctx, &s->cut, total ? NULL : o->key, c));
	c[n++] = cell_count(o->won);
	c[n++] = cell_count(o->lost);
	c[n++] = is_one_sided(&s->cut) && !total ? cell_none(COL_PERCENT) : cell_percent(outcome_win_rate(o));
	c[n++] = o->won > 0 && o->priced == 0 ? cell_none(COL_MONEY) : by_amount(o->won_amount);
	c[n++] = o->lost > 0 && o->lost_priced == 0 ? cell_none(COL_MONEY) : by_amount(o->lost_amount);
	c[n++] = figure_exact(ctx, COL_NUM, outcome_cycle(o));
	c[n++] = cell_percent(by_share(o->won, all->won));
	c[n++] = cell_percent(by_share(o->lost, all->lost));
	c[n++] = by_few(ctx, o->won + o->lost);
	c[n] = (struct cell){ .type = COL_END };
	return total ? out_total(ctx->out, c) : out_row(ctx->out, c);
}

int
deal_run_winloss(struct ctx *ctx, const void *args)
{
	const struct outcomes_args *a = args;
	struct asked               *s = arena_new(&ctx->arena, struct asked);

	TRY(read_outcomes(ctx, a, "", deal_winloss_cols, s));
	TRY(ctx_table(ctx, "salesctl.deal.winloss", s->col));
	by_meta(ctx, s->period);
	for (size_t i = 0; i < s->of.n; i++)
		if (s->of.v[i].won + s->of.v[i].lost > 0 || s->cut.n == 0)
			TRY(put_winloss(ctx, s, &s->of.v[i], false));
	if (s->cut.n > 0)
		TRY(put_winloss(ctx, s, &s->of.total, true));
	say_around(ctx, s, _("closed deals"));
	return SALES_OK;
}

/* ---- velocity ------------------------------------------------------------ */

const struct col deal_velocity_cols[] = {
	{ "group", COL_TEXT, N_("Group"), 0, NULL },
	{ "open", COL_COUNT, N_("Open"), 0, NULL },
	{ "average", COL_MONEY, N_("Average"), 0, NULL },
	{ "win_rate", COL_PERCENT, N_("Win rate"), 0, NULL },
	{ "cycle_days", COL_NUM, N_("Days to win"), 0, NULL },
	{ "velocity", COL_MONEY, N_("A day"), 0, NULL },
	{ "won", COL_COUNT, N_("Won"), 0, NULL },
	{ "lost", COL_COUNT, N_("Lost"), 0, NULL },
	{ "sample", COL_ENUM, N_("Sample"), 0, NULL },
	{ .key = NULL },
};

static int
put_velocity(struct ctx *ctx, const struct asked *s, const struct outcome *o, bool total)
{
	struct cell c[BY_COLS];
	size_t      n = s->nparts;

	TRY(by_cells(ctx, &s->cut, total ? NULL : o->key, c));
	c[n++] = cell_count(o->open);
	c[n++] = by_money(ctx, outcome_average(o));
	c[n++] = cell_percent(outcome_win_rate(o));
	c[n++] = figure_exact(ctx, COL_NUM, outcome_cycle(o));
	c[n++] = by_money(ctx, outcome_velocity(o));
	c[n++] = cell_count(o->won);
	c[n++] = cell_count(o->lost);
	c[n++] = by_few(ctx, o->won + o->lost);
	c[n] = (struct cell){ .type = COL_END };
	return total ? out_total(ctx->out, c) : out_row(ctx->out, c);
}

int
deal_run_velocity(struct ctx *ctx, const void *args)
{
	const struct outcomes_args *a = args;
	struct asked               *s = arena_new(&ctx->arena, struct asked);

	TRY(read_outcomes(ctx, a, "", deal_velocity_cols, s));
	for (size_t i = 0; i < s->cut.n; i++)
		if (s->cut.part[i].kind == CUT_TIME) {
			FAIL(&ctx->err, SALES_EUSAGE, _("--by: velocity is of the deals open today, not of each %s"), s->cut.part[i].name);
			return err_hint(&ctx->err, "salesctl deal velocity -p 2026Q1 --as-of 2026-03-31");
		}
	TRY(ctx_table(ctx, "salesctl.deal.velocity", s->col));
	by_meta(ctx, s->period);
	for (size_t i = 0; i < s->of.n; i++)
		TRY(put_velocity(ctx, s, &s->of.v[i], false));
	if (s->cut.n > 0)
		TRY(put_velocity(ctx, s, &s->of.total, true));
	say_around(ctx, s, _("closed deals, and those open today"));
	return SALES_OK;
}
