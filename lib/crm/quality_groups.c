/* The numbers of quality.h summed up by kind, owner or team. */
#include <stdlib.h>
#include <string.h>

#include "lib/crm/quality.h"

struct grouping {
	const struct quality *q;
	enum quality_by       by;
	const struct org     *o;
	day                   today;
	struct quality_group *v;
	size_t                n;
};

static int64_t
group_of(const struct grouping *g, const struct quality_tally *t)
{
	const struct org_place *at;

	if (g->by == QUALITY_BY_KIND)
		return t->kind->no;
	if (g->by == QUALITY_BY_OWNER)
		return t->owner;
	at = org_at(g->o, t->owner, g->today);
	return at == NULL ? 0 : at->team;
}

static void
add(struct quality_tally *sum, const struct quality_tally *t)
{
	sum->records += t->records;
	sum->asked += t->asked;
	sum->filled += t->filled;
	sum->complete += t->complete;
	sum->required += t->required;
	sum->judged += t->judged;
	sum->late += t->late;
	sum->wrong += t->wrong;
	sum->problems += t->problems;
}

/* Handles are what people read; a team or person that is gone has none. */
static const char *
handle_of(const struct grouping *g, int64_t id)
{
	if (g->by == QUALITY_BY_TEAM)
		return (size_t)id < g->o->nteams && g->o->team[id].code != NULL ? g->o->team[id].code : "";
	return (size_t)id < g->o->npeople && g->o->person[id].code != NULL ? g->o->person[id].code : "";
}

static int
in_order(const void *x, const void *y, void *arg)
{
	const struct quality_group *a = x, *b = y;
	const struct grouping      *g = arg;

	if (a->id == 0 || b->id == 0)
		return (a->id == 0) - (b->id == 0);
	if (g->by == QUALITY_BY_KIND)
		return (a->id > b->id) - (a->id < b->id);
	return strcmp(handle_of(g, a->id), handle_of(g, b->id));
}

void
quality_groups(const struct quality *q, enum quality_by by, const struct org *o, day today, struct arena *a,
    struct quality_group **out, size_t *n)
{
	struct grouping  g = { .q = q, .by = by, .o = o, .today = today };
	int64_t          most = 0;
	size_t          *at;

	for (size_t i = 0; i < q->ntallies; i++)
		if (group_of(&g, &q->tally[i]) > most)
			most = group_of(&g, &q->tally[i]);
	at = arena_array(a, size_t, (size_t)most + 1);  /* its place in v, + 1 */
	g.v = arena_array(a, struct quality_group, q->ntallies + 1);
	for (size_t i = 0; i < q->ntallies; i++) {
		const int64_t id = group_of(&g, &q->tally[i]);

		if (at[id] == 0) {
			g.v[g.n] = (struct quality_group){ .kind = by == QUALITY_BY_KIND ? q->tally[i].kind : NULL, .id = id };
			at[id] = ++g.n;
		}
		add(&g.v[at[id] - 1].sum, &q->tally[i]);
	}
	if (g.n > 0)
		qsort_r(g.v, g.n, sizeof(*g.v), in_order, &g);
	*out = g.v;
	*n = g.n;
}
