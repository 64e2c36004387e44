#include "lib/goal/waiting.h"

#include "lib/goal/kinds.h"
#include "lib/goal/life.h"

enum { SUBJECT, METRIC, PERIOD, TARGET, STATE, SET_ON, SET_BY, ACKNOWLEDGED, OBJECTION, OBJECTED, ANSWER, COLS };
static const char *const cols[COLS] = {
	[SUBJECT] = "subject", [METRIC] = "metric", [PERIOD] = "period", [TARGET] = "target", [STATE] = "state",
	[SET_ON] = "set_on", [SET_BY] = "set_by", [ACKNOWLEDGED] = "acknowledged_on", [OBJECTION] = "objection",
	[OBJECTED] = "objected_on", [ANSWER] = "answer",
};

struct listing_waits {
	struct dept           *d;
	struct arena          *a;
	struct org             org;
	struct goal_wait_list *out;
};

static void
add(struct listing_waits *l, const struct goal_waits *goal, enum goal_wait what, int64_t who, day since, day due)
{
	struct goal_wait_list *o = l->out;
	struct goal_waits     *w;

	o->v = arena_more(l->a, o->v, o->n, &o->cap, sizeof(*o->v));
	w = &o->v[o->n++];
	*w = *goal;
	w->what = what;
	w->who = who;
	w->since = since;
	w->due = due;
	w->is_late = due != DAY_NONE && l->d->when.today > due;
}

static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct listing_waits *l = arg;
	const int64_t         owner = goal_owner(&l->org, c[SUBJECT].u.i);
	const day             set_on = value_day(&c[SET_ON]), due = goal_ack_due(l->d->policy, set_on);
	struct goal_waits     w = { .goal = id, .subject = c[SUBJECT].u.i, .target = c[TARGET].u.i,
		.metric = arena_strndup(l->a, c[METRIC].u.s.p, c[METRIC].u.s.n),
		.period_name = arena_strndup(l->a, c[PERIOD].u.s.p, c[PERIOD].u.s.n) };
	struct period         p;

	TRY(period_parse(w.period_name, &l->d->when, &p, err));
	if (p.to < l->d->when.today)
		return SALES_OK;
	if (due != DAY_NONE && owner != 0 && owner != value_id(&c[SET_BY]) && c[ACKNOWLEDGED].type == V_NULL && c[OBJECTION].type == V_NULL)
		add(l, &w, WAIT_ACK, owner, set_on, due);
	if (c[OBJECTION].type != V_NULL && c[ANSWER].type == V_NULL)
		add(l, &w, WAIT_ANSWER, goal_above(&l->org, owner, l->d->when.today), value_day(&c[OBJECTED]), DAY_NONE);
	if (value_is(&c[STATE], "draft"))
		add(l, &w, WAIT_APPROVAL, 0, set_on, DAY_NONE);
	return SALES_OK;
}

int
goal_waiting(struct dept *d, struct arena *a, struct goal_wait_list *out, struct sales_err *err)
{
	struct listing_waits l = { .d = d, .a = a, .out = out };
	struct query         q;

	*out = (struct goal_wait_list){ 0 };
	TRY(org_load(d, a, &l.org, err));
	TRY(record_query(d, &goal_kind, cols, COLS, NULL, a, &q, err));
	return record_each(d, &q, take, &l, err);
}

const char *
goal_wait_name(enum goal_wait w)
{
	static const char *const name[] = { "acknowledge", "answer", "approve" };

	return name[w];
}
