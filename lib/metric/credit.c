#include "lib/metric/credit.h"

#include <stdlib.h>

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

/* ---- by deal ------------------------------------------------------------- */

size_t
credits_of(const struct credits *c, int64_t deal, const struct share **first)
{
	size_t from = 0, to = c->n, n;

	if (c->by_deal.at != NULL) {
		n = buckets_of(&c->by_deal, deal, &from);
		*first = c->share + from;
		return n;
	}
	while (from < to) {
		const size_t mid = (from + to) / 2;

		if (c->share[mid].deal < deal)
			from = mid + 1;
		else
			to = mid;
	}
	for (n = 0; from + n < c->n && c->share[from + n].deal == deal; n++)
		;
	*first = c->share + from;
	return n;
}

static int
by_deal(const void *x, const void *y, void *shares)
{
	const size_t        a = *(const size_t *)x, b = *(const size_t *)y;
	const struct share *v = shares;

	return v[a].deal != v[b].deal ? (v[a].deal > v[b].deal) - (v[a].deal < v[b].deal) : (a > b) - (a < b);
}

/* Few are not counted out over every deal that there is. */
static struct share *
sort_few(struct arena *a, struct share *v, size_t n)
{
	size_t       *order = arena_array(a, size_t, n + 1);
	struct share *out = arena_array(a, struct share, n + 1);

	for (size_t i = 0; i < n; i++)
		order[i] = i;
	if (n > 0)
		qsort_r(order, n, sizeof(*order), by_deal, v);
	for (size_t i = 0; i < n; i++)
		out[i] = v[order[i]];
	return out;
}

/* ---- reading ------------------------------------------------------------- */

int
credits_load(struct dept *d, const char *kind, struct arena *a, struct credits *out, struct sales_err *err)
{
	return credits_load_of(d, kind, NULL, NULL, 0, a, out, err);
}

int
credits_load_of(struct dept *d, const char *kind, const char *of, const int64_t *ids, size_t n, struct arena *a,
    struct credits *out, struct sales_err *err)
{
	static const char *const         name[NCOLS] = { "deal", "person", "share", "kind" };
	struct path                      path[NCOLS], by;
	struct arena                     tmp = { 0 };
	CLEANUP(reading_done) struct reading r = { .kind = kind, .a = &tmp };
	struct query q = { .kind = schema_kind(&d->schema, "credit"), .cols = path, .ncols = NCOLS,
		.period = { DAY_NONE, DAY_NONE }, .among = of == NULL ? NULL : &by, .ids = ids, .nids = n };

	*out = (struct credits){ .n = 0 };
	for (size_t i = 0; i < NCOLS; i++)
		TRY(record_path(d, q.kind, name[i], &path[i], err));
	if (of != NULL)
		TRY(record_path(d, q.kind, of, &by, err));
	if (of == NULL || n > 0)
		TRY(record_each(d, &q, take, &r, err));
	out->n = r.n;
	out->share = of != NULL ? sort_few(a, r.v, r.n) : buckets_sort(a, r.v, r.n, sizeof(*r.v), &out->by_deal);
	return SALES_OK;
}
