/* salesctl customer potential: what is won often and looked after little. */
#include "cmd/by.h"
#include "cmd/customer.h"
#include "cmd/figure.h"
#include "lib/analysis/potential.h"
#include "lib/base/tr.h"
#include "lib/crm/kinds.h"

const struct opt customer_potential_opts[] = {
	OPT_S(0, "by", N_("LIST"), struct potential_args, by, N_("fields of customers; industry,region unless said"),
	    .hint = HINT_FIELD),
	OPT_F(0, "all", struct potential_args, all, N_("the other segments too")),
	OPT_S(0, "where", N_("EXPR"), struct potential_args, where, N_("only customers for which this holds")),
	OPT_END
};
const struct col customer_potential_cols[] = {
	{ "group", COL_TEXT, N_("Group"), 0, NULL },
	{ "won", COL_COUNT, N_("Won"), 0, NULL },
	{ "lost", COL_COUNT, N_("Lost"), 0, NULL },
	{ "win_rate", COL_PERCENT, N_("Win rate"), 0, NULL },
	{ "won_share", COL_PERCENT, N_("Share of won"), 0, NULL },
	{ "activities", COL_COUNT, N_("Activities"), 0, NULL },
	{ "activity_share", COL_PERCENT, N_("Of activities"), 0, NULL },
	{ "leads", COL_COUNT, N_("Leads"), 0, NULL },
	{ "lead_share", COL_PERCENT, N_("Of leads"), 0, NULL },
	{ "open", COL_COUNT, N_("Open"), 0, NULL },
	{ "open_share", COL_PERCENT, N_("Of open deals"), 0, NULL },
	{ "gap", COL_PERCENT, N_("Gap"), 0, NULL },
	{ "chance", COL_BOOL, NC_("segment", "Chance"), COL_EXTRA, NULL },
	{ .key = NULL },
};

static int
put_row(struct ctx *ctx, const struct cut *cut, const struct potential_row *r, bool total)
{
	struct cell c[BY_COLS];
	size_t      n = cut->n;

	TRY(by_cells(ctx, cut, total ? NULL : r->key, c));
	c[n++] = cell_count(r->won);
	c[n++] = cell_count(r->lost);
	c[n++] = cell_percent(r->win_rate);
	c[n++] = cell_percent(r->won_share);
	for (int i = 0; i < ATTENTIONS; i++) {
		c[n++] = cell_count(r->attention[i]);
		c[n++] = cell_percent(r->share[i]);
	}
	c[n++] = cell_percent(r->gap);
	c[n++] = total ? cell_none(COL_BOOL) : cell_bool(r->is_chance);
	c[n] = (struct cell){ .type = COL_END };
	return total ? out_total(ctx->out, c) : out_row(ctx->out, c);
}

static void
say_around(struct ctx *ctx, const struct potential *of, struct period p)
{
	const int few = ctx->dept.policy->analysis.few;
	bool      any = false;

	if (ctx_is_table(ctx) || ctx->g->verbose > 0)
		ctx_note(ctx, _("%s, %s"), _("won more often than all, and with less done for them than their share of what was won"),
		    figure_period(ctx, p));
	by_note_as_of(ctx);
	if (ctx_is_table(ctx))
		ctx_note(ctx, _("nothing is said of segments with fewer than %d closed deals"), few);
	for (int i = 0; i < ATTENTIONS; i++)
		any = any || of->total.attention[i] >= few;
	if (!any)
		ctx_note(ctx, _("there are too few activities, leads and open deals to compare with"));
	if (of->undated > 0)
		ctx_note(ctx, tr_n("%lld closed deal without a closing day is left out",
		    "%lld closed deals without a closing day are left out", of->undated), (long long)of->undated);
}

int
customer_run_potential(struct ctx *ctx, const void *args)
{
	const struct potential_args *a = args;
	struct col                  *col = arena_array(&ctx->arena, struct col, BY_COLS);
	struct potential             of;
	struct cut                   cut;
	struct period                p;

	TRY(by_period(ctx, &p));
	TRY(cut_parse(&ctx->dept, &customer_kind, a->by == NULL ? "industry,region" : a->by, &ctx->arena, &cut, &ctx->err));
	TRY(potential_make(&ctx->dept, &cut, p, a->where, &ctx->arena, &of, &ctx->err));
	by_columns(ctx, &cut, customer_potential_cols + 1, col);
	TRY(ctx_table(ctx, "salesctl.customer.potential", col));
	figure_meta_period(ctx, p);
	for (size_t i = 0; i < of.n; i++)
		if (a->all || of.v[i].is_chance)
			TRY(put_row(ctx, &cut, &of.v[i], false));
	TRY(put_row(ctx, &cut, &of.total, true));
	say_around(ctx, &of, p);
	return SALES_OK;
}
