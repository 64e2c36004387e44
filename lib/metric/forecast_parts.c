/* Open deals, each by itself: what is forecast of a metric, deal by deal. */
#include "lib/metric/forecast.h"

#include "lib/metric/scan.h"

struct parts {
	struct arena     *a;
	struct open_part *v;
	size_t            n, cap, at;
};

static int
take_whole(void *arg, const struct fact *f, const struct value *measure, const struct value *group,
    struct sales_err *err)
{
	struct parts *p = arg;

	(void)measure;
	(void)group;
	(void)err;
	p->v = arena_more(p->a, p->v, p->n, &p->cap, sizeof(*p->v));
	p->v[p->n++] = (struct open_part){ .deal = f->id, .person = f->person, .expected = f->on, .chance = f->chance,
		.amount = f->value };
	return SALES_OK;
}

/* The same scan again, so the parts come in the same order. */
static int
take_weighted(void *arg, const struct fact *f, const struct value *measure, const struct value *group,
    struct sales_err *err)
{
	struct parts *p = arg;

	(void)measure;
	(void)group;
	if (p->at == p->n || p->v[p->at].deal != f->id || p->v[p->at].person != f->person)
		return FAIL(err, SALES_EBUG, "forecast: the parts of one scan are not those of the other");
	p->v[p->at++].weighted = f->value;
	return SALES_OK;
}

static int
scan(struct dept *d, const struct metric *m, struct period p, bool whole, struct parts *out, struct sales_err *err)
{
	CLEANUP(scan_done) struct scan s = { .d = d, .metric = m->id, .of = &m->facts, .unit = m->unit,
		.weighted = true, .unweighed = whole, .scope = { .period = p } };

	TRY(scan_open(&s, err));
	return scan_each(&s, whole ? take_whole : take_weighted, out, err);
}

int
forecast_parts(struct dept *d, const struct metric *m, struct period p, struct arena *a, struct open_part **out,
    size_t *n, struct sales_err *err)
{
	struct parts parts = { .a = a };

	TRY(scan(d, m, p, true, &parts, err));
	TRY(scan(d, m, p, false, &parts, err));
	*out = parts.v;
	*n = parts.n;
	return SALES_OK;
}
