/* salesctl review fairness: do reviewers judge alike, and is what they do on time. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/review.h"
#include "lib/org/kinds.h"
#include "lib/review/fairness.h"

const struct opt review_fairness_opts[] = {
	OPT_S(0, "scorecard", N_("NAME"), struct review_card_args, card, N_("only this scorecard")),
	OPT_END
};
const struct col review_fairness_cols[] = {
	{ "reviewer", COL_REF, N_("Reviewer"), 0, NULL },
	{ "reviews", COL_COUNT, N_("Reviews"), 0, NULL },
	{ "marked", COL_COUNT, N_("Marked"), COL_EXTRA, NULL },
	{ "mark", COL_NUM, N_("Mean mark"), 0, NULL },
	{ "compared", COL_COUNT, N_("Compared"), 0, NULL },
	{ "effect", COL_NUM, NC_("review", "Effect"), 0, NULL },
	{ "spread", COL_NUM, N_("Spread"), 0, NULL },
	{ "correlation", COL_NUM, N_("Correlation"), 0, NULL },
	{ "paired", COL_COUNT, N_("Paired"), COL_EXTRA, NULL },
	{ "same_grade", COL_PERCENT, N_("Same grade"), COL_EXTRA, NULL },
	{ "no_evidence", COL_COUNT, N_("No evidence"), 0, NULL },
	{ "feedback_late", COL_COUNT, N_("Feedback late"), 0, NULL },
	{ "ack_late", COL_COUNT, N_("Acknowledged late"), 0, NULL },
	{ "appeals", COL_COUNT, N_("Appeals"), 0, NULL },
	{ "upheld", COL_COUNT, N_("Upheld"), 0, NULL },
	{ "reweighted", COL_COUNT, N_("Re-weighted"), 0, NULL },
	{ "note", COL_TEXT, N_("Note"), 0, NULL },
	{ .type = COL_END },
};

static struct cell
units_cell(bool has, int64_t units)
{
	return has ? (struct cell){ .type = COL_NUM, .u.i = units } : cell_none(COL_NUM);
}

/* What nothing is concluded from, with how many there are. */
static const char *
too_few(struct ctx *ctx, const struct fair_row *r)
{
	const long n = r->all ? r->paired : r->compared;

	if (r->all ? r->has_rho : r->has_effect)
		return NULL;
	if (!r->all && r->marked == 0)
		return _("no marks");
	return n >= FAIR_LEAST ? NULL : arena_printf(&ctx->arena, _("too few: n=%ld"), n);
}

static int
put_row(struct ctx *ctx, const struct fair_row *r)
{
	struct ref_name who = { "", "" };

	if (!r->all)
		TRY(dept_name(&ctx->dept, &person_kind, r->reviewer, &who, &ctx->err));
	return OUT_ROW(ctx->out, r->all ? cell_ref_label("all", "all", _(NC_("review", "all"))) : cell_ref(who.code, who.name),
	    cell_count(r->reviews), cell_count(r->marked), units_cell(r->has_mark, r->mark),
	    r->all ? cell_none(COL_COUNT) : cell_count(r->compared), units_cell(r->has_effect, r->effect),
	    units_cell(r->has_spread, r->spread), units_cell(r->has_rho, r->rho), cell_count(r->paired),
	    cell_percent((struct ratio){ r->same_grade, r->graded }), cell_count(r->no_evidence), cell_count(r->feedback_late),
	    cell_count(r->ack_late), cell_count(r->appeals), cell_count(r->upheld), cell_count(r->reweighted),
	    cell_text(too_few(ctx, r)));
}

static void
say_all(struct ctx *ctx, const struct fair_row *r)
{
	char s[MONEY_SIZE];

	if (r->graded > 0)
		ctx_footer(ctx, _("the most frequent grade is %s: %ld of %ld"), r->grade, r->same_grade, r->graded);
	if (r->has_gini) {
		out_meta(ctx->out, "gini", arena_printf(&ctx->arena, "\"%s\"", money_str((money){ r->gini }, 0, s)));
		ctx_footer(ctx, _("Gini coefficient of the scores: %s"), money_str((money){ r->gini }, 0, s));
	}
}

int
review_run_fairness(struct ctx *ctx, const void *args)
{
	const struct review_card_args *a = args;
	struct fairness                f;
	struct period                  p;

	TRY(review_period(ctx, &p, "salesctl review fairness -p 'last quarter'"));
	TRY(fairness_read(&ctx->dept, p, a->card, &ctx->arena, &f, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.review.fairness", review_fairness_cols));
	for (size_t i = 0; i < f.n; i++)
		TRY(put_row(ctx, &f.row[i]));
	if (f.n == 0)
		ctx_note(ctx, _("there are no reviews in %s"), figure_period(ctx, p));
	else
		say_all(ctx, &f.row[f.n - 1]);
	return SALES_OK;
}
