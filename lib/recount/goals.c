/* Goals with the target that is in force on their last day, or on the run's where
 * that comes first. */
#include <stdlib.h>
#include <string.h>

#include "lib/recount/inside.h"

static int
take_change(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct buf        *rows = arg;
	struct goal_change x = { .goal = value_id(&c[0]), .from = value_day(&c[1]), .old = value_id(&c[2]) };

	(void)id;
	(void)err;
	buf_put(rows, &x, sizeof(x));
	return SALES_OK;
}

static int
by_goal_and_day(const void *a, const void *b)
{
	const struct goal_change *x = a, *y = b;

	if (x->goal != y->goal)
		return x->goal < y->goal ? -1 : 1;
	return (x->from > y->from) - (x->from < y->from);
}

/* Before the first change that is still to come, the old target is in force. */
static int64_t
target_on(const struct recount *r, int64_t goal, int64_t newest, day on)
{
	size_t low = 0, high = r->nchanges;

	while (low < high) {
		const size_t mid = (low + high) / 2;

		if (r->change[mid].goal < goal)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < r->nchanges && r->change[low].goal == goal; low++)
		if (r->change[low].from > on)
			return r->change[low].old;
	return newest;
}

struct goals_reading { struct recount *r; struct buf rows; };

static int
take_goal(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct goals_reading *g = arg;
	struct goal           x = { .id = id };
	day                   on;

	if (c[0].type == V_NULL || c[2].type == V_NULL || (g->r->approved_goals && !value_is(&c[4], "approved")))
		return SALES_OK;
	TRY(period_parse(arena_strndup(&g->r->a, c[2].u.s.p, c[2].u.s.n), &g->r->d->when, &x.days, err));
	x.subject = c[0].u.i;
	x.metric = arena_strndup(&g->r->a, c[1].u.s.p, c[1].u.s.n);
	on = x.days.to < g->r->year.to ? x.days.to : g->r->year.to;
	x.target = target_on(g->r, id, value_id(&c[3]), on);
	buf_put(&g->rows, &x, sizeof(x));
	return SALES_OK;
}

/* By metric, subject, first day; of one first day the longest first. */
static int
by_subject(const void *a, const void *b)
{
	const struct goal *x = a, *y = b;
	const int          c = strcmp(x->metric, y->metric);

	if (c != 0)
		return c;
	if (x->subject != y->subject)
		return x->subject < y->subject ? -1 : 1;
	if (x->days.from != y->days.from)
		return x->days.from < y->days.from ? -1 : 1;
	return (x->days.to < y->days.to) - (x->days.to > y->days.to);
}

static void *
kept(struct recount *r, struct buf *rows)
{
	void *v = arena_alloc(&r->a, rows->n + 1);

	if (rows->n > 0)
		memcpy(v, rows->p, rows->n);
	buf_done(rows);
	return v;
}

int
goals_load(struct recount *r, struct sales_err *err)
{
	static const char *const change[] = { "goal", "from", "old" }, *const goal[] = { "subject", "metric", "period", "target", "state" };
	struct goals_reading     g = { .r = r };
	struct query             q;
	struct buf               rows = { 0 };
	int                      rc;

	TRY(record_query(r->d, schema_kind(&r->d->schema, "goal_version"), change, 3, NULL, &r->a, &q, err));
	rc = record_each(r->d, &q, take_change, &rows, err);
	r->nchanges = rows.n / sizeof(*r->change);
	r->change = kept(r, &rows);
	TRY(rc);
	qsort(r->change, r->nchanges, sizeof(*r->change), by_goal_and_day);
	TRY(record_query(r->d, schema_kind(&r->d->schema, "goal"), goal, 5, NULL, &r->a, &q, err));
	rc = record_each(r->d, &q, take_goal, &g, err);
	r->ngoals = g.rows.n / sizeof(*r->goal);
	r->goal = kept(r, &g.rows);
	qsort(r->goal, r->ngoals, sizeof(*r->goal), by_subject);
	return rc;
}

/* Where a subject's goals on a metric begin. */
static size_t
first_of(const struct recount *r, const char *metric, int64_t subject)
{
	const struct goal key = { .metric = metric, .subject = subject, .days = { DAY_NONE, INT32_MAX } };
	size_t            low = 0, high = r->ngoals;

	while (low < high) {
		const size_t mid = (low + high) / 2;

		if (by_subject(&r->goal[mid], &key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool
is_of(const struct recount *r, size_t i, const char *metric, int64_t subject)
{
	return i < r->ngoals && r->goal[i].subject == subject && strcmp(r->goal[i].metric, metric) == 0;
}

/* Its own goal for the span, or goals within it one behind the other. */
bool
goal_of(const struct recount *r, const char *metric, int64_t subject, struct period span, bool adds_up, int64_t *out)
{
	const size_t first = first_of(r, metric, subject);
	day          next = span.from;

	*out = 0;
	while (next <= span.to) {
		const struct goal *g = NULL;

		for (size_t i = first; g == NULL && is_of(r, i, metric, subject); i++)
			if (r->goal[i].days.from == next && r->goal[i].days.to <= span.to)
				g = &r->goal[i];
		if (g == NULL || (!adds_up && g->days.to != span.to) || __builtin_add_overflow(*out, g->target, out))
			return false;
		next = g->days.to + 1;
	}
	return true;
}

/* All that lie within it, without counting a day twice. */
bool
goals_within(const struct recount *r, const char *metric, int64_t subject, struct period span, int64_t *out)
{
	day  next = span.from;
	bool any = false;

	*out = 0;
	for (size_t i = first_of(r, metric, subject); is_of(r, i, metric, subject); i++) {
		const struct goal *g = &r->goal[i];

		if (g->days.from < next || g->days.to > span.to)
			continue;
		if (__builtin_add_overflow(*out, g->target, out))
			return false;
		any = true;
		next = g->days.to + 1;
	}
	return any;
}

/* ---- for figures --------------------------------------------------------- */

/* Sums and counts add up over people and over goals. */
bool
adds_up(const struct node *metric)
{
	const char *fn = text_at(metric, "measure");

	return fn != NULL && (strcmp(fn, "count") == 0 || strncmp(fn, "sum(", 4) == 0);
}

/* Of somebody who came or left within the span, the goals that lie within it. */
bool
own_goal(const struct recount *r, const struct node *root, const char *metric, int64_t subject, struct period span, mpq_t out)
{
	const bool           adds = adds_up(metric_of(root, metric));
	const struct person *p = subject_is_person(subject) ? &r->person[subject_id(subject)] : NULL;
	const bool           part = p != NULL && ((p->hired != DAY_NONE && p->hired > span.from) || (p->left != DAY_NONE && p->left < span.to));
	int64_t              t;

	if (!goal_of(r, metric, subject, span, adds, &t) && !(adds && part && goals_within(r, metric, subject, span, &t)))
		return false;
	num_money(out, t);
	return t > 0;
}
