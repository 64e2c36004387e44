/* Components as each version of the rule book has them. */
#include <string.h>

#include "lib/recount/inside.h"

size_t
rule_of(struct recount *r, const char *plan, const char *component)
{
	for (size_t i = 0; i < r->nrules; i++)
		if (strcmp(r->rule[i].plan, plan) == 0 && strcmp(r->rule[i].component, component) == 0)
			return i;
	r->rule = arena_more(&r->a, r->rule, r->nrules, &r->rule_cap, sizeof(*r->rule));
	r->rule[r->nrules] = (struct rule){ .plan = arena_strdup(&r->a, plan), .component = arena_strdup(&r->a, component),
		.comp = arena_array(&r->a, struct comp *, r->nbooks) };
	return r->nrules++;
}

size_t
rule_beside(struct recount *r, size_t rule, const char *what)
{
	return rule_of(r, r->rule[rule].plan, arena_printf(&r->a, "%s@%s", r->rule[rule].component, what));
}

/* ---- of the fact, or of the period --------------------------------------- */

static bool
is_figure(const char *name)
{
	return strcmp(name, "grade") == 0 || strcmp(name, "score") == 0 || strcmp(name, "tenure") == 0;
}

/* Does it name a field of the fact's record? */
static bool
names_fields(const struct expr *e)
{
	if (e->op == EX_FIELD)
		return !is_figure(e->name);
	if (e->op == EX_CALL && (strcmp(e->name, "days") == 0 || strcmp(e->name, "months") == 0))
		return true;
	if (e->op == EX_CALL && strcmp(e->name, "min") != 0 && strcmp(e->name, "max") != 0 && strcmp(e->name, "abs") != 0)
		return false;
	for (size_t i = 0; i < e->nkids; i++)
		if (e->kid[i] != NULL && names_fields(e->kid[i]))
			return true;
	return false;
}

static int
read_factors(struct recount *r, const struct node *root, const struct node *n, struct comp *c, struct sales_err *err)
{
	const struct node *list = node_child(n, "factors");

	if (list == NULL)
		return SALES_OK;
	c->factor = arena_array(&r->a, struct multiplier, list->n + 1);
	for (const struct node *f = list->first; f != NULL; f = f->next) {
		struct multiplier *m = &c->factor[c->nfactors++];
		struct expr       *e;

		multiplier_read(f, &r->a, m);
		m->root = root;
		TRY(expr_parse(&r->a, m->of, &e, err));
		m->by_period = !c->by_fact || !names_fields(e);
		c->fact_factors = c->fact_factors || !m->by_period;
		c->period_factors = c->period_factors || m->by_period;
		if (m->by_period)
			TRY(figure_read(r, root, m->of, V_NULL, &m->figure, err));
	}
	return SALES_OK;
}

/* ---- rates by case ------------------------------------------------------- */

/* How many conditions are joined by `and`. */
static int
conditions(const struct expr *e)
{
	int n = 0;

	if (e->op != EX_AND)
		return 1;
	for (size_t i = 0; i < e->nkids; i++)
		n += conditions(e->kid[i]);
	return n;
}

static int
read_cases(struct recount *r, const struct node *n, struct comp *c, struct sales_err *err)
{
	const struct node *list = node_child(n, "rates");

	if (list == NULL)
		return SALES_OK;
	c->by_case = arena_array(&r->a, struct by_case, list->n + 1);
	for (const struct node *k = list->first; k != NULL; k = k->next) {
		struct by_case *b = &c->by_case[c->ncases++];
		struct expr    *e;

		mpq_init(b->rate);
		(void)share_of(k, "rate", b->rate);
		b->when = text_at(k, "when");
		if (b->when != NULL) {
			TRY(expr_parse(&r->a, b->when, &e, err));
			b->conditions = conditions(e);
		}
	}
	return SALES_OK;
}

/* ---- one component ------------------------------------------------------- */

static bool
says(const struct node *n, const char *key, const char *word)
{
	const char *t = text_at(n, key);

	return t != NULL && strcmp(t, word) == 0;
}

static void
read_look_up(const struct node *n, struct comp *c)
{
	const struct node *by = node_child(n, "by");
	const bool         anew = says(n, "apply", "retroactive");

	c->attains = text_at(by, "attainment") != NULL;
	c->look = c->attains ? text_at(by, "attainment") : text_at(by, "amount");
	c->moves = c->look == NULL || c->base == NULL || strcmp(c->look, c->base) == 0;
	c->has_over = unit_of(by, "over", &c->over);
	c->alone = says(n, "lookup", "transaction") && !anew;
	c->whole = anew || says(n, "apply", "whole");
	c->total = (anew || !(c->alone || says(n, "lookup", "running"))) && (c->whole || !c->moves);
	c->upper = !says(n, "boundary", "lower");
}

