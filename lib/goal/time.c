/* The minutes of activities, put to the goals that they are for. */
#include "lib/goal/time.h"

#include "lib/crm/kinds.h"
#include "lib/record/read.h"

enum { COL_PERSON, COL_DONE, COL_MINUTES, COL_GOAL, COLS };

struct timing {
	struct arena     *a;
	struct time_list *out;
	size_t            cap;
	day               today;
};

static struct time_line *
add_line(struct timing *t)
{
	t->out->v = arena_more(t->a, t->out->v, t->out->n, &t->cap, sizeof(*t->out->v));
	return &t->out->v[t->out->n++];
}

/* Lines from..to are of one person and period. */
static size_t
group_end(const struct time_list *l, size_t from)
{
	size_t to = from + 1;

	while (to < l->n && l->v[to].person == l->v[from].person && period_same(l->v[to].period, l->v[from].period))
		to++;
	return to;
}

/* A group gets what is for one of its goals, and what is for none of the person's. */
static void
put_in(const struct timing *t, size_t from, size_t to, int64_t goal, int64_t minutes)
{
	const int64_t person = t->out->v[from].person;
	size_t        at = to - 1;

	for (size_t i = from; i < to; i++)
		if (t->out->v[i].goal != NULL && t->out->v[i].goal->id == goal)
			at = i;
	for (size_t i = 0; i < t->out->n && goal != 0 && t->out->v[at].goal == NULL; i++)
		if (t->out->v[i].person == person && t->out->v[i].goal != NULL && t->out->v[i].goal->id == goal)
			return;
	t->out->v[at].minutes += minutes;
	t->out->v[at].activities++;
}

static int
take_activity(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct timing *t = arg;
	const int64_t  goal = c[COL_GOAL].type == V_NULL ? 0 : c[COL_GOAL].u.i;
	const day      on = value_day(&c[COL_DONE]);
	bool           counts = false;

	(void)id;
	(void)err;
	for (size_t from = 0, to; from < t->out->n; from = to) {
		const struct time_line *l = &t->out->v[from];

		to = group_end(t->out, from);
		if (c[COL_PERSON].type == V_NULL || l->person != c[COL_PERSON].u.i || on > t->today || !period_holds(l->period, on))
			continue;
		counts = true;
		if (c[COL_MINUTES].type != V_NULL)
			put_in(t, from, to, goal, c[COL_MINUTES].u.i);
	}
	t->out->unmeasured += counts && c[COL_MINUTES].type == V_NULL;
	return SALES_OK;
}

/* Each person's goals of a period, then a line for what is for none of them. */
static void
list_lines(struct timing *t, const struct goal_list *goals)
{
	struct arena *a = t->a;
	bool         *seen = arena_array(a, bool, goals->n + 1);

	for (size_t i = 0; i < goals->n; i++) {
		const struct goal_row *first = &goals->row[i];

		for (size_t k = i; k < goals->n && !seen[i]; k++) {
			const struct goal_row *r = &goals->row[k];

			if (r->subject != first->subject || !period_same(r->period, first->period))
				continue;
			seen[k] = k > i;
			*add_line(t) = (struct time_line){ .goal = r, .person = subject_id(r->subject), .period = r->period,
				.rate = r->weight };
		}
		if (!seen[i])
			*add_line(t) = (struct time_line){ .person = subject_id(first->subject), .period = first->period, .rate = -1 };
	}
}

static int
weigh_groups(struct time_list *l, struct sales_err *err)
{
	size_t n = 0;

	for (size_t from = 0, to; from < l->n; from = to) {
		to = group_end(l, from);
		if (!time_weigh(&l->v[from], to - from))
			return FAIL(err, SALES_EINVAL, _("the minutes are too many to compare"));
	}
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].goal != NULL || l->v[i].activities > 0)
			l->v[n++] = l->v[i];
	l->n = n;
	return SALES_OK;
}

int
goal_time(struct dept *d, const struct goal_ask *ask, struct arena *a, struct time_list *out, struct sales_err *err)
{
	static const char *const name[COLS] = { "person", "done_on", "minutes", "goal" };
	struct timing            t = { .a = a, .out = out, .today = ask->today };
	struct goal_ask          people = *ask;
	struct goal_list         goals;
	struct query             q;

	*out = (struct time_list){ .n = 0 };
	people.by = GOAL_BY_PERSON;
	TRY(goal_status(d, &people, a, &goals, err));
	list_lines(&t, &goals);
	TRY(record_query(d, &activity_kind, name, COLS, "done_on is not empty", a, &q, err));
	TRY(record_each(d, &q, take_activity, &t, err));
	return weigh_groups(out, err);
}

const char *
time_finding_name(enum time_finding f)
{
	static const char *const name[] = { "", "neglected", "overdone" };

	return name[f];
}
