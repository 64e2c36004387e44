#include "lib/payout/by_period.h"

#include <stdlib.h>
#include <string.h>

/* One rule of one person in one period. */
struct period_work {
	struct engine             *e;
	size_t                     rule, version, span_at;
	const struct rule_version *v;
	struct period              span;      /* whole */
	struct figure_at           at;
};

static struct period
cut(const struct engine *e, struct period p)
{
	if (p.to > e->year.to)
		p.to = e->year.to;
	return p;
}

static size_t
version_on(const struct engine *e, day on)
{
	return e->version_of[(on < e->seen.from ? e->seen.from : on > e->seen.to ? e->seen.to : on) - e->seen.from];
}

static int
too_large(const struct engine *e, size_t rule, struct sales_err *err)
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
	const struct period seen = cut(e, span);
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

static void
note_unknown(struct engine *e, const struct rule_version *v, size_t i, int64_t person, struct period span)
{
	struct unknown *u = &e->unknown;

	if (u->n == 0) {
		u->what = v->comp->factors[i].of;
		u->plan = v->plan->id;
		u->span = span;
	}
	if (u->last == person)
		return;
	u->last = person;
	if (u->n++ < 5)
		buf_printf(&u->names, "%s%s", u->names.n == 0 ? "" : ", ", e->org.person[person].code);
}

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
			note_unknown(e, v, i, at->person, at->span);
			*known = false;
			return SALES_OK;
		}
		exact_multiply(k, x);
	}
	return SALES_OK;
}

/* sum * k rounded. */
static int
times(struct engine *e, const struct rule_version *v, const struct figure_at *at, int64_t sum, size_t rule, int64_t *out,
    struct sales_err *err)
{
	struct exact k;
	struct ratio s;
	bool         known;
	int          rc;

	*out = sum;
	exact_init(&k);
	rc = factors_product(e, v, at, &k, &known, err);
	if (rc == SALES_OK && known) {
		if (ratio_make(sum, MONEY_UNIT, &s))
			exact_multiply(&k, s);
		if (!exact_round(&k, e->decimals, e->rounding, out))
			rc = too_large(e, rule, err);
	}
	exact_done(&k);
	return rc;
}

static struct figure_at
figure_at(const struct engine *e, int64_t person, struct period span, enum period_unit unit, size_t version)
{
	return (struct figure_at){ .person = person, .span = cut(e, span), .unit = unit, .version = version };
}

/* Entries of a rule by span of the day on which a cap counts them. */
static bool
sum_by_span(const struct engine *e, const struct spans *s, size_t main, size_t from, int64_t *sum)
{
	memset(sum, 0, s->n * sizeof(*sum));
	for (size_t i = from; i < engine_count(e); i++) {
		const struct entitled *x = &engine_out(e)[i];
		int64_t               *to = &sum[s->of[x->cap_on - e->seen.from]];

		if (e->rule[x->rule].main == main && __builtin_add_overflow(*to, x->amount, to))
			return false;
	}
	return true;
}

static void
put(struct engine *e, size_t rule, size_t version, int64_t person, struct period span, int64_t base, int64_t amount)
{
	const struct entitled out = { .fact = span.from, .base = base, .amount = amount, .person = (int32_t)person,
		.on = cut(e, span).to, .cap_on = span.from < e->seen.from ? e->seen.from : span.from, .rule = (uint16_t)rule,
		.version = (uint8_t)version };

	if (amount != 0)
		buf_put(&e->out, &out, sizeof(out));
}

