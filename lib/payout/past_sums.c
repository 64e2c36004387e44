/* What periods of earlier plan years paid, by what. */
#include "lib/payout/past_sums.h"

#include <stdlib.h>
#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/payout/unpaid.h"

/* What was posted for one fact, or period. */
struct posted_fact { struct past_part part; const struct past_rule *is; };

void
past_reading_done(struct past_reading *p)
{
	buf_done(&p->rows);
}

/* The deal of a fact of which something goes back; 0: nothing does. */
static int64_t
deal_of(const struct engine *e, const struct stored_line *l)
{
	if (l->kind == receipt_kind.no)
		return received_deal(&e->refunds, l->fact);
	if (l->kind == deal_kind.no && (refund_first(&e->refunds, l->fact) != NULL || unpaid_is_listed(e, l->fact)))
		return l->fact;
	return 0;
}

void
past_read(struct past_reading *p, const struct past_rule *r, const struct stored_line *l)
{
	const struct engine     *e = p->e;
	const struct posted_fact x = { .is = r, .part = { .fact = l->fact, .deal = deal_of(e, l), .base = l->base, .amount = l->amount,
		.line = l->id, .of = { (int32_t)l->person, (uint16_t)r->own }, .on = l->on, .year = r->is_unpaid || l->kind == 0 ? period_in_year(l->on, UNIT_YEAR, &e->d->when).from : 0,
		.kind = (uint8_t)l->kind } };

	if (r->what != PAST_WHATS && !(l->kind == receipt_kind.no && refund_is(&e->refunds, l->fact)))
		buf_put(&p->rows, &x, sizeof(x));
}

/* ---- one of each fact ---------------------------------------------------- */

static int
of_one_fact(const struct past_part *x, const struct past_part *y)
{
	if (x->of.person != y->of.person)
		return x->of.person < y->of.person ? -1 : 1;
	if (x->of.rule != y->of.rule)
		return x->of.rule < y->of.rule ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->fact != y->fact)
		return x->fact < y->fact ? -1 : 1;
	return (x->year > y->year) - (x->year < y->year);
}

static int
by_fact_and_line(const void *a, const void *b)
{
	const struct posted_fact *x = a, *y = b;
	const int                 c = of_one_fact(&x->part, &y->part);

	return c != 0 ? c : (x->part.line > y->part.line) - (x->part.line < y->part.line);
}

static int
too_large(struct sales_err *err)
{
	return FAIL(err, SALES_EINVAL, _("what was posted is too large to reckon with"));
}

/* ---- sums ---------------------------------------------------------------- */

static int
in_order(const void *a, const void *b)
{
	const struct past_sum *x = a, *y = b;

	if (x->of.person != y->of.person)
		return x->of.person < y->of.person ? -1 : 1;
	if (x->of.rule != y->of.rule)
		return x->of.rule < y->of.rule ? -1 : 1;
	if (x->what != y->what)
		return x->what < y->what ? -1 : 1;
	if (x->span.from != y->span.from)
		return x->span.from < y->span.from ? -1 : 1;
	return (x->span.to > y->span.to) - (x->span.to < y->span.to); /* true-ups of a quarter and of the year */
}

/* Most often it is one of the last few. */
static int
add(struct buf *sums, const struct past_sum *now, struct sales_err *err)
{
	struct past_sum *v = (struct past_sum *)(void *)sums->p;
	const size_t     n = sums->n / sizeof(*v);

	for (size_t i = n; i-- > 0 && i + 8 > n;)
		if (in_order(&v[i], now) == 0)
			return __builtin_add_overflow(v[i].amount, now->amount, &v[i].amount) ? too_large(err) : SALES_OK;
	buf_put(sums, now, sizeof(*now));
	return SALES_OK;
}

/* To what its rule adds up, and to the whole of a plan that has a cap. */
static int
add_fact(const struct engine *e, struct buf *sums, const struct posted_fact *f, struct sales_err *err)
{
	const struct past_rule *is = f->is;
	struct past_sum         x = { .amount = f->part.amount, .of = { f->part.of.person, (uint16_t)is->rule }, .what = (uint8_t)is->what,
		.span = period_part_in_year(f->part.on, is->unit, &e->d->when) };

	if (is->what == PAST_FACTS && f->part.kind == 0)
		x.what = PAST_BESIDE; /* what its cap cut */
	if (x.what != PAST_PLAN)
		TRY(add(sums, &x, err));
	if (!is->is_capped)
		return SALES_OK;
	x.what = PAST_PLAN;
	x.of.rule = (uint16_t)is->cap;
	x.span = period_part_in_year(f->part.on, is->cap_unit, &e->d->when);
	return add(sums, &x, err);
}

static int
take_sums(struct engine *e, const struct buf *sums, struct sales_err *err)
{
	const size_t     n = sums->n / sizeof(struct past_sum);
	struct past_sum *v = arena_array(e->a, struct past_sum, n + 1);
	size_t           kept = 0;

	if (n > 0) {
		memcpy(v, sums->p, sums->n);
		qsort(v, n, sizeof(*v), in_order);
	}
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || in_order(&v[kept - 1], &v[i]) != 0)
			v[kept++] = v[i];
		else if (__builtin_add_overflow(v[kept - 1].amount, v[i].amount, &v[kept - 1].amount))
			return too_large(err);
	e->past_sums = (struct past_sums){ v, kept };
	return SALES_OK;
}

/* ---- parts --------------------------------------------------------------- */

static int
by_deal_of_rule(const void *a, const void *b)
{
	const struct past_part *x = a, *y = b;

	if (x->of.person != y->of.person)
		return x->of.person < y->of.person ? -1 : 1;
	if (x->of.rule != y->of.rule)
		return x->of.rule < y->of.rule ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->deal != y->deal)
		return x->deal < y->deal ? -1 : 1;
	if (x->on != y->on)
		return x->on < y->on ? -1 : 1;
	return (x->fact > y->fact) - (x->fact < y->fact);
}

static void
take_parts(struct engine *e, const struct buf *parts)
{
	e->past.n = parts->n / sizeof(*e->past.v);
	e->past.v = arena_array(e->a, struct past_part, e->past.n + 1);
	if (e->past.n == 0)
		return;
	memcpy(e->past.v, parts->p, parts->n);
	qsort(e->past.v, e->past.n, sizeof(*e->past.v), by_deal_of_rule);
}

static int
take_all(struct past_reading *p, struct buf *parts, struct buf *sums, struct sales_err *err)
{
	struct posted_fact *v = (struct posted_fact *)(void *)p->rows.p;
	const size_t        n = p->rows.n / sizeof(*v);

	if (n > 0)
		qsort(v, n, sizeof(*v), by_fact_and_line);
	for (size_t i = 0; i < n; i++) {
		const struct past_rule *is;

		for (; i + 1 < n && of_one_fact(&v[i].part, &v[i + 1].part) == 0; i++)
			if (__builtin_add_overflow(v[i].part.amount, v[i + 1].part.amount, &v[i + 1].part.amount))
				return too_large(err);
		is = v[i].is;
		if (v[i].part.deal != 0 && (is->what == PAST_FACTS || is->is_unpaid))
			buf_put(parts, &v[i].part, sizeof(v[i].part));
		if (!is->is_unpaid)
			TRY(add_fact(p->e, sums, &v[i], err));
	}
	return SALES_OK;
}

int
past_make(struct past_reading *p, struct engine *e, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf parts = { 0 }, sums = { 0 };

	TRY(take_all(p, &parts, &sums, err));
	take_parts(e, &parts);
	return take_sums(e, &sums, err);
}