static void
read_numbers(const struct node *n, struct comp *c)
{
	const char *window = text_at(n, "window"), *dots = window == NULL ? NULL : strstr(window, "..");
	NUM(vat);

	mpq_init(c->rate);
	mpq_init(c->vat);
	(void)share_of(n, "rate", c->rate);
	(void)share_of(node_child(n, "net_of"), "vat", vat);
	mpq_set_si(c->vat, 1, 1);
	mpq_add(c->vat, c->vat, vat);
	c->window = (struct period){ DAY_MIN, DAY_MAX };
	if (window != NULL)
		(void)day_parse_iso(window, dots == NULL ? strlen(window) : (size_t)(dots - window), &c->window.from);
	if (window != NULL)
		(void)day_parse_iso(dots == NULL ? window : dots + 2, strlen(dots == NULL ? window : dots + 2), &c->window.to);
	c->has_cap = money_of(node_child(n, "cap"), "amount", &c->cap);
	(void)money_of(n, "floor", &c->least);
	c->later = says(node_child(n, "cap"), "excess", "later");
}

static int
read_component(struct recount *r, size_t book, const struct node *plan, const struct node *n, struct comp **out,
    struct sales_err *err)
{
	const struct node *root = r->book[book].root;
	struct comp       *c = arena_new(&r->a, struct comp);

	*c = (struct comp){ .node = n, .plan = plan, .kind = text_at(n, "kind"), .base = text_at(n, "base"),
		.where = text_at(n, "where"), .over = UNIT_MONTH };
	c->by_award = strcmp(c->kind, "award") == 0;
	c->by_fact = strcmp(c->kind, "commission") == 0 || strcmp(c->kind, "per-unit") == 0 || strcmp(c->kind, "spiff") == 0;
	(void)unit_of(plan, "period", &c->over);
	c->period = c->over;
	(void)unit_of(n, "period", &c->period);
	read_look_up(n, c);
	read_numbers(n, c);
	comp_slabs(n, &r->a, c);
	*out = c;
	TRY(read_cases(r, n, c, err));
	TRY(read_factors(r, root, n, c, err));
	if (!c->by_fact && text_at(n, "amount") != NULL)
		TRY(figure_read(r, root, text_at(n, "amount"), V_NULL, &c->amount, err));
	if (text_at(n, "when") != NULL)
		TRY(figure_read(r, root, text_at(n, "when"), V_BOOL, &c->when, err));
	return SALES_OK;
}

int
rules_load(struct recount *r, struct sales_err *err)
{
	for (size_t b = 0; b < r->nbooks; b++) {
		const struct node *plans = node_child(r->book[b].root, "plans");

		for (const struct node *p = plans == NULL ? NULL : plans->first; p != NULL; p = p->next) {
			const struct node *list = node_child(p, "components");

			for (const struct node *c = list == NULL ? NULL : list->first; c != NULL; c = c->next) {
				const size_t rule = rule_of(r, p->key, text_at(c, "id"));

				r->rule[rule].is_component = true;
				TRY(read_component(r, b, p, c, &r->rule[rule].comp[b], err));
			}
		}
	}
	return SALES_OK;
}

/* ---- letting go of the fractions ----------------------------------------- */

void
multiplier_done(struct multiplier *m)
{
	mpq_clear(m->missing);
	for (size_t i = 0; i < m->n; i++) {
		mpq_clear(m->stair[i].at);
		mpq_clear(m->stair[i].value);
	}
}

static void
comp_done(struct comp *c)
{
	mpq_clear(c->rate);
	mpq_clear(c->vat);
	for (size_t i = 0; i < c->nslabs; i++) {
		mpq_clear(c->slab[i].to);
		mpq_clear(c->slab[i].rate);
	}
	for (size_t i = 0; i < c->ncases; i++)
		mpq_clear(c->by_case[i].rate);
	for (size_t i = 0; i < c->nfactors; i++)
		multiplier_done(&c->factor[i]);
	terms_free(c->terms);
}

void
rules_done(struct recount *r)
{
	for (size_t i = 0; i < r->nrules; i++)
		for (size_t b = 0; b < r->nbooks; b++)
			if (r->rule[i].comp[b] != NULL)
				comp_done(r->rule[i].comp[b]);
}