static enum period_unit
unit_of(const struct engine *e, const struct rule *r, bool own)
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
	const enum period_unit  unit = unit_of(e, r, false);
	const struct spans     *s = engine_spans(e, unit);
	int64_t                *sum = calloc(s->n, sizeof(*sum)), due;
	int                     rc = SALES_OK;

	if (sum == NULL)
		err_nomem();
	if (!sum_by_span(e, s, rule, from, sum))
		rc = too_large(e, rule, err);
	for (size_t i = 0; rc == SALES_OK && i < s->n; i++) {
		const size_t              version = version_on(e, cut(e, s->span[i]).to);
		const struct rule_version *v = &e->rule[rule].v[version];
		const struct figure_at    at = figure_at(e, person, s->span[i], unit, version);

		if (sum[i] == 0 || v->comp == NULL || !v->has_factors)
			continue;
		rc = times(e, v, &at, sum[i], rule, &due, err);
		if (rc == SALES_OK)
			put(e, e->rule[rule].factors, version, person, s->span[i], sum[i], due - sum[i]);
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
	const enum period_unit unit = unit_of(e, true_up_of(e, shadow), true);
	const struct spans    *s = engine_spans(e, unit);
	struct rule           *r = &e->rule[shadow];

	if (r->kept == NULL)
		r->kept = arena_array(e->a, int64_t, s->n);
	memset(r->kept, 0, s->n * sizeof(*r->kept));
	for (size_t i = from; i < engine_count(e); i++) {
		const struct entitled *x = &engine_out(e)[i];
		int64_t               *to = &r->kept[s->of[x->cap_on - e->seen.from]];

		if (__builtin_add_overflow(*to, x->amount, to))
			return too_large(e, shadow, err);
	}
	for (size_t i = 0; i < s->n; i++) {
		const size_t               version = version_on(e, cut(e, s->span[i]).to);
		const struct rule_version *v = &r->v[version];
		const struct figure_at     at = figure_at(e, person, s->span[i], unit, version);

		if (r->kept[i] != 0 && v->comp != NULL && v->has_factors)
			TRY(times(e, v, &at, r->kept[i], shadow, &r->kept[i], err));
	}
	return SALES_OK;
}

static int
true_up(struct period_work *w, size_t first, int64_t *base, int64_t *amount, struct sales_err *err)
{
	struct engine *e = w->e;
	const struct rule *shadow = &e->rule[e->rule[w->rule].shadow];
	int64_t        paid = 0;

	for (size_t i = first; i < engine_count(e); i++) {
		const struct entitled *x = &engine_out(e)[i];

		if (e->rule[x->rule].main == shadow->main && x->cap_on >= w->span.from && x->cap_on <= w->span.to
		    && __builtin_add_overflow(paid, x->amount, &paid))
			return too_large(e, w->rule, err);
	}
	*base = shadow->kept == NULL ? 0 : shadow->kept[w->span_at];
	*amount = *base - paid;
	if (w->v->comp->up_only && *amount < 0)
		*amount = 0;
	return SALES_OK;
}

/* ---- bonus, override, milestone, pool ------------------------------------ */

/* The component's amount in units; none: something that it asks for is not there. */
static int
amount_of(struct period_work *w, struct ratio *out, struct sales_err *err)
{
	struct value v;

	TRY(figure_eval(w->e, w->v->amount, &w->at, &v, err));
	if (!expr_ratio_of(&v, out))
		*out = (struct ratio){ 0, 1 };
	return SALES_OK;
}

/* amount * rate * factors * share of the period, rounded once. */
static int
round_all(struct period_work *w, struct ratio amount, struct ratio rate, struct ratio share, int64_t *out, struct sales_err *err)
{
	struct exact k;
	bool         known;
	int          rc;

	*out = 0;
	exact_init(&k);
	rc = factors_product(w->e, w->v, &w->at, &k, &known, err);
	if (rc == SALES_OK && known) {
		exact_multiply(&k, amount);
		exact_multiply(&k, rate);
		exact_multiply(&k, share);
		if (!exact_round(&k, w->e->decimals, w->e->rounding, out))
			rc = too_large(w->e, w->rule, err);
	}
	exact_done(&k);
	return rc;
}

static const struct ratio one = { 1, 1 };

static int
override(struct period_work *w, int64_t *base, int64_t *amount, struct sales_err *err)
{
	struct ratio total;

	TRY(override_total(w->e, w->rule, w->version, w->at.person, w->span_at, base, err));
	if (!ratio_make(*base, MONEY_UNIT, &total))
		return too_large(w->e, w->rule, err);
	return *base == 0 ? SALES_OK : round_all(w, total, w->v->comp->rate, one, amount, err);
}

/* How often a total passed the marks up to a day. */
static int64_t
marks(const struct component *c, int64_t total)
{
	if (total <= 0)
		return 0;
	return c->every.v > 0 ? total / c->every.v : total >= c->reach.v;
}

