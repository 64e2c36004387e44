/* What goes back of pay that earlier plan years posted: each part times what its period
 * paid of its lines. */
#include <stdlib.h>
#include <string.h>

#include "lib/record/rulebook.h"
#include "lib/recount/inside.h"

/* ---- the newest rule book that has it ------------------------------------ */

/* All of them, from the newest to the first: those of the run's days before others. */
static int
load_roots(struct recount *r, struct sales_err *err)
{
	int64_t newest = 0;

	for (size_t b = 0; b < r->nbooks; b++)
		newest = r->book[b].version > newest ? r->book[b].version : newest;
	r->root = arena_array(&r->a, const struct node *, r->nbooks + (size_t)newest + 1);
	for (size_t b = r->nbooks; b-- > 0;)
		r->root[r->nroots++] = r->book[b].root;
	for (; newest > 0; newest--)
		TRY(rulebook_tree(r->d, newest, &r->a, &r->root[r->nroots++], err));
	return SALES_OK;
}

static const struct node *
plan_in(const struct node *root, const char *plan)
{
	const struct node *plans = node_child(root, "plans");

	return plans == NULL ? NULL : node_child(plans, plan);
}

/* A rule as the newest book knows it: its component, its plan, and the plan's cap. */
struct newest { const struct node *comp, *plan, *cap; };

static struct newest
newest_of(const struct recount *r, const char *plan, const char *component)
{
	struct newest n = { 0 };

	for (size_t i = 0; i < r->nroots; i++) {
		const struct node *p = plan_in(r->root[i], plan), *list = p == NULL ? NULL : node_child(p, "components");

		if (n.comp == NULL && n.plan == NULL)
			n.plan = p;
		if (n.cap == NULL && p != NULL)
			n.cap = node_child(p, "cap");
		for (const struct node *c = list == NULL || n.comp != NULL ? NULL : list->first; c != NULL; c = c->next)
			if (strcmp(text_at(c, "id"), component) == 0) {
				n.comp = c;
				n.plan = p;
			}
	}
	return n;
}

static bool
is_by_fact(const struct node *comp)
{
	const char *kind = comp == NULL ? NULL : text_at(comp, "kind");

	return kind == NULL || strcmp(kind, "commission") == 0 || strcmp(kind, "per-unit") == 0 || strcmp(kind, "spiff") == 0;
}

/* The period of a component's lines that holds a day. */
static struct period
span_of(const struct recount *r, const struct newest *n, day on)
{
	enum period_unit unit = n->plan == NULL ? UNIT_YEAR : UNIT_MONTH;

	if (n->plan != NULL)
		(void)unit_of(n->plan, "period", &unit);
	if (!is_by_fact(n->comp))
		(void)unit_of(n->comp, "period", &unit);
	return period_part_in_year(on, unit, &r->d->when);
}

/* ---- sums of what was posted --------------------------------------------- */

static bool
goes_back(const struct recount *r, const struct old *o)
{
	return o->kind == (int)schema_kind(&r->d->schema, "receipt")->no && is_back(r, o->fact);
}

/* Of the lines of a rule in a span: those of facts, or those beside. */
static int64_t
posted_in(const struct recount *r, size_t rule, bool facts, struct period span)
{
	size_t            n;
	const struct old *o = olds_of(r, r->who, &n);
	int64_t           sum = 0;

	for (size_t i = 0; i < n; i++)
		if (o[i].rule == rule && (o[i].kind != 0) == facts && period_holds(span, o[i].on) && !(facts && goes_back(r, &o[i])))
			sum += o[i].amount;
	return sum;
}

/* What was taken in its own plan year of a component's lines in a span. */
static int64_t
taken_then(const struct recount *r, size_t rule, struct period span)
{
	const struct loss *l = (const struct loss *)(const void *)r->losses.p;
	int64_t            sum = 0;

	for (size_t i = 0; i < r->losses.n / sizeof(*l); i++)
		if (l[i].of == rule && period_holds(span, l[i].earned_on))
			sum += l[i].then ? l[i].amount : -l[i].was;
	return sum;
}

static int64_t
lines_in(const struct recount *r, size_t rule, struct period span)
{
	return posted_in(r, rule, true, span) - taken_then(r, rule, span);
}

static void
add_part(mpq_t k, int64_t part, int64_t of)
{
	NUM(x);

	num_set(x, part, of);
	mpq_add(k, k, x);
}

