/* A true-up, step by step: what its component would have earned over the longer
 * period, fact by fact, and what it was paid in it. */
#include <stdlib.h>
#include <string.h>

#include "lib/payout/explain_inside.h"

enum { FACTS_SHOWN = 10 };

/* What the component was paid, by what. */
enum paid { PAID_FACTS, PAID_REFUNDS, PAID_FACTORS, PAIDS };

struct entries { struct entitled *v; size_t n; };

struct anew {
	struct explaining_line *w;
	const struct component *of;        /* as the rule book of the line has it; NULL: it does not */
	size_t                  shadow, main; /* their rules */
	struct entries          now;       /* reckoned anew, in the period, by day */
	struct entries          was;       /* as it was paid, by fact */
	int64_t                 paid[PAIDS], lines[PAIDS];
};

/* ---- reckoning ----------------------------------------------------------- */

static int
load(struct payout_explainer *x, struct sales_err *err)
{
	if (x->has_anew)
		return SALES_OK;
	x->has_anew = true;
	return engine_load_anew(&x->e, err);
}

/* The person's entries of a rule that count in the true-up's period. */
static int
reckon(struct explaining_line *w, size_t rule, struct entries *out, struct sales_err *err)
{
	struct engine *e = &w->x->e;

	buf_clear(&e->out);
	*out = (struct entries){ 0 };
	if (e->rule[rule].base < 0)
		return SALES_OK;
	TRY(engine_reckon_rule(e, rule, w->l->person, err));
	out->v = arena_array(w->a, struct entitled, engine_count(e) + 1);
	for (size_t i = 0; i < engine_count(e); i++)
		if (period_holds(w->out->period, engine_out(e)[i].cap_on) && !engine_out(e)[i].quiet)
			out->v[out->n++] = engine_out(e)[i];
	buf_clear(&e->out);
	return SALES_OK;
}

static int
by_fact(const void *a, const void *b)
{
	const struct entitled *x = a, *y = b;

	if (x->refund != y->refund)
		return x->refund ? 1 : -1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return (x->fact > y->fact) - (x->fact < y->fact);
}

static const struct entitled *
find_entry(const struct entries *s, const struct entitled *like)
{
	return s->n == 0 ? NULL : bsearch(like, s->v, s->n, sizeof(*like), by_fact);
}

/* ---- what was paid ------------------------------------------------------- */

static bool
is_of_component(const struct anew *g, const struct payout_line *l)
{
	const struct rule *r = &g->w->x->e.rule[g->main];

	return strcmp(l->plan, r->plan) == 0 && strcmp(payout_line_group(l->component, g->w->a), r->component) == 0;
}

/* The day on which the true-up counts a line of a whole period. */
static day
counted_on(const struct anew *g, const struct payout_line *l)
{
	const struct engine *e = &g->w->x->e;

	return period_cut(e, period_in_year((day)l->fact, period_unit_of(e, &e->rule[g->main], false), &e->d->when)).to;
}

static bool
is_counted(const struct anew *g, const struct payout_line *l, enum paid *as)
{
	const struct entitled like = { .fact = l->fact, .kind = l->kind == NULL ? 0 : (uint8_t)l->kind->no, .refund = ledger_takes_back(l) };

	if (l->kind == NULL) {
		*as = PAID_FACTORS;
		return strstr(l->component, "@factors") != NULL && period_holds(g->w->out->period, counted_on(g, l));
	}
	*as = like.refund ? PAID_REFUNDS : PAID_FACTS;
	return find_entry(&g->was, &like) != NULL;
}

/* By what was posted; but a refund of what several periods paid is one line, of which
 * the true-up counts its own period's. */
static void
sum_paid(struct anew *g)
{
	size_t                    n;
	const struct ledger_line *v = ledger_of(g->w->x, &n);
	enum paid                 as;

	for (size_t i = 0; i < n; i++)
		if (is_of_component(g, &v[i].l) && is_counted(g, &v[i].l, &as)) {
			g->lines[as]++;
			g->paid[as] += as == PAID_REFUNDS ? 0 : v[i].l.amount.v;
		}
	for (size_t i = 0; i < g->was.n; i++)
		g->paid[PAID_REFUNDS] += g->was.v[i].refund ? g->was.v[i].amount : 0;
}

