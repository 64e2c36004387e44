/* A line for each period: bonus, milestone, override, pool, true-up. */
#include <string.h>

#include "lib/recount/inside.h"

/* ---- what each kind earns, before factors -------------------------------- */

static int64_t
steps_to(int64_t total, int64_t every)
{
	return total > 0 ? total / every : 0; /* a milestone lies above 0 */
}

static int
milestone(struct recount *r, size_t rule, const struct comp *c, const struct moment_of *at, mpq_t out, bool *has, struct sales_err *err)
{
	int64_t before = 0, after, every, reach, times = 0;
	NUM(n);

	if (r->rule[rule].base == NULL)
		TRY(facts_of_rule(r, &r->rule[rule], false, &r->rule[rule].base, err));
	if (at->span.from > r->year.from)
		before = facts_sum(r->rule[rule].base, at->person, (struct period){ r->year.from, at->span.from - 1 });
	after = facts_sum(r->rule[rule].base, at->person, (struct period){ r->year.from, at->span.to });
	if (money_of(c->node, "every", &every))
		times = steps_to(after, every) - steps_to(before, every);
	else if (money_of(c->node, "reach", &reach))
		times = (after >= reach) - (before >= reach);
	TRY(figure_number(r, c->amount, at, out, has, err));
	num_set(n, times, 1); /* it falls back, too */
	mpq_mul(out, out, n);
	return SALES_OK;
}

static int
override(struct recount *r, size_t rule, const struct comp *c, struct moment_of *at, mpq_t out, bool *has, struct sales_err *err)
{
	at->whose = BELOW;
	at->depth = count_of(c->node, "depth");
	TRY(below_brought(r, rule, c, at, out, err));
	mpq_mul(out, out, c->rate);
	*has = true;
	return SALES_OK;
}

static int
bonus(struct recount *r, const char *plan, const struct comp *c, const struct moment_of *at, mpq_t out, bool *has, struct sales_err *err)
{
	NUM(part);

	TRY(figure_number(r, c->amount, at, out, has, err));
	days_in_plan(r, at->book, plan, at->person, at->span, part);
	mpq_mul(out, out, part);
	return SALES_OK;
}

/* What a component would have earned over the span, minus what it was paid in it; a line of no
 * fact under its own name is its cap's. */
static int
true_up(struct recount *r, const char *plan, const struct comp *c, const struct moment_of *at, mpq_t out, bool *has, struct sales_err *err)
{
	const size_t       of = rule_of(r, plan, text_at(c->node, "of")), beside = rule_beside(r, of, "factors"),
	                   unpaid = rule_beside(r, of, "unpaid");
	const struct comp *o = r->rule[of].comp[at->book];
	const char        *way = text_at(c->node, "direction");
	int64_t            due, paid = 0;
	NUM(product);
	NUM(x);

	*has = o != NULL;
	if (o == NULL)
		return SALES_OK;
	TRY(earn_anew(r, of, at->span, c->period, &due, err));
	TRY(multiply_out(r, o, at, product, has, err));
	for (size_t i = 0; i < nclaims(r); i++) {
		const struct claim *k = &claims(r)[i];

		if (((k->rule == of && k->kind != 0) || k->rule == beside || k->rule == unpaid) && !k->old && period_holds(at->span, k->counts_on))
			paid += k->amount;
	}
	num_money(x, due);
	mpq_mul(x, x, product);
	due = num_round(x, r->decimals, r->rounding) - paid;
	if (due < 0 && way != NULL && strcmp(way, "up-only") == 0)
		due = 0;
	num_money(out, due);
	return SALES_OK;
}

/* ---- one period ---------------------------------------------------------- */

static int
earn(struct recount *r, size_t rule, const struct comp *c, struct moment_of *at, mpq_t out, bool *has, struct sales_err *err)
{
	const char *plan = r->rule[rule].plan;

	if (strcmp(c->kind, "bonus") == 0)
		return bonus(r, plan, c, at, out, has, err);
	if (strcmp(c->kind, "milestone") == 0)
		return milestone(r, rule, c, at, out, has, err);
	if (strcmp(c->kind, "override") == 0)
		return override(r, rule, c, at, out, has, err);
	if (strcmp(c->kind, "pool") == 0)
		return pool_amount(r, rule, c, at, out, has, err);
	if (strcmp(c->kind, "true-up") == 0)
		return true_up(r, plan, c, at, out, has, err);
	*has = false;
	return SALES_OK;
}

static int
holds(struct recount *r, const struct comp *c, const struct moment_of *at, bool *out, struct sales_err *err)
{
	struct moment_of of = *at;
	struct value     v = v_of(V_BOOL, 1);

	if (strcmp(c->kind, "override") == 0) {
		of.whose = BELOW;
		of.depth = count_of(c->node, "depth");
	} else if (strcmp(c->kind, "pool") == 0)
		of.whose = TEAMS;
	if (c->when != NULL)
		TRY(figure_of(r, c->when, &of, &v, err));
	*out = v.type == V_BOOL && v.u.i != 0;
	return SALES_OK;
}

static int
earn_period(struct recount *r, size_t rule, struct period span, struct sales_err *err)
{
	struct moment_of   at = { .person = r->who, .span = span, .book = book_of(r, span.to) };
	const struct comp *c = r->rule[rule].comp[at.book];
	struct claim       line = { .rule = rule, .fact = span.from, .on = span.to, .counts_on = span.to };
	bool               has = false, when;
	NUM(amount);
	NUM(product);

	if (c == NULL || c->by_fact || c->by_award || !is_of_period(r, at.book, r->rule[rule].plan, r->who, span))
		return SALES_OK;
	TRY(holds(r, c, &at, &when, err));
	if (when)
		TRY(earn(r, rule, c, &at, amount, &has, err));
	if (!when || (!has && c->least == 0))
		return SALES_OK;
	if (!has)
		mpq_set_si(amount, 0, 1);
	if (mpq_sgn(amount) != 0 && c->nfactors > 0) {
		TRY(multiply_out(r, c, &at, product, &has, err));
		mpq_mul(amount, amount, product);
	}
	line.amount = num_round(amount, r->decimals, r->rounding);
	if (c->least > 0 && line.amount < floor_due(r, c, r->rule[rule].plan, at.book, span))
		line.amount = floor_due(r, c, r->rule[rule].plan, at.book, span);
	if (c->has_cap && line.amount > c->cap)
		line.amount = c->cap;
	if ((has || c->least > 0) && line.amount != 0)
		claim_put(r, &line);
	return SALES_OK;
}

/* Every span that has ended, and ended in this plan year. */
int
earn_periods(struct recount *r, size_t rule, struct sales_err *err)
{
	const struct comp *newest = NULL;

	for (size_t b = 0; b < r->nbooks; b++)
		if (r->rule[rule].comp[b] != NULL && !r->rule[rule].comp[b]->by_fact && !r->rule[rule].comp[b]->by_award)
			newest = r->rule[rule].comp[b];
	for (struct period p = period_in_year(r->year.from, newest->period, &r->d->when); p.to <= r->year.to;
	    p = period_in_year(p.to + 1, newest->period, &r->d->when))
		TRY(earn_period(r, rule, p, err));
	return SALES_OK;
}
