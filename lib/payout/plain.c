#include "lib/payout/plain.h"

__extension__ typedef __int128 wide;

static const struct ratio zero = { 0, 1 };

static bool
money_ratio(int64_t v, struct ratio *out)
{
	return ratio_make(v, MONEY_UNIT, out);
}

/* Where a tier ends, in units of money. */
static bool
tier_top(const struct component *c, const struct tier *t, int64_t target, struct ratio *out)
{
	struct ratio goal;

	if (c->by_attainment == NULL) {
		*out = t->to;
		return true;
	}
	return money_ratio(target, &goal) && ratio_mul(goal, t->to, out);
}

/* All at the rate of the tier that value lies in. */
static bool
earn_whole(const struct component *c, const struct plain_fact *f, int64_t value,
    struct ratio *out)
{
	struct ratio at, amount;
	size_t       i;

	if (!money_ratio(value, &at) || !money_ratio(f->amount, &amount))
		return false;
	for (i = 0; !c->tiers[i].open; i++) {
		struct ratio top;
		int          cmp;

		if (!tier_top(c, &c->tiers[i], f->target, &top))
			return false;
		cmp = ratio_cmp(at, top);
		if (cmp < 0 || (cmp == 0 && !c->boundary_upper))
			break;
	}
	return ratio_mul(amount, c->tiers[i].rate, out);
}

/* The tax table: everything up to x, each tier at its own rate. */
static bool
earn_up_to(const struct component *c, struct ratio x, int64_t target, struct ratio *out)
{
	struct ratio bottom = zero, part, earned;

	*out = zero;
	for (size_t i = 0; i < c->ntiers; i++) {
		const struct tier *t = &c->tiers[i];
		struct ratio       top = x;

		if (!t->open && !tier_top(c, t, target, &top))
			return false;
		if (t->open || ratio_cmp(x, top) < 0)
			top = x;
		if (!ratio_sub(top, bottom, &part) || !ratio_mul(part, t->rate, &earned) ||
		    !ratio_add(*out, earned, out))
			return false;
		if (ratio_cmp(top, x) == 0)
			return true;
		bottom = top;
	}
	return true;
}

static bool
earn_between(const struct component *c, int64_t low, int64_t high, int64_t target,
    struct ratio *out)
{
	struct ratio from, to, a, b;

	return money_ratio(low, &from) && money_ratio(high, &to) &&
	    earn_up_to(c, from, target, &a) && earn_up_to(c, to, target, &b) &&
	    ratio_sub(b, a, out);
}

bool
plain_earn(const struct component *c, const struct plain_fact *f, struct ratio *out)
{
	struct ratio amount;
	int64_t      after, alone = f->amount < 0 ? -f->amount : f->amount;

	if (c->ntiers == 0)
		return money_ratio(f->amount, &amount) && ratio_mul(amount, c->rate, out);
	if (c->lookup == LOOKUP_TRANSACTION) {
		if (c->apply == APPLY_WHOLE)
			return earn_whole(c, f, alone, out);
		if (!earn_between(c, 0, alone, f->target, out))
			return false;
		if (f->amount < 0)
			out->num = -out->num;
		return true;
	}
	if (c->apply == APPLY_WHOLE || !f->moves || c->ntiers == 1)
		return earn_whole(c, f, f->before, out);
	if (__builtin_add_overflow(f->before, f->amount, &after))
		return false;
	return earn_between(c, f->before, after, f->target, out);
}

bool
plain_round(struct ratio r, int decimals, enum rounding how, int64_t *out)
{
	wide scale = 1, num, q, rest;
	int64_t  back = MONEY_UNIT;

	for (int i = 0; i < decimals; i++) {
		scale *= 10;
		back /= 10;
	}
	num = (wide)r.num * scale;
	q = num / r.den;
	rest = num % r.den < 0 ? -(num % r.den) : num % r.den;
	if (how != ROUND_DOWN && (2 * rest > r.den ||
	    (2 * rest == r.den && (how == ROUND_HALF_UP || q % 2 != 0))))
		q += num < 0 ? -1 : 1;
	q *= back;
	*out = (int64_t)q;
	return q <= INT64_MAX && q >= INT64_MIN;
}