static int64_t
put_paid(struct anew *g)
{
	static const char *const names[PAIDS] = { "facts", "refunds", "factors" };
	struct explaining_line  *w = g->w;
	struct why              *s = why_add(w, WHY_SUM);
	int64_t                  sum = 0, lines = 0;
	int                      parts = 0;

	for (int i = 0; i < PAIDS; i++) {
		sum += g->paid[i];
		lines += g->lines[i];
		parts += g->lines[i] != 0;
	}
	s->of = w->x->e.rule[g->main].component;
	s->amount = why_units(sum);
	s->n = lines;
	w->depth++;
	for (int i = 0; i < PAIDS && parts > 1; i++) {
		if (g->lines[i] == 0)
			continue;
		s = why_money(w, WHY_PAID, g->paid[i]);
		s->of = names[i];
		s->n = g->lines[i];
	}
	w->depth--;
	return sum;
}

/* ---- fact by fact -------------------------------------------------------- */

/* What the fact was paid, and the last line of that. */
static int64_t
paid_for(const struct anew *g, const struct entitled *x, int64_t *line)
{
	size_t                    n;
	const struct ledger_line *v = ledger_of(g->w->x, &n);
	const struct rule        *r = &g->w->x->e.rule[g->main];
	int64_t                   sum = 0;

	*line = 0;
	for (size_t i = 0; i < n; i++) {
		const struct payout_line *l = &v[i].l;

		if (l->kind == NULL || l->kind->no != x->kind || l->fact != x->fact || strcmp(l->component, r->component) != 0
		    || strcmp(l->plan, r->plan) != 0)
			continue;
		sum += l->amount.v;
		*line = l->id;
	}
	return sum;
}

/* The steps of one, as if it were a line of its own. */
static int
put_fact(struct anew *g, const struct entitled *x, struct sales_err *err)
{
	struct explaining_line    *w = g->w, was = *w;
	const struct rule_version *v = &w->x->e.rule[x->rule].v[x->version];
	const struct policy       *p = w->x->e.days[x->version].policy;
	const struct payout_line   l = { .id = w->l->id, .person = w->l->person, .policy = p->version, .plan = w->l->plan,
		.component = v->comp->id, .kind = w->x->d->schema.by_no[x->kind], .fact = x->fact, .on = x->on, .base = { x->base },
		.target = { x->target }, .before = { x->before }, .amount = { x->amount }, .cause = "first" };
	struct payout_why          out = { .is = PAYOUT_FACT, .policy = p, .plan = v->plan, .component = v->comp,
		.period = w->out->period, .group = v->comp->id };
	struct why                *s;
	int                        rc;

	w->fact = (struct why_fact){ l.kind, x->fact, x->on };
	s = why_money(w, WHY_ANEW, x->amount);
	s->part = why_units(x->base);
	s->from = why_units(paid_for(g, x, &s->n));
	s->at = v->comp->at;
	if (x->target != 0) {
		s->by = why_units(x->target);
		s->to = why_units(x->before);
	}
	w->depth++;
	w->l = &l;
	w->out = &out;
	w->v = v;
	w->due = x->amount;
	rc = explain_fact(w, err);
	was.steps = w->steps;
	*w = was;
	return rc;
}

static int64_t
size_of(const struct entitled *x)
{
	return x->amount < 0 ? -x->amount : x->amount;
}

static int
largest_first(const void *a, const void *b)
{
	const struct entitled *x = *(const struct entitled *const *)a, *y = *(const struct entitled *const *)b;

	if (size_of(x) != size_of(y))
		return size_of(x) > size_of(y) ? -1 : 1;
	return x < y ? -1 : x > y;
}

static int
in_order(const void *a, const void *b)
{
	const struct entitled *x = *(const struct entitled *const *)a, *y = *(const struct entitled *const *)b;

	return x < y ? -1 : x > y;
}

static void
put_more(struct anew *g, const struct entitled *const *v, size_t n)
{
	struct why *s;
	int64_t     sum = 0, paid = 0;

	for (size_t i = 0; i < n; i++) {
		const struct entitled *was = find_entry(&g->was, v[i]);

		sum += v[i]->amount;
		paid += was == NULL ? 0 : was->amount;
	}
	s = why_money(g->w, WHY_MORE, sum);
	s->from = why_units(paid);
	s->n = (int64_t)n;
}

