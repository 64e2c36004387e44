#include "lib/analysis/noted.h"

#include "lib/crm/kinds.h"

struct reading { struct arena *a; struct noted_name *v; size_t n, cap; };

static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct reading *r = arg;

	(void)id;
	(void)err;
	if (c[0].type == V_NULL || c[1].type == V_NULL)
		return SALES_OK;
	r->v = arena_more(r->a, r->v, r->n, &r->cap, sizeof(*r->v));
	r->v[r->n++] = (struct noted_name){ c[0].u.i, arena_strndup(r->a, c[1].u.s.p, c[1].u.s.n), c[1].u.s.n };
	return SALES_OK;
}

int
noted_load(struct dept *d, struct arena *a, struct noted *out, struct sales_err *err)
{
	static const char *const name[] = { "deal", "name" };
	struct reading           r = { .a = a };
	struct query             q;

	TRY(record_query(d, &competitor_kind, name, 2, NULL, a, &q, err));
	TRY(record_each(d, &q, take, &r, err));
	out->v = buckets_sort(a, r.v, r.n, sizeof(*r.v), &out->by_deal);
	return SALES_OK;
}
