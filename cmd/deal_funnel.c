/* salesctl deal funnel: how deals went through their stages. */
#include "cmd/by.h"
#include "cmd/deal.h"
#include "cmd/figure.h"
#include "lib/analysis/funnel.h"
#include "lib/base/tr.h"
#include "lib/crm/kinds.h"

const struct opt deal_funnel_opts[] = {
	OPT_S(0, "by", N_("LIST"), struct funnel_args, by, N_("person, team, a field (source ...) and month, quarter ..."),
	    .hint = HINT_FIELD),
	OPT_S(0, "on", N_("FIELD"), struct funnel_args, on, N_("which date -p looks at; default created_on"), .hint = HINT_FIELD),
	OPT_S(0, "where", N_("EXPR"), struct funnel_args, where, N_("only deals for which this holds")),
	OPT_END
};
const struct col deal_funnel_cols[] = {
	{ "group", COL_TEXT, N_("Group"), 0, NULL },
	{ "pipeline", COL_ENUM, N_("Pipeline"), 0, NULL },
	{ "stage", COL_ENUM, N_("Stage"), 0, NULL },
	{ "entered", COL_COUNT, N_("Entered"), 0, NULL },
	{ "forward", COL_COUNT, N_("Went on"), 0, NULL },
	{ "back", COL_COUNT, N_("Went back"), 0, NULL },
	{ "lost", COL_COUNT, N_("Lost"), 0, NULL },
	{ "here", COL_COUNT, N_("Still there"), 0, NULL },
	{ "next_rate", COL_PERCENT, N_("Went on %"), 0, NULL },
	{ "won_rate", COL_PERCENT, N_("Won %"), 0, NULL },
	{ "median_days", COL_NUM, N_("Days, median"), 0, NULL },
	{ "mean_days", COL_NUM, N_("Days, mean"), 0, NULL },
	{ "won", COL_COUNT, N_("Won"), COL_EXTRA, NULL },
	{ "skipped", COL_COUNT, N_("Skipped"), COL_EXTRA, NULL },
	{ "timed", COL_COUNT, N_("Timed"), COL_EXTRA, NULL },
	{ "unknown", COL_COUNT, N_("Way unknown"), COL_EXTRA, NULL },
	{ .key = NULL },
};

struct showing {
	struct ctx   *ctx;
	struct cut    cut;
	struct period period;
	struct funnel of;
	struct col    col[BY_COLS];
	bool          several;      /* pipelines */
};

static int
put_row(const struct showing *s, const struct funnel_row *r)
{
	struct ctx *ctx = s->ctx;
	const bool  is_open = r->stage->cls == STAGE_OPEN;
	struct cell c[BY_COLS];
	size_t      n = s->cut.n;

	TRY(by_cells(ctx, &s->cut, r->key, c));
	if (s->several)
		c[n++] = cell_enum(r->pipeline->id, label_text(r->pipeline->label, ctx->lang, r->pipeline->id));
	c[n++] = cell_enum(r->stage->id, label_text(r->stage->label, ctx->lang, r->stage->id));
	c[n++] = cell_count(r->entered);
	c[n++] = is_open ? cell_count(r->forward) : cell_none(COL_COUNT);
	c[n++] = is_open ? cell_count(r->back) : cell_none(COL_COUNT);
	c[n++] = is_open ? cell_count(r->lost) : cell_none(COL_COUNT);
	c[n++] = is_open ? cell_count(r->here) : cell_none(COL_COUNT);
	c[n++] = is_open ? cell_percent(by_share(r->forward, r->entered)) : cell_none(COL_PERCENT);
	c[n++] = is_open ? cell_percent(by_share(r->won, r->entered)) : cell_none(COL_PERCENT);
	c[n++] = figure_exact(ctx, COL_NUM, r->median);
	c[n++] = figure_exact(ctx, COL_NUM, by_share(r->days, r->timed));
	c[n++] = is_open ? cell_count(r->won) : cell_none(COL_COUNT);
	c[n++] = is_open ? cell_count(r->skipped) : cell_none(COL_COUNT);
	c[n++] = cell_count(r->timed);
	c[n++] = cell_count(r->unknown);
	c[n] = (struct cell){ .type = COL_END };
	return out_row(ctx->out, c);
}

static void
say_around(const struct showing *s)
{
	struct ctx          *ctx = s->ctx;
	const struct funnel *f = &s->of;
	const int64_t        still = f->still[STAGE_OPEN] + f->still[STAGE_WON] + f->still[STAGE_LOST];

	if (ctx_is_table(ctx) || ctx->g->verbose > 0)
		ctx_note(ctx, tr_n("%lld deal, %s; opened again: %lld", "%lld deals, %s; opened again: %lld", f->deals),
		    (long long)f->deals, figure_period(ctx, s->period), (long long)f->reopened);
	by_note_as_of(ctx);
	if (still > 0)
		ctx_note(ctx, tr_n("%lld deal has no history beyond where it stands (open %lld, won %lld, lost %lld): the stages before are not known",
		    "%lld deals have no history beyond where they stand (open %lld, won %lld, lost %lld): the stages before are not known", still),
		    (long long)still, (long long)f->still[STAGE_OPEN], (long long)f->still[STAGE_WON], (long long)f->still[STAGE_LOST]);
	if (f->undated > 0)
		ctx_note(ctx, tr_n("%lld deal without that day is left out", "%lld deals without that day are left out", f->undated),
		    (long long)f->undated);
	if (f->gone > 0)
		ctx_note(ctx, tr_n("%lld deal was in a stage that the rule book does not have: its time there is left out",
		    "%lld deals were in stages that the rule book does not have: their time there is left out", f->gone),
		    (long long)f->gone);
}

int
deal_run_funnel(struct ctx *ctx, const void *args)
{
	const struct funnel_args *a = args;
	struct showing           *s = arena_new(&ctx->arena, struct showing);

	*s = (struct showing){ .ctx = ctx, .several = ctx->dept.policy->npipelines > 1 };
	TRY(by_period(ctx, &s->period));
	TRY(cut_parse(&ctx->dept, &deal_kind, a->by, &ctx->arena, &s->cut, &ctx->err));
	TRY(funnel_make(&ctx->dept, &s->cut, s->period, a->on, a->where, &ctx->arena, &s->of, &ctx->err));
	by_columns(ctx, &s->cut, deal_funnel_cols + (s->several ? 1 : 2), s->col);
	TRY(ctx_table(ctx, "salesctl.deal.funnel", s->col));
	figure_meta_period(ctx, s->period);
	out_meta(ctx->out, "reopened", arena_printf(&ctx->arena, "%lld", (long long)s->of.reopened));
	for (size_t i = 0; i < s->of.n; i++)
		TRY(put_row(s, &s->of.v[i]));
	say_around(s);
	return SALES_OK;
}
