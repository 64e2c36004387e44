/* What goes back of pay that earlier plan years posted: each part times what its period
 * paid of its lines. salesctl-plans(7), REFUNDS. */
#include <stdlib.h>
#include <string.h>

#include "lib/base/exact.h"
#include "lib/payout/past_sums.h"

void
past_take(struct engine *e, const struct past_taking *t)
{
	buf_put(&e->takings, t, sizeof(*t));
}

static struct past_taking *
takings(const struct engine *e, size_t *n)
{
	*n = e->takings.n / sizeof(struct past_taking);
	return (struct past_taking *)(void *)e->takings.p;
}

/* ---- what a period paid of its lines ------------------------------------- */

/* The sum of a rule whose span holds a day; NULL: there is none. */
static struct past_sum *
sum_at(const struct engine *e, int64_t person, size_t rule, enum past_what what, day on)
{
	size_t           n;
	struct past_sum *s = (struct past_sum *)(uintptr_t)past_sums_of(&e->past_sums, person, rule, &n);

	for (size_t i = 0; i < n; i++)
		if (s[i].what == what && period_holds(s[i].span, on))
			return &s[i];
	return NULL;
}

/* What was taken in a part's own plan year lowers the lines that factors and caps saw;
 * sign -1, and 1 to leave the sums as they were. */
static void
count_own(struct engine *e, int sign)
{
	size_t                    n;
	const struct past_taking *t = takings(e, &n);

	for (size_t i = 0; i < n; i++) {
		const int64_t    own = t[i].own ? t[i].amount : -t[i].was;
		const size_t     cap = own == 0 ? 0 : engine_rule(e, e->rule[t[i].main].plan, "");
		struct past_sum *of = own == 0 ? NULL : sum_at(e, t[i].person, t[i].main, PAST_FACTS, t[i].part_on),
		                *all = own == 0 ? NULL : sum_at(e, t[i].person, cap, PAST_PLAN, t[i].part_on);

		if (of != NULL)
			of->amount += sign * own;
		if (all != NULL)
			all->amount += sign * own;
	}
}

static int64_t
facts_within(const struct engine *e, int64_t person, size_t rule, struct period span)
{
	size_t                 n;
	const struct past_sum *s = past_sums_of(&e->past_sums, person, rule, &n);
	int64_t                sum = 0;

	for (size_t i = 0; i < n; i++)
		if (s[i].what == PAST_FACTS && s[i].span.from >= span.from && s[i].span.from <= span.to)
			sum += s[i].amount;
	return sum;
}

static void
add_part(struct exact *k, int64_t part, int64_t of)
{
	struct ratio r;

	if (ratio_make(part, of, &r))
		exact_add_product(k, r, (struct ratio){ 1, 1 });
}

/* Factors, caps and true-ups of a component: those of the part's periods gave so much
 * more a line of these; of periods without a line, of the year's. */
static void
add_beside(const struct engine *e, const struct past_taking *t, struct exact *k)
{
	const struct period    year = period_in_year(t->part_on, UNIT_YEAR, &e->d->when);
	size_t                 n;
	const struct past_sum *s = past_sums_of(&e->past_sums, t->person, t->main, &n);
	int64_t                alone = 0, lines;

	for (size_t i = 0; i < n; i++) {
		if ((s[i].what != PAST_BESIDE && s[i].what != PAST_TRUE_UP) || !period_holds(year, s[i].span.from))
			continue;
		lines = facts_within(e, t->person, t->main, s[i].span);
		if (lines == 0)
			alone += s[i].amount;
		else if (period_holds(s[i].span, t->part_on))
			add_part(k, s[i].amount, lines);
	}
	lines = alone == 0 ? 0 : facts_within(e, t->person, t->main, year);
	if (lines != 0)
		add_part(k, alone, lines);
}

/* What the plan's cap left of all that the plan's lines made. */
static void
multiply_cap(struct engine *e, const struct past_taking *t, struct exact *k)
{
	const size_t           cap = engine_rule(e, e->rule[t->main].plan, "");
	const struct past_sum *cut = sum_at(e, t->person, cap, PAST_CAP, t->part_on),
	                      *all = sum_at(e, t->person, cap, PAST_PLAN, t->part_on);
	struct ratio           left;

	if (cut != NULL && all != NULL && ratio_make(all->amount + cut->amount, all->amount, &left))
		exact_multiply(k, left);
}

/* Parts of one component in one period, of one month and quarter where a period is shorter
 * or lies across, share it. */
struct paid_line { size_t main; day period, month, quarter; struct exact k; };
struct adding_up { struct engine *e; struct buf known; /* struct paid_line[] */ const char *plan; struct exact sum; int64_t before; };

static const struct exact *
paid_of_a_line(struct adding_up *s, const struct past_taking *t)
{
	struct engine         *e = s->e;
	const struct past_sum *of = sum_at(e, t->person, t->main, PAST_FACTS, t->part_on);
	struct paid_line       new = { t->main, of == NULL ? t->part_on : of->span.from, period_in_year(t->part_on, UNIT_MONTH, &e->d->when).from,
		period_in_year(t->part_on, UNIT_QUARTER, &e->d->when).from }, *v;
	size_t                 n = s->known.n / sizeof(*v);

	v = (struct paid_line *)(void *)s->known.p;
	for (size_t i = 0; i < n; i++)
		if (v[i].main == new.main && v[i].period == new.period && v[i].month == new.month && v[i].quarter == new.quarter)
			return &v[i].k;
	exact_init(&new.k);
	exact_set_ratio(&new.k, (struct ratio){ 1, 1 });
	add_beside(e, t, &new.k);
	multiply_cap(e, t, &new.k);
	buf_put(&s->known, &new, sizeof(new));
	return &((struct paid_line *)(void *)s->known.p)[n].k;
}

