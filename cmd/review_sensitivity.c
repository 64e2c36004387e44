/* salesctl review sensitivity: what each weight of a scorecard decides. */
#include "cmd/figure.h"
#include "cmd/review.h"
#include "lib/org/kinds.h"
#include "lib/review/cycle.h"
#include "lib/review/sensitivity.h"

const struct opt review_sensitivity_opts[] = {
	OPT_S(0, "scorecard", N_("NAME"), struct review_card_args, card, N_("only this scorecard")),
	OPT_END
};
const struct col review_sensitivity_cols[] = {
	{ "scorecard", COL_TEXT, N_("Scorecard"), COL_EXTRA, NULL },
	{ "indicator", COL_ENUM, N_("Indicator"), 0, NULL },
	{ "weight", COL_PERCENT, N_("Weight"), 0, NULL },
	{ "moved", COL_PERCENT, N_("Moved to"), 0, NULL },
	{ "people", COL_COUNT, N_("People"), 0, NULL },
	{ "changed", COL_COUNT, N_("Other ranks"), 0, NULL },
	{ "furthest", COL_REF, N_("Moves furthest"), 0, NULL },
	{ "from_rank", COL_COUNT, N_("From rank"), 0, NULL },
	{ "to_rank", COL_COUNT, N_("To rank"), 0, NULL },
	{ "enters", COL_TEXT, N_("Enters the top"), 0, NULL },
	{ "leaves", COL_TEXT, N_("Leaves the top"), 0, NULL },
	{ .type = COL_END },
};

static int
names(struct ctx *ctx, const int64_t *id, size_t n, const char **out)
{
	*out = NULL;
	for (size_t i = 0; i < n; i++) {
		struct ref_name who;

		TRY(dept_name(&ctx->dept, &person_kind, id[i], &who, &ctx->err));
		*out = i == 0 ? who.name : arena_printf(&ctx->arena, "%s, %s", *out, who.name);
	}
	return SALES_OK;
}

static int
put_row(struct ctx *ctx, const struct sway *r)
{
	const bool      moves = r->changed > 0;
	struct ref_name who;
	const char     *in, *out;

	TRY(dept_name(&ctx->dept, &person_kind, r->who, &who, &ctx->err));
	TRY(names(ctx, r->in, r->nin, &in));
	TRY(names(ctx, r->out, r->nout, &out));
	return OUT_ROW(ctx->out, cell_text(r->card), cell_enum(r->indicator->id, sheet_label(r->of, r->indicator, ctx->lang)),
	    cell_percent(r->indicator->weight), cell_percent(r->weight), cell_count(r->people), cell_count(r->changed),
	    cell_ref(who.code, who.name), moves ? cell_count(r->from) : cell_none(COL_COUNT),
	    moves ? cell_count(r->to) : cell_none(COL_COUNT), cell_text(in), cell_text(out));
}

int
review_run_sensitivity(struct ctx *ctx, const void *args)
{
	const struct review_card_args *a = args;
	struct sway_list               l;
	struct period                  p;
	long                           moving = 0;

	TRY(review_period(ctx, &p, "salesctl review sensitivity -p 'last quarter'"));
	TRY(review_sensitivity(&ctx->dept, p, a->card, &ctx->arena, &l, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.review.sensitivity", review_sensitivity_cols));
	for (size_t i = 0; i < l.n; i++) {
		moving += l.row[i].changed > 0;
		TRY(put_row(ctx, &l.row[i]));
	}
	if (l.n == 0)
		ctx_note(ctx, _("there are no reviews in %s"), figure_period(ctx, p));
	else if (moving == 0)
		ctx_footer(ctx, _("no weight moved by %d points would change a rank"), SWAY_POINTS);
	else
		ctx_footer(ctx, _("%ld of %zu moves by %d points would change ranks"), moving, l.n, SWAY_POINTS);
	return SALES_OK;
}

/* "ae, New customers 15% -> 10%: 2 of 4 people would have another rank, first of all Lin Xiao: 2 -> 1" */
static int
note_row(struct ctx *ctx, const struct sway *r)
{
	char            now[RATIO_SIZE], then[RATIO_SIZE];
	struct ref_name who;

	TRY(dept_name(&ctx->dept, &person_kind, r->who, &who, &ctx->err));
	ctx_note(ctx, _("%s, %s %s%% -> %s%%: %ld of %ld people would have another rank, most of all %s: %d -> %d"), r->card,
	    sheet_label(r->of, r->indicator, ctx->lang), ratio_percent(r->indicator->weight, now), ratio_percent(r->weight, then),
	    r->changed, r->people, who.name, r->from, r->to);
	return SALES_OK;
}

int
review_note_sensitivity(struct ctx *ctx)
{
	struct sway_list l;
	struct period    p;
	long             moving = 0;
	char             last[DAY_SIZE];

	TRY(record_last_day(&ctx->dept, &review_kind, "to", "score >= 0", &p.to, &ctx->err));
	if (p.to == DAY_NONE)
		return SALES_OK;
	p.from = p.to;
	TRY(review_sensitivity(&ctx->dept, p, NULL, &ctx->arena, &l, &ctx->err));
	if (l.n == 0)
		return SALES_OK;
	for (size_t i = 0; i < l.n; i++)
		moving += l.row[i].changed > 0;
	ctx_note(ctx, _("reviews up to %s: %ld of %zu moves of a weight by %d points would change ranks"), day_str(p.to, last), moving,
	    l.n, SWAY_POINTS);
	for (size_t i = 0; i < l.n; i++)
		if (l.row[i].changed > 0)
			TRY(note_row(ctx, &l.row[i]));
	return SALES_OK;
}
