/* Factors of a period, and caps: what a component earned is looked at period by
 * period of the plan. */
#include <string.h>

#include "lib/recount/inside.h"

/* A period that the run cuts is up to its last day. */
struct period
within_run(const struct recount *r, struct period p)
{
	if (p.to > r->year.to)
		p.to = r->year.to;
	return p;
}

void
claim_put(struct recount *r, const struct claim *c)
{
	buf_put(&r->claims, c, sizeof(*c));
}

/* All factors of the period; *has false where one has no value. */
int
multiply_out(struct recount *r, const struct comp *c, const struct moment_of *at, mpq_t out, bool *has, struct sales_err *err)
{
	NUM(one);

	mpq_set_si(out, 1, 1);
	*has = true;
	for (size_t i = 0; i < c->nfactors; i++) {
		struct value v;

		if (!c->factor[i].by_period)
			continue;
		TRY(figure_of(r, c->factor[i].figure, at, &v, err));
		if (!stairs_value(&c->factor[i], &v, one))
			*has = false;
		mpq_mul(out, out, one);
	}
	return SALES_OK;
}

/* What facts earned in a period, line by line, times its factors. */
static int
factor_period(struct recount *r, size_t rule, size_t to, struct period span, struct sales_err *err)
{
	const struct period    days = within_run(r, span);
	const size_t           book = book_of(r, days.to);
	const struct comp     *c = r->rule[rule].comp[book];
	const struct moment_of at = { .person = r->who, .span = days, .whole = span, .book = book };
	struct claim           line = { .rule = to, .fact = span.from, .on = days.to, .counts_on = days.to };
	int64_t                sum = 0;
	const size_t           unpaid = rule_beside(r, rule, "unpaid");
	bool                   has;
	NUM(product);
	NUM(x);

	for (size_t i = 0; i < nclaims(r); i++)
		if ((claims(r)[i].rule == rule || claims(r)[i].rule == unpaid) && claims(r)[i].factored && period_holds(days, claims(r)[i].counts_on))
			sum += claims(r)[i].amount;
	if (c == NULL || !c->period_factors || sum == 0)
		return SALES_OK;
	TRY(multiply_out(r, c, &at, product, &has, err));
	if (!has)
		return SALES_OK;
	num_money(x, sum);
	mpq_mul(x, x, product);
	line.amount = num_round(x, r->decimals, r->rounding) - sum;
	claim_put(r, &line);
	return SALES_OK;
}

int
factors_of_periods(struct recount *r, size_t rule, struct sales_err *err)
{
	enum period_unit unit = UNIT_MONTH;
	bool             any = false;
	size_t           to;

	for (size_t b = 0; b < r->nbooks; b++)
		any = any || (r->rule[rule].comp[b] != NULL && r->rule[rule].comp[b]->period_factors);
	if (!any || !plan_period(r, r->rule[rule].plan, &unit))
		return SALES_OK;
	to = rule_beside(r, rule, "factors");
	for (struct period p = period_in_year(r->year.from, unit, &r->d->when); p.from <= r->year.to;
	    p = period_in_year(p.to + 1, unit, &r->d->when))
		TRY(factor_period(r, rule, to, p, err));
	return SALES_OK;
}

/* ---- caps ---------------------------------------------------------------- */

/* A line that brings what was earned in a span down to a cap (NULL: there is none), or what was
 * carried into it as far as there is room. */
static void
cut(struct recount *r, size_t rule, struct period span, int64_t sum, const int64_t *cap, bool later, int64_t *carried)
{
	const day    last = within_run(r, span).to;
	struct claim line = { .rule = rule, .fact = span.from, .on = last, .counts_on = last };
	int64_t      over = sum + *carried;

	over = cap != NULL && over > *cap ? over - *cap : 0;
	line.amount = *carried - over;
	*carried = later ? over : 0;
	if (line.amount != 0)
		claim_put(r, &line);
}

/* A floor, by the days on which the person at hand was in the plan. */
int64_t
floor_due(struct recount *r, const struct comp *c, const char *plan, size_t book, struct period span)
{
	NUM(x);
	NUM(part);

	num_money(x, c->least);
	days_in_plan(r, book, plan, r->who, span, part);
	mpq_mul(x, x, part);
	return num_round(x, r->decimals, r->rounding);
}

/* What is missing to the floor of a period that has ended, where what was earned and what comes
 * of earlier periods is less. */
