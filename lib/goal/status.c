#include "lib/goal/status_inside.h"

#include <stdlib.h>

#include "lib/metric/table.h"

bool
goal_is_behind(const struct goal_row *r)
{
	return r->at.state == GOAL_BEHIND || r->at.state == GOAL_MISSED;
}

bool
goal_cumulates(const struct metric *m)
{
	return m->form == METRIC_FACTS && (m->facts.fn == MEASURE_SUM || m->facts.fn == MEASURE_COUNT);
}

/* ---- which goals ------------------------------------------------------- */

struct goal_row *
listing_add(struct listing *l)
{
	if (l->n == l->cap) {
		struct goal_row *more = arena_array(l->a, struct goal_row, l->cap = l->cap * 2 + 32);

		if (l->n > 0)
			memcpy(more, l->row, l->n * sizeof(*more));
		l->row = more;
	}
	return &l->row[l->n++];
}

/* Of the targets that it had, the one in force: today, or on the first or last day of
 * a period that is to come or over. */
static int64_t
target_of(const struct listing *l, const struct goal_row *r, int64_t newest)
{
	day on = l->ask->today < r->period.to ? l->ask->today : r->period.to;

	return goal_target_on(&l->versions, r->id, newest, on > r->period.from ? on : r->period.from);
}

static int
take_goal(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct listing      *l = arg;
	const char          *metric = arena_strndup(l->a, c[1].u.s.p, c[1].u.s.n);
	const struct metric *m = policy_metric(l->d->policy, metric);
	struct goal_row     *r;
	char                 code[32];

	if (l->ask->metric != NULL && strcmp(l->ask->metric, metric) != 0)
		return SALES_OK;
	if (l->ask->subject != NULL && *l->ask->subject != c[0].u.i)
		return SALES_OK;
	if (m == NULL) {
		kind_code(schema_kind(&l->d->schema, "goal"), id, code);
		return FAIL(err, SALES_EINVAL, _("goal %s: the rule book in force has no metric '%s'"), code,
		    metric);
	}
	r = listing_add(l);
	*r = (struct goal_row){ .id = id, .weight = c[5].type == V_NULL ? -1 : c[5].u.i, .subject = c[0].u.i, .metric = m,
		.period_name = arena_strndup(l->a, c[2].u.s.p, c[2].u.s.n),
		.draft = c[4].type == V_TEXT && c[4].u.s.n == 5 && memcmp(c[4].u.s.p, "draft", 5) == 0 };
	TRY(period_parse(r->period_name, &l->d->when, &r->period, err));
	if (!ratio_make(target_of(l, r, c[3].u.i), MONEY_UNIT, &r->in.target))
		return FAIL(err, SALES_EINVAL, _("the target is too large"));
	org_subject(&l->org, r->subject, &r->subject_code, &r->subject_name);
	return SALES_OK;
}

static int
read_goals(struct listing *l, struct sales_err *err)
{
	static const char *const name[] = { "subject", "metric", "period", "target", "state", "weight" };
	struct path              path[6];
	struct query q = { .kind = schema_kind(&l->d->schema, "goal"), .cols = path, .ncols = 6,
		.period = { DAY_NONE, DAY_NONE } };

	TRY(goal_versions_load(l->d, 0, l->a, &l->versions, err));
	for (size_t i = 0; i < 6; i++)
		TRY(record_path(l->d, q.kind, name[i], &path[i], err));
	return record_each(l->d, &q, take_goal, l, err);
}

static bool
is_within(struct period a, struct period b)
{
	return (b.from == DAY_NONE || a.from >= b.from) && (b.to == DAY_NONE || a.to <= b.to);
}

static void
keep_period(struct listing *l)
{
	const struct period p = l->ask->period;
	bool                exact = false;
	size_t              n = 0;

	for (size_t i = 0; i < l->n; i++)
		exact = exact || period_same(l->row[i].period, p);
	for (size_t i = 0; i < l->n; i++)
		if (l->ask->current ? period_holds(l->row[i].period, l->ask->today) :
		    exact ? period_same(l->row[i].period, p) : is_within(l->row[i].period, p))
			l->row[n++] = l->row[i];
	l->n = n;
}

/* ---- by whom ------------------------------------------------------------ */

static void
keep_by(struct listing *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++) {
		const int64_t s = l->row[i].subject;

		if (l->ask->by == GOAL_BY_ALL ||
		    (l->ask->by == GOAL_BY_PERSON && subject_is_person(s)) ||
		    (l->ask->by == GOAL_BY_TEAM && !subject_is_person(s)) ||
		    (l->ask->by == GOAL_BY_COMPANY && s == SUBJECT_COMPANY))
			l->row[n++] = l->row[i];
	}
	l->n = n;
}

/* ---- what was reached -------------------------------------------------- */

unsigned
goal_axis(int64_t subject)
{
	return subject == SUBJECT_COMPANY ? AXIS_COMPANY :
	    subject_is_team(subject) ? AXIS_TEAM : AXIS_PERSON;
}

