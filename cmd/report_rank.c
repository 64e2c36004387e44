/* salesctl report rank: who stands where, as a document or as a table. */
#include "cmd/report_rank.h"

#include <string.h>

#include "cmd/figure.h"
#include "lib/report/rank.h"

static const char *const bys[] = { "score", NULL };
const struct opt report_rank_opts[] = {
	OPT_S(0, "metric", N_("METRIC"), struct report_rank_args, metric, N_("by the attainment of this metric's goals"), .hint = HINT_METRIC),
	OPT_S(0, "by", N_("WHAT"), struct report_rank_args, by, N_("score: by the reviews, which is the usual"), .choices = bys),
	OPT_S(0, "scorecard", N_("NAME"), struct report_rank_args, card, N_("only this scorecard")),
	OPT_END
};
const struct col report_rank_cols[] = {
	{ "scorecard", COL_TEXT, N_("Scorecard"), 0, NULL },
	{ "rank", COL_COUNT, N_("Rank"), 0, NULL },
	{ "ranked", COL_COUNT, N_("Ranked"), COL_EXTRA, NULL },
	{ "moved", COL_COUNT, N_("Moved"), 0, NULL },
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "attainment", COL_PERCENT, N_("Attained"), 0, NULL },
	{ "score", COL_NUM, NC_("review", "Score"), 0, NULL },
	{ "change", COL_TEXT, N_("Change"), 0, NULL },
	{ "newcomer", COL_BOOL, N_("Newcomer"), 0, NULL },
	{ "best", COL_BOOL, N_("Personal best"), 0, NULL },
	{ "improved", COL_BOOL, N_("Most improved"), 0, NULL },
	{ .type = COL_END },
};

static int
find_metric(struct ctx *ctx, const struct report_rank_args *a, const struct metric **out)
{
	*out = NULL;
	if (a->by != NULL && (a->metric != NULL || strcmp(a->by, "score") != 0)) {
		FAIL(&ctx->err, SALES_EUSAGE, _("it goes by score (--by score), or by the attainment of a metric (--metric)"));
		return err_hint(&ctx->err, "salesctl report rank --metric %s",
		    ctx->dept.policy->nmetrics > 0 ? ctx->dept.policy->metrics[0].id : "METRIC");
	}
	return a->metric == NULL ? SALES_OK : figure_metric(ctx, a->metric, out);
}

static int
put_table(struct ctx *ctx, const struct ranking_ask *ask, const struct ranking *r)
{
	TRY(ctx_table(ctx, "salesctl.report.rank", report_rank_cols));
	figure_meta_period(ctx, r->period);
	for (size_t i = 0; i < r->n; i++) {
		const struct ranking_row *w = &r->row[i];

		if (!w->seen)
			continue;
		TRY(OUT_ROW(ctx->out, cell_text(w->card), cell_count(w->rank), cell_count((int64_t)w->of),
		    w->before == 0 ? cell_none(COL_COUNT) : cell_count(w->before - w->rank), cell_ref(w->code, w->name),
		    cell_percent(w->attainment), ask->metric != NULL ? cell_none(COL_NUM) : (struct cell){ .type = COL_NUM, .u.i = w->score },
		    cell_text(rank_change(w, ask->metric != NULL, &ctx->arena)), cell_bool(w->newcomer), cell_bool(w->best),
		    cell_bool(w->improved)));
	}
	if (r->hidden > 0)
		ctx_footer(ctx, _("ranked, and not shown by the rule book: %zu"), r->hidden);
	return SALES_OK;
}

int
report_run_rank(struct ctx *ctx, const void *args)
{
	static const char *const       formats[] = { "text", "md", "html", NULL };
	const struct report_rank_args *a = args;
	CLEANUP(buf_done) struct buf   b = { 0 };
	struct ranking_ask             ask = { .card = a->card };
	const struct actor            *who;
	struct ranking                 r;
	struct doc                     doc = { .arena = &ctx->arena };
	const char                    *format;
	bool                           given;

	TRY(ctx_period(ctx, &ask.period, &given));
	if (given && (ask.period.from == DAY_NONE || ask.period.to == DAY_NONE))
		return FAIL(&ctx->err, SALES_EUSAGE, _("a period with both ends is needed"));
	if (!given)
		TRY(period_parse("last quarter", &ctx->dept.when, &ask.period, &ctx->err));
	TRY(find_metric(ctx, a, &ask.metric));
	TRY(dept_actor(&ctx->dept, &who, &ctx->err));
	ask.viewer = who->person;
	TRY(ranking_make(&ctx->dept, &ask, &ctx->arena, &r, &ctx->err));
	if (ctx->g->json || (ctx->g->format != NULL && out_is_format(ctx->g->format) && strcmp(ctx->g->format, "md") != 0
	    && strcmp(ctx->g->format, "html") != 0 && strcmp(ctx->g->format, "text") != 0))
		return put_table(ctx, &ask, &r);
	TRY(ctx_document(ctx, formats, &format));
	report_rank(&ctx->dept, &ask, &r, &ctx->arena, &doc);
	doc_writer(format)->write(&doc, &b);
	return out_text(ctx->out, buf_str(&b), b.n);
}
