#include "lib/metric/credit.h"

#include <stdlib.h>

struct entry { int64_t deal; struct share s; };
struct entries {
	struct entry *v;
	size_t        n, cap;
	int64_t       most;         /* the largest deal */
};

static void
entries_done(struct entries *e)
{
	free(e->v);
}

static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct entries *e = arg;

	(void)id;
	(void)err;
	if (c[3].type != V_TEXT || c[3].u.s.n != 7 || memcmp(c[3].u.s.p, "revenue", 7) != 0)
		return SALES_OK;
	if (e->n == e->cap) {
		e->cap = e->cap == 0 ? 256 : e->cap * 2;
		e->v = realloc(e->v, e->cap * sizeof(*e->v));
		if (e->v == NULL)
			err_nomem();
	}
	e->v[e->n++] = (struct entry){ c[0].u.i, { c[1].u.i, c[2].u.i } };
	if (c[0].u.i > e->most)
		e->most = c[0].u.i;
	return SALES_OK;
}

int
credits_load(struct dept *d, struct arena *a, struct credits *out, struct sales_err *err)
{
	static const char *const       name[] = { "deal", "person", "share", "kind" };
	CLEANUP(entries_done) struct entries e = { 0 };
	struct path                    path[4];
	struct query q = { .kind = schema_kind(&d->schema, "credit"), .cols = path, .ncols = 4,
		.period = { DAY_NONE, DAY_NONE } };

	*out = (struct credits){ 0 };
	for (size_t i = 0; i < 4; i++)
		TRY(record_path(d, q.kind, name[i], &path[i], err));
	TRY(record_each(d, &q, take, &e, err));
	if (e.n == 0)
		return SALES_OK;
	/* counting sort by deal: rows of one deal stay in the order listed */
	out->ndeals = (size_t)e.most + 1;
	out->at = arena_array(a, uint32_t, out->ndeals + 2);
	out->share = arena_array(a, struct share, e.n);
	for (size_t i = 0; i < e.n; i++)
		out->at[e.v[i].deal + 2]++;
	for (size_t i = 2; i < out->ndeals + 2; i++)
		out->at[i] += out->at[i - 1];
	for (size_t i = 0; i < e.n; i++)
		out->share[out->at[e.v[i].deal + 1]++] = e.v[i].s;
	return SALES_OK;
}
