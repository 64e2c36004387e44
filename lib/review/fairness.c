#include "lib/review/fairness.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/sample.h"

void
fair_review_init(struct fair_review *r)
{
	*r = (struct fair_review){ 0 };
	exact_init(&r->score);
	exact_init(&r->objective);
	exact_init(&r->mark);
	exact_init(&r->attainment);
}

void
fair_review_done(struct fair_review *r)
{
	exact_done(&r->score);
	exact_done(&r->objective);
	exact_done(&r->mark);
	exact_done(&r->attainment);
}

/* ---- a reviewer's effect ------------------------------------------------- */

/* Sums of marks in one band: his, and everybody's. */
struct band { struct exact own, all; long nown, nall; };

static int
band_of(const struct exact *objective)
{
	static const struct ratio end[FAIR_BANDS - 1] = { { 80, 1 }, { 100, 1 }, { 120, 1 } };
	int                       b = 0;

	while (b < FAIR_BANDS - 1 && exact_cmp_ratio(objective, end[b]) >= 0)
		b++;
	return b;
}

/* n * (his mean - the others' mean), added */
static void
add_effect(struct band *b, struct exact *sum, long *n)
{
	const long   others = b->nall - b->nown;
	struct exact mean;

	if (b->nown == 0 || others == 0)
		return;
	exact_init(&mean);
	exact_set(&mean, &b->all);
	exact_sub(&mean, &b->own);
	exact_multiply(&mean, (struct ratio){ b->nown, 1 });
	exact_divide(&mean, (struct ratio){ others, 1 });
	exact_add(sum, &b->own);
	exact_sub(sum, &mean);
	*n += b->nown;
	exact_done(&mean);
}

static void
find_effect(const struct fair_review *v, size_t n, struct fair_row *row)
{
	struct band  b[FAIR_BANDS] = { 0 };
	struct exact sum;

	exact_init(&sum);
	for (int k = 0; k < FAIR_BANDS; k++) {
		exact_init(&b[k].own);
		exact_init(&b[k].all);
	}
	for (size_t i = 0; i < n; i++) {
		struct band *at;

		if (!v[i].has_mark || !v[i].has_objective)
			continue;
		at = &b[band_of(&v[i].objective)];
		at->nall++;
		exact_add(&at->all, &v[i].mark);
		if (v[i].reviewer == row->reviewer) {
			at->nown++;
			exact_add(&at->own, &v[i].mark);
		}
	}
	for (int k = 0; k < FAIR_BANDS; k++) {
		add_effect(&b[k], &sum, &row->compared);
		exact_done(&b[k].own);
		exact_done(&b[k].all);
	}
	if (row->compared >= FAIR_LEAST) {
		exact_divide(&sum, (struct ratio){ row->compared, 1 });
		row->has_effect = exact_units(&sum, &row->effect);
	}
	exact_done(&sum);
}

/* ---- spread and correlation ---------------------------------------------- */

enum figure { FIGURE_SCORE, FIGURE_MARK, FIGURE_PAIRED_SCORE, FIGURE_PAIRED_ATTAINMENT };

static const struct exact *
figure_of(const struct fair_review *r, enum figure what)
{
	switch (what) {
	case FIGURE_SCORE:
		return r->has_score ? &r->score : NULL;
	case FIGURE_MARK:
		return r->has_mark ? &r->mark : NULL;
	case FIGURE_PAIRED_SCORE:
		return r->has_score && r->has_attainment ? &r->score : NULL;
	case FIGURE_PAIRED_ATTAINMENT:
		return r->has_score && r->has_attainment ? &r->attainment : NULL;
	}
	return NULL;
}

/* Those of the row's reviews that have it, side by side (the memory is theirs). */
static size_t
collect(const struct fair_review *v, size_t n, const struct fair_row *row, enum figure what, struct exact *out)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		const struct exact *e = figure_of(&v[i], what);

		if ((row->all || v[i].reviewer == row->reviewer) && e != NULL)
			out[k++] = *e;
	}
	return k;
}

static void
find_spread(const struct fair_review *v, size_t n, struct arena *a, struct fair_row *row)
{
	struct exact *x = arena_array(a, struct exact, n + 1), *y = arena_array(a, struct exact, n + 1);
	struct exact  e;
	size_t        k = collect(v, n, row, FIGURE_MARK, x);

	exact_init(&e);
	row->marked = (long)k;
	row->has_mark = sample_mean(x, k, &e) && exact_units(&e, &row->mark);
	k = collect(v, n, row, FIGURE_SCORE, x);
	row->has_spread = k >= FAIR_LEAST && sample_deviation(x, k, &e) && exact_units(&e, &row->spread);
	row->has_gini = row->all && k >= FAIR_LEAST && sample_gini(x, k, &e) && exact_units(&e, &row->gini);
	k = collect(v, n, row, FIGURE_PAIRED_SCORE, x);
	(void)collect(v, n, row, FIGURE_PAIRED_ATTAINMENT, y);
	row->paired = (long)k;
	row->has_rho = k >= FAIR_LEAST && sample_rank_correlation(x, y, k, &row->rho);
	exact_done(&e);
}

/* ---- counting ------------------------------------------------------------ */

static void
find_grade(const struct fair_review *v, size_t n, struct fair_row *row)
{
	for (size_t i = 0; i < n; i++) {
		long same = 0;

		if ((!row->all && v[i].reviewer != row->reviewer) || v[i].grade == NULL)
			continue;
		row->graded++;
		for (size_t k = 0; k < n; k++)
			same += (row->all || v[k].reviewer == row->reviewer) && v[k].grade != NULL && strcmp(v[k].grade, v[i].grade) == 0;
		if (same > row->same_grade) {
			row->same_grade = same;
			row->grade = v[i].grade;
		}
	}
}

static void
count(const struct fair_review *v, size_t n, struct fair_row *row)
{
	for (size_t i = 0; i < n; i++) {
		if (!row->all && v[i].reviewer != row->reviewer)
			continue;
		row->reviews++;
		row->no_evidence += v[i].no_evidence;
		row->feedback_late += v[i].feedback_late;
		row->ack_late += v[i].ack_late;
		row->appeals += v[i].appeals;
		row->upheld += v[i].upheld;
		row->reweighted += v[i].reweighted;
	}
}

static void
fill(const struct fair_review *v, size_t n, struct arena *a, struct fair_row *row)
{
	count(v, n, row);
	find_spread(v, n, a, row);
	find_grade(v, n, row);
	if (!row->all)
		find_effect(v, n, row);
}

static int
by_reviewer(const void *x, const void *y)
{
	const struct fair_review *a = x, *b = y;

	if (a->reviewer != b->reviewer)
		return a->reviewer < b->reviewer ? -1 : 1;
	return (a->review > b->review) - (a->review < b->review);
}

void
fairness_of(struct fair_review *v, size_t n, struct arena *a, struct fairness *out)
{
	out->row = arena_array(a, struct fair_row, n + 1);
	out->n = 0;
	if (n == 0)
		return;
	qsort(v, n, sizeof(*v), by_reviewer);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || v[i].reviewer != v[i - 1].reviewer) {
			out->row[out->n] = (struct fair_row){ .reviewer = v[i].reviewer };
			fill(v, n, a, &out->row[out->n++]);
		}
	out->row[out->n] = (struct fair_row){ .all = true };
	fill(v, n, a, &out->row[out->n++]);
}
