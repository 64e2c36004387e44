/* What comes first: pure arithmetic. */
#include <stdlib.h>

#include "lib/base/wide.h"
#include "lib/goal/today.h"

/* closes * chance / days, compared without dividing. */
static int
by_worth(const struct todo *a, const struct todo *b)
{
	const wide x = (wide)a->closes * a->chance * b->days_left, y = (wide)b->closes * b->chance * a->days_left;

	return (x < y) - (x > y);
}

static int
by_rank(const void *x, const void *y)
{
	const struct todo *a = x, *b = y;
	int                c = (b->in_focus - a->in_focus);

	/* what is of no deal comes last */
	if (c == 0)
		c = (a->expected == DAY_NONE) - (b->expected == DAY_NONE);
	if (c == 0 && a->expected != DAY_NONE)
		c = by_worth(a, b);
	if (c == 0)
		c = (a->expected > b->expected) - (a->expected < b->expected);
	if (c == 0 && a->expected == DAY_NONE)
		c = (a->on > b->on) - (a->on < b->on);
	if (c == 0)
		c = (a->deal > b->deal) - (a->deal < b->deal);
	return c != 0 ? c : (a->activity > b->activity) - (a->activity < b->activity);
}

static bool
weigh(struct todo *t)
{
	struct ratio r;
	money        m;

	t->closes = t->amount < t->gap ? t->amount : t->gap;
	if (t->closes < 0)
		t->closes = 0;
	if (t->days_left < 1)
		t->days_left = 1;
	if (!ratio_make(t->chance, RATE_UNIT * t->days_left, &r) ||
	    !money_mul((money){ t->closes }, r, 4, ROUND_HALF_UP, &m))
		return false;
	t->worth = m.v;
	return true;
}

bool
todo_before(const struct todo *a, const struct todo *b)
{
	return by_rank(a, b) < 0;
}

bool
today_rank(struct todo *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!weigh(&v[i]))
			return false;
	if (n > 0)
		qsort(v, n, sizeof(*v), by_rank);
	return true;
}
