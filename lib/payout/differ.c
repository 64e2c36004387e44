#include "lib/payout/differ.h"

#include <string.h>

#include "lib/base/map.h"
#include "lib/payout/explain.h"

/* What one payout posted to one person under one component. */
struct side { int64_t base, amount; long lines; };
struct cell_of {
	const char           *plan, *component;
	enum payout_effect_of what;   /* EFFECT_AMOUNTS: of facts */
	struct side           side[2];
};

struct differing {
	struct dept  *d;
	struct arena *a;
	struct map    at;             /* by person, plan, component and what: place in cells */
	struct buf    cells;          /* struct cell_of[] */
	struct map    of;             /* by plan, component and what: place in effects */
	struct buf    effects;        /* struct payout_effect[] */
	int           now;            /* the side that is read */
};

static void
differing_done(struct differing *g)
{
	map_done(&g->at);
	map_done(&g->of);
	buf_done(&g->cells);
	buf_done(&g->effects);
}

const char *
payout_effect_word(enum payout_effect_of what)
{
	static const char *const words[EFFECTS] = { "facts_new", "facts_gone", "amounts", "rates", "refunds", "factors", "cap",
		"floor", "period", "true_up", "around", "awards", "adjusted", "corrections" };

	return words[what];
}

/* ---- reading ------------------------------------------------------------- */

static enum payout_effect_of
kind_of(const struct payout_line *l, const struct payout_why *w)
{
	if (strcmp(l->cause, "first") != 0)
		return EFFECT_CORRECTIONS;
	switch (w->is) {
	case PAYOUT_FACT:
		return EFFECT_AMOUNTS;
	case PAYOUT_REFUND:
	case PAYOUT_UNPAID:
		return EFFECT_REFUNDS;
	case PAYOUT_AWARD:
		return EFFECT_AWARDS;
	case PAYOUT_ADJUSTMENT:
		return EFFECT_ADJUSTED;
	case PAYOUT_FACTORS:
		return EFFECT_FACTORS;
	case PAYOUT_PERIOD:
		return w->component != NULL && w->component->kind == COMP_TRUE_UP ? EFFECT_TRUE_UP : EFFECT_PERIOD;
	case PAYOUT_CAP:
		return EFFECT_CAP;
	case PAYOUT_FLOOR:
		return EFFECT_FLOOR;
	case PAYOUT_AROUND:
		break;
	}
	return EFFECT_AROUND;
}

static int
take_line(void *arg, const struct payout_line *l, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf     key = { 0 };
	CLEANUP(arena_done) struct arena a = { 0 };
	struct differing                *g = arg;
	struct payout_why                w;
	struct cell_of                  *c;
	int                              added;
	const struct map_key            *k;

	TRY(payout_line_about(g->d, l, &a, &w, err));
	buf_printf(&key, "%lld\n%d\n%s\n%s", (long long)l->person, (int)kind_of(l, &w), l->plan, w.group);
	k = map_add(&g->at, key.p, key.n, (int64_t)(g->cells.n / sizeof(*c)), &added);
	if (added) {
		const struct cell_of fresh = { .plan = arena_strdup(g->a, l->plan), .component = arena_strdup(g->a, w.group),
			.what = kind_of(l, &w) };

		buf_put(&g->cells, &fresh, sizeof(fresh));
	}
	c = (struct cell_of *)(void *)g->cells.p + k->value;
	c->side[g->now].lines++;
	if (__builtin_add_overflow(c->side[g->now].base, l->base.v, &c->side[g->now].base)
	    || __builtin_add_overflow(c->side[g->now].amount, l->amount.v, &c->side[g->now].amount))
		return FAIL(err, SALES_EINVAL, _("the total is too large to reckon with"));
	return SALES_OK;
}

/* ---- effects ------------------------------------------------------------- */

