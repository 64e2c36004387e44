#include "lib/analysis/moves.h"

#include "lib/crm/kinds.h"

enum { STAGES_MAX = INT16_MAX };

struct reading { struct moves *out; struct arena *a; struct move *v; size_t n, cap; };

static void
reading_done(struct reading *r)
{
	arena_done(r->a);
}

int
moves_stage(struct moves *m, const char *p, size_t n)
{
	return n == 0 ? -1 : (int)map_add(&m->stages, p, n, m->stages.used, NULL)->value;
}

void
moves_done(struct moves *m)
{
	map_done(&m->stages);
}

static int16_t
stage_of(struct reading *r, const struct value *v)
{
	const int n = v->type == V_NULL ? -1 : moves_stage(r->out, v->u.s.p, v->u.s.n);

	return n > STAGES_MAX ? -1 : (int16_t)n;
}

static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct reading *r = arg;

	(void)id;
	(void)err;
	r->v = arena_more(r->a, r->v, r->n, &r->cap, sizeof(*r->v));
	r->v[r->n++] = (struct move){ c[0].u.i, (day)c[3].u.i, stage_of(r, &c[1]), stage_of(r, &c[2]) };
	return SALES_OK;
}

/* They are nearly in order: written as they happened, but for imports. */
static void
sort_by_day(struct move *v, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		const struct move m = v[i];
		size_t            k = i;

		for (; k > 0 && v[k - 1].on > m.on; k--)
			v[k] = v[k - 1];
		v[k] = m;
	}
}

int
moves_load(struct dept *d, struct arena *a, struct moves *out, struct sales_err *err)
{
	static const char *const         name[] = { "deal", "from_stage", "stage", "on" };
	struct arena                     tmp = { 0 };
	CLEANUP(reading_done) struct reading r = { .out = out, .a = &tmp };
	struct query                     q;

	*out = (struct moves){ 0 };
	TRY(record_query(d, &stage_change_kind, name, 4, NULL, &tmp, &q, err));
	TRY(record_each(d, &q, take, &r, err));
	out->v = buckets_sort(a, r.v, r.n, sizeof(*r.v), &out->by_deal);
	for (int64_t i = 1; i <= out->by_deal.most; i++) {
		const struct move *first;
		const size_t       n = moves_of(out, i, &first);

		sort_by_day(out->v + (first - out->v), n);
	}
	return SALES_OK;
}
