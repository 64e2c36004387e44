#include "lib/payout/recount.h"

#include <stdlib.h>
#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/payout/plain.h"

/* What the reckoning made of one fact. */
struct paid {
	struct ratio exact;
	int64_t      amount;
	bool         counts;
};

/* One person's facts under one rule. */
struct counting {
	struct engine         *e;
	const struct fact_set *base, *look;
	struct fact_span       bases, looks;
	struct paid           *paid;       /* of each of bases */
	size_t                 rule;
	struct buf            *out;
};

static bool
same_kind(const struct counting *c)
{
	return c->look->kind == c->base->kind;
}

/* The look-up's sum in f's span: all of it, or what lies before f. */
static int64_t
look_up(const struct counting *c, const struct pay_fact *f, struct period span, bool total)
{
	int64_t sum = 0;

	for (const struct pay_fact *l = c->looks.first; l < c->looks.end; l++) {
		if (l->on < span.from || l->on > span.to)
			continue;
		if (total || l->on < f->on || (l->on == f->on && (same_kind(c) ? l->id < f->id : true)))
			sum += l->value;
	}
	return sum;
}

static bool
same_part(const struct pay_fact *a, const struct pay_fact *b)
{
	return a->link->deal != 0 && a->link->deal == b->link->deal;
}

/* Money that went back or never came in is no pay. */
static bool
is_income(const struct counting *c, const struct pay_fact *f)
{
	return f->value >= 0 || c->base->kind->no != receipt_kind.no;
}

/* Rounded total of the deal to date minus what its earlier parts were paid. */
static bool
pay_part(const struct counting *c, const struct pay_fact *f, const struct ratio *exact, int64_t *amount)
{
	struct ratio           sum = *exact;
	int64_t                before = 0, total;

	for (const struct pay_fact *g = c->bases.first; g < f; g++) {
		const struct paid *p = &c->paid[g - c->bases.first];

		if (!p->counts || !same_part(f, g))
			continue;
		before += p->amount;
		if (!ratio_add(sum, p->exact, &sum))
			return false;
	}
	if (!plain_round(sum, c->e->decimals, c->e->rounding, &total))
		return false;
	*amount = total - before;
	return true;
}

static void
put_claim(const struct counting *c, const struct pay_fact *f, int64_t fact, const struct kind *kind, int64_t amount)
{
	struct claim cl = { .person = f->person, .fact = fact, .amount = amount, .on = f->on,
		.rule = (uint16_t)c->rule, .kind = (uint8_t)kind->no };

	buf_put(c->out, &cl, sizeof(cl));
}

/* Refunds of a deal take back their part of what it earned. */
static bool
put_refunds(const struct counting *c, const struct pay_fact *f, int64_t amount)
{
	const struct refund_list *l = &c->e->refunds;
	int64_t                   back = 0, taken = 0, due;
	struct ratio              part, whole, r;

	for (const struct refund *x = refund_first(l, f->id); x != NULL && x < l->v + l->n && x->deal == f->id && x->whole > 0;
	    x++) {
		back = back + x->part > x->whole ? x->whole : back + x->part;
		if (!ratio_make(back, x->whole, &part) || !ratio_make(amount, MONEY_UNIT, &whole) ||
		    !ratio_mul(part, whole, &r) || !plain_round(r, c->e->decimals, c->e->rounding, &due))
			return false;
		put_claim(c, f, x->id, &receipt_kind, taken - due);
		taken = due;
	}
	return true;
}

/* False: a number does not fit. */
static bool
count_fact(struct counting *c, const struct pay_fact *f)
{
	struct engine             *e = c->e;
	struct paid               *p = &c->paid[f - c->bases.first];
	const size_t               version = e->version_of[f->on - e->seen.from];
	const struct rule_version *v = &e->rule[c->rule].v[version];
	const struct component    *comp = v->comp;
	struct plain_fact          x = { .amount = f->value };
	struct period              span;
	const char                *look;

	if (comp == NULL || f->on < e->year.from || !is_income(c, f) ||
	    !who_in(&e->who, version, v->plan_at, f->person, f->on))
		return true;
	look = comp->by_attainment != NULL ? comp->by_attainment : comp->by_amount;
	x.moves = look == NULL || strcmp(look, comp->base) == 0;
	span = period_of(f->on, comp->has_over ? comp->over : v->plan->period, &e->d->when);
	x.before = look_up(c, f, span, comp->ntiers > 0 && comp->lookup == LOOKUP_PERIOD &&
	    (comp->apply == APPLY_WHOLE || !x.moves));
	if (comp->by_attainment != NULL && comp->ntiers > 0 &&
	    (!target_find(&e->targets, comp->by_attainment, subject_person(f->person), span, true, &x.target) || x.target <= 0))
		return true;
	p->counts = true;
	if (!plain_earn(comp, &x, &p->exact) ||
	    !(f->link->deal != 0 ? pay_part(c, f, &p->exact, &p->amount) :
	    plain_round(p->exact, e->decimals, e->rounding, &p->amount)))
		return false;
	put_claim(c, f, f->id, c->base->kind, p->amount);
	return c->base->kind->no != deal_kind.no || put_refunds(c, f, p->amount);
}

