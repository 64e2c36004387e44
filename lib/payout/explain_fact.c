/* What a fact earns, step by step: tiers, the rate of its case or so much each, net
 * of tax, factors of the fact, a leaver's part, and the one rounding. */
#include <string.h>

#include "lib/payout/explain_inside.h"

struct earning {
	struct explaining_line *w;
	const struct component *c;
	const struct plan      *p;
	struct term_shown       term;
	struct exact            sum;       /* so far, in units */
};

/* The sum so far times a ratio, as a step. */
static struct why *
multiply(struct earning *g, enum why_what what, struct ratio by)
{
	struct why *s = why_add(g->w, what);

	s->part = why_exact(&g->sum);
	exact_multiply(&g->sum, by);
	s->by = by;
	s->amount = why_exact(&g->sum);
	return s;
}

/* ---- what it earns before all else --------------------------------------- */

static int
by_tiers(struct earning *g, struct sales_err *err)
{
	const struct payout_line *l = g->w->l;
	const char               *look = g->c->by_attainment != NULL ? g->c->by_attainment : g->c->by_amount;
	struct tier_rule          rule;
	struct tier_slice         slice[TIER_MAX];
	const struct tier_fact    f = { .amount = l->base.v, .before = l->before.v, .target = l->target.v,
		.moves = look == NULL || strcmp(look, g->c->base) == 0 };
	size_t                    n;

	TRY(tier_rule_make(g->c, &rule, err));
	if (!tier_slices(&rule, &f, slice, &n))
		return FAIL(err, SALES_EINVAL, _("an amount is too large to reckon with"));
	for (size_t i = 0; i < n; i++) {
		struct why *s = why_add(g->w, slice[i].whole ? WHY_WHOLE : WHY_SLICE);

		s->part = slice[i].part;
		s->by = ratio_of_rate(slice[i].rate);
		s->from = slice[i].from;
		s->to = slice[i].to;
		s->n = g->c->ntiers == 0 ? 0 : (int64_t)slice[i].tier + 1;
		s->amount = slice[i].earned;
		s->at = g->c->ntiers == 0 ? (struct place){ 0 } : g->c->tiers[slice[i].tier].at;
		exact_add_product(&g->sum, slice[i].earned, (struct ratio){ 1, 1 });
	}
	return SALES_OK;
}

static void
by_case(struct earning *g)
{
	const size_t            at = g->term.is_there ? g->term.term.of_case : g->c->ncases - 1;
	const struct rate_case *k = &g->c->cases[at];
	struct why             *s;

	exact_set_ratio(&g->sum, why_units(g->w->l->base.v));
	s = multiply(g, WHY_CASE, k->rate);
	s->of = k->when;
	s->n = (int64_t)at + 1;
	s->m = g->term.holds;
	s->how = k->conditions;
	s->at = k->at;
}

static void
by_each(struct earning *g)
{
	const int64_t base = g->w->l->base.v;
	struct ratio  each;

	if (g->c->amount == NULL || !ratio_parse(g->c->amount, strlen(g->c->amount), &each))
		return;
	exact_set_ratio(&g->sum, g->c->kind == COMP_SPIFF ? (struct ratio){ base < 0 ? -1 : 1, 1 } : why_units(base));
	multiply(g, WHY_EACH, each)->how = g->c->kind == COMP_SPIFF;
}

/* ---- what becomes of it -------------------------------------------------- */

static void
net_of_tax(struct earning *g)
{
	struct why  *s;
	struct ratio by;
	char         text[RATIO_SIZE];

	if (g->c->vat.den == 0 || !ratio_add((struct ratio){ 1, 1 }, g->c->vat, &by))
		return;
	s = why_add(g->w, WHY_NET);
	s->part = why_exact(&g->sum);
	exact_divide(&g->sum, by);
	s->by = by;
	s->amount = why_exact(&g->sum);
	s->of = arena_strdup(g->w->a, ratio_percent(g->c->vat, text));
}

static void
factors_of_fact(struct earning *g)
{
	for (size_t i = 0; i < g->c->nfactors && g->term.is_there; i++) {
		const struct factor    *f = &g->c->factors[i];
		const struct value     *v = &g->term.factor[i];
		const struct factor_hit hit = factor_find(f, v);
		struct why             *s;

		if (factor_is_by_period(f) || hit.value.den == 0)
			continue;
		s = multiply(g, WHY_FACTOR, hit.value);
		s->of = f->of;
		s->value = why_value(g->w, v);
		why_hit(s, f, v, &hit);
	}
}

static void
leavers_part(struct earning *g)
{
	const struct leaver_rules *r = &g->p->leaver;
	const day                  left = g->w->x->e.org.person[g->w->l->person].left, on = g->w->l->on;
	const bool                 late = r->window > 0 && left != DAY_NONE && on > left + r->window;
	const day                  delivered = g->term.is_there ? g->term.term.delivered : DAY_NONE;
	const bool                 in_time = delivered != DAY_NONE && delivered <= left;
	struct why                *s;

	if (!r->is_judged || left == DAY_NONE || on <= left)
		return;
	s = multiply(g, WHY_LEAVER, late ? (struct ratio){ 0, 1 } : in_time ? r->delivered : r->undelivered);
	s->value = late ? "window" : in_time ? "delivered" : "undelivered";
	s->on = left;
}

/* ---- rounding ------------------------------------------------------------ */

/* Within a deal the parts are rounded so that they add up: never a whole unit off. */
static void
round_off(struct earning *g)
{
	struct explaining_line *w = g->w;
	const struct engine    *e = &w->x->e;
	int64_t                 alone, unit = 1;
	struct ratio            due = why_units(w->due);

	for (int i = e->decimals; i < 4; i++)
		unit *= 10;
	if (exact_cmp_ratio(&g->sum, due) == 0)
		return;
	if (!exact_round(&g->sum, e->decimals, e->rounding, &alone))
		return;
	if (alone == w->due)
		why_money(w, WHY_ROUNDED, w->due);
	else if (alone - w->due <= unit && w->due - alone <= unit)
		why_money(w, WHY_TOGETHER, w->due);
	else
		why_unknown(w, alone, w->due);
}

static int
earn_all(struct earning *g, struct sales_err *err)
{
	const struct component *c = g->c;

	if (terms_needed(g->p, c))
		TRY(terms_of_one(g->w->x->d, g->w->l->kind, g->w->l->fact, g->p, c, g->w->a, &g->term, err));
	if (c->window.from != DAY_NONE && (g->w->l->on < c->window.from || g->w->l->on > c->window.to))
		return SALES_OK;
	if (c->kind != COMP_COMMISSION)
		by_each(g);
	else if (c->ncases > 0)
		by_case(g);
	else
		TRY(by_tiers(g, err));
	net_of_tax(g);
	factors_of_fact(g);
	leavers_part(g);
	round_off(g);
	return g->w->depth == 0 ? explain_idle_factors(g->w, err) : SALES_OK; /* a true-up tells its own */
}

int
explain_fact(struct explaining_line *w, struct sales_err *err)
{
	struct earning g = { .w = w, .c = w->out->component, .p = w->out->plan };
	int            rc;

	if (g.c == NULL)
		return SALES_OK;
	exact_init(&g.sum);
	rc = earn_all(&g, err);
	exact_done(&g.sum);
	return rc;
}
