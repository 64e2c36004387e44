#include "lib/payout/estimate.h"

#include <stdlib.h>
#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/payout/posted.h"
#include "lib/record/suppose.h"

struct estimating_deals {
	struct dept     *d;
	struct arena    *a;
	int64_t          person;
	struct won_deal *deal;
	size_t           n;
	struct buf       rows;            /* struct estimate_row[] */
	struct estimate *out;
};

/* ---- reckoning ----------------------------------------------------------- */

static size_t
deal_at(const struct estimating_deals *s, const struct entitled *v)
{
	for (size_t i = 0; i < s->n; i++)
		if ((v->kind == deal_kind.no && v->fact == s->deal[i].id) ||
		    (v->kind == receipt_kind.no && v->fact == s->deal[i].receipt && v->fact != 0))
			return i;
	return s->n;
}

/* A cap's line is its component's own, of no fact. */
static const char *
component_of(const struct estimating_deals *s, const struct engine *e, const struct entitled *v, size_t *order)
{
	const struct rule *r = &e->rule[v->rule];
	const bool         is_cap = v->kind == 0 && !r->by_period;

	*order = (size_t)v->rule * 2 + is_cap;
	return is_cap ? arena_printf(s->a, "%s@cap", r->component) : arena_strdup(s->a, r->component);
}

static void
take_lines(struct estimating_deals *s, const struct engine *e, int sign)
{
	for (size_t i = 0; i < engine_count(e); i++) {
		const struct entitled *v = &engine_out(e)[i];
		const size_t           at = deal_at(s, v);
		struct estimate_row    r = { .amount = sign * v->amount };

		if (v->person != s->person)
			continue;
		r.deal = (int64_t)at; /* its position, for the moment */
		r.base = at < s->n ? sign * v->base : 0;
		r.plan = arena_strdup(s->a, e->rule[v->rule].plan);
		r.component = component_of(s, e, v, &r.rule);
		buf_put(&s->rows, &r, sizeof(r));
	}
}

/* What an estimate had to take for granted. */
static void
take_guesses(struct estimate *out, const struct engine *e, struct arena *a)
{
	if (e->estimating.grade != NULL) {
		out->grade = arena_strdup(a, e->estimating.grade);
		out->grade_of = e->estimating.of;
	}
	if (e->unknown.n > 0) {
		out->unknown = arena_strdup(a, e->unknown.what);
		out->unknown_plan = arena_strdup(a, e->unknown.plan);
	}
}

/* The end of the longest period of a plan that he is in on a day. */
static day
period_end(const struct engine *e, int64_t person, day on)
{
	const size_t         version = e->version_of[on - e->seen.from];
	const struct policy *p = e->days[version].policy;
	day                  to = DAY_MIN;

	for (size_t i = 0; i < p->nplans; i++) {
		const struct period span = period_in_year(on, p->plans[i].period, &e->d->when);

		if (who_in(&e->who, version, i, person, on) && span.to > to)
			to = span.to;
	}
	return to == DAY_MIN ? period_in_year(on, UNIT_MONTH, &e->d->when).to : to;
}

static void
engine_and_arena_done(struct engine *e)
{
	engine_done(e);
	arena_done(e->a);
}

static int
reckon(struct estimating_deals *s, int sign, struct sales_err *err)
{
	struct arena                                  a = { 0 };
	CLEANUP(engine_and_arena_done) struct engine e = { .a = &a };
	struct run_list                               runs;

	TRY(engine_load(&e, s->d, s->out->p, &a, err));
	TRY(runs_counted(s->d, NULL, &a, &runs, err));
	TRY(past_load(&e, &runs, err));
	e.estimating = (struct estimating){ .on = true, .person = s->person };
	TRY(engine_reckon(&e, err));
	take_lines(s, &e, sign);
	take_guesses(s->out, &e, s->a);
	return SALES_OK;
}

