#include "lib/metric/credit.h"

enum { C_DEAL, C_PERSON, C_SHARE, C_KIND, NCOLS };

struct reading { const char *kind; struct arena *a; struct share *v; size_t n, cap; };

static void
reading_done(struct reading *r)
{
	arena_done(r->a);
}

static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct reading *r = arg;

	(void)id;
	(void)err;
	if (!value_is(&c[C_KIND], r->kind))
		return SALES_OK;
	r->v = arena_more(r->a, r->v, r->n, &r->cap, sizeof(*r->v));
	r->v[r->n++] = (struct share){ c[C_DEAL].u.i, c[C_PERSON].u.i, c[C_SHARE].u.i };
	return SALES_OK;
}

int
credits_load(struct dept *d, const char *kind, struct arena *a, struct credits *out, struct sales_err *err)
{
	static const char *const         name[NCOLS] = { "deal", "person", "share", "kind" };
	struct path                      path[NCOLS];
	struct arena                     tmp = { 0 };
	CLEANUP(reading_done) struct reading r = { .kind = kind, .a = &tmp };
	struct query q = { .kind = schema_kind(&d->schema, "credit"), .cols = path, .ncols = NCOLS,
		.period = { DAY_NONE, DAY_NONE } };

	*out = (struct credits){ .n = 0 };
	for (size_t i = 0; i < NCOLS; i++)
		TRY(record_path(d, q.kind, name[i], &path[i], err));
	TRY(record_each(d, &q, take, &r, err));
	out->n = r.n;
	out->share = buckets_sort(a, r.v, r.n, sizeof(*r.v), &out->by_deal);
	return SALES_OK;
}
