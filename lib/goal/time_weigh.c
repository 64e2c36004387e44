/* Time against weights: pure arithmetic. */
#include "lib/goal/time.h"

enum { LINES_MAX = 256 };

static const struct ratio much = { 1, 5 }, little = { 1, 20 };   /* 20 %, 5 % */

/* What a goal weighs before it is brought to a whole. */
static int64_t
own_weight(const struct time_line *l, bool any)
{
	return l->goal == NULL ? 0 : !any ? 1 : l->rate > 0 ? l->rate : 0;
}

static enum time_finding
judge(const struct time_line *l)
{
	struct ratio twice;

	if (l->goal == NULL || l->share.den == 0)
		return TIME_FINE;
	if (ratio_cmp(l->weight, much) > 0 && ratio_cmp(l->share, little) < 0)
		return TIME_NEGLECTED;
	if (ratio_mul(l->weight, (struct ratio){ 2, 1 }, &twice) && ratio_cmp(l->share, twice) > 0)
		return TIME_OVERDONE;
	return TIME_FINE;
}

bool
time_weigh(struct time_line *v, size_t n)
{
	int64_t share[LINES_MAX], all = 0, sum = 0;
	money   part[LINES_MAX];
	bool    any = false;

	if (n > LINES_MAX)
		return false;
	for (size_t i = 0; i < n; i++)
		any = any || (v[i].goal != NULL && v[i].rate > 0);
	for (size_t i = 0; i < n; i++) {
		share[i] = own_weight(&v[i], any);
		if (__builtin_add_overflow(all, v[i].minutes, &all) || __builtin_add_overflow(sum, share[i], &sum))
			return false;
	}
	if (sum == 0 || all > INT64_MAX / MONEY_UNIT || !money_split((money){ all * MONEY_UNIT }, share, n, 0, part))
		return false;
	for (size_t i = 0; i < n; i++) {
		v[i].weight = v[i].share = (struct ratio){ 0, 0 };
		if ((v[i].goal != NULL && !ratio_make(share[i], sum, &v[i].weight)) ||
		    (all > 0 && !ratio_make(v[i].minutes, all, &v[i].share)))
			return false;
		v[i].move = part[i].v / MONEY_UNIT - v[i].minutes;
		v[i].finding = judge(&v[i]);
	}
	return true;
}
