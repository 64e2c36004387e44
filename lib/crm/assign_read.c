/* How it stands with leads and people before one is given away. */
#include "lib/crm/assign_inside.h"

#include "lib/crm/kinds.h"

/* ---- leads ---------------------------------------------------------------- */

static int
take_lead(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct assigning *g = arg;
	struct lead_now  *l;

	(void)err;
	while (g->nleads <= (size_t)id) {
		g->lead = arena_more(g->a, g->lead, g->nleads, &g->leads_cap, sizeof(*g->lead));
		g->lead[g->nleads++] = (struct lead_now){ .is_closed = true };
	}
	l = &g->lead[id];
	l->owner = l->first_owner = value_id(&c[0]);
	l->is_closed = value_is(&c[1], "converted") || value_is(&c[1], "disqualified");
	l->is_new = c[2].type != V_NULL && period_holds(g->month, (day)c[2].u.i);
	if (l->owner != 0 && !l->is_closed)
		g->person[l->owner].open++;
	return SALES_OK;
}

static int
read_leads(struct assigning *g, struct sales_err *err)
{
	static const char *const name[] = { "owner", "state", "created_on" };
	struct query             q;

	TRY(record_query(g->d, &lead_kind, name, 3, NULL, g->a, &q, err));
	return record_each(g->d, &q, take_lead, g, err);
}

/* ---- the owner history ---------------------------------------------------- */

static int
take_change(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct assigning *g = arg;
	const int64_t     lead = value_id(&c[0]), to = value_id(&c[2]);
	struct lead_now  *l = &g->lead[lead];

	(void)err;
	if (!l->has_moved)
		l->first_owner = value_id(&c[1]);
	l->has_moved = true;
	g->order = id;
	if (to == 0)
		return SALES_OK;
	g->person[to].last = lead;
	g->person[to].last_on = (day)c[3].u.i;
	g->person[to].order = id;
	g->person[to].got += period_holds(g->month, (day)c[3].u.i);
	return SALES_OK;
}

/* What was given this month; and leads that came this month with an owner. */
static int
read_changes(struct assigning *g, struct sales_err *err)
{
	static const char *const name[] = { "lead", "from_owner", "owner", "on" };
	struct query             q;

	TRY(record_query(g->d, &owner_change_kind, name, 4, "not lead is empty", g->a, &q, err));
	TRY(record_each(g->d, &q, take_change, g, err));
	for (size_t i = 0; i < g->nleads; i++)
		if (g->lead[i].is_new && g->lead[i].first_owner != 0)
			g->person[g->lead[i].first_owner].got++;
	return SALES_OK;
}

/* ---- rules ---------------------------------------------------------------- */

struct matching { struct assigning *g; size_t no; };

static int
take_match(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	const struct matching *m = arg;
	struct lead_now       *l = &m->g->lead[id];

	(void)c;
	(void)err;
	if (l->is_asked && l->rule == 0)
		l->rule = m->no;
	return SALES_OK;
}

static int
match_rules(struct assigning *g, int64_t after, struct sales_err *err)
{
	const struct policy *p = g->d->policy;

	for (size_t i = 0; i < p->nassignment; i++) {
		struct matching m = { g, i + 1 };
		const char     *where = "owner is empty and state in (new, contacted, qualified)";
		struct query    q;

		if (p->assignment[i].when != NULL)
			where = arena_printf(g->a, "%s and (%s)", where, p->assignment[i].when);
		TRY(record_query(g->d, &lead_kind, NULL, 0, where, g->a, &q, err));
		q.after = after;
		TRY(record_each(g->d, &q, take_match, &m, err));
	}
	return SALES_OK;
}

int
assigning_read(struct assigning *g, const int64_t *v, size_t n, struct sales_err *err)
{
	int64_t after = 0;

	g->today = g->d->when.today;
	g->month = period_of(g->today, UNIT_MONTH, &g->d->when);
	TRY(org_load(g->d, g->a, &g->org, err));
	g->person = arena_array(g->a, struct assign_person, g->org.npeople + 1);
	TRY(read_leads(g, err));
	TRY(read_changes(g, err));
	for (size_t i = 0; v == NULL && i < g->nleads; i++)
		g->lead[i].is_asked = !g->lead[i].is_closed && g->lead[i].owner == 0;
	for (size_t i = 0; i < n; i++) {
		if ((size_t)v[i] >= g->nleads) /* added and removed again */
			continue;
		g->lead[v[i]].is_asked = true;
		after = i == 0 || v[i] - 1 < after ? v[i] - 1 : after;
	}
	return match_rules(g, after, err);
}