static int64_t
fill(struct recount *r, size_t rule, const struct comp *c, struct period span, int64_t have)
{
	const char  *plan = r->rule[rule].plan;
	const size_t book = book_of(r, span.to);
	struct claim line = { .fact = span.from, .on = span.to, .counts_on = span.to };

	if (c->least == 0 || !c->by_fact || span.to > r->year.to || !is_of_period(r, book, plan, r->who, span))
		return 0;
	line.rule = rule_beside(r, rule, "floor");
	line.amount = floor_due(r, c, plan, book, span) - have;
	if (line.amount <= 0)
		return 0;
	claim_put(r, &line);
	return line.amount;
}

void
cap_component(struct recount *r, size_t rule)
{
	const size_t     beside = rule_beside(r, rule, "factors"), unpaid = rule_beside(r, rule, "unpaid");
	enum period_unit unit = UNIT_MONTH;
	int64_t          carried = 0;

	if (!plan_period(r, r->rule[rule].plan, &unit))
		return;
	for (struct period p = period_in_year(r->year.from, unit, &r->d->when); p.from <= r->year.to;
	    p = period_in_year(p.to + 1, unit, &r->d->when)) {
		const struct comp *c = r->rule[rule].comp[book_of(r, within_run(r, p).to)];
		const size_t       n = nclaims(r);
		int64_t            sum = 0;

		for (size_t i = 0; i < n; i++)
			if ((claims(r)[i].rule == rule || claims(r)[i].rule == beside || claims(r)[i].rule == unpaid) && period_holds(p, claims(r)[i].counts_on))
				sum += claims(r)[i].amount;
		if (c == NULL || !c->by_fact)
			continue; /* what was carried stays */
		sum += fill(r, rule, c, p, sum + carried);
		cut(r, rule, p, sum, c->has_cap ? &c->cap : NULL, c->has_cap && c->later, &carried);
	}
}

/* What of a plan's own lines counts in some days. */
static int64_t
earned_by_plan(const struct recount *r, const char *plan, struct period days, size_t n)
{
	int64_t sum = 0;

	for (size_t i = 0; i < n; i++)
		if (!claims(r)[i].old && strcmp(r->rule[claims(r)[i].rule].plan, plan) == 0 && period_holds(days, claims(r)[i].counts_on))
			sum += claims(r)[i].amount;
	return sum;
}

/* A span of a plan's cap: its periods (unit) in it, or all of it where they are not shorter. What is above
 * the cap up to the end of each is its own, less what those before were cut. */
static void
cap_span(struct recount *r, const char *plan, size_t rule, struct period span, enum period_unit unit, bool apart)
{
	const size_t n = nclaims(r);
	int64_t      was = 0, cap;

	for (day from = span.from; from <= span.to && from <= r->year.to;) {
		struct period      part = apart ? period_of(from, unit, &r->d->when) : span;
		const day          last = part.to < span.to ? part.to : span.to, on = last < r->year.to ? last : r->year.to;
		const struct node *p = plan_of(r, book_of(r, on), plan), *c = p == NULL ? NULL : node_child(p, "cap");
		int64_t            over = 0, own;

		if (c != NULL && money_of(c, "amount", &cap)) {
			over = earned_by_plan(r, plan, (struct period){ span.from, on }, n) - cap;
			over = over > 0 ? over : 0;
			own = earned_by_plan(r, plan, (struct period){ from, on }, n);
			if (over > was + (own > 0 ? own : 0))
				over = was + (own > 0 ? own : 0); /* no more than it brings */
		}
		if (p != NULL && over != was)
			claim_put(r, &(struct claim){ .rule = rule, .fact = from, .amount = was - over, .on = on, .counts_on = on });
		was = p != NULL ? over : was;
		from = last + 1;
	}
}

void
cap_plan(struct recount *r, const char *plan)
{
	enum period_unit   unit = UNIT_MONTH, own = UNIT_MONTH;
	const struct node *n = NULL;
	size_t             rule;

	for (size_t b = 0; b < r->nbooks; b++)
		if (plan_of(r, b, plan) != NULL && node_child(plan_of(r, b, plan), "cap") != NULL)
			n = node_child(plan_of(r, b, plan), "cap");
	if (n == NULL || !plan_period(r, plan, &own))
		return;
	(void)unit_of(n, "period", &unit);
	rule = rule_of(r, plan, "");
	for (struct period p = period_in_year(r->year.from, unit, &r->d->when); p.from <= r->year.to; p = period_in_year(p.to + 1, unit, &r->d->when))
		cap_span(r, plan, rule, p, own, unit > own);
}
