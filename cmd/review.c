/* salesctl review: open reviews of a period, see what they are made of, and who
 * stands where. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/plan.h"
#include "cmd/record.h"
#include "cmd/review.h"
#include "cmd/verbs.h"
#include "lib/base/tr.h"
#include "lib/org/kinds.h"
#include "lib/review/kinds.h"
#include "lib/review/open.h"
#include "lib/review/standing.h"

/* ---- open ---------------------------------------------------------------- */

struct open_args { struct words people; const char *card; };
static const struct opt open_opts[] = {
	OPT_ARGS("PERSON", struct open_args, people, N_("only these people; default everybody who has a scorecard"), .hint = HINT_KIND, .kind = "person"),
	OPT_S(0, "scorecard", N_("NAME"), struct open_args, card, N_("only this scorecard")),
	OPT_END
};

static int
find_people(struct ctx *ctx, const struct words *w, struct review_open *ask)
{
	const struct kind *person = ctx->dept.schema.by_no[KIND_PERSON];
	int64_t           *id = arena_array(&ctx->arena, int64_t, w->n + 1);

	for (size_t i = 0; i < w->n; i++)
		TRY(record_find(&ctx->dept, person, w->v[i], &id[i], &ctx->err));
	ask->person = w->n == 0 ? NULL : id;
	ask->npeople = w->n;
	return SALES_OK;
}

/* The first of them by name, and how many more. */
static int
say_without(struct ctx *ctx, const struct review_opened *r)
{
	enum { NAMED = 5 };
	const char *names = "";

	for (size_t i = 0; i < r->nwithout && i < NAMED; i++) {
		struct ref_name who;

		TRY(dept_name(&ctx->dept, &person_kind, r->without[i], &who, &ctx->err));
		names = arena_printf(&ctx->arena, "%s%s%s", names, i == 0 ? "" : ", ", who.name);
	}
	if (r->nwithout > NAMED)
		ctx_note(ctx, _("no scorecard is for %s and %zu more"), names, r->nwithout - NAMED);
	else if (r->nwithout > 0)
		ctx_note(ctx, _("no scorecard is for %s"), names);
	return SALES_OK;
}

static int
run_open(struct ctx *ctx, const void *args)
{
	const struct open_args *a = args;
	struct review_open      ask = { .card = a->card };
	struct review_opened    r;

	TRY(review_period(ctx, &ask.period, "salesctl review open -p 'last month'"));
	TRY(find_people(ctx, &a->people, &ask));
	TRY(review_open(&ctx->op, &ask, &ctx->arena, &r, &ctx->err));
	ctx_say(ctx, tr_n("%ld review opened for %s: %ld with a score, %ld to be rated or completed",
	    "%ld reviews opened for %s: %ld with a score, %ld to be rated or completed", r.added), r.added,
	    figure_period(ctx, ask.period), r.rated, r.added - r.rated);
	if (r.already > 0)
		ctx_note(ctx, tr_n("%ld person has a review of this period already", "%ld people have a review of this period already",
		    r.already), r.already);
	if (r.reweighted > 0)
		ctx_note(ctx, tr_n("%ld score is re-weighted: an indicator is missing (salesctl review items)",
		    "%ld scores are re-weighted: an indicator is missing (salesctl review items)", r.reweighted), r.reweighted);
	if (r.blocked > 0)
		ctx_note(ctx, tr_n("%ld review waits for an indicator that must be there (salesctl review items)",
		    "%ld reviews wait for an indicator that must be there (salesctl review items)", r.blocked), r.blocked);
	return say_without(ctx, &r);
}

/* ---- rank ---------------------------------------------------------------- */

