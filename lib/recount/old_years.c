/* What earlier plan years posted: one of each fact and period, on the day of its newest line. */
#include <stdlib.h>
#include <string.h>

#include "lib/recount/inside.h"

/* ---- lines of earlier plan years ----------------------------------------- */

void
recount_past(struct recount *r, const struct recount_line *l)
{
	struct old o = { .person = l->person, .fact = l->fact, .amount = l->amount, .kind = l->kind, .on = l->on };

	if (l->component[0] != '@' && r->nbacks == 0 && r->nowing == 0)
		return; /* nothing goes back, so nobody looks at it */
	o.rule = rule_of(r, l->plan, l->component);
	o.nth = r->olds.n;
	if (l->kind == 0 || strstr(l->component, "@unpaid") != NULL)
		o.year = period_in_year(l->on, UNIT_YEAR, &r->d->when).from;
	buf_put(&r->olds, &o, sizeof(o));
}

static int
of_one(const struct old *x, const struct old *y)
{
	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->fact != y->fact)
		return x->fact < y->fact ? -1 : 1;
	return x->year < y->year ? -1 : x->year > y->year;
}

static int
old_by_person(const void *a, const void *b)
{
	const struct old *x = a, *y = b;
	const int         c = of_one(x, y);

	return c != 0 ? c : x->nth < y->nth ? -1 : x->nth > y->nth;
}

/* A person's. */
const struct old *
olds_of(const struct recount *r, int64_t person, size_t *n)
{
	const struct old *v = (const struct old *)(const void *)r->olds.p;
	const size_t      all = r->olds.n / sizeof(*v);
	size_t            low = 0, high = all;

	while (low < high) {
		const size_t mid = (low + high) / 2;

		if (v[mid].person < person)
			low = mid + 1;
		else
			high = mid;
	}
	for (*n = 0; low + *n < all && v[low + *n].person == person;)
		++*n;
	return v == NULL ? NULL : v + low;
}

void
olds_sort(struct recount *r)
{
	struct old  *v = (struct old *)(void *)r->olds.p;
	const size_t n = r->olds.n / sizeof(*v);
	size_t       kept = 0;

	if (n > 0)
		qsort(v, n, sizeof(*v), old_by_person);
	for (size_t i = 0; i < n; i++) {
		if (kept > 0 && of_one(&v[kept - 1], &v[i]) == 0) {
			v[i].amount += v[kept - 1].amount;
			kept--;
		}
		v[kept++] = v[i];
	}
	r->olds.n = kept * sizeof(*v);
}
