#include "lib/analysis/noted.h"

#include "lib/crm/kinds.h"

struct reading { struct arena *a; struct noted_name *v; size_t n, cap; int64_t most; };

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
	if (c[0].u.i > r->most)
		r->most = c[0].u.i;
	return SALES_OK;
}

int
noted_load(struct dept *d, struct arena *a, struct noted *out, struct sales_err *err)
{
	static const char *const name[] = { "deal", "name" };
	struct reading           r = { .a = a };
	struct query             q;

	*out = (struct noted){ 0 };
	TRY(record_query(d, &competitor_kind, name, 2, NULL, a, &q, err));
	TRY(record_each(d, &q, take, &r, err));
	if (r.n == 0)
		return SALES_OK;
	/* counting sort by deal: names of one deal stay in the order noted */
	out->most = r.most;
	out->at = arena_array(a, size_t, (size_t)r.most + 3);
	out->v = arena_array(a, struct noted_name, r.n);
	for (size_t i = 0; i < r.n; i++)
		out->at[r.v[i].deal + 2]++;
	for (size_t i = 2; i < (size_t)r.most + 3; i++)
		out->at[i] += out->at[i - 1];
	for (size_t i = 0; i < r.n; i++)
		out->v[out->at[r.v[i].deal + 1]++] = r.v[i];
	return SALES_OK;
}
