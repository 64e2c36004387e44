#include "lib/payout/rules_tier.h"
#include "lib/payout/fault.h"

#include <string.h>

static int64_t
gcd64(int64_t a, int64_t b)
{
	while (b != 0) {
		int64_t r = a % b;

		a = b;
		b = r;
	}
	return a;
}

/* The smallest whole numbers in the proportion of billionths; returns what
 * stands for 1. */
static int64_t
shrink(int64_t *v, size_t n)
{
	int64_t g = RATE_UNIT;

	for (size_t i = 0; i < n; i++)
		g = gcd64(g, v[i] < 0 ? -v[i] : v[i]);
	for (size_t i = 0; i < n; i++)
		v[i] /= g;
	return RATE_UNIT / g;
}

static int
bad_tier(const struct place *at, const char *what, struct sales_err *err)
{
	if (at->file == NULL)
		return FAIL(err, SALES_EINVAL, "%s", what);
	return FAIL(err, SALES_EINVAL, "%s:%d:%d: %s", at->file, at->line, at->column, what);
}

static bool
tier_end(const struct component *c, const struct tier *t, int64_t *out)
{
	wide v;

	if (c->by_attainment != NULL)
		return ratio_to_rate(t->to, out);
	v = (wide)t->to.num * MONEY_UNIT;
	if (v % t->to.den != 0 || v / t->to.den > INT64_MAX)
		return false;
	*out = (int64_t)(v / t->to.den);
	return true;
}

static int
read_tiers(const struct component *c, struct tier_rule *r, struct sales_err *err)
{
	if (c->ntiers > TIER_MAX)
		return bad_tier(&c->at, _("a component has at most 32 tiers"), err);
	for (size_t i = 0; i < c->ntiers; i++) {
		const struct tier *t = &c->tiers[i];

		if (!ratio_to_rate(t->rate, &r->rate[i]))
			return bad_tier(&t->at, _("a rate has at most 9 decimals"), err);
		if (t->open != (i + 1 == c->ntiers))
			return bad_tier(&t->at, t->open ?
			    _("only the last tier may be without 'to'") :
			    _("the last tier has no end: leave out its 'to'"), err);
		if (t->open)
			continue;
		if (!tier_end(c, t, &r->to[i]))
			return bad_tier(&t->at, c->by_attainment != NULL ?
			    _("a tier's 'to' has at most 9 decimals") :
			    _("a tier's 'to' is an amount with at most 4 decimals"), err);
		if (r->to[i] <= (i == 0 ? 0 : r->to[i - 1]))
			return bad_tier(&t->at, i == 0 ? _("a tier ends above zero") :
			    _("each tier ends above the one before it"), err);
	}
	return SALES_OK;
}

int
tier_rule_make(const struct component *c, struct tier_rule *out, struct sales_err *err)
{
	memset(out, 0, sizeof(*out));
	out->lookup = c->lookup;
	out->apply = c->apply;
	out->upper = c->boundary_upper != FAULT_PLANTED(FAULT_BOUNDARY);
	out->by_target = c->by_attainment != NULL && c->ntiers > 0;
	out->axis = 1;
	if (c->ntiers == 0) {
		out->n = 1;
		if (c->rate.den == 0)
			return bad_tier(&c->at, _("a commission needs 'rate' or 'tiers'"), err);
		if (!ratio_to_rate(c->rate, &out->rate[0]))
			return bad_tier(&c->at, _("a rate has at most 9 decimals"), err);
		out->apply = APPLY_WHOLE;
		out->lookup = LOOKUP_TRANSACTION;
	} else {
		int rc = read_tiers(c, out, err);

		if (rc != SALES_OK)
			return rc;
		out->n = c->ntiers;
	}
	out->rate_den = shrink(out->rate, out->n);
	if (out->by_target)
		out->axis = shrink(out->to, out->n - 1);
	return SALES_OK;
}

/* Where tier i ends, in 1/axis of a ten-thousandth. */
static inline wide
end_of(const struct tier_rule *r, const struct tier_fact *f, size_t i)
{
	return r->by_target ? (wide)f->target * r->to[i] : (wide)r->to[i];
}

