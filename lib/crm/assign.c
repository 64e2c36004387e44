/* Leads to people, by rule and by hand. */
#include "lib/crm/assign.h"

#include <stdio.h>

#include "lib/crm/assign_inside.h"
#include "lib/crm/checks.h"
#include "lib/crm/kinds.h"

const char *
assign_rule_name(const struct assign_rule *r, size_t no, char s[32])
{
	if (r->id != NULL)
		return r->id;
	snprintf(s, 32, "%zu", no);
	return s;
}

/* ---- whom a rule means ---------------------------------------------------- */

static void
add_person(struct assigning *g, struct assign_choice *c, const struct org_person *p)
{
	const struct assign_person *now = &g->person[p->id];
	struct assign_person        one = *now;

	one.id = p->id;
	one.bar = p->left != DAY_NONE && p->left < g->today ? ASSIGN_LEFT
	    : p->hired != DAY_NONE && p->hired > g->today ? ASSIGN_NOT_YET
	    : c->rule->per_month > 0 && one.got >= c->rule->per_month ? ASSIGN_FULL : ASSIGN_FREE;
	g->of = arena_more(g->a, g->of, c->n, &g->of_cap, sizeof(*g->of));
	g->of[c->n++] = one;
	c->of = g->of;
}

static int
find_named(struct assigning *g, const struct kind *k, const char *name, const char *key, int64_t *id,
    struct sales_err *err)
{
	if (record_find(g->d, k, name, id, err) == SALES_OK)
		return SALES_OK;
	if (err->code != SALES_ENOTFOUND)
		return (int)err->code;
	err_prefix(err, "assignment.to.%s: ", key);
	err->code = SALES_EINVAL;
	return SALES_EINVAL;
}

static int
add_named(struct assigning *g, struct assign_choice *c, const char *name, const char *key, struct sales_err *err)
{
	int64_t id;

	TRY(find_named(g, g->d->schema.by_no[KIND_PERSON], name, key, &id, err));
	add_person(g, c, &g->org.person[id]);
	return SALES_OK;
}

static bool
is_in(const struct assigning *g, const struct org_person *p, int64_t team, const char *role)
{
	const struct org_place *at = p->id == 0 ? NULL : org_at(&g->org, p->id, g->today);

	return at != NULL && (team == 0 || org_below(&g->org, at->team, team)) &&
	    (role == NULL || (at->role != NULL && strcmp(at->role, role) == 0));
}

/* Everybody a rule means, with why he can't get one. */
static int
gather(struct assigning *g, struct assign_choice *c, struct sales_err *err)
{
	const struct assign_rule *r = c->rule;
	int64_t                   team = 0;

	c->n = 0;
	if (r->person != NULL)
		return add_named(g, c, r->person, "person", err);
	for (size_t i = 0; r->people != NULL && r->people[i] != NULL; i++)
		TRY(add_named(g, c, r->people[i], "people", err));
	if (r->people != NULL)
		return SALES_OK;
	if (r->team != NULL)
		TRY(find_named(g, g->d->schema.by_no[KIND_TEAM], r->team, "team", &team, err));
	for (size_t i = 0; i < g->org.npeople; i++)
		if (is_in(g, &g->org.person[i], team, r->role))
			add_person(g, c, &g->org.person[i]);
	return SALES_OK;
}

/* Who works on fewest leads, where that counts; then who waited longest for one;
 * then who stands first. */
static bool
is_before(const struct assign_rule *r, const struct assign_person *a, const struct assign_person *b)
{
	if (r->by == ASSIGN_LEAST_BUSY && a->open != b->open)
		return a->open < b->open;
	return a->order < b->order;
}

static void
choose(struct assign_choice *c)
{
	c->who = NULL;
	for (size_t i = 0; i < c->n; i++)
		if (c->of[i].bar == ASSIGN_FREE && (c->who == NULL || is_before(c->rule, &c->of[i], c->who)))
			c->who = &c->of[i];
	c->outcome = c->who == NULL ? ASSIGN_NOBODY : ASSIGN_GIVEN;
}

/* ---- giving --------------------------------------------------------------- */