static int
milestone(struct period_work *w, int64_t *base, int64_t *amount, struct sales_err *err)
{
	struct engine         *e = w->e;
	const struct fact_span facts = facts_of(&e->set[e->rule[w->rule].base], (size_t)w->at.person);
	int64_t                before = 0, passed;
	struct ratio           each;

	for (const struct pay_fact *f = facts.first; f < facts.end; f++) {
		if (f->on < e->year.from || f->on > w->at.span.to)
			continue;
		if (__builtin_add_overflow(*base, f->value, base))
			return too_large(e, w->rule, err);
		before += f->on < w->span.from ? f->value : 0;
	}
	passed = marks(w->v->comp, *base) - marks(w->v->comp, before);
	TRY(amount_of(w, &each, err));
	return passed == 0 ? SALES_OK : round_all(w, each, (struct ratio){ passed, 1 }, one, amount, err);
}

static int
amount_in(struct period_work *w, size_t first, struct ratio share, int64_t *base, int64_t *amount, struct sales_err *err)
{
	struct ratio r;

	switch (w->v->comp->kind) {
	case COMP_BONUS:
		TRY(amount_of(w, &r, err));
		return round_all(w, r, one, share, amount, err);
	case COMP_OVERRIDE:
		return override(w, base, amount, err);
	case COMP_MILESTONE:
		return milestone(w, base, amount, err);
	case COMP_POOL:
		return pool_part(w->e, w->rule, w->version, w->at.person, w->span_at, base, amount, err);
	case COMP_TRUE_UP:
		return true_up(w, first, base, amount, err);
	case COMP_COMMISSION:
	case COMP_PER_UNIT:
	case COMP_SPIFF:
	case COMP_AWARD:
		break;
	}
	return SALES_OK;
}

static int
put_one(struct period_work *w, size_t first, struct sales_err *err)
{
	const struct component *c = w->v->comp;
	int64_t                 base = 0, amount = 0;
	struct ratio            share;
	struct value            v = v_of(V_BOOL, 1);

	if (!period_share(w->e, w->v, w->version, w->at.person, w->span, &share))
		return SALES_OK;
	if (w->v->when != NULL)
		TRY(figure_eval(w->e, w->v->when, &w->at, &v, err));
	if (v.type != V_BOOL || v.u.i == 0)
		return SALES_OK;
	TRY(amount_in(w, first, share, &base, &amount, err));
	if (c->has_cap && amount > c->cap.v)
		amount = c->cap.v;
	put(w->e, w->rule, w->version, w->at.person, w->span, base, amount);
	return SALES_OK;
}

/* Periods that have ended; an open one has no result yet. */
static int
put_rule(struct engine *e, size_t rule, int64_t person, size_t first, struct sales_err *err)
{
	const enum period_unit unit = unit_of(e, &e->rule[rule], true);
	const struct spans    *s = engine_spans(e, unit);

	for (size_t i = 0; i < s->n; i++) {
		struct period_work w = { .e = e, .rule = rule, .span_at = i, .span = s->span[i] };

		if (s->span[i].to > e->year.to || s->span[i].to < e->year.from)
			continue;
		w.version = version_on(e, s->span[i].to);
		w.v = &e->rule[rule].v[w.version];
		if (w.v->comp == NULL)
			continue;
		w.at = figure_at(e, person, s->span[i], unit, w.version);
		w.at.of = w.v->comp->kind == COMP_OVERRIDE ? FIGURES_BELOW : w.v->comp->kind == COMP_POOL ? FIGURES_TEAM : FIGURES_OWN;
		w.at.depth = w.v->comp->depth;
		TRY(put_one(&w, first, err));
	}
	return SALES_OK;
}

/* True-ups see what the others paid. */
int
by_period_put(struct engine *e, int64_t person, size_t first, struct sales_err *err)
{
	if (e->org.person[person].id == 0)
		return SALES_OK;
	for (size_t i = 0; i < e->nrules; i++)
		if (e->rule[i].by_period && e->rule[i].v != NULL && e->rule[i].main == i && strchr(e->rule[i].component, '@') == NULL)
			TRY(put_rule(e, i, person, first, err));
	return SALES_OK;
}