static size_t
tier_of(const struct tier_rule *r, const struct tier_fact *f, int64_t value)
{
	wide at = (wide)value * r->axis;
	size_t   i;

	for (i = 0; i + 1 < r->n; i++) {
		wide end = end_of(r, f, i);

		if (r->upper ? at < end : at <= end)
			break;
	}
	return i;
}

/* A fact that is looked up alone is mirrored when it is negative: what comes
 * back is what the same fact earned. */
static inline int64_t
looked_up(const struct tier_rule *r, const struct tier_fact *f)
{
	if (r->lookup != LOOKUP_TRANSACTION)
		return f->before;
	return f->amount < 0 ? -f->amount : f->amount;
}

static inline bool
is_sliced(const struct tier_rule *r, const struct tier_fact *f)
{
	return r->apply == APPLY_MARGINAL && r->n > 1 &&
	    (r->lookup == LOOKUP_TRANSACTION || f->moves);
}

/* The stretch of the axis that f lies on, low to high, in ten-thousandths. */
static bool
stretch_of(const struct tier_rule *r, const struct tier_fact *f, int64_t *low, int64_t *high)
{
	int64_t at = r->lookup == LOOKUP_TRANSACTION ? 0 : f->before;

	if (r->lookup == LOOKUP_TRANSACTION) {
		*low = 0;
		*high = f->amount < 0 ? -f->amount : f->amount;
		return f->amount != INT64_MIN;
	}
	*low = *high = at;
	return !__builtin_add_overflow(at, f->amount, f->amount < 0 ? low : high);
}

static bool
add_slice(earn *sum, wide width, int64_t rate)
{
	wide e;

	return !__builtin_mul_overflow(width, (wide)rate, &e) &&
	    !__builtin_add_overflow(*sum, e, sum);
}

/* Earned from low to high, over axis * rate_den. Below zero the first tier
 * goes on. */
static bool
earn_stretch(const struct tier_rule *r, const struct tier_fact *f, int64_t low, int64_t high,
    earn *out)
{
	wide from = (wide)low * r->axis, to = (wide)high * r->axis;

	*out = 0;
	for (size_t i = 0; i < r->n && from < to; i++) {
		wide end = to;

		if (i + 1 < r->n) {
			wide e = end_of(r, f, i);

			end = e < to ? e : to;
		}
		if (end <= from)
			continue;
		if (!add_slice(out, end - from, r->rate[i]))
			return false;
		from = end;
	}
	return true;
}

/* Over axis * rate_den. */
static bool
earn_num(const struct tier_rule *r, const struct tier_fact *f, earn *out)
{
	int64_t low, high;

	*out = 0;
	if (!is_sliced(r, f)) {
		size_t i = r->n == 1 ? 0 : tier_of(r, f, looked_up(r, f));

		return add_slice(out, (wide)f->amount * r->axis, r->rate[i]);
	}
	if (!stretch_of(r, f, &low, &high) || !earn_stretch(r, f, low, high, out))
		return false;
	if (f->amount < 0)
		*out = -*out;
	return true;
}

bool
tier_earn(const struct tier_rule *r, const struct tier_fact *f, earn *out)
{
	wide scale = EARN_DEN / (r->axis * r->rate_den);
	earn     e;

	return earn_num(r, f, &e) && !__builtin_mul_overflow(e, scale, out);
}

/* num / den as a ratio in lowest terms; false when it does not fit. */
static bool
ratio_of(wide num, wide den, struct ratio *out)
{
	wide a = num < 0 ? -num : num, b = den;

	while (b != 0) {
		wide rest = a % b;

		a = b;
		b = rest;
	}
	num /= a;
	den /= a;
	if (num > INT64_MAX || num < -INT64_MAX || den > INT64_MAX)
		return false;
	*out = (struct ratio){ (int64_t)num, (int64_t)den };
	return true;
}

static bool
fill_slice(const struct tier_rule *r, size_t tier, wide from, wide to, wide width,
    struct tier_slice *out)
{
	wide unit = (wide)MONEY_UNIT * r->axis, e;

