/* A floor, step by step: what the component came to in the period, what it pays at least, and
 * the difference. */
#include <string.h>

#include "lib/payout/explain_inside.h"

int64_t
why_carried(const struct explaining_line *w, const struct component *c)
{
	struct engine     *e = &w->x->e;
	const struct rule *r = c == NULL ? NULL : &e->rule[engine_rule(e, w->l->plan, c->id)];
	enum period_unit   unit;
	int64_t            carried = 0;

	if (r == NULL || r->v == NULL)
		return 0;
	unit = period_unit_of(e, r, false);
	for (struct period p = period_of(e->year.from, unit, &e->d->when); p.from < (day)w->l->fact; p = period_of(p.to + 1, unit, &e->d->when)) {
		const struct rule_version *v = &r->v[period_version(e, period_cut(e, p).to)];

		if (v->comp == NULL || !comp_is_by_fact(v->comp->kind))
			continue;
		carried -= ledger_around(w->x, w->l->plan, c->id, p.from, p.from + 1);
		if (!v->comp->has_cap || v->comp->cap_excess != EXCESS_LATER)
			carried = 0;
	}
	return carried;
}

/* What it pays at least. */
static int64_t
put_least(struct explaining_line *w, const struct component *c)
{
	struct ratio share = { 1, 1 };
	int64_t      least = 0;
	struct why  *s;

	if (!period_share(&w->x->e, w->v, w->version, w->l->person, w->out->period, &share))
		share = (struct ratio){ 0, 1 };
	(void)floor_of(c, share, w->x->e.decimals, w->x->e.rounding, &least);
	s = why_money(w, WHY_LEAST, least);
	s->value = "floor";
	s->part = why_units(c->least.v);
	s->by = share;
	s->at = c->at;
	return least;
}

int64_t
why_filled(struct explaining_line *w, const struct component *c, int64_t due)
{
	const size_t  at = w->steps.n;
	const int64_t least = c->least.v == 0 ? due : put_least(w, c);

	if (due < least)
		((struct why *)(void *)(w->steps.p + at))->from = why_units(due);
	else
		w->steps.n = at; /* it does not matter */
	return due < least ? least : due;
}

/* Facts, what refunds took back of them, factors. */
static void
put_came_to(struct explaining_line *w)
{
	const int64_t factors = ledger_around(w->x, w->l->plan, arena_printf(w->a, "%s@factors", w->out->group), (day)w->l->fact,
	    (day)w->l->fact + 1);
	struct why   *s;

	why_came_to(w, w->l->base.v, factors);
	if (factors != 0) {
		s = why_money(w, WHY_PAID, factors);
		s->of = "factors";
		s->n = 1;
	}
}

int
explain_floor(struct explaining_line *w, struct sales_err *err)
{
	const struct component *c = w->v->comp;
	const int64_t           carried = why_carried(w, c), all = w->l->base.v + carried;
	struct why             *s;
	int64_t                 least;

	(void)err;
	put_came_to(w);
	if (carried != 0)
		why_money(w, WHY_CARRIED, carried);
	least = put_least(w, c);
	s = why_money(w, WHY_LESS, least - all);
	s->part = why_units(least);
	s->by = why_units(all);
	why_unknown(w, least > all ? least - all : 0, w->due);
	return SALES_OK;
}
