/* Caps: what a component or a plan earns above its cap in one period is cut by a line
 * of its own: lost, kept apart, or carried into the periods behind it. */
#include <stdlib.h>
#include <string.h>

#include "lib/payout/engine.h"
#include "lib/payout/fault.h"

struct capping {
	struct engine       *e;
	size_t               rule;
	const struct spans  *spans;
	int64_t             *sum;      /* [span] */
};

static void
capping_done(struct capping *c)
{
	free(c->sum);
}

static bool
is_capped_by(const struct engine *e, const struct entitled *out, size_t rule)
{
	if (out->past)
		return false;
	if (e->rule[out->rule].main == rule)
		return true;
	return e->rule[rule].component[0] == '\0' &&
	    strcmp(e->rule[out->rule].plan, e->rule[rule].plan) == 0;
}

/* The rule as it stood at the end of the span. */
static const struct rule_version *
at_end(const struct capping *c, size_t span, size_t *version)
{
	day to = c->spans->span[span].to;

	if (to > c->e->seen.to)
		to = c->e->seen.to;
	*version = c->e->version_of[to - c->e->seen.from];
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

/* Does the version have what is capped? What is gone leaves what was carried where it is. */
static bool
is_there(const struct rule_version *v)
{
	return v->plan != NULL && (v->comp == NULL || comp_is_by_fact(v->comp->kind));
}

/* *carry: what earlier periods left over, which a version without a cap pays at once. */
static void
put_cut(struct capping *c, int32_t person, size_t span, int64_t sum, int64_t *carry)
{
	struct period              p = c->spans->span[span];
	size_t                     version;
	const struct rule_version *v = at_end(c, span, &version);
	struct entitled            out = { .fact = p.from, .base = sum,
		.person = person, .rule = (uint16_t)c->rule, .version = (uint8_t)version };
	const bool                 has_cap = cap_of(v, &out.target);
	const int64_t              all = sum + *carry; /* what was carried was cut off sums of the same size */
	int64_t                    due;

	if (!is_there(v))
		return;
	due = has_cap && all > out.target ? out.target : all;
	*carry = has_cap && v->comp != NULL && v->comp->cap_excess == EXCESS_LATER ? all - due : 0;
	if (due == sum)
		return;
	out.on = out.cap_on = p.to < c->e->seen.to ? p.to : c->e->seen.to;
	out.amount = due - sum;
	buf_put(&c->e->out, &out, sizeof(out));
}

static enum period_unit
cap_unit(const struct engine *e, size_t rule)
{
	for (size_t i = e->nversions; i-- > 0;) {
		const struct rule_version *v = &e->rule[rule].v[i];

		if (v->plan != NULL)
			return v->comp != NULL ? v->plan->period : v->plan->cap_period;
	}
	return UNIT_MONTH;
}

int
engine_cap(struct engine *e, size_t r, size_t from, struct sales_err *err)
{
	CLEANUP(capping_done) struct capping c = { .e = e, .rule = r,
		.spans = engine_spans(e, cap_unit(e, r)) };
	const size_t                         n = engine_count(e);
	int64_t                              carry = 0;

	if (from == n)
		return SALES_OK;
	c.sum = calloc(c.spans->n, sizeof(*c.sum));
	if (c.sum == NULL)
		err_nomem();
	for (size_t i = from; i < n; i++) {
		const struct entitled *out = &engine_out(e)[i];
		int64_t               *sum;

		if (!is_capped_by(e, out, r))
			continue;
		sum = &c.sum[c.spans->of[out->cap_on - e->seen.from]];
		if (__builtin_add_overflow(*sum, out->amount, sum))
			return FAIL(err, SALES_EINVAL, _("the total of plan '%s' is too large to reckon with"),
			    e->rule[r].plan);
	}
	for (size_t s = 0; s < c.spans->n; s++)
		if (c.sum[s] > 0 || carry > 0)
			put_cut(&c, engine_out(e)[from].person, s, c.sum[s], &carry);
	return SALES_OK;
}