static void
adding_done(struct adding_up *s)
{
	struct paid_line *v = (struct paid_line *)(void *)s->known.p;

	for (size_t i = 0; i < s->known.n / sizeof(*v); i++)
		exact_done(&v[i].k);
	buf_done(&s->known);
	exact_done(&s->sum);
}

/* amount, and times what its period paid of a line: added to sum, rounded. */
static bool
add_times(struct adding_up *s, const struct past_taking *t, int64_t amount, int64_t *due)
{
	struct exact x;
	struct ratio r;
	bool         ok = ratio_make(amount, MONEY_UNIT, &r);

	exact_init(&x);
	exact_set(&x, paid_of_a_line(s, t));
	exact_multiply(&x, r);
	exact_add(&s->sum, &x);
	exact_done(&x);
	return ok && exact_round(&s->sum, s->e->decimals, s->e->rounding, due);
}

/* ---- lines --------------------------------------------------------------- */

static void
put_line(struct engine *e, const struct past_taking *t, int64_t amount)
{
	struct entitled out = { .fact = t->fact, .before = t->deal, .base = -t->base, .op = t->op, .amount = amount, .person = t->person,
		.on = t->on, .cap_on = t->on, .rule = t->rule, .version = e->version_of[t->on - e->seen.from], .kind = t->kind,
		.refund = true, .past = true, .piece = t->piece };

	out.quiet = t->rule != t->main && amount == 0;
	buf_put(&e->out, &out, sizeof(out));
}

/* By plan, day, component, code: so they are added up. */
struct ordered { const struct past_taking *t; const struct rule *r; };

static int
by_day(const void *a, const void *b)
{
	const struct ordered *x = a, *y = b;
	int                   c = strcmp(x->r->plan, y->r->plan);

	if (c == 0)
		c = (x->t->on > y->t->on) - (x->t->on < y->t->on);
	if (c == 0)
		c = strcmp(x->r->component, y->r->component);
	if (c == 0)
		c = (x->t->fact > y->t->fact) - (x->t->fact < y->t->fact);
	return c != 0 ? c : (x->t->part_on > y->t->part_on) - (x->t->part_on < y->t->part_on);
}

/* Each is the rounded total to date minus those before. */
static bool
put_next(struct adding_up *s, const struct past_taking *t)
{
	struct engine *e = s->e;
	int64_t        due = 0;
	bool           ok;

	if (s->plan == NULL || strcmp(s->plan, e->rule[t->main].plan) != 0) {
		exact_set_ratio(&s->sum, (struct ratio){ 0, 1 });
		s->before = 0;
		s->plan = e->rule[t->main].plan;
	}
	ok = add_times(s, t, t->amount, &due);
	if (ok && t->on >= e->year.from)
		put_line(e, t, s->before - due);
	s->before = due;
	return ok;
}

static bool
put_refunds(struct adding_up *s, const struct past_taking *t, size_t n)
{
	struct ordered *v = calloc(n + 1, sizeof(*v));
	size_t          count = 0;
	bool            ok = true;

	if (v == NULL)
		err_nomem();
	for (size_t i = 0; i < n; i++)
		if (t[i].rule == t[i].main && !t[i].own)
			v[count++] = (struct ordered){ &t[i], &s->e->rule[t[i].main] };
	if (count > 0)
		qsort(v, count, sizeof(*v), by_day);
	for (size_t i = 0; ok && i < count; i++)
		ok = put_next(s, v[i].t);
	free(v);
	return ok;
}

/* What is missing of a deal takes its part back until it comes: what the deal's own
 * plan year took, and what is more or less of it since. */
static bool
put_unpaid(struct adding_up *s, const struct past_taking *t)
{
	int64_t due = 0;
	bool    ok;

	exact_set_ratio(&s->sum, (struct ratio){ 0, 1 });
	ok = add_times(s, t, t->amount + t->was, &due);
	if (ok)
		put_line(s->e, t, t->was - due);
	return ok;
}

static bool
put_all(struct engine *e)
{
	CLEANUP(adding_done) struct adding_up s = { .e = e };
	size_t                                n;
	const struct past_taking             *t = takings(e, &n);
	bool                                  ok;

	exact_init(&s.sum);
	ok = put_refunds(&s, t, n);
	for (size_t i = 0; ok && i < n; i++)
		if (t[i].rule != t[i].main)
			ok = put_unpaid(&s, &t[i]);
	return ok;
}

int
past_put(struct engine *e, int64_t person, struct sales_err *err)
{
	bool ok;

	if (e->takings.n == 0)
		return SALES_OK;
	count_own(e, -1);
	ok = put_all(e);
	count_own(e, 1);
	buf_clear(&e->takings);
	if (ok)
		return SALES_OK;
	return FAIL(err, SALES_EINVAL, _("what refunds take back of %s is too large to reckon with"),
	    e->org.person[person].code);
}
