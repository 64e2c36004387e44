#include "lib/goal/targets.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/map.h"
#include "lib/goal/kinds.h"
#include "lib/goal/versions.h"

enum { COL_SUBJECT, COL_METRIC, COL_PERIOD, COL_TARGET, COL_STATE, COLS };
static const char *const goal_cols[COLS] = {
	[COL_SUBJECT] = "subject", [COL_METRIC] = "metric", [COL_PERIOD] = "period",
	[COL_TARGET] = "target", [COL_STATE] = "state",
};

struct target_rows {
	struct dept  *d;
	struct arena *a;
	struct buf    rows;
	bool          approved;
	day           until;
	struct goal_versions versions;
	const char   *metric;        /* of the row before */
	struct map    texts;         /* of periods: few, many times over */
	struct buf    periods;       /* struct period[]: what they mean */
};

static const char *
text_z(struct arena *a, const struct value *v)
{
	return arena_strndup(a, v->u.s.p, v->u.s.n);
}

static int
read_period(struct target_rows *g, const struct value *text, struct period *out, struct sales_err *err)
{
	int                   added;
	const struct map_key *k = map_add(&g->texts, text->u.s.p, text->u.s.n,
	    (int64_t)(g->periods.n / sizeof(*out)), &added);

	if (added) {
		TRY(period_parse(text_z(g->a, text), &g->d->when, out, err));
		buf_put(&g->periods, out, sizeof(*out));
	}
	*out = ((const struct period *)(const void *)g->periods.p)[k->value];
	return SALES_OK;
}

static int
collect_goal(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct target_rows *g = arg;
	struct target_row   row = { 0 };
	struct period       span;

	if (c[COL_SUBJECT].type == V_NULL ||
	    (g->approved && !value_is(&c[COL_STATE], "approved")))
		return SALES_OK;
	if (g->metric == NULL || !value_is(&c[COL_METRIC], g->metric))
		g->metric = text_z(g->a, &c[COL_METRIC]);
	TRY(read_period(g, &c[COL_PERIOD], &span, err));
	row.id = id;
	row.subject = c[COL_SUBJECT].u.i;
	row.metric = g->metric;
	row.target = goal_target_on(&g->versions, id, c[COL_TARGET].u.i, span.to < g->until ? span.to : g->until);
	row.from = span.from;
	row.to = span.to;
	buf_put(&g->rows, &row, sizeof(row));
	return SALES_OK;
}

static int
by_key(const void *a, const void *b)
{
	const struct target_row *x = a, *y = b;
	int                      c = x->metric == y->metric ? 0 : strcmp(x->metric, y->metric);

	if (c != 0)
		return c;
	if (x->subject != y->subject)
		return x->subject < y->subject ? -1 : 1;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->to < y->to) - (x->to > y->to);
}

static void
drop_rows(struct target_rows *g)
{
	buf_done(&g->rows);
	buf_done(&g->periods);
	map_done(&g->texts);
}

int
targets_load(struct dept *d, bool approved, day until, struct arena *a, struct target_list *out,
    struct sales_err *err)
{
	return targets_load_of(d, approved, until, NULL, 0, a, out, err);
}

int
targets_load_of(struct dept *d, bool approved, day until, const int64_t *subject, size_t n, struct arena *a,
    struct target_list *out, struct sales_err *err)
{
	CLEANUP(drop_rows) struct target_rows g = { .d = d, .a = a, .approved = approved, .until = until };
	struct path                           cols[COLS];
	const struct kind                    *k = d->schema.by_no[goal_kind.no];
	struct query                          q = { .kind = k, .cols = cols, .ncols = COLS,
		.period = { DAY_NONE, DAY_NONE }, .among = n == 0 ? NULL : &cols[COL_SUBJECT], .ids = subject, .nids = n };

	TRY(goal_versions_load(d, 0, a, &g.versions, err));
	for (int i = 0; i < COLS; i++)
		TRY(record_path(d, k, goal_cols[i], &cols[i], err));
	TRY(record_each(d, &q, collect_goal, &g, err));
	out->versions = g.versions;
	out->n = g.rows.n / sizeof(struct target_row);
	out->v = arena_array(a, struct target_row, out->n + 1);
	if (out->n > 0)
		memcpy(out->v, g.rows.p, g.rows.n);
	qsort(out->v, out->n, sizeof(*out->v), by_key);
	return SALES_OK;
}

static size_t
lower_bound(const struct target_list *l, const struct target_row *key)
{
	size_t low = 0, high = l->n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (by_key(&l->v[mid], key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

const struct target_row *
targets_of(const struct target_list *l, const char *metric, int64_t subject, size_t *n)
{
	const struct target_row key = { .metric = metric, .subject = subject, .from = DAY_NONE, .to = INT32_MAX };
	const size_t            first = lower_bound(l, &key);

	for (*n = 0; first + *n < l->n && l->v[first + *n].subject == subject &&
	    strcmp(l->v[first + *n].metric, metric) == 0;)
		(*n)++;
	return l->v + first;
}

const char *
targets_metric_after(const struct target_list *l, const char *metric)
{
	const struct target_row key = { .metric = metric == NULL ? "" : metric, .subject = INT64_MAX };
	const size_t            i = lower_bound(l, &key);

	return i == l->n ? NULL : l->v[i].metric;
}

/* The longest goal that starts on from and does not pass to. */
static const struct target_row *
longest_from(const struct target_list *l, const char *metric, int64_t subject, day from, day to)
{
	struct target_row key = { .metric = metric, .subject = subject, .from = from, .to = to };
	size_t            i = lower_bound(l, &key);

	if (i == l->n || l->v[i].subject != subject || l->v[i].from != from ||
	    strcmp(l->v[i].metric, metric) != 0)
		return NULL;
	return &l->v[i];
}

bool
target_find(const struct target_list *l, const char *metric, int64_t subject, struct period span,
    bool adds_up, int64_t *target)
{
	day from = span.from;

	*target = 0;
	while (from <= span.to) {
		const struct target_row *t = longest_from(l, metric, subject, from, span.to);

		if (t == NULL || (!adds_up && t->to != span.to) || __builtin_add_overflow(*target, t->target, target))
			return false;
		from = t->to + 1;
	}
	return true;
}

bool
target_within(const struct target_list *l, const char *metric, int64_t subject, struct period span, int64_t *target)
{
	size_t                   n;
	const struct target_row *row = targets_of(l, metric, subject, &n);
	day                      from = span.from;
	bool                     any = false;

	*target = 0;
	for (size_t i = 0; i < n; i++) {
		if (row[i].from < from || row[i].to > span.to)
			continue;
		if (__builtin_add_overflow(*target, row[i].target, target))
			return false;
		any = true;
		from = row[i].to + 1;
	}
	return any;
}

int
target_op(struct dept *d, const struct target_list *l, const char *metric, int64_t subject,
    struct period span, int64_t *op, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct target_row         *t;
	const struct goal_version       *v;
	size_t                           n;

	*op = 0;
	for (day from = span.from; from <= span.to; from = t->to + 1) {
		struct record r;

		t = longest_from(l, metric, subject, from, span.to);
		if (t == NULL)
			return SALES_OK;
		TRY(record_get(d, d->schema.by_no[goal_kind.no], t->id, &a, &r, err));
		if (r.op > *op)
			*op = r.op;
		v = goal_versions_of(&l->versions, t->id, &n);
		for (size_t i = 0; i < n; i++)
			if (v[i].op > *op)
				*op = v[i].op;
	}
	return SALES_OK;
}
