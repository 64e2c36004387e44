#include "lib/analysis/concentration.h"

#include <stdlib.h>

#include "lib/analysis/purchases.h"

enum { SPANS_MAX = 4000 };

struct summing {
	struct dept           *d;
	struct arena          *a;
	struct concentrations *out;
	struct share_row     **row;     /* by span: customers, in the order of their codes */
	size_t                *n, *cap;
};

/* An open end stands where the first or the last purchase does. */
static int
list_spans(struct summing *s, const struct purchases *all, struct period p, const enum period_unit *by,
    struct sales_err *err)
{
	const struct period_env *when = &s->d->when;
	struct period            seen = p, span;

	s->out->v = arena_array(s->a, struct concentration, SPANS_MAX);
	if (by == NULL) {
		s->out->v[s->out->n++].span = p;
		return SALES_OK;
	}
	for (size_t i = 0; i < all->n; i++) {
		if (p.from == DAY_NONE && (seen.from == DAY_NONE || all->v[i].on < seen.from))
			seen.from = all->v[i].on;
		if (p.to == DAY_NONE && (seen.to == DAY_NONE || all->v[i].on > seen.to))
			seen.to = all->v[i].on;
	}
	if (seen.from == DAY_NONE || seen.to == DAY_NONE)
		return SALES_OK;
	for (span = period_of(seen.from, *by, when); span.from <= seen.to; span = period_step(span, *by, 1, when)) {
		if (s->out->n == SPANS_MAX)
			return FAIL(err, SALES_EUSAGE, _("more than %d spans; take a shorter period"), SPANS_MAX);
		s->out->v[s->out->n++].span = (struct period){ p.from != DAY_NONE && span.from < p.from ? p.from : span.from,
			p.to != DAY_NONE && span.to > p.to ? p.to : span.to };
	}
	return SALES_OK;
}

/* Spans follow each other: by halves. */
static size_t
span_of(const struct concentrations *c, day on)
{
	size_t from = 0, to = c->n - 1;

	while (from < to) {
		const size_t mid = (from + to) / 2;

		if (c->v[mid].span.to != DAY_NONE && c->v[mid].span.to < on)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

static int
count_in(struct summing *s, const struct purchase *p, struct sales_err *err)
{
	const size_t          k = span_of(s->out, p->on);
	struct concentration *c = &s->out->v[k];
	struct share_row     *r;

	if (s->n[k] == 0 || s->row[k][s->n[k] - 1].customer != p->customer) {
		s->row[k] = arena_more(s->a, s->row[k], s->n[k], &s->cap[k], sizeof(**s->row));
		s->row[k][s->n[k]++] = (struct share_row){ .customer = p->customer };
		c->customers++;
	}
	r = &s->row[k][s->n[k] - 1];
	r->deals++;
	if (__builtin_add_overflow(r->amount, p->amount, &r->amount) ||
	    __builtin_add_overflow(c->amount, p->amount, &c->amount))
		return FAIL(err, SALES_EINVAL, _("the sum of the amounts is too large"));
	return SALES_OK;
}

static int
largest_first(const void *x, const void *y)
{
	const struct share_row *a = x, *b = y;

	if (a->amount != b->amount)
		return a->amount > b->amount ? -1 : 1;
	return (a->customer > b->customer) - (a->customer < b->customer);
}

int
concentration_make(struct dept *d, struct period p, const enum period_unit *by, size_t top, const char *where,
    struct arena *a, struct concentrations *out, struct sales_err *err)
{
	struct summing   s = { .d = d, .a = a, .out = out };
	struct purchases all;

	*out = (struct concentrations){ .n = 0 };
	TRY(purchases_load(d, p, false, where, a, &all, err));
	out->nobody = all.nobody;
	out->undated = all.undated;
	out->ahead = all.ahead;
	out->foreign = all.foreign;
	TRY(list_spans(&s, &all, p, by, err));
	s.row = arena_array(a, struct share_row *, out->n + 1);
	s.n = arena_array(a, size_t, out->n + 1);
	s.cap = arena_array(a, size_t, out->n + 1);
	for (size_t i = 0; i < all.n; i++)
		TRY(count_in(&s, &all.v[i], err));
	for (size_t k = 0; k < out->n; k++) {
		struct concentration *c = &out->v[k];

		if (s.n[k] > 0)
			qsort(s.row[k], s.n[k], sizeof(**s.row), largest_first);
		c->top = s.row[k];
		c->ntop = s.n[k] < top ? s.n[k] : top;
		for (size_t i = 0; i < c->ntop; i++)
			c->top_amount += c->top[i].amount;
	}
	return SALES_OK;
}