/* Lines beside those of a component in a period: of that one gave so much more a line;
 * a period without lines of facts gave it to the year's. */
static void
add_beside(const struct recount *r, const struct loss *l, size_t beside, const struct newest *n, int64_t *alone, mpq_t k)
{
	const struct period year = period_in_year(l->earned_on, UNIT_YEAR, &r->d->when);

	for (struct period span = span_of(r, n, year.from); span.from <= year.to; span = span_of(r, n, span.to + 1)) {
		const int64_t more = posted_in(r, beside, false, span), lines = more == 0 ? 0 : lines_in(r, l->of, span);

		if (lines == 0)
			*alone += more;
		else if (period_holds(span, l->earned_on))
			add_part(k, more, lines);
	}
}

static void
add_true_ups(struct recount *r, const struct loss *l, int64_t *alone, mpq_t k)
{
	const char  *plan = r->rule[l->of].plan;
	const size_t nrules = r->nrules;

	for (size_t i = 0; i < nrules; i++) {
		const struct newest n = newest_of(r, plan, r->rule[i].component);

		if (strcmp(r->rule[i].plan, plan) == 0 && n.comp != NULL && strcmp(text_at(n.comp, "kind"), "true-up") == 0
		    && strcmp(text_at(n.comp, "of"), r->rule[l->of].component) == 0)
			add_beside(r, l, i, &n, alone, k);
	}
}

/* Awards are paid beside all of it. */
static bool
is_award(const struct recount *r, const struct rule *rule)
{
	const struct newest n = newest_of(r, rule->plan, rule->component);
	const char         *kind = n.comp == NULL ? NULL : text_at(n.comp, "kind");

	return kind != NULL && strcmp(kind, "award") == 0;
}

/* What the plan's cap left of all that its lines made. */
static void
multiply_cap(struct recount *r, const char *plan, const struct node *cap, day on, mpq_t k)
{
	enum period_unit unit = UNIT_YEAR;
	struct period    span;
	int64_t          all = 0, cut;
	NUM(left);

	if (cap == NULL)
		return;
	(void)unit_of(cap, "period", &unit);
	span = period_part_in_year(on, unit, &r->d->when);
	cut = posted_in(r, rule_of(r, plan, ""), false, span);
	for (size_t i = 0; i < r->nrules; i++) {
		const char *c = r->rule[i].component;

		if (strcmp(r->rule[i].plan, plan) == 0 && *c != '\0' && *c != '@' && strstr(c, "@unpaid") == NULL && !is_award(r, &r->rule[i]))
			all += lines_in(r, i, span) + posted_in(r, i, false, span);
	}
	if (all == 0 || cut == 0)
		return;
	num_set(left, all + cut, all);
	mpq_mul(k, k, left);
}

static void
reckon_paid(struct recount *r, const struct loss *l, const struct newest *n, mpq_t k)
{
	const char *plan = r->rule[l->of].plan;
	int64_t     alone = 0, lines;

	mpq_set_si(k, 1, 1);
	add_beside(r, l, l->of, n, &alone, k);
	add_beside(r, l, rule_beside(r, l->of, "factors"), n, &alone, k);
	add_true_ups(r, l, &alone, k);
	lines = lines_in(r, l->of, period_in_year(l->earned_on, UNIT_YEAR, &r->d->when));
	if (lines != 0)
		add_part(k, alone, lines);
	multiply_cap(r, plan, n->cap, l->earned_on, k);
}

/* Lines of one component, period, month and quarter share it. */
struct paid_line { size_t of; day period, month, quarter; mpq_t k; };

static const struct paid_line *
paid_of_a_line(struct recount *r, const struct loss *l, struct buf *known)
{
	const struct newest n = newest_of(r, r->rule[l->of].plan, r->rule[l->of].component);
	struct paid_line    x = { l->of, span_of(r, &n, l->earned_on).from, period_in_year(l->earned_on, UNIT_MONTH, &r->d->when).from,
		period_in_year(l->earned_on, UNIT_QUARTER, &r->d->when).from }, *v;
	const size_t        count = known->n / sizeof(x);

	v = (struct paid_line *)(void *)known->p;
	for (size_t i = 0; i < count; i++)
		if (v[i].of == x.of && v[i].period == x.period && v[i].month == x.month && v[i].quarter == x.quarter)
			return &v[i];
	mpq_init(x.k);
	reckon_paid(r, l, &n, x.k);
	buf_put(known, &x, sizeof(x));
	return (struct paid_line *)(void *)known->p + count;
}