struct rank_args { const char *card; };
static const struct opt rank_opts[] = {
	OPT_S(0, "scorecard", N_("NAME"), struct rank_args, card, N_("only this scorecard")),
	OPT_END
};
static const struct col rank_cols[] = {
	{ "scorecard", COL_TEXT, N_("Scorecard"), 0, NULL },
	{ "rank", COL_COUNT, N_("Rank"), 0, NULL },
	{ "ranked", COL_COUNT, N_("Ranked"), COL_EXTRA, NULL },
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "score", COL_NUM, NC_("review", "Score"), 0, NULL },
	{ "grade", COL_TEXT, N_("Grade"), 0, NULL },
	{ "newcomer", COL_BOOL, N_("Newcomer"), 0, NULL },
	{ "reviews", COL_COUNT, N_("Reviews"), COL_EXTRA, NULL },
	{ "waiting", COL_COUNT, N_("Waiting"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

static int
run_rank(struct ctx *ctx, const void *args)
{
	const struct rank_args *a = args;
	struct standing         s;
	struct period           p;

	TRY(review_period(ctx, &p, "salesctl review rank -p 'last quarter'"));
	TRY(review_standing(&ctx->dept, p, a->card, &ctx->arena, &s, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.review.rank", rank_cols));
	for (size_t i = 0; i < s.n; i++) {
		const struct standing_row *r = &s.row[i];

		TRY(OUT_ROW(ctx->out, cell_text(r->card), r->rank == 0 ? cell_none(COL_COUNT) : cell_count(r->rank),
		    cell_count((int64_t)r->of), cell_ref(r->code, r->name),
		    r->reviews == 0 ? cell_none(COL_NUM) : (struct cell){ .type = COL_NUM, .u.i = r->score }, cell_text(r->grade),
		    cell_bool(r->newcomer), cell_count(r->reviews), cell_count(r->waiting)));
	}
	if (s.n == 0)
		ctx_note(ctx, _("there are no reviews in %s"), figure_period(ctx, p));
	return SALES_OK;
}

/* ---- verbs --------------------------------------------------------------- */

const struct cmd review_verbs[] = {
	{ .name = "open", .brief = N_("open the reviews of a period: freeze every indicator's value"), .opts = open_opts,
	  .args_size = sizeof(struct open_args), .needs = NEEDS_OP | NEEDS_PERIOD | NEEDS_LOAD, .run = run_open,
	  .examples = "salesctl review open -p 2026-02\nsalesctl review open -p 'last quarter' --scorecard ae\n" },
	{ .name = "items", .brief = N_("show what a review's score is made of"), .opts = review_items_opts,
	  .cols = review_items_cols, .args_size = sizeof(struct review_words_args), .needs = NEEDS_BOOK, .run = review_run_items,
	  .examples = "salesctl review items R-0001\n" },
	{ .name = "explain", .brief = N_("show the records and rules behind every figure of a review"),
	  .opts = review_explain_opts, .cols = review_explain_cols, .args_size = sizeof(struct review_explain_args),
	  .needs = NEEDS_BOOK, .run = review_run_explain,
	  .examples = "salesctl review explain R-0001\nsalesctl review explain R-0001 collected -F json\n" },
	{ .name = "slip", .brief = N_("write the feedback sheets of reviews"),
	  .opts = review_slip_opts, .args_size = sizeof(struct review_words_args), .needs = NEEDS_BOOK, .run = review_run_slip,
	  .examples = "salesctl review slip R-0001\nsalesctl review slip R-0001 -F html -o slip.html\n" },
	{ .name = "whatif", .brief = N_("show what a score would be if figures were others"), .opts = review_whatif_opts,
	  .cols = review_whatif_cols, .args_size = sizeof(struct review_whatif_args), .needs = NEEDS_BOOK, .run = review_run_whatif,
	  .examples = "salesctl review whatif R-0001 collected=+20000\nsalesctl review whatif R-0001 --to-grade A\n" },
	{ .name = "rate", .brief = N_("rate somebody for what people judge, on evidence"), .opts = review_rate_opts,
	  .args_size = sizeof(struct review_rate_args), .needs = NEEDS_OP, .run = review_run_rate,
	  .examples = "salesctl review rate R-0001 teamwork=80 --evidence '6月带教两名新人'\n"
	      "salesctl review rate R-0001 teamwork=4 service=5 --evidence TEXT --as 王芳\n" },
	{ .name = "ratings", .brief = N_("show the ratings of a review that one may see"), .opts = review_ratings_opts,
	  .cols = review_ratings_cols, .args_size = sizeof(struct review_words_args), .needs = NEEDS_BOOK,
	  .run = review_run_ratings, .examples = "salesctl review ratings R-0001\n" },
	{ .name = "calibrate", .brief = N_("set another result by two people, or end calibration"),
	  .opts = review_calibrate_opts, .args_size = sizeof(struct review_calibrate_args), .needs = NEEDS_OP | NEEDS_PERIOD,
	  .run = review_run_calibrate,
	  .examples = "salesctl review calibrate R-0001 grade=B --reason '重大投诉'\n"
	      "salesctl review calibrate R-0001 --approve --as 陈静\nsalesctl review calibrate -p 'last month'\n" },
	{ .name = "overrides", .brief = N_("list results that people set instead of the computed ones"),
	  .opts = review_overrides_opts, .cols = review_overrides_cols, .args_size = sizeof(struct review_overrides_args),
	  .needs = NEEDS_BOOK | NEEDS_PERIOD, .run = review_run_overrides,
	  .examples = "salesctl review overrides -p 2026Q1\nsalesctl review overrides R-0001\n" },
	{ .name = "publish", .brief = N_("give people their results; ranks and shares are settled"), .opts = review_publish_opts,
	  .args_size = sizeof(struct review_group_args), .needs = NEEDS_OP | OPENS_OP | NEEDS_PERIOD, .run = review_run_publish,
	  .examples = "salesctl review publish -p 'last month'\nsalesctl review publish -p 2026Q1 --scorecard ae --yes\n" },
	{ .name = "ack", .brief = N_("say that one has read one's review"), .opts = review_ack_opts,
	  .args_size = sizeof(struct review_ack_args), .needs = NEEDS_OP, .run = review_run_ack,
	  .examples = "salesctl review ack R-0001\nsalesctl review ack R-0001 --note '同意，下月多拜访'\n" },
	{ .name = "appeal", .brief = N_("appeal against one's published review"), .opts = review_appeal_opts,
	  .args_size = sizeof(struct review_appeal_args), .needs = NEEDS_OP, .run = review_run_appeal,
	  .examples = "salesctl review appeal R-0001 --indicator collected --reason '3月31日的回款漏记'\n" },
	{ .name = "appeals", .brief = N_("list appeals and what was decided"), .opts = review_appeals_opts,
	  .cols = review_appeals_cols, .needs = NEEDS_BOOK | NEEDS_PERIOD, .run = review_run_appeals,
	  .examples = "salesctl review appeals -p 2026Q1\n" },
	{ .name = "decide", .brief = N_("decide on an appeal; upheld, the review is measured anew"), .opts = review_decide_opts,
	  .args_size = sizeof(struct review_decide_args), .needs = NEEDS_OP, .run = review_run_decide,
	  .examples = "salesctl review decide AL-0001 uphold --reason '回款已补记'\n"
	      "salesctl review decide AL-0001 uphold teamwork=90 --reason TEXT\n"
	      "salesctl review decide AL-0001 reject --reason '记录无误'\n" },
	{ .name = "close", .brief = N_("close reviews that are acknowledged or decided, for good"), .opts = review_close_opts,
	  .args_size = sizeof(struct review_group_args), .needs = NEEDS_OP | OPENS_OP | NEEDS_PERIOD, .run = review_run_close,
	  .examples = "salesctl review close -p 'last month' --yes\n" },
	{ .name = "owed", .brief = N_("show who owes what to reviews, and until when"), .opts = review_owed_opts,
	  .cols = review_owed_cols, .args_size = sizeof(struct review_owed_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = review_run_owed, .examples = "salesctl review owed\nsalesctl review owed --for 王芳 --exit-code\n" },
	{ .name = "rank", .brief = N_("rank people by their reviews of a period"), .opts = rank_opts, .cols = rank_cols,
	  .args_size = sizeof(struct rank_args), .needs = NEEDS_BOOK | NEEDS_PERIOD, .run = run_rank,
	  .examples = "salesctl review rank -p 2026-02\nsalesctl review rank -p 2026Q1 --scorecard ae\n" },
	{ .name = "fairness", .brief = N_("show whether reviewers judge alike, and on time"),
	  .opts = review_fairness_opts, .cols = review_fairness_cols, .args_size = sizeof(struct review_card_args),
	  .needs = NEEDS_BOOK | NEEDS_PERIOD, .run = review_run_fairness,
	  .examples = "salesctl review fairness -p 2026Q1\n" },
	{ .name = "sensitivity", .brief = N_("show how ranks would move if weights were others"),
	  .opts = review_sensitivity_opts, .cols = review_sensitivity_cols, .args_size = sizeof(struct review_card_args),
	  .needs = NEEDS_BOOK | NEEDS_PERIOD, .run = review_run_sensitivity,
	  .examples = "salesctl review sensitivity -p 2026Q1\n" },
	{ .name = "plan", .brief = N_("open plans to improve, or tell who lacks one"), .opts = review_plan_opts,
	  .cols = review_plan_cols, .args_size = sizeof(struct review_plan_args), .needs = NEEDS_OP | OPENS_OP | NEEDS_PERIOD,
	  .run = review_run_plan,
	  .examples = "salesctl review plan R-0007\nsalesctl review plan --missing -p 2026-02 --exit-code\n" },
	{ .name = NULL }
};
