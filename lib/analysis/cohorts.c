#include "lib/analysis/cohorts.h"

#include "lib/analysis/purchases.h"
#include "lib/analysis/today.h"

struct counting {
	struct arena     *a;
	struct period_env when;
	enum period_unit  unit;
	struct cohorts   *out;
	size_t            cap;
	int               now;          /* the number of the present span */
};

/* Spans of one unit are numbered, so that they can be counted between. */
static int
span_number(day on, enum period_unit unit)
{
	const struct civil c = day_civil(on);

	switch (unit) {
	case UNIT_MONTH:
		return c.y * 12 + c.m - 1;
	case UNIT_HALF:
		return c.y * 2 + (c.m - 1) / 6;
	case UNIT_YEAR:
		return c.y;
	case UNIT_DAY:
	case UNIT_WEEK:
	case UNIT_QUARTER:
		break;
	}
	return c.y * 4 + (c.m - 1) / 3;
}

/* Customers come in the order of their codes, cohorts in that of time. */
static struct cohort *
cohort_of(struct counting *c, day first)
{
	struct cohorts     *out = c->out;
	const struct period span = period_of(first, c->unit, &c->when);
	size_t              i = out->n;

	while (i > 0 && out->v[i - 1].span.from > span.from)
		i--;
	if (i > 0 && out->v[i - 1].span.from == span.from)
		return &out->v[i - 1];
	out->v = arena_more(c->a, out->v, out->n, &c->cap, sizeof(*out->v));
	memmove(&out->v[i + 1], &out->v[i], (out->n - i) * sizeof(*out->v));
	out->n++;
	out->v[i] = (struct cohort){ .span = span };
	for (int k = 0; k < COHORT_SPANS; k++)
		out->v[i].is_over[k] = c->now > span_number(first, c->unit) + k + 1;
	return &out->v[i];
}

static int
count_customer(struct counting *c, const struct purchase *v, size_t n, struct sales_err *err)
{
	struct cohort *h = cohort_of(c, v[0].on);
	size_t         next = 1;

	h->customers++;
	h->deals += (int64_t)n;
	for (size_t i = 0; i < n; i++)
		if (__builtin_add_overflow(h->amount, v[i].amount, &h->amount))
			return FAIL(err, SALES_EINVAL, _("the sum of the amounts is too large"));
	while (next < n && v[next].on == v[0].on)
		next++;
	if (next == n)
		return SALES_OK;
	h->again++;
	for (int k = 0; k < COHORT_SPANS; k++)
		h->within[k] += span_number(v[next].on, c->unit) - span_number(v[0].on, c->unit) <= k + 1;
	return SALES_OK;
}

static int
add_up(struct cohorts *out, struct sales_err *err)
{
	struct cohort *t = &out->total;

	for (size_t i = 0; i < out->n; i++) {
		const struct cohort *h = &out->v[i];

		t->customers += h->customers;
		t->again += h->again;
		t->deals += h->deals;
		if (__builtin_add_overflow(t->amount, h->amount, &t->amount))
			return FAIL(err, SALES_EINVAL, _("the sum of the amounts is too large"));
		for (int k = 0; k < COHORT_SPANS; k++) {
			if (!h->is_over[k])
				continue;
			t->within[k] += h->within[k];
			t->is_over[k] = true;
			out->known[k] += h->customers;
		}
	}
	return SALES_OK;
}

int
cohorts_make(struct dept *d, struct period p, enum period_unit unit, const char *where, struct arena *a,
    struct cohorts *out, struct sales_err *err)
{
	const struct period always = { DAY_NONE, DAY_NONE };
	struct counting     c = { .a = a, .when = d->when, .unit = unit, .out = out };
	struct purchases    all;
	day                 today;

	*out = (struct cohorts){ .n = 0 };
	TRY(analysis_today(d, &today, err));
	c.now = span_number(today, unit);
	TRY(purchases_load(d, always, true, where, a, &all, err));
	out->nobody = all.nobody;
	out->undated = all.undated;
	out->ahead = all.ahead;
	out->foreign = all.foreign;
	for (size_t i = 0, n; i < all.n; i += n) {
		n = purchases_run(&all, i);
		if (period_holds(p, all.v[i].on))
			TRY(count_customer(&c, &all.v[i], n, err));
	}
	return add_up(out, err);
}
