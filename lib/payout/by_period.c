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
	int64_t                    k;         /* its factors, as they are shown */
};

bool
is_floor(const struct engine *e, size_t rule)
{
	return rule != 0 && e->rule[e->rule[rule].main].filled == rule;
}

/* Facts, refunds, factors; before its cap and floor. */
static bool
was_paid(const struct engine *e, const struct entitled *x, size_t main)
{
	return e->rule[x->rule].main == main && !(x->kind == 0 && x->rule == main) && !is_floor(e, x->rule) && !x->past;
}

static int
true_up(struct period_work *w, size_t first, int64_t *base, int64_t *amount, struct sales_err *err)
{
	struct engine *e = w->e;
	const struct rule *shadow = &e->rule[e->rule[w->rule].shadow];
	int64_t        paid = 0;

	for (size_t i = first; i < engine_count(e); i++) {
		const struct entitled *x = &engine_out(e)[i];

		if (was_paid(e, x, shadow->main) && period_holds(w->span, x->cap_on)
		    && __builtin_add_overflow(paid, x->amount, &paid))
			return period_too_large(e, w->rule, err);
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
		w->k = w->v->has_factors ? factors_shown(&k) : 0;
		exact_multiply(&k, amount);
		exact_multiply(&k, rate);
		exact_multiply(&k, share);
		if (!exact_round(&k, w->e->decimals, w->e->rounding, out))
			rc = period_too_large(w->e, w->rule, err);
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
		return period_too_large(w->e, w->rule, err);
	return *base == 0 ? SALES_OK : round_all(w, total, w->v->comp->rate, one, amount, err);
}

/* How often a total passed the marks up to a day. */
int64_t
milestone_marks(const struct component *c, int64_t total)
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
			return period_too_large(e, w->rule, err);
		before += f->on < w->span.from ? f->value : 0;
	}
	passed = milestone_marks(w->v->comp, *base) - milestone_marks(w->v->comp, before);
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
	int64_t                 base = 0, amount = 0, least;
	struct ratio            share;
	struct value            v = v_of(V_BOOL, 1);

	if (!period_share(w->e, w->v, w->version, w->at.person, w->span, &share))
		return SALES_OK;
	if (w->v->when != NULL)
		TRY(figure_eval(w->e, w->v->when, &w->at, &v, err));
	if (v.type != V_BOOL || v.u.i == 0)
		return SALES_OK;
	TRY(amount_in(w, first, share, &base, &amount, err));
	if (c->least.v > 0 && !floor_of(c, share, w->e->decimals, w->e->rounding, &least))
		return period_too_large(w->e, w->rule, err);
	if (c->least.v > 0 && amount < least)
		amount = least;
	if (c->has_cap && amount > c->cap.v)
		amount = c->cap.v;
	period_put(w->e, w->rule, w->version, w->at.person, w->span, base, w->k, amount);
	return SALES_OK;
}

/* Periods that have ended; an open one has no result yet. */
static int
put_rule(struct engine *e, size_t rule, int64_t person, size_t first, struct sales_err *err)
{
	const enum period_unit unit = period_unit_of(e, &e->rule[rule], true);
	const struct spans    *s = engine_spans(e, unit);

	for (size_t i = 0; i < s->n; i++) {
		struct period_work w = { .e = e, .rule = rule, .span_at = i, .span = s->span[i] };

		if (s->span[i].to > e->year.to || s->span[i].to < e->year.from)
			continue;
		w.version = period_version(e, s->span[i].to);
		w.v = &e->rule[rule].v[w.version];
		if (w.v->comp == NULL || w.v->comp->kind == COMP_AWARD)
			continue;
		w.at = period_figures(e, person, s->span[i], unit, w.version);
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