/* "east: least-busy, open 3, month 12/40", for the owner history. */
static const char *
reason_of(struct assigning *g, const struct assign_choice *c)
{
	char        s[32];
	const char *name = assign_rule_name(c->rule, c->no, s);
	const char *way = c->n == 1 ? "one person" : c->rule->by == ASSIGN_LEAST_BUSY ? "least-busy" : "round-robin";
	const char *open = c->rule->by == ASSIGN_LEAST_BUSY
	    ? arena_printf(g->a, ", open %lld", (long long)c->who->open) : "";
	const char *month = c->rule->per_month > 0
	    ? arena_printf(g->a, ", month %lld/%d", (long long)c->who->got, c->rule->per_month) : "";

	return arena_printf(&g->d->arena, "%s: %s%s%s", name, way, open, month);
}

static int
give(struct op *op, struct assigning *g, int64_t lead, const struct assign_choice *c, struct sales_err *err)
{
	struct assign_person *p = &g->person[c->who->id];

	TRY(owner_give(op, &lead_kind, lead, c->who->id, "assign", reason_of(g, c), err));
	p->open++;
	p->got++;
	p->last = lead;
	p->last_on = g->today;
	p->order = ++g->order;
	return SALES_OK;
}

static int
assign_one(struct op *op, struct assigning *g, int64_t id, assign_fn *fn, void *arg, struct sales_err *err)
{
	const struct lead_now *now = &g->lead[id];
	struct assign_choice   c = { .outcome = now->is_closed ? ASSIGN_CLOSED
	    : now->owner != 0 ? ASSIGN_HAS_OWNER : ASSIGN_NO_RULE, .owner = now->owner };

	if (c.outcome == ASSIGN_NO_RULE && now->rule != 0) {
		c.no = now->rule;
		c.rule = &g->d->policy->assignment[c.no - 1];
		TRY(gather(g, &c, err));
		choose(&c);
	}
	if (fn != NULL)
		TRY(fn(arg, id, &c, err));
	return c.outcome == ASSIGN_GIVEN ? give(op, g, id, &c, err) : SALES_OK;
}

int
assign_by_rules(struct op *op, const int64_t *v, size_t n, assign_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct assigning                 g = { .d = op->d, .a = &a };

	if (op->d->policy->nassignment == 0) {
		FAIL(err, SALES_EPOLICY, _("the rule book has no assignment of leads"));
		return err_hint(err, "assignment: [{to: {team: east, by: round-robin}}]");
	}
	TRY(assigning_read(&g, v, n, err));
	for (size_t id = 0; id < g.nleads; id++)
		if (g.lead[id].is_asked)
			TRY(assign_one(op, &g, (int64_t)id, fn, arg, err));
	return SALES_OK;
}

/* ---- by hand -------------------------------------------------------------- */

static int
check_there(struct op *op, int64_t person, struct sales_err *err)
{
	static const char *const         day_of[] = { "hired_on", "left_on" };
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct kind               *k = op->d->schema.by_no[KIND_PERSON];
	const day                        today = op->d->when.today;
	struct record                    r;
	struct ref_name                  name;
	char                             s[DAY_SIZE];

	TRY(record_get(op->d, k, person, &a, &r, err));
	TRY(dept_name(op->d, k, person, &name, err));
	for (size_t i = 0; i < 2; i++) {
		const struct value *v = &r.v[kind_index(k, day_of[i])];

		if (v->type != V_NULL && (i == 0 ? v->u.i > today : v->u.i < today))
			return FAIL(err, SALES_EPOLICY, i == 0 ? _("%s is not there before %s")
			    : _("%s left on %s"), name.name, day_str((day)v->u.i, s));
	}
	return SALES_OK;
}

int
assign_to(struct op *op, int64_t lead, int64_t person, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct kind               *k = op->d->schema.by_no[lead_kind.no];
	struct record                    r;

	TRY(check_there(op, person, err));
	TRY(record_get(op->d, k, lead, &a, &r, err));
	TRY(lead_must_be_open(op->d, &r, err));
	return owner_give(op, &lead_kind, lead, person,
	    r.v[kind_index(k, "owner")].type == V_NULL ? "assign" : "transfer", NULL, err);
}

/* ---- on entry ------------------------------------------------------------- */

int
lead_arrive(struct op *op, int64_t first, int64_t last, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	int64_t                         *v;

	if (!op->d->policy->leads.assign_on_entry || op->d->policy->nassignment == 0)
		return SALES_OK;
	v = arena_array(&a, int64_t, (size_t)(last - first + 1));
	for (int64_t id = first; id <= last; id++)
		v[id - first] = id;
	return assign_by_rules(op, v, (size_t)(last - first + 1), NULL, NULL, err);
}
