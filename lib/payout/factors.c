/* Factors of periods, and what a true-up reckons anew; what the lines of periods
 * have in common. */
#include <stdlib.h>
#include <string.h>

#include "lib/payout/by_period.h"
#include "lib/payout/fault.h"

struct period
period_cut(const struct engine *e, struct period p)
{
	if (p.to > e->year.to)
		p.to = e->year.to;
	return p;
}

size_t
period_version(const struct engine *e, day on)
{
	return e->version_of[(on < e->seen.from ? e->seen.from : on > e->seen.to ? e->seen.to : on) - e->seen.from];
}

int
period_too_large(const struct engine *e, size_t rule, struct sales_err *err)
{
	return FAIL(err, SALES_EINVAL, _("the total of plan '%s' is too large to reckon with"), e->rule[rule].plan);
}

/* ---- who is in it -------------------------------------------------------- */

/* His last day there within the period. */
static day
last_day(const struct engine *e, int64_t person, struct period span)
{
	const day left = e->org.person[person].left;

	return left != DAY_NONE && left < span.to ? left : span.to;
}

static bool
counts_on(const struct engine *e, const struct rule_version *v, size_t version, int64_t person, day on)
{
	return org_is_there(&e->org.person[person], (struct period){ on, on }) && who_in(&e->who, version, v->plan_at, person, on)
	    && (v->plan->proration != PRORATE_WORKDAYS || calendar_is_workday(&e->days[version].policy->calendar, on));
}

bool
period_share(const struct engine *e, const struct rule_version *v, size_t version, int64_t person, struct period span,
    struct ratio *out)
{
	const struct period seen = period_cut(e, span);
	const struct calendar *c = &e->days[version].policy->calendar;
	int64_t             in = 0, all = 0;

	*out = (struct ratio){ 1, 1 };
	if (v->plan->proration == PRORATE_NONE) {
		const day on = last_day(e, person, seen);

		return on >= span.from && org_is_there(&e->org.person[person], (struct period){ on, on })
		    && who_in(&e->who, version, v->plan_at, person, on);
	}
	for (day on = span.from; on <= span.to; on++) {
		all += v->plan->proration != PRORATE_WORKDAYS || calendar_is_workday(c, on);
		in += on <= seen.to && counts_on(e, v, version, person, on);
	}
	return in > 0 && ratio_make(in, all, out);
}

/* ---- factors ------------------------------------------------------------- */

int
factors_product(struct engine *e, const struct rule_version *v, const struct figure_at *at, struct exact *k, bool *known,
    struct sales_err *err)
{
	*known = true;
	exact_set_ratio(k, (struct ratio){ 1, 1 });
	for (size_t i = 0; i < v->comp->nfactors; i++) {
		struct value value;
		struct ratio x;

		if (v->factor[i] == NULL)
			continue;
		TRY(figure_eval(e, v->factor[i], at, &value, err));
		if (!factor_value(&v->comp->factors[i], &value, &x)) {
			engine_note_unknown(e, v, i, at->person, at->span);
			if (e->estimating.on)
				continue; /* as if it were 1 */
			*known = false;
			return SALES_OK;
		}
		exact_multiply(k, x);
	}
	return SALES_OK;
}

int64_t
factors_shown(const struct exact *k)
{
	struct ratio r;

	if (!exact_below(k, &r))
		return 0;
	return (int64_t)((wide)r.num * RATE_UNIT / r.den);
}

/* sum * k rounded. */
static int
times(struct engine *e, const struct rule_version *v, const struct figure_at *at, int64_t sum, size_t rule, int64_t *by, int64_t *out,
    struct sales_err *err)
{
	struct exact k;
	struct ratio s;
	bool         known;
	int          rc;

	*out = sum;
	*by = 0;
	exact_init(&k);
	rc = factors_product(e, v, at, &k, &known, err);
	if (rc == SALES_OK && known) {
		*by = factors_shown(&k);
		if (ratio_make(sum, MONEY_UNIT, &s))
			exact_multiply(&k, s);
		if (!exact_round(&k, e->decimals, e->rounding, out))
			rc = period_too_large(e, rule, err);
	}
	exact_done(&k);
	return rc;
}

struct figure_at
period_figures(const struct engine *e, int64_t person, struct period span, enum period_unit unit, size_t version)
{
	return (struct figure_at){ .person = person, .span = period_cut(e, span), .unit = unit, .version = version };
}