/* What refunds take back of the person's pay, of this year and of earlier ones. */
static bool
count_refunds(const struct counting *c, size_t person)
{
	CLEANUP(buf_done) struct buf paid = { 0 };
	size_t                       n;
	const struct past_part      *p = past_of(&c->e->past, (int64_t)person, c->rule, &n);

	for (const struct pay_fact *f = c->bases.first; f < c->bases.end; f++) {
		struct claim_part own = { .deal = f->link->deal, .fact = f->id, .on = f->on, .kind = c->base->kind->no,
			.amount = c->paid[f - c->bases.first].amount, .now = true };

		if (own.kind == deal_kind.no)
			own.deal = f->id;
		if (c->paid[f - c->bases.first].counts && own.deal != 0 && refund_first(&c->e->refunds, own.deal) != NULL)
			buf_put(&paid, &own, sizeof(own));
	}
	for (size_t i = 0; i < n; i++) {
		struct claim_part old = { .deal = p[i].deal, .fact = p[i].fact, .amount = p[i].amount, .on = p[i].on,
			.kind = p[i].kind };

		buf_put(&paid, &old, sizeof(old));
	}
	return recount_refunds(c->e, c->rule, (int64_t)person, (const struct claim_part *)(const void *)paid.p,
	    paid.n / sizeof(struct claim_part), c->out);
}

static bool
count_person(struct counting *c, size_t person)
{
	size_t n;

	c->bases = facts_of(c->base, person);
	c->looks = facts_of(c->look, person);
	n = (size_t)(c->bases.end - c->bases.first);
	free(c->paid);
	c->paid = calloc(n + 1, sizeof(*c->paid));
	if (c->paid == NULL)
		err_nomem();
	for (const struct pay_fact *f = c->bases.first; f < c->bases.end; f++)
		if (!count_fact(c, f))
			return false;
	return count_refunds(c, person);
}

static int
count_rule(struct engine *e, size_t rule, struct buf *out, struct sales_err *err)
{
	struct counting c = { .e = e, .rule = rule, .out = out };
	bool            fits = true;

	if (e->rule[rule].base >= 0) {
		c.base = &e->set[e->rule[rule].base];
		c.look = e->rule[rule].look < 0 ? c.base : &e->set[e->rule[rule].look];
	}
	for (size_t p = 0; fits && p < e->org.npeople; p++)
		fits = c.base == NULL ? count_refunds(&c, p) : count_person(&c, p);
	free(c.paid);
	if (!fits)
		return FAIL(err, SALES_EINVAL, _("an amount is too large to reckon with"));
	return SALES_OK;
}

/* ---- caps ---- */

static int
by_person_and_day(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	return x->on < y->on ? -1 : x->on > y->on;
}

/* The cap of a rule in a version; -1: none. */
static int64_t
cap_in(const struct rule_version *v)
{
	if (v->plan == NULL)
		return -1;
	if (v->comp != NULL)
		return v->comp->has_cap ? v->comp->cap.v : -1;
	return v->plan->has_cap ? v->plan->cap.v : -1;
}

static enum period_unit
cap_span(const struct rule *r, size_t nversions)
{
	for (size_t i = nversions; i-- > 0;)
		if (r->v[i].plan != NULL)
			return r->v[i].comp != NULL ? r->v[i].plan->period : r->v[i].plan->cap_period;
	return UNIT_MONTH;
}

/* One person's claims of one span: what is above the cap goes. */
static void
cut(struct engine *e, size_t rule, int64_t person, struct period span, int64_t sum, struct buf *out)
{
	day          last = span.to < e->seen.to ? span.to : e->seen.to;
	int64_t      cap = cap_in(&e->rule[rule].v[e->version_of[last - e->seen.from]]);
	struct claim c = { .person = person, .fact = span.from, .amount = cap - sum, .on = span.from,
		.rule = (uint16_t)rule };

	if (cap >= 0 && sum > cap)
		buf_put(out, &c, sizeof(c));
}

static void
cap_rule(struct engine *e, size_t rule, struct buf *out)
{
	const struct rule     *r = &e->rule[rule];
	const bool             plan = r->component[0] == '\0';
	const enum period_unit unit = cap_span(r, e->nversions);
	CLEANUP(buf_done) struct buf mine = { 0 };
	const struct claim    *c = (const struct claim *)(const void *)out->p;
	struct claim          *m;
	size_t                 n = out->n / sizeof(*c);

	for (size_t i = 0; i < n; i++)
		if (c[i].rule == rule || (plan && strcmp(e->rule[c[i].rule].plan, r->plan) == 0))
			buf_put(&mine, &c[i], sizeof(*c));
	m = (struct claim *)(void *)mine.p;
	n = mine.n / sizeof(*m);
	if (n > 0)
		qsort(m, n, sizeof(*m), by_person_and_day);
	for (size_t i = 0; i < n;) {
		const struct period span = period_of(m[i].on, unit, &e->d->when);
		const int64_t       person = m[i].person;
		int64_t             sum = 0;

		for (; i < n && m[i].person == person && m[i].on <= span.to; i++)
			sum += m[i].amount;
		cut(e, rule, person, span, sum, out);
	}
}

int
recount(struct engine *e, struct buf *out, struct sales_err *err)
{
	for (size_t i = 0; i < e->nrules; i++) {
		TRY(count_rule(e, i, out, err));
		if (e->rule[i].capped)
			cap_rule(e, i, out);
	}
	for (size_t i = 0; i < e->nrules; i++)
		if (e->rule[i].component[0] == '\0' && e->rule[i].v != NULL)
			cap_rule(e, i, out);
	return SALES_OK;
}