static int
find_period(struct estimating_deals *s, struct period until, struct sales_err *err)
{
	struct arena                                  a = { 0 };
	CLEANUP(engine_and_arena_done) struct engine e = { .a = &a };
	day                                           first = DAY_MAX, last = DAY_MIN;

	for (size_t i = 0; i < s->n; i++) {
		first = s->deal[i].on < first ? s->deal[i].on : first;
		last = s->deal[i].on > last ? s->deal[i].on : last;
	}
	if (until.to == DAY_NONE) {
		TRY(engine_load(&e, s->d, (struct period){ first, last }, &a, err));
		until.to = period_end(&e, s->person, last);
	}
	s->out->p = (struct period){ period_in_year(until.to, UNIT_YEAR, &s->d->when).from, until.to };
	if (first < s->out->p.from)
		return FAIL(err, SALES_EUSAGE, _("these deals would be won in two plan years: estimate them year by year"));
	if (last > until.to)
		return FAIL(err, SALES_EUSAGE, _("a deal would be won after that period"));
	return SALES_OK;
}

/* ---- the difference ------------------------------------------------------ */

static int
by_deal_and_rule(const void *a, const void *b)
{
	const struct estimate_row *x = a, *y = b;

	if (x->deal != y->deal)
		return x->deal < y->deal ? -1 : 1;
	return (x->rule > y->rule) - (x->rule < y->rule);
}

static int
add_up(struct estimating_deals *s, struct sales_err *err)
{
	struct estimate     *out = s->out;
	struct estimate_row *v = (struct estimate_row *)(void *)s->rows.p;
	const size_t         n = s->rows.n / sizeof(*v);
	bool                 ok = true;

	out->v = arena_array(s->a, struct estimate_row, n + 1);
	if (n > 0)
		qsort(v, n, sizeof(*v), by_deal_and_rule);
	for (size_t i = 0; i < n; i++) {
		struct estimate_row *to = &out->v[out->n];

		if (i == 0 || by_deal_and_rule(&v[i - 1], &v[i]) != 0)
			*to = (struct estimate_row){ v[i].deal == (int64_t)s->n ? 0 : s->deal[v[i].deal].id, v[i].plan, v[i].component,
				0, 0, v[i].rule };
		ok = ok && !__builtin_add_overflow(to->base, v[i].base, &to->base)
		    && !__builtin_add_overflow(to->amount, v[i].amount, &to->amount)
		    && !__builtin_add_overflow(out->total, v[i].amount, &out->total);
		if ((i + 1 == n || by_deal_and_rule(&v[i], &v[i + 1]) != 0) && (to->amount != 0 || to->base != 0))
			out->n++;
	}
	return ok ? SALES_OK : FAIL(err, SALES_EINVAL, _("somebody's payout is too large to reckon with"));
}

static int
with_them(struct estimating_deals *s, bool are_paid, struct sales_err *err)
{
	for (size_t i = 0; i < s->n; i++)
		TRY(won_suppose(s->d, &s->deal[i], are_paid, err));
	return reckon(s, 1, err);
}

int
estimate_make(struct dept *d, int64_t person, struct won_deal *deal, size_t n, bool are_paid, struct period until,
    struct arena *a, struct estimate *out, struct sales_err *err)
{
	struct estimating_deals s = { .d = d, .a = a, .person = person, .deal = deal, .n = n, .out = out };
	struct sales_err        back;
	int                     rc;

	*out = (struct estimate){ 0 };
	rc = find_period(&s, until, err);
	if (rc == SALES_OK)
		rc = reckon(&s, -1, err);
	if (rc == SALES_OK) {
		rc = with_them(&s, are_paid, err);
		if (suppose_nothing(d, &back) != SALES_OK && rc == SALES_OK) {
			*err = back;
			rc = (int)back.code;
		}
	}
	if (rc == SALES_OK)
		rc = add_up(&s, err);
	buf_done(&s.rows);
	return rc;
}