	*out = (struct tier_slice){ .tier = tier, .whole = from == to,
		.rate = r->rate[tier] * (RATE_UNIT / r->rate_den) };
	return !__builtin_mul_overflow(width, (wide)r->rate[tier], &e) &&
	    ratio_of(from, unit, &out->from) && ratio_of(to, unit, &out->to) &&
	    ratio_of(width, unit, &out->part) &&
	    ratio_of(e, unit * r->rate_den, &out->earned);
}

bool
tier_slices(const struct tier_rule *r, const struct tier_fact *f, struct tier_slice *out,
    size_t *n)
{
	int64_t  low, high;
	wide from, to;
	int      sign = f->amount < 0 ? -1 : 1;

	*n = 0;
	if (!is_sliced(r, f)) {
		size_t   i = r->n == 1 ? 0 : tier_of(r, f, looked_up(r, f));
		wide at = (wide)looked_up(r, f) * r->axis;

		*n = 1;
		return fill_slice(r, i, at, at, (wide)f->amount * r->axis, &out[0]);
	}
	if (!stretch_of(r, f, &low, &high))
		return false;
	from = (wide)low * r->axis;
	to = (wide)high * r->axis;
	for (size_t i = 0; i < r->n && from < to; i++) {
		wide end = to;

		if (i + 1 < r->n && end_of(r, f, i) < to)
			end = end_of(r, f, i);
		if (end <= from)
			continue;
		if (!fill_slice(r, i, from, end, sign * (end - from), &out[(*n)++]))
			return false;
		from = end;
	}
	return true;
}

static wide
divide(wide a, wide b, enum rounding how)
{
	wide q, rest;

	if (a <= INT64_MAX && a >= INT64_MIN && b <= INT64_MAX / 2) {
		q = (int64_t)a / (int64_t)b; /* many times quicker than in 128 bits */
		rest = (int64_t)a % (int64_t)b;
	} else {
		q = a / b;
		rest = a % b;
	}
	if (rest < 0)
		rest = -rest;
	if (how == ROUND_DOWN || rest < b - rest)
		return q;
	if (how == ROUND_HALF_EVEN && rest == b - rest && q % 2 == 0)
		return q;
	return a < 0 ? q - 1 : q + 1;
}

static int64_t
step_of(int decimals)
{
	static const int64_t step[] = { 10000, 1000, 100, 10, 1 };

	return step[decimals < 0 ? 0 : decimals > 4 ? 4 : decimals];
}

bool
tier_pay(const struct tier_rule *r, const struct tier_fact *f, int decimals,
    enum rounding how, int64_t *out)
{
	int64_t  step = step_of(decimals);
	wide q;
	earn     e;

	if (!earn_num(r, f, &e))
		return false;
	q = divide(e, (wide)r->axis * r->rate_den * step, how) * step;
	*out = (int64_t)q;
	return q <= INT64_MAX && q >= INT64_MIN;
}

bool
tier_pay_times(const struct tier_rule *r, const struct tier_fact *f, struct ratio k, int decimals,
    enum rounding how, int64_t *out)
{
	int64_t step = step_of(decimals);
	wide    q, den = (wide)r->axis * r->rate_den;
	earn    e;

	if (!earn_num(r, f, &e) || __builtin_mul_overflow(e, (wide)k.num, &e) || __builtin_mul_overflow(den, (wide)k.den, &den) ||
	    __builtin_mul_overflow(den, (wide)step, &den))
		return false;
	q = divide(e, den, how) * step;
	*out = (int64_t)q;
	return q <= INT64_MAX && q >= INT64_MIN;
}

bool
tier_round(earn e, int decimals, enum rounding how, int64_t *out)
{
	int64_t  step = step_of(decimals);
	wide q;

	q = divide(e, (wide)EARN_DEN * step, how) * step;
	*out = (int64_t)q;
	return q <= INT64_MAX && q >= INT64_MIN;
}

bool
tier_share(int64_t whole, int64_t part, int64_t of, int decimals, enum rounding how,
    int64_t *out)
{
	int64_t  step = step_of(decimals);
	wide num = (wide)whole * part, den = (wide)of * step, q;

	if (den < 0) {
		num = -num;
		den = -den;
	}
	q = divide(num, den, how) * step;
	*out = (int64_t)q;
	return q <= INT64_MAX && q >= INT64_MIN;
}