/* The largest of many, by day; *sum is of all. */
static int
put_facts(struct anew *g, int64_t *sum, struct sales_err *err)
{
	const struct entitled **v = arena_array(g->w->a, const struct entitled *, g->now.n + 1);
	size_t                  n = 0, shown;

	for (size_t i = 0; i < g->now.n; i++)
		if (!g->now.v[i].refund) {
			v[n++] = &g->now.v[i];
			*sum += g->now.v[i].amount;
		}
	shown = n > FACTS_SHOWN ? FACTS_SHOWN : n;
	if (n > 0)
		qsort(v, n, sizeof(*v), largest_first);
	if (shown > 0)
		qsort(v, shown, sizeof(*v), in_order);
	for (size_t i = 0; i < shown; i++)
		TRY(put_fact(g, v[i], err));
	if (n > shown)
		put_more(g, v + shown, n - shown);
	return SALES_OK;
}

/* What all of it comes to anew: facts, refunds, factors. */
static int
put_parts(struct anew *g, int64_t *due, struct sales_err *err)
{
	struct explaining_line    *w = g->w;
	const struct rule_version *own = w->v;
	int64_t                    sum = 0, back = 0;
	bool                       known;
	int                        rc;

	TRY(put_facts(g, &sum, err));
	for (size_t i = 0; i < g->now.n; i++)
		back += g->now.v[i].refund ? g->now.v[i].amount : 0;
	if (back != 0)
		why_money(w, WHY_REFUNDS, back);
	*due = sum + back;
	if (*due == 0 || !w->x->e.rule[g->shadow].v[w->version].has_factors)
		return SALES_OK;
	w->v = &w->x->e.rule[g->shadow].v[w->version];
	rc = explain_product(w, *due, due, &known, err);
	w->v = own;
	return rc;
}

static int
put_anew(struct anew *g, int64_t *due, struct sales_err *err)
{
	struct explaining_line *w = g->w;
	const size_t            at = w->steps.n;
	struct why             *s = why_add(w, WHY_AMOUNT);

	s->of = w->v->comp->of;
	if (g->of != NULL)
		s->at = g->of->at;
	w->depth++;
	TRY(put_parts(g, due, err));
	w->depth--;
	s = (struct why *)(void *)(w->steps.p + at); /* which may have moved */
	s->amount = why_units(w->due == 0 ? *due : w->l->base.v);
	if (w->due == 0)
		return SALES_OK; /* nothing says what it was reckoned with */
	why_unknown(w, *due, w->l->base.v);
	*due = w->l->base.v;
	return SALES_OK;
}

/* ---- the difference ------------------------------------------------------ */

static void
put_difference(struct explaining_line *w, int64_t now, int64_t paid)
{
	int64_t     due = now - paid;
	struct why *s = why_money(w, WHY_LESS, due);

	s->part = why_units(now);
	s->by = why_units(paid);
	if (w->v->comp->up_only && due < 0) {
		due = 0;
		why_money(w, WHY_UP_ONLY, due);
	}
	why_unknown(w, why_cut(w, w->v->comp, due), w->due);
}

static int
reckon_all(struct anew *g, struct sales_err *err)
{
	const struct rule *r = &g->w->x->e.rule[g->shadow];

	g->main = r->main;
	g->of = r->v[g->w->version].comp;
	TRY(reckon(g->w, g->shadow, &g->now, err));
	TRY(reckon(g->w, g->main, &g->was, err));
	if (g->was.n > 0)
		qsort(g->was.v, g->was.n, sizeof(*g->was.v), by_fact);
	sum_paid(g);
	return SALES_OK;
}

int
explain_true_up(struct explaining_line *w, struct sales_err *err)
{
	struct anew  g = { .w = w, .shadow = w->x->e.rule[w->rule].shadow };
	struct ratio share;
	int64_t      due;

	if (!period_share(&w->x->e, w->v, w->version, w->l->person, w->out->period, &share))
		return SALES_OK; /* it is none of his any more */
	TRY(load(w->x, err));
	TRY(reckon_all(&g, err));
	TRY(put_anew(&g, &due, err));
	put_difference(w, due, put_paid(&g));
	return SALES_OK;
}