static void
forget(struct buf *known)
{
	struct paid_line *v = (struct paid_line *)(void *)known->p;

	for (size_t i = 0; i < known->n / sizeof(*v); i++)
		mpq_clear(v[i].k);
	buf_done(known);
}

/* ---- lines --------------------------------------------------------------- */

void
lose(struct recount *r, const struct loss *l)
{
	struct loss x = *l;

	x.then = x.rule == x.of && x.on <= period_in_year(x.earned_on, UNIT_YEAR, &r->d->when).to;
	buf_put(&r->losses, &x, sizeof(x));
}

static void
put(struct recount *r, const struct loss *l, int64_t amount)
{
	claim_put(r, &(struct claim){ .rule = l->rule, .fact = l->fact, .deal = l->deal, .kind = l->kind, .amount = amount, .on = l->on,
	    .counts_on = l->on, .back = true, .old = true });
}

struct in_order { const struct loss *l; const struct rule *rule; };

static int
by_plan_and_day(const void *a, const void *b)
{
	const struct in_order *x = a, *y = b;
	const int              plan = strcmp(x->rule->plan, y->rule->plan), comp = strcmp(x->rule->component, y->rule->component);

	if (plan != 0)
		return plan;
	if (x->l->on != y->l->on)
		return x->l->on < y->l->on ? -1 : 1;
	if (comp != 0)
		return comp;
	if (x->l->fact != y->l->fact)
		return x->l->fact < y->l->fact ? -1 : 1;
	return x->l->earned_on < y->l->earned_on ? -1 : x->l->earned_on > y->l->earned_on;
}

/* All of a plan's are added up; each is what is new of the rounded sum. */
static void
put_refunds(struct recount *r, const struct in_order *v, size_t n, struct buf *known)
{
	int64_t before = 0;
	NUM(sum);
	NUM(x);

	for (size_t i = 0; i < n; i++) {
		int64_t due;

		if (i == 0 || strcmp(v[i].rule->plan, v[i - 1].rule->plan) != 0) {
			mpq_set_si(sum, 0, 1);
			before = 0;
		}
		num_money(x, v[i].l->amount);
		mpq_mul(x, x, paid_of_a_line(r, v[i].l, known)->k);
		mpq_add(sum, sum, x);
		due = num_round(sum, r->decimals, r->rounding);
		if (v[i].l->on >= r->year.from)
			put(r, v[i].l, before - due);
		before = due;
	}
}

/* A deal's missing money: what its own plan year took, and the difference since. */
static void
put_unpaid(struct recount *r, const struct loss *l, struct buf *known)
{
	NUM(x);

	num_money(x, l->amount + l->was);
	mpq_mul(x, x, paid_of_a_line(r, l, known)->k);
	put(r, l, l->was - num_round(x, r->decimals, r->rounding));
}

int
put_losses(struct recount *r, struct sales_err *err)
{
	const struct loss *l = (const struct loss *)(const void *)r->losses.p;
	const size_t       n = r->losses.n / sizeof(*l);
	struct in_order   *v = calloc(n + 1, sizeof(*v));
	CLEANUP(forget) struct buf known = { 0 };
	size_t             refunds = 0;
	int                rc;

	if (v == NULL)
		err_nomem();
	rc = n == 0 || r->root != NULL ? SALES_OK : load_roots(r, err);
	for (size_t i = 0; i < n; i++) /* their names, before the list of rules is looked at */
		(void)rule_of(r, r->rule[l[i].of].plan, ""), (void)rule_beside(r, l[i].of, "factors");
	for (size_t i = 0; i < n; i++)
		if (l[i].rule == l[i].of && !l[i].then)
			v[refunds++] = (struct in_order){ &l[i], &r->rule[l[i].of] };
	if (rc == SALES_OK && refunds > 0) {
		qsort(v, refunds, sizeof(*v), by_plan_and_day);
		put_refunds(r, v, refunds, &known);
	}
	for (size_t i = 0; rc == SALES_OK && i < n; i++)
		if (l[i].rule != l[i].of)
			put_unpaid(r, &l[i], &known);
	buf_clear(&r->losses);
	free(v);
	return rc;
}
