#include "lib/payout/series.h"

#include <stdlib.h>

struct deal_sum { earn exact; int64_t posted; };

/* Cumulative within the deal: the rounded total to date minus what the deal's
 * earlier facts were paid. */
static bool
pay_one(const struct tier_rule *r, const struct series_fact *f, const struct tier_fact *t,
    size_t n, struct deal_sum *sum, int decimals, enum rounding how, int64_t *out)
{
	earn    e;
	int64_t total;
	size_t  first = n;

	if (!tier_earn(r, t, &e))
		return false;
	for (size_t i = 0; i < n && first == n; i++)
		if (f[n].deal != 0 && f[i].deal == f[n].deal)
			first = i;
	if (__builtin_add_overflow(sum[first].exact, e, &sum[first].exact) ||
	    !tier_round(sum[first].exact, decimals, how, &total))
		return false;
	*out = total - sum[first].posted;
	sum[first].posted = total;
	return true;
}

bool
series_look_up(const struct tier_rule *r, const struct series_fact *f, size_t n, int64_t target, struct tier_fact *out)
{
	const bool by_total = r->lookup == LOOKUP_PERIOD && r->apply != APPLY_MARGINAL;
	int64_t    total = 0, before = 0;

	for (size_t i = 0; i < n; i++)
		if (__builtin_add_overflow(total, f[i].amount, &total))
			return false;
	for (size_t i = 0; i < n; i++) {
		out[i] = (struct tier_fact){ .amount = f[i].amount, .moves = true, .target = target,
			.before = by_total ? total : before };
		before += f[i].amount;
	}
	return true;
}

bool
series_pay(const struct tier_rule *r, const struct series_fact *f, size_t n, int64_t target,
    int decimals, enum rounding how, int64_t *out)
{
	struct deal_sum  *sum = calloc(n + 1, sizeof(*sum));
	struct tier_fact *t = calloc(n + 1, sizeof(*t));
	bool              ok;

	if (sum == NULL || t == NULL)
		err_nomem();
	ok = series_look_up(r, f, n, target, t);
	for (size_t i = 0; i < n && ok; i++)
		ok = pay_one(r, f, &t[i], i, sum, decimals, how, &out[i]);
	free(t);
	free(sum);
	return ok;
}
