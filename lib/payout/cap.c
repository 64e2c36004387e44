/* Caps: what a component or a plan earns above its cap in one period is cut by a line
 * of its own: lost, kept apart, or carried into the periods behind it. */
#include <stdlib.h>
#include <string.h>

#include "lib/payout/by_period.h"
#include "lib/payout/fault.h"

struct capping {
	struct engine      *e;
	size_t              rule;
	int32_t             person;
	const struct spans *spans;    /* of the cap */
	const struct spans *periods;  /* of the plan, where its cap is of longer ones; else NULL */
	int64_t            *sum;      /* [part] */
};

static void
capping_done(struct capping *c)
{
	free(c->sum);
}

static bool
is_of_plan(const struct engine *e, size_t rule)
{
	return e->rule[rule].component[0] == '\0';
}

static bool
is_capped_by(const struct engine *e, const struct entitled *out, size_t rule)
{
	if (out->past)
		return false;
	if (e->rule[out->rule].main == rule)
		return true;
	return is_of_plan(e, rule) && strcmp(e->rule[out->rule].plan, e->rule[rule].plan) == 0;
}

/* Parts are what is cut by one line: spans of the cap, or as far as they lie in one period of
 * the plan. Each boundary of either makes the number rise. */
static size_t
part_of(const struct capping *c, day on)
{
	const size_t at = (size_t)(on - c->e->seen.from);

	return (size_t)c->spans->of[at] + (c->periods == NULL ? 0 : c->periods->of[at]);
}

static struct period
days_of_part(const struct capping *c, day on)
{
	const size_t  at = (size_t)(on - c->e->seen.from);
	struct period p = c->spans->span[c->spans->of[at]], of;

	if (c->periods == NULL)
		return p;
	of = c->periods->span[c->periods->of[at]];
	return (struct period){ of.from > p.from ? of.from : p.from, of.to < p.to ? of.to : p.to };
}

/* The rule as it stood at the end of the part. */
static const struct rule_version *
at_end(const struct capping *c, struct period part, size_t *version)
{
	*version = period_version(c->e, period_cut(c->e, part).to);
	return &c->e->rule[c->rule].v[*version];
}

static bool
cap_of(const struct rule_version *v, int64_t *cap)
{
	if (v->plan == NULL || (v->comp != NULL ? !v->comp->has_cap : !v->plan->has_cap))
		return false;
	*cap = (v->comp != NULL ? v->comp->cap.v : v->plan->cap.v) + (FAULT_PLANTED(FAULT_CAP) ? MONEY_UNIT / 100 : 0);
	return true;
}

static void
put(struct capping *c, struct period part, size_t version, int64_t base, int64_t cap, int64_t amount)
{
	const day             on = period_cut(c->e, part).to;
	const struct entitled out = { .fact = part.from, .base = base, .target = cap, .amount = amount, .person = c->person, .on = on,
		.cap_on = on, .rule = (uint16_t)c->rule, .version = (uint8_t)version };

	if (amount != 0)
		buf_put(&c->e->out, &out, sizeof(out));
}

/* *carry: what earlier periods left over, which a version without a cap pays at once. What a version
 * does not have leaves it where it is. */
static void
cut_component(struct capping *c, struct period span, int64_t sum, int64_t *carry)
{
	size_t                     version;
	const struct rule_version *v = at_end(c, span, &version);
	int64_t                    cap = 0;
	const bool                 has_cap = cap_of(v, &cap);
	const int64_t              all = sum + *carry; /* what was carried was cut off sums of the same size */
	int64_t                    due;

	if (v->comp == NULL || !comp_is_by_fact(v->comp->kind) || (sum <= 0 && *carry <= 0))
		return;
	due = has_cap && all > cap ? cap : all;
	*carry = has_cap && v->comp->cap_excess == EXCESS_LATER ? all - due : 0;
	put(c, span, version, sum, cap, due - sum);
}

/* total: of the cap's span, up to and with this part, whose own is sum; *cut: of the parts before. A
 * cap that a later rule book brings, or lowers, cuts no more than what the part brings. */
static void
cut_plan(struct capping *c, struct period part, int64_t total, int64_t sum, int64_t *cut)
{
	size_t                     version;
	const struct rule_version *v = at_end(c, part, &version);
	int64_t                    cap = 0, over;

	if (v->plan == NULL)
		return;
	over = cap_of(v, &cap) && total > cap ? total - cap : 0;
	if (over > *cut + (sum > 0 ? sum : 0))
		over = *cut + (sum > 0 ? sum : 0);
	put(c, part, version, total, cap, *cut - over);
	*cut = over;
}

/* False: it is too large. */
static bool
cut_all(struct capping *c)
{
	const struct engine *e = c->e;
	int64_t              left = 0, total = 0;
	size_t               span = 0;

	for (day on = e->year.from; on <= e->seen.to; on = days_of_part(c, on).to + 1) {
		const size_t  at = c->spans->of[on - e->seen.from];
		const int64_t sum = c->sum[part_of(c, on)];

		if (is_of_plan(e, c->rule)) {
			left = at == span ? left : 0;
			if (__builtin_add_overflow(sum, at == span ? total : 0, &total))
				return false;
			span = at;
			cut_plan(c, days_of_part(c, on), total, sum, &left);
		} else
			cut_component(c, days_of_part(c, on), sum, &left);
	}
	return true;
}

static bool
sum_up(struct capping *c, size_t from)
{
	const struct engine *e = c->e;

	for (size_t i = from; i < engine_count(e); i++) {
		const struct entitled *out = &engine_out(e)[i];
		int64_t               *sum;

		if (!is_capped_by(e, out, c->rule))
			continue;
		sum = &c->sum[part_of(c, out->cap_on)];
		if (__builtin_add_overflow(*sum, out->amount, sum))
			return false;
	}
	return true;
}

enum period_unit
engine_cap_unit(const struct engine *e, size_t rule)
{
	for (size_t i = e->nversions; i-- > 0;) {
		const struct rule_version *v = &e->rule[rule].v[i];

		if (v->plan != NULL && (v->comp != NULL || v->plan->has_cap))
			return v->comp != NULL ? v->plan->period : v->plan->cap_period;
	}
	return UNIT_MONTH;
}

int
engine_cap(struct engine *e, size_t r, size_t from, struct sales_err *err)
{
	const enum period_unit               unit = engine_cap_unit(e, r), of_plan = period_unit_of(e, &e->rule[r], false);
	CLEANUP(capping_done) struct capping c = { .e = e, .rule = r, .spans = engine_spans(e, unit),
		.periods = unit > of_plan ? engine_spans(e, of_plan) : NULL };

	if (from == engine_count(e))
		return SALES_OK;
	c.person = engine_out(e)[from].person;
	c.sum = calloc(c.spans->n + (c.periods == NULL ? 0 : c.periods->n), sizeof(*c.sum));
	if (c.sum == NULL)
		err_nomem();
	return sum_up(&c, from) && cut_all(&c) ? SALES_OK : period_too_large(e, r, err);
}
