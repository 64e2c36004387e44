/* What is reckoned of a period, step by step: the factors of what a component's
 * facts earned in it, bonuses, milestones, overrides. */
#include <string.h>

#include "lib/payout/explain_inside.h"

/* ---- figures and factors ------------------------------------------------- */

static bool
is_figure(const struct expr *e)
{
	static const char *const names[] = { "grade", "score", "tenure", "actual", "target", "attainment" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if ((e->op == EX_FIELD || e->op == EX_CALL) && e->name != NULL && strcmp(e->name, names[i]) == 0)
			return true;
	return false;
}

/* "attainment(collected, quarter)", as the rule book has it. */
static const char *
text_of(struct explaining_line *w, const struct expr *e)
{
	const char *out = e->name;

	for (size_t i = 0; e->op == EX_CALL && i < e->nkids; i++)
		out = arena_printf(w->a, "%s%s%s", out, i == 0 ? "(" : ", ", e->kid[i]->name == NULL ? "" : e->kid[i]->name);
	return e->op == EX_CALL ? arena_printf(w->a, "%s)", out) : out;
}

static bool
is_told(const struct explaining_line *w, const char *figure)
{
	const struct why *s = (const struct why *)(const void *)w->steps.p;

	for (size_t i = 0; i < w->steps.n / sizeof(*s); i++)
		if (s[i].what == WHY_FIGURE && strcmp(s[i].of, figure) == 0)
			return true;
	return false;
}

int
explain_figures(struct explaining_line *w, const struct expr *e, struct sales_err *err)
{
	struct value v;
	struct why  *s;
	const char  *text;

	if (e == NULL)
		return SALES_OK;
	if (!is_figure(e)) {
		for (size_t i = 0; i < e->nkids; i++)
			TRY(explain_figures(w, e->kid[i], err));
		return SALES_OK;
	}
	text = text_of(w, e);
	if (is_told(w, text))
		return SALES_OK;
	TRY(figure_eval(&w->x->e, e, &w->at, &v, err));
	s = why_add(w, WHY_FIGURE);
	s->of = text;
	s->value = why_value(w, &v);
	if (!expr_ratio_of(&v, &s->from))
		s->from = (struct ratio){ 0, 0 };
	return SALES_OK;
}

void
why_hit(struct why *s, const struct factor *f, const struct value *v, const struct factor_hit *hit)
{
	s->by = hit->value;
	s->how = (int)hit->how;
	s->at = f->at;
	if (!expr_ratio_of(v, &s->from))
		s->from = (struct ratio){ 0, 0 };
	if ((hit->how == HIT_STEP || hit->how == HIT_AS_IS) && !f->step[hit->at].open)
		s->to = f->step[hit->at].at;
}

int
explain_period_factors(struct explaining_line *w, struct exact *k, bool *known, struct sales_err *err)
{
	const struct component *c = w->v->comp;

	*known = true;
	for (size_t i = 0; i < c->nfactors; i++) {
		struct factor_hit hit;
		struct value      v;
		struct why       *s;

		if (w->v->factor[i] == NULL)
			continue;
		TRY(figure_eval(&w->x->e, w->v->factor[i], &w->at, &v, err));
		hit = factor_find(&c->factors[i], &v);
		s = why_add(w, WHY_FACTOR);
		s->of = c->factors[i].of;
		s->value = why_value(w, &v);
		why_hit(s, &c->factors[i], &v, &hit);
		*known = *known && hit.value.den != 0;
		if (hit.value.den != 0)
			exact_multiply(k, hit.value);
	}
	return SALES_OK;
}

/* Factors that come to exactly 1 post no line: what they are of tells them. */
int
explain_idle_factors(struct explaining_line *w, struct sales_err *err)
{
	const size_t before = w->steps.n;
	struct exact k;
	bool         known;
	int          rc;

	if (w->v == NULL || w->v->comp == NULL)
		return SALES_OK;
	exact_init(&k);
	exact_set_ratio(&k, (struct ratio){ 1, 1 });
	rc = explain_period_factors(w, &k, &known, err);
	if (rc == SALES_OK && (!known || exact_cmp_ratio(&k, (struct ratio){ 1, 1 }) != 0))
		w->steps.n = before;
	exact_done(&k);
	return rc;
}

/* ---- the factors of what facts earned ------------------------------------ */

/* The lines of facts that its component posted in the period: *back is what refunds
 * took of it, wherever they stand. */
static int64_t
ledger_of_facts(const struct explaining_line *w, const char *component, int64_t *n, bool *refunds)
{
	size_t                    nlines;
	const struct ledger_line *v = ledger_of(w->x, &nlines);
	int64_t                   sum = 0;

	*n = 0;
	*refunds = false;
	for (size_t i = 0; i < nlines; i++) {
		const struct payout_line *l = &v[i].l;

		if (l->kind == NULL || strcmp(l->plan, w->l->plan) != 0 || v[i].run->from_on != w->x->run->from_on
		    || strcmp(payout_line_group(l->component, w->a), component) != 0)
			continue;
		*refunds = *refunds || ledger_takes_back(l);
		if (ledger_takes_back(l) || !period_holds(w->out->period, l->on))
			continue;
		sum += l->amount.v;
		++*n;
	}
	return sum;
}

void
why_came_to(struct explaining_line *w, int64_t base, int64_t beside)
{
	bool          refunds;
	int64_t       n;
	const int64_t sum = ledger_of_facts(w, w->out->group, &n, &refunds);
	struct why   *s = why_money(w, WHY_SUM, sum);

	s->of = w->out->group;
	s->n = n;
	if (sum + beside == base)
		return;
	if (refunds)
		why_money(w, WHY_REFUNDS, base - beside - sum);
	else
		why_unknown(w, sum + beside, base);
}

static int
multiply(struct explaining_line *w, int64_t sum, struct exact *k, int64_t *due, bool *known, struct sales_err *err)
{
	struct why *s;

	exact_set_ratio(k, (struct ratio){ 1, 1 });
	TRY(explain_period_factors(w, k, known, err));
	if (!*known)
		return SALES_OK;
	s = why_add(w, WHY_PRODUCT);
	s->part = why_units(sum);
	s->by = why_exact(k);
	exact_multiply(k, why_units(sum));
	s->amount = why_exact(k);
	*known = exact_round(k, w->x->e.decimals, w->x->e.rounding, due);
	if (*known && exact_cmp_ratio(k, why_units(*due)) != 0)
		why_money(w, WHY_ROUNDED, *due);
	return SALES_OK;
}

int
explain_product(struct explaining_line *w, int64_t sum, int64_t *due, bool *known, struct sales_err *err)
{
	struct exact k;
	int          rc;

	exact_init(&k);
	rc = multiply(w, sum, &k, due, known, err);
	exact_done(&k);
	return rc;
}

int
explain_factors(struct explaining_line *w, struct sales_err *err)
{
	const int64_t base = w->l->base.v;
	struct why   *s;
	int64_t       due;
	bool          known;

	why_came_to(w, base, 0);
	TRY(explain_product(w, base, &due, &known, err));
	if (!known)
		return SALES_OK;
	s = why_money(w, WHY_LESS, due - base);
	s->part = why_units(due);
	s->by = why_units(base);
	why_unknown(w, due - base, w->due);
	return SALES_OK;
}

/* ---- bonus, milestone, override --------------------------------- */

int64_t
why_cut(struct explaining_line *w, const struct component *c, int64_t due)
{
	struct why *s;

	if (!c->has_cap || due <= c->cap.v)
		return due;
	s = why_money(w, WHY_CUT, c->cap.v);
	s->from = why_units(due);
	s->by = why_units(c->cap.v);
	return c->cap.v;
}

/* sum x factors x share, rounded and cut as the component says. */
static int
finish(struct explaining_line *w, struct exact *sum, struct sales_err *err)
{
	const struct component *c = w->v->comp;
	struct ratio            share;
	struct why             *s;
	int64_t                 due;
	bool                    known;

	TRY(explain_period_factors(w, sum, &known, err));
	if (!known)
		return SALES_OK;
	if (c->kind == COMP_BONUS && period_share(&w->x->e, w->v, w->version, w->l->person, w->out->period, &share)
	    && ratio_cmp(share, (struct ratio){ 1, 1 }) != 0) {
		exact_multiply(sum, share);
		why_add(w, WHY_DAYS)->by = share;
	}
	if (!exact_round(sum, w->x->e.decimals, w->x->e.rounding, &due))
		return SALES_OK;
	s = why_money(w, WHY_ROUNDED, due);
	s->part = why_exact(sum);
	why_unknown(w, why_cut(w, c, why_filled(w, c, due)), w->due);
	return SALES_OK;
}

/* What the amount comes to, and the figures that it looks at. */
static int
put_amount(struct explaining_line *w, struct ratio *out, struct sales_err *err)
{
	struct value v;
	struct why  *s;

	TRY(explain_figures(w, w->v->amount, err));
	TRY(figure_eval(&w->x->e, w->v->amount, &w->at, &v, err));
	if (!expr_ratio_of(&v, out))
		*out = (struct ratio){ 0, 1 };
	s = why_add(w, WHY_AMOUNT);
	s->of = w->v->comp->amount;
	s->amount = *out;
	return SALES_OK;
}

/* base is the plan year's total up to the period's end: the marks in this period are
 * those between what the year's facts came to before it and that. */
static int
milestone(struct explaining_line *w, struct exact *sum, struct sales_err *err)
{
	const struct component *c = w->v->comp;
	const struct metric    *m = policy_metric(w->out->policy, c->base);
	const int64_t           base = w->l->base.v, mark = c->every.v > 0 ? c->every.v : c->reach.v;
	struct period           before = { w->x->e.year.from, w->out->period.from - 1 };
	struct ratio            each, actual = { 0, 1 };
	int64_t                 n, facts, was = 0;
	struct why             *s;

	if (m != NULL && before.to >= before.from)
		TRY(metric_value(w->x->d, m, before, subject_person(w->l->person), &actual, &facts, err));
	if (actual.den != 0) {
		struct exact e;

		exact_init(&e);
		exact_set_ratio(&e, actual);
		(void)exact_units(&e, &was);
		exact_done(&e);
	}
	n = c->every.v > 0 ? (base > 0 ? base / mark : 0) - (was > 0 ? was / mark : 0) : (base >= mark) - (was >= mark);
	s = why_add(w, WHY_MARKS);
	s->of = c->base;
	s->n = n;
	s->from = why_units(was);
	s->to = why_units(base);
	s->by = why_units(mark);
	s->how = c->every.v > 0;
	TRY(put_amount(w, &each, err));
	exact_set_ratio(sum, each);
	exact_multiply(sum, (struct ratio){ n, 1 });
	if (n != 1) {
		s = why_add(w, WHY_PRODUCT);
		s->part = each;
		s->by = (struct ratio){ n, 1 };
		s->amount = why_exact(sum);
	}
	return finish(w, sum, err);
}

static int
override(struct explaining_line *w, struct exact *sum, struct sales_err *err)
{
	struct why *s;
	int64_t     total;

	TRY(explain_override(w, &total, err));
	why_unknown(w, total, w->l->base.v);
	exact_set_ratio(sum, why_units(w->l->base.v));
	s = why_add(w, WHY_RATE);
	s->part = why_exact(sum);
	exact_multiply(sum, w->v->comp->rate);
	s->by = w->v->comp->rate;
	s->amount = why_exact(sum);
	return finish(w, sum, err);
}

static int
explain_amount(struct explaining_line *w, struct exact *sum, struct sales_err *err)
{
	const struct component *c = w->v->comp;
	struct ratio            amount;

	if (w->v->when != NULL) {
		TRY(explain_figures(w, w->v->when, err));
		why_add(w, WHY_WHEN)->of = c->when;
	}
	switch (c->kind) {
	case COMP_BONUS:
		TRY(put_amount(w, &amount, err));
		exact_set_ratio(sum, amount);
		return finish(w, sum, err);
	case COMP_MILESTONE:
		return milestone(w, sum, err);
	case COMP_OVERRIDE:
		return override(w, sum, err);
	case COMP_POOL:
		return explain_pool(w, err);
	case COMP_TRUE_UP:
		return explain_true_up(w, err);
	case COMP_COMMISSION:
	case COMP_PER_UNIT:
	case COMP_SPIFF:
	case COMP_AWARD:
		break;
	}
	return SALES_OK;
}

int
explain_period(struct explaining_line *w, struct sales_err *err)
{
	struct exact sum;
	int          rc;

	if (w->v->comp == NULL)
		return SALES_OK;
	w->at.of = w->v->comp->kind == COMP_OVERRIDE ? FIGURES_BELOW : w->v->comp->kind == COMP_POOL ? FIGURES_TEAM : FIGURES_OWN;
	w->at.depth = w->v->comp->depth;
	if (w->at.of != FIGURES_OWN)
		TRY(engine_others(&w->x->e, err));
	w->x->e.asked = engine_near(&w->x->e, w->at.of);
	exact_init(&sum);
	rc = explain_amount(w, &sum, err);
	exact_done(&sum);
	return rc;
}