/* Entries of a rule by span of the day on which a cap counts them. */
static bool
sum_by_span(const struct engine *e, const struct spans *s, size_t main, size_t from, int64_t *sum)
{
	memset(sum, 0, s->n * sizeof(*sum));
	for (size_t i = from; i < engine_count(e); i++) {
		const struct entitled *x = &engine_out(e)[i];
		int64_t               *to = &sum[s->of[x->cap_on - e->seen.from]];

		if (e->rule[x->rule].main == main && !(FAULT_PLANTED(FAULT_FACTOR) && x->refund) && __builtin_add_overflow(*to, x->amount, to))
			return false;
	}
	return true;
}

void
period_put(struct engine *e, size_t rule, size_t version, int64_t person, struct period span, int64_t base,
    int64_t k, int64_t amount)
{
	const struct entitled out = { .fact = span.from, .base = base, .before = k, .amount = amount, .person = (int32_t)person,
		.on = period_cut(e, span).to, .cap_on = period_cut(e, span).to, .rule = (uint16_t)rule,
		.version = (uint8_t)version };

	if (amount != 0)
		buf_put(&e->out, &out, sizeof(out));
}

enum period_unit
period_unit_of(const struct engine *e, const struct rule *r, bool own)
{
	for (size_t i = e->nversions; i-- > 0;)
		if (r->v[i].plan != NULL)
			return own && r->v[i].comp != NULL ? r->v[i].comp->period : r->v[i].plan->period;
	return UNIT_MONTH;
}

int
factors_put(struct engine *e, size_t rule, int64_t person, size_t from, struct sales_err *err)
{
	const struct rule      *r = &e->rule[rule];
	const enum period_unit  unit = period_unit_of(e, r, false);
	const struct spans     *s = engine_spans(e, unit);
	int64_t                *sum = calloc(s->n, sizeof(*sum)), due, k;
	int                     rc = SALES_OK;

	if (sum == NULL)
		err_nomem();
	if (!sum_by_span(e, s, rule, from, sum))
		rc = period_too_large(e, rule, err);
	for (size_t i = 0; rc == SALES_OK && i < s->n; i++) {
		const size_t              version = period_version(e, period_cut(e, s->span[i]).to);
		const struct rule_version *v = &e->rule[rule].v[version];
		const struct figure_at    at = period_figures(e, person, s->span[i], unit, version);

		if (sum[i] == 0 || v->comp == NULL || !v->has_factors)
			continue;
		rc = times(e, v, &at, sum[i], rule, &k, &due, err);
		if (rc == SALES_OK)
			period_put(e, e->rule[rule].factors, version, person, s->span[i], sum[i], k, due - sum[i]);
	}
	free(sum);
	return rc;
}

/* ---- true-up ------------------------------------------------------------- */

static const struct rule *
true_up_of(const struct engine *e, size_t shadow)
{
	for (size_t i = 0; i < e->nrules; i++)
		if (e->rule[i].shadow == shadow)
			return &e->rule[i];
	return NULL;
}

int
true_up_keep(struct engine *e, size_t shadow, int64_t person, size_t from, struct sales_err *err)
{
	const enum period_unit unit = period_unit_of(e, true_up_of(e, shadow), true);
	const struct spans    *s = engine_spans(e, unit);
	struct rule           *r = &e->rule[shadow];
	int64_t                k;

	if (r->kept == NULL)
		r->kept = arena_array(e->a, int64_t, s->n);
	memset(r->kept, 0, s->n * sizeof(*r->kept));
	for (size_t i = from; i < engine_count(e); i++) {
		const struct entitled *x = &engine_out(e)[i];
		int64_t               *to = &r->kept[s->of[x->cap_on - e->seen.from]];

		if (__builtin_add_overflow(*to, x->amount, to))
			return period_too_large(e, shadow, err);
	}
	for (size_t i = 0; i < s->n; i++) {
		const size_t               version = period_version(e, period_cut(e, s->span[i]).to);
		const struct rule_version *v = &r->v[version];
		const struct figure_at     at = period_figures(e, person, s->span[i], unit, version);

		if (r->kept[i] != 0 && v->comp != NULL && v->has_factors && !FAULT_PLANTED(FAULT_TRUE_UP))
			TRY(times(e, v, &at, r->kept[i], shadow, &k, &r->kept[i], err));
	}
	return SALES_OK;
}