static struct period
seen_part(const struct goal_ask *ask, struct period p)
{
	if (ask->until != DAY_NONE && p.to > ask->until)
		p.to = ask->until;
	return p;
}

/* All goals on one metric in one scan: their spans, whole and weighted. */
static int
measure_metric(struct listing *l, const struct metric *m, struct goal_row **row, size_t n,
    struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct period        *seen = arena_array(&a, struct period, n);
	struct period        *open = arena_array(&a, struct period, n);
	struct metric_table  *t, *w = NULL;
	struct metric_ask     ask = { .metric = m, .span = seen, .org = &l->org };
	struct ratio          value;
	int64_t               facts;
	size_t                k;

	for (size_t i = 0; i < n; i++) {
		for (k = 0; k < ask.nspans && !period_same(open[k], row[i]->period);)
			k++;
		open[k] = row[i]->period;
		seen[k] = seen_part(l->ask, row[i]->period);
		ask.nspans = k == ask.nspans ? k + 1 : ask.nspans;
		ask.axes |= goal_axis(row[i]->subject);
	}
	TRY(metric_table_make(l->d, &ask, &a, &t, err));
	ask.span = open;
	ask.weighted = true;
	if (metric_has_pipeline(m))
		TRY(metric_table_make(l->d, &ask, &a, &w, err));
	for (size_t i = 0; i < n; i++) {
		const size_t at = (size_t)subject_id(row[i]->subject);

		for (k = 0; !period_same(open[k], row[i]->period);)
			k++;
		TRY(metric_table_at(t, goal_axis(row[i]->subject), at, k, &row[i]->in.actual,
		    &row[i]->facts, err));
		if (w == NULL || l->ask->today > row[i]->period.to)
			continue;
		TRY(metric_table_at(w, goal_axis(row[i]->subject), at, k, &value, &facts, err));
		row[i]->in.open = value;
	}
	return SALES_OK;
}

static int
stand(struct listing *l, struct goal_row *r, struct sales_err *err)
{
	r->in.period = r->period;
	r->in.today = l->ask->today;
	r->in.cumulates = goal_cumulates(r->metric);
	r->in.lower_is_better = r->metric->lower_is_better;
	if (!goal_pace(&l->d->policy->calendar, &r->in, &r->at))
		return FAIL(err, SALES_EINVAL, _("the figures of '%s' are too large to compare"),
		    r->metric->id);
	return SALES_OK;
}

static int
measure_rows(struct listing *l, struct sales_err *err)
{
	struct goal_row **row = arena_array(l->a, struct goal_row *, l->n + 1);

	for (size_t m = 0; m < l->d->policy->nmetrics; m++) {
		size_t n = 0;

		for (size_t i = 0; i < l->n; i++)
			if (l->row[i].metric == &l->d->policy->metrics[m])
				row[n++] = &l->row[i];
		if (n > 0)
			TRY(measure_metric(l, &l->d->policy->metrics[m], row, n, err));
	}
	return SALES_OK;
}

static int
by_place(const void *x, const void *y)
{
	const struct goal_row *a = x, *b = y;
	const unsigned         ka = goal_axis(a->subject), kb = goal_axis(b->subject);

	if (a->period.from != b->period.from)
		return a->period.from < b->period.from ? -1 : 1;
	if (a->period.to != b->period.to)
		return a->period.to > b->period.to ? -1 : 1;
	if (a->metric != b->metric)
		return a->metric < b->metric ? -1 : 1;
	/* the company, its teams, the people */
	if (ka != kb)
		return ka == AXIS_COMPANY || (ka == AXIS_TEAM && kb == AXIS_PERSON) ? -1 : 1;
	return strcmp(a->subject_code == NULL ? "" : a->subject_code,
	    b->subject_code == NULL ? "" : b->subject_code);
}

int
goal_status(struct dept *d, const struct goal_ask *ask, struct arena *a, struct goal_list *out,
    struct sales_err *err)
{
	struct listing l = { .d = d, .ask = ask, .a = a };

	*out = (struct goal_list){ 0 };
	TRY(org_load(d, a, &l.org, err));
	TRY(read_goals(&l, err));
	keep_period(&l);
	TRY(measure_rows(&l, err));
	if (ask->by == GOAL_BY_TEAM || ask->tree)
		TRY(listing_sum_teams(&l, err));
	keep_by(&l);
	if (l.n > 0)
		qsort(l.row, l.n, sizeof(*l.row), by_place);
	if (ask->tree)
		TRY(listing_tree(&l, err));
	TRY(listing_total(&l, out, err));
	for (size_t i = 0; i < l.n; i++)
		TRY(stand(&l, &l.row[i], err));
	if (out->has_total)
		TRY(stand(&l, &out->total, err));
	out->row = l.row;
	out->n = l.n;
	return SALES_OK;
}
