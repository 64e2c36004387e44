#include "lib/review/rank.h"

#include <stdlib.h>

static int
by_rank(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;
	int                  c;

	if ((a->score == NULL) != (b->score == NULL))
		return a->score == NULL ? 1 : -1;
	if (a->apart != b->apart)
		return a->apart ? 1 : -1;
	if (a->score != NULL && (c = exact_cmp(b->score, a->score)) != 0)
		return c;
	return a->no < b->no ? -1 : a->no > b->no;
}

/* A stretch of the sorted list that is ranked together. */
static void
number(struct ranked *r, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		r[i].of = n;
		r[i].rank = i > 0 && exact_cmp(r[i].score, r[i - 1].score) == 0 ? r[i - 1].rank : (int)i + 1;
	}
}

void
rank_all(struct ranked *r, size_t n)
{
	size_t settled = 0, newcomers = 0;

	if (n > 0)
		qsort(r, n, sizeof(*r), by_rank);
	for (size_t i = 0; i < n; i++) {
		r[i].rank = 0;
		r[i].of = 0;
		settled += r[i].score != NULL && !r[i].apart;
		newcomers += r[i].score != NULL && r[i].apart;
	}
	number(r, settled);
	number(r + settled, newcomers);
}

const struct grade *
rank_grade(const struct scorecard *c, int rank, size_t of)
{
	struct ratio sum = { 0, 1 };

	if (c->ngrades == 0 || c->grades[0].share.den == 0 || rank <= 0)
		return NULL;
	for (size_t i = 0; i + 1 < c->ngrades; i++) {
		struct ratio end;

		if (!ratio_add(sum, c->grades[i].share, &sum))
			return NULL;
		if (ratio_mul(sum, (struct ratio){ (int64_t)of, 1 }, &end) && ratio_cmp((struct ratio){ rank - 1, 1 }, end) < 0)
			return &c->grades[i];
	}
	return &c->grades[c->ngrades - 1];
}
