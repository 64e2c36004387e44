#include "lib/payout/granted.h"

#include <stdlib.h>
#include <string.h>

enum { COL_PERSON, COL_AMOUNT, COL_OP, COL_ON, COL_WHAT, COLS };

struct granting { struct buf rows; struct arena *a; };

static void
granting_done(struct granting *g)
{
	buf_done(&g->rows);
}

static int
take_granted(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct granting *g = arg;
	struct granted   x = { .id = id, .person = c[COL_PERSON].u.i, .amount = value_id(&c[COL_AMOUNT]), .on = (day)c[COL_ON].u.i,
		.op = c[COL_OP].u.i };

	(void)err;
	if (c[COL_WHAT].type == V_TEXT)
		x.what = arena_strndup(g->a, c[COL_WHAT].u.s.p, c[COL_WHAT].u.s.n);
	buf_put(&g->rows, &x, sizeof(x));
	return SALES_OK;
}

static int
by_person_and_day(const void *a, const void *b)
{
	const struct granted *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->on != y->on)
		return x->on < y->on ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

int
granted_load(struct dept *d, const struct kind *k, const char *on, const char *what, struct period p, struct arena *a,
    struct granted_list *out, struct sales_err *err)
{
	CLEANUP(granting_done) struct granting g = { .a = a };
	const char *const cols[COLS] = { "person", "amount", "op", on, what == NULL ? on : what };
	struct query      q;

	TRY(record_query(d, k, cols, COLS, "state = approved", a, &q, err));
	q.on = kind_field(q.kind, on);
	q.period = p;
	TRY(record_each(d, &q, take_granted, &g, err));
	out->n = g.rows.n / sizeof(*out->v);
	out->v = arena_array(a, struct granted, out->n + 1);
	if (out->n == 0)
		return SALES_OK;
	memcpy(out->v, g.rows.p, g.rows.n);
	qsort(out->v, out->n, sizeof(*out->v), by_person_and_day);
	return SALES_OK;
}

const struct granted *
granted_of(const struct granted_list *l, int64_t person, size_t *n)
{
	size_t first = 0, end = l->n;

	while (first < end) {
		const size_t mid = first + (end - first) / 2;

		if (l->v[mid].person < person)
			first = mid + 1;
		else
			end = mid;
	}
	for (*n = 0; first + *n < l->n && l->v[first + *n].person == person;)
		++*n;
	return l->v + first;
}
