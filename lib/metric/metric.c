/* The metric interface: single facts, sums for everybody, rows of a table. */
#include "lib/metric/metric.h"

#include "lib/metric/scan.h"
#include "lib/metric/table.h"

/* ---- facts ------------------------------------------------------------- */

struct relay { fact_fn *fn; void *arg; };

static int
relay(void *arg, const struct fact *f, const struct value *measure, const struct value *group,
    struct sales_err *err)
{
	const struct relay *r = arg;

	(void)measure;
	(void)group;
	return r->fn(r->arg, f, err);
}

int
metric_facts(struct dept *d, const struct metric *m, bool base, const struct metric_scope *scope,
    fact_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(scan_done) struct scan s = { .d = d, .metric = m->id,
		.of = base ? &m->base : &m->facts, .scope = *scope,
		.unit = m->form == METRIC_FACTS ? m->unit : V_NULL };
	struct relay r = { fn, arg };

	if (m->form == METRIC_EXPR || (base && m->form != METRIC_RATIO))
		return FAIL(err, SALES_EBUG, "metric '%s' has no such facts", m->id);
	TRY(scan_open(&s, err));
	return scan_each(&s, relay, &r, err);
}

/* ---- sums for everybody ------------------------------------------------ */

struct sums { const struct metric *m; struct metric_grid *g; int64_t *last; };

static int
add_up(void *arg, const struct fact *f, struct sales_err *err)
{
	struct sums        *s = arg;
	struct metric_grid *g = s->g;

	if ((size_t)f->person >= g->npeople)
		return FAIL(err, SALES_EDAMAGED, _("a fact of '%s' is credited to person %lld, who is not there"),
		    s->m->id, (long long)f->person);
	for (size_t i = 0; i < g->nspans; i++) {
		const size_t at = (size_t)f->person * g->nspans + i;

		if (!period_holds(g->span[i], f->on))
			continue;
		if (__builtin_add_overflow(g->sum[at], f->value, &g->sum[at]))
			return FAIL(err, SALES_EINVAL, _("the sum of '%s' is too large"), s->m->id);
		g->count[at] += s->last[at] != f->id;
		s->last[at] = f->id;
	}
	return SALES_OK;
}

static int
largest_id(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	(void)cells;
	(void)err;
	*(int64_t *)arg = id;
	return SALES_OK;
}

int
metric_people(struct dept *d, const struct metric *m, const struct period *span, size_t nspans,
    struct arena *a, struct metric_grid *out, struct sales_err *err)
{
	struct metric_scope scope = { 0 };
	struct path         code = { .code = true };
	struct query        q = { .kind = schema_kind(&d->schema, "person"), .cols = &code, .ncols = 1,
		.period = { DAY_NONE, DAY_NONE } };
	struct sums         s = { m, out, NULL };
	int64_t             most = 0;
	size_t              n;

	if (m->form != METRIC_FACTS || (m->facts.fn != MEASURE_SUM && m->facts.fn != MEASURE_COUNT))
		return FAIL(err, SALES_EINVAL, _("metric '%s' is not a sum, so people's parts of it don't add up"),
		    m->id);
	TRY(record_each(d, &q, largest_id, &most, err));
	n = ((size_t)most + 1) * nspans;
	*out = (struct metric_grid){ .span = span, .nspans = nspans, .npeople = (size_t)most + 1,
		.sum = arena_array(a, int64_t, n), .count = arena_array(a, int64_t, n) };
	s.last = arena_array(a, int64_t, n);
	scope.period = spans_hull(span, nspans);
	return metric_facts(d, m, false, &scope, add_up, &s, err);
}

/* ---- one value --------------------------------------------------------- */

int
metric_value(struct dept *d, const struct metric *m, struct period p, int64_t subject,
    struct ratio *out, int64_t *n, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct org                       org = { 0 };
	struct metric_table             *t;
	struct metric_ask ask = { .metric = m, .span = &p, .nspans = 1, .org = &org,
		.axes = subject == SUBJECT_COMPANY ? AXIS_COMPANY :
		    subject_is_team(subject) ? AXIS_TEAM : AXIS_PERSON };

	if (subject != SUBJECT_COMPANY)
		TRY(org_load(d, &a, &org, err));
	TRY(metric_table_make(d, &ask, &a, &t, err));
	return metric_table_at(t, ask.axes, (size_t)subject_id(subject), 0, out, n, err);
}
