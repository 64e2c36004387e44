/* Which deals close a gap: pure arithmetic over amounts and chances. */
#include <stdlib.h>

#include "lib/goal/closers.h"

static int
by_weight(const void *x, const void *y)
{
	const struct closer *a = x, *b = y;

	if (a->weighted != b->weighted)
		return a->weighted > b->weighted ? -1 : 1;
	if (a->expected != b->expected)
		return a->expected < b->expected ? -1 : 1;
	return (a->deal > b->deal) - (a->deal < b->deal);
}

static int64_t
left_of(int64_t gap, int64_t sum)
{
	return sum >= gap ? 0 : gap - sum;
}

bool
closers_rank(struct closing *c, day today)
{
	if (c->n > 0)
		qsort(c->v, c->n, sizeof(*c->v), by_weight);
	for (size_t i = 0; i < c->n; i++) {
		struct closer *x = &c->v[i];

		if (__builtin_add_overflow(c->amount, x->amount, &c->amount) ||
		    __builtin_add_overflow(c->weighted, x->weighted, &c->weighted))
			return false;
		x->left = left_of(c->gap, c->weighted);
		x->left_if_won = left_of(c->gap, c->amount);
		if (c->gap > 0 && c->needed == 0 && x->left == 0)
			c->needed = i + 1;
		if (c->gap > 0 && c->needed_if_won == 0 && x->left_if_won == 0)
			c->needed_if_won = i + 1;
		c->overdue += x->expected < today;
	}
	c->short_by = left_of(c->gap, c->weighted);
	c->short_if_won = left_of(c->gap, c->amount);
	return c->gap == 0 || (ratio_make(c->amount, c->gap, &c->coverage) &&
	    ratio_make(c->weighted, c->gap, &c->weighted_coverage));
}
