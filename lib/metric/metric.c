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

/* ---- one value --------------------------------------------------------- */

int
metric_value(struct dept *d, const struct metric *m, struct period p, int64_t subject,
    struct ratio *out, int64_t *n, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct org                       org = { 0 };
	const int64_t                    id = subject_id(subject);
	struct metric_table             *t;
	struct metric_ask ask = { .metric = m, .span = &p, .nspans = 1, .org = &org,
		.axes = subject == SUBJECT_COMPANY ? AXIS_COMPANY :
		    subject_is_team(subject) ? AXIS_TEAM : AXIS_PERSON };

	if (subject != SUBJECT_COMPANY)
		TRY(org_load(d, &a, &org, err));
	if (subject_is_person(subject)) {
		ask.people = &id;
		ask.npeople = 1;
	}
	TRY(metric_table_make(d, &ask, &a, &t, err));
	return metric_table_at(t, ask.axes, (size_t)id, 0, out, n, err);
}
