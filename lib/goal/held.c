#include "lib/goal/held.h"

#include <string.h>

#include "lib/goal/kinds.h"

struct reading { struct dept *d; struct arena *a; struct held_goals *out; };

static int
take_goal(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct reading   *r = arg;
	struct held_goal *g;

	r->out->v = arena_more(r->a, r->out->v, r->out->n, &r->out->cap, sizeof(*r->out->v));
	g = &r->out->v[r->out->n++];
	*g = (struct held_goal){ .id = id, .subject = value_id(&c[0]),
		.metric = arena_strndup(r->a, c[1].u.s.p, c[1].u.s.n),
		.period_name = arena_strndup(r->a, c[2].u.s.p, c[2].u.s.n), .target = value_id(&c[3]),
		.parent = value_id(&c[4]), .stretch = c[5], .weight = c[6],
		.is_draft = value_is(&c[7], "draft"), .set_on = value_day(&c[8]) };
	return period_parse(g->period_name, &r->d->when, &g->period, err);
}

int
held_load(struct dept *d, struct arena *a, struct held_goals *out, struct sales_err *err)
{
	static const char *const cols[] = { "subject", "metric", "period", "target", "parent", "stretch",
		"weight", "state", "set_on" };
	struct reading r = { d, a, out };
	struct query   q;

	*out = (struct held_goals){ 0 };
	TRY(record_query(d, &goal_kind, cols, sizeof(cols) / sizeof(*cols), NULL, a, &q, err));
	return record_each(d, &q, take_goal, &r, err);
}

const struct held_goal *
held_find(const struct held_goals *h, int64_t subject, const char *metric, struct period p)
{
	for (size_t i = 0; i < h->n; i++)
		if (h->v[i].subject == subject && period_same(h->v[i].period, p) &&
		    strcmp(h->v[i].metric, metric) == 0)
			return &h->v[i];
	return NULL;
}

const struct held_goal *
held_by_id(const struct held_goals *h, int64_t id)
{
	for (size_t i = 0; i < h->n; i++)
		if (h->v[i].id == id)
			return &h->v[i];
	return NULL;
}
