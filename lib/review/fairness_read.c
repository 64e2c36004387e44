/* What fairness looks at, read from the records. */
#include <string.h>

#include "lib/review/cycle.h"
#include "lib/review/fairness.h"

struct collecting {
	struct dept        *d;
	struct arena       *a;
	struct fair_review *v;           /* by review number, as they come */
	struct sheet       *sheet;       /* theirs */
	size_t              n;
	int64_t            *id;          /* the reviews to read */
	size_t              nids;
	struct exact       *weight;      /* of the marks in v[i].mark */
};

static void
drop(struct collecting *g)
{
	for (size_t i = 0; i < g->n; i++) {
		fair_review_done(&g->v[i]);
		exact_done(&g->weight[i]);
	}
}

/* ---- one review ---------------------------------------------------------- */

/* The weighted mean of what is measured, and the attainment of the heaviest. */
static void
measure(const struct sheet *s, struct fair_review *r)
{
	struct ratio weight = { 0, 1 }, heaviest = { 0, 1 };

	for (size_t i = 0; i < s->n; i++) {
		const struct sheet_item *it = &s->item[i];

		if (it->indicator->metric == NULL || it->mark != MARK_COUNTED)
			continue;
		exact_add_product(&r->objective, it->indicator->weight, it->points);
		(void)ratio_add(weight, it->indicator->weight, &weight);
		if (it->attainment.den != 0 && ratio_cmp(it->indicator->weight, heaviest) > 0) {
			heaviest = it->indicator->weight;
			exact_set_ratio(&r->attainment, it->attainment);
			r->has_attainment = true;
		}
	}
	r->has_objective = weight.num > 0;
	if (r->has_objective)
		exact_divide(&r->objective, weight);
}

/* Not done by its last day. */
static bool
is_late(day last, const struct value *done, day today)
{
	return last != DAY_NONE && (done->type == V_NULL ? today > last : (day)done->u.i > last);
}

static void
read_result(const struct sheet *s, struct fair_review *r, day today)
{
	const struct value *v = s->review.v, *exact = &v[REVIEW_EXACT];
	struct ratio        shown;

	r->reviewer = v[REVIEW_REVIEWER].type == V_NULL ? 0 : v[REVIEW_REVIEWER].u.i;
	r->reweighted = v[REVIEW_REWEIGHTED].type == V_BOOL && v[REVIEW_REWEIGHTED].u.i != 0;
	if (exact->type == V_TEXT) {
		r->has_score = exact_parse(exact->u.s.p, exact->u.s.n, &r->score);
	} else if (v[REVIEW_SCORE].type != V_NULL && ratio_make(v[REVIEW_SCORE].u.i, MONEY_UNIT, &shown)) {
		exact_set_ratio(&r->score, shown);
		r->has_score = true;
	}
	r->feedback_late = is_late(cycle_feedback_due(s), &v[REVIEW_PUBLISHED], today);
	r->ack_late = is_late(cycle_ack_due(s), &v[REVIEW_ACKNOWLEDGED], today);
}

static int
read_one(struct collecting *g, size_t at, struct sales_err *err)
{
	struct sheet       *s = &g->sheet[at];
	struct fair_review *r = &g->v[at];
	const struct value *grade;

	fair_review_init(r);
	exact_init(&g->weight[at]);
	g->n = at + 1;
	TRY(sheet_load(g->d, g->id[at], g->a, s, err));
	r->review = g->id[at];
	grade = &s->review.v[REVIEW_GRADE];
	r->grade = grade->type == V_NULL ? NULL : arena_strndup(g->a, grade->u.s.p, grade->u.s.n);
	read_result(s, r, g->d->when.today);
	measure(s, r);
	return SALES_OK;
}

/* ---- marks, appeals ------------------------------------------------------ */

/* Its place; ids come in order. */
static size_t
place_of(const struct collecting *g, int64_t review)
{
	size_t lo = 0, hi = g->n;

	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;

		if (g->id[mid] < review)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < g->n && g->id[lo] == review ? lo : g->n;
}

enum { RATING_REVIEW, RATING_INDICATOR, RATING_BY, RATING_RATER, RATING_SCORE, RATING_EVIDENCE, RATING_COLS };
static const char *const rating_cols[RATING_COLS] = { "review", "indicator", "by", "rater", "score", "evidence" };

/* A mark that the reviewer gave, in points of 100. */
static int
take_rating(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct collecting *g = arg;
	const size_t       at = place_of(g, c[RATING_REVIEW].u.i);
	const struct sheet *s;
	struct ratio        mark;

	(void)id;
	(void)err;
	if (at == g->n || !value_is(&c[RATING_BY], "manager"))
		return SALES_OK;
	s = &g->sheet[at];
	for (size_t i = 0; i < s->n; i++) {
		const struct indicator *in = s->item[i].indicator;

		if (in->metric != NULL || !value_is(&c[RATING_INDICATOR], in->id) || !ratio_make(c[RATING_SCORE].u.i, MONEY_UNIT, &mark)
		    || !ratio_mul(mark, (struct ratio){ 100, in->scale }, &mark))
			continue;
		exact_add_product(&g->v[at].mark, in->weight, mark);
		exact_add_product(&g->weight[at], in->weight, (struct ratio){ 1, 1 });
		g->v[at].has_mark = true;
		g->v[at].no_evidence += in->needs_evidence && c[RATING_EVIDENCE].type == V_NULL;
	}
	return SALES_OK;
}

static int
take_appeal(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct collecting *g = arg;
	const size_t       at = place_of(g, c[0].u.i);

	(void)id;
	(void)err;
	if (at < g->n) {
		g->v[at].appeals++;
		g->v[at].upheld += value_is(&c[1], "upheld");
	}
	return SALES_OK;
}

static int
read_around(struct collecting *g, struct sales_err *err)
{
	static const char *const appeal_cols[] = { "review", "state" };
	struct query             q;

	TRY(record_query(g->d, &rating_kind, rating_cols, RATING_COLS, NULL, g->a, &q, err));
	TRY(record_each(g->d, &q, take_rating, g, err));
	for (size_t i = 0; i < g->n; i++)
		if (g->v[i].has_mark)
			exact_quotient(&g->v[i].mark, &g->v[i].mark, &g->weight[i]);
	TRY(record_query(g->d, &appeal_kind, appeal_cols, 2, NULL, g->a, &q, err));
	return record_each(g->d, &q, take_appeal, g, err);
}

/* ---- all ----------------------------------------------------------------- */

int
fairness_read(struct dept *d, struct period period, const char *card, struct arena *a, struct fairness *out,
    struct sales_err *err)
{
	CLEANUP(drop) struct collecting g = { .d = d, .a = a };

	*out = (struct fairness){ 0 };
	TRY(cycle_within(d, period, card, a, &g.id, &g.nids, err));
	g.v = arena_array(a, struct fair_review, g.nids + 1);
	g.sheet = arena_array(a, struct sheet, g.nids + 1);
	g.weight = arena_array(a, struct exact, g.nids + 1);
	for (size_t i = 0; i < g.nids; i++)
		TRY(read_one(&g, i, err));
	TRY(read_around(&g, err));
	fairness_of(g.v, g.n, a, out);
	return SALES_OK;
}