static void
add_effect(struct differing *g, const struct cell_of *c, enum payout_effect_of what, int64_t before, int64_t after, int64_t effect)
{
	CLEANUP(buf_done) struct buf key = { 0 };
	struct payout_effect        *x;
	const struct map_key        *k;
	int                          added;

	buf_printf(&key, "%d\n%s\n%s", (int)what, c->plan, c->component);
	k = map_add(&g->of, key.p, key.n, (int64_t)(g->effects.n / sizeof(*x)), &added);
	if (added) {
		const struct payout_effect fresh = { .plan = c->plan, .component = c->component, .what = what };

		buf_put(&g->effects, &fresh, sizeof(fresh));
	}
	x = (struct payout_effect *)(void *)g->effects.p + k->value;
	x->lines_before += c->side[0].lines;
	x->lines_after += c->side[1].lines;
	x->before.v += before;
	x->after.v += after;
	x->effect.v += effect;
}

/* pay = credited x what is paid for it: the part of the credited at the old rate, and
 * the rest, which is the rate's. */
static void
split_facts(struct differing *g, const struct cell_of *c)
{
	const struct side *a = &c->side[0], *b = &c->side[1];
	const int64_t      all = b->amount - a->amount;
	struct ratio       growth;
	money              amounts = { 0 };

	if (a->lines == 0 || b->lines == 0) {
		add_effect(g, c, a->lines == 0 ? EFFECT_NEW : EFFECT_GONE, a->amount, b->amount, all);
		return;
	}
	if (a->base == 0 || !ratio_make(b->base, a->base, &growth) || !ratio_sub(growth, (struct ratio){ 1, 1 }, &growth)
	    || !money_mul((money){ a->amount }, growth, 2, ROUND_HALF_UP, &amounts))
		amounts.v = 0;
	add_effect(g, c, EFFECT_AMOUNTS, a->base, b->base, amounts.v);
	add_effect(g, c, EFFECT_RATES, a->amount, b->amount, all - amounts.v);
}

static void
make_effects(struct differing *g)
{
	const struct cell_of *c = (const struct cell_of *)(const void *)g->cells.p;

	for (size_t i = 0; i < g->cells.n / sizeof(*c); i++)
		if (c[i].what == EFFECT_AMOUNTS)
			split_facts(g, &c[i]);
		else
			add_effect(g, &c[i], c[i].what, c[i].side[0].amount, c[i].side[1].amount,
			    c[i].side[1].amount - c[i].side[0].amount);
}

/* Those of one component stand together. */
static size_t
arrange(struct differing *g, struct payout_effect *out)
{
	const struct payout_effect *v = (const struct payout_effect *)(const void *)g->effects.p;
	const size_t                n = g->effects.n / sizeof(*v);
	size_t                      m = 0;

	for (size_t i = 0; i < n; i++) {
		bool seen = false;

		for (size_t k = 0; k < i && !seen; k++)
			seen = strcmp(v[k].plan, v[i].plan) == 0 && strcmp(v[k].component, v[i].component) == 0;
		for (int what = 0; !seen && what < EFFECTS; what++)
			for (size_t k = i; k < n; k++)
				if ((int)v[k].what == what && v[k].effect.v != 0 && strcmp(v[k].plan, v[i].plan) == 0
				    && strcmp(v[k].component, v[i].component) == 0)
					out[m++] = v[k];
	}
	return m;
}

int
payout_differ(struct dept *d, const struct payout_run *a, const struct payout_run *b, int64_t person, struct arena *arena,
    struct payout_effect **out, size_t *n, money *difference, struct sales_err *err)
{
	CLEANUP(differing_done) struct differing g = { .d = d, .a = arena };
	const struct cell_of *c;
	int64_t               sum = 0;

	TRY(payout_lines(d, a, person, take_line, &g, err));
	g.now = 1;
	TRY(payout_lines(d, b, person, take_line, &g, err));
	make_effects(&g);
	*out = arena_array(arena, struct payout_effect, g.effects.n / sizeof(**out) + 1);
	*n = arrange(&g, *out);
	difference->v = 0;
	c = (const struct cell_of *)(const void *)g.cells.p;
	for (size_t i = 0; i < g.cells.n / sizeof(*c); i++)
		difference->v += c[i].side[1].amount - c[i].side[0].amount;
	for (size_t i = 0; i < *n; i++)
		sum += (*out)[i].effect.v;
	return sum == difference->v ? SALES_OK : FAIL(err, SALES_EBUG, "the effects' sum %lld is not the difference %lld", (long long)sum,
	    (long long)difference->v);
}
