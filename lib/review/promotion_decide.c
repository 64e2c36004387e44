/* Proposing that somebody rises or falls back, and deciding. */
#include <string.h>

#include "lib/org/kinds.h"
#include "lib/review/decision.h"
#include "lib/review/kinds_after.h"
#include "lib/review/promotion.h"

/* ---- what must have been before ------------------------------------------ */

int
promotion_failed_plan(struct dept *d, int64_t person, int64_t *plan, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct ref_name                  who;
	int64_t                         *ids;
	size_t                           n;

	TRY(dept_name(d, &person_kind, person, &who, err));
	TRY(record_ids_where(d, &improvement_plan_kind, arena_printf(&a, "person = \"%s\" and state = failed", who.code), &a,
	    &ids, &n, err));
	*plan = n == 0 ? 0 : ids[n - 1];
	return SALES_OK;
}

static int
need_failed_plan(struct dept *d, int64_t person, int64_t *plan, struct sales_err *err)
{
	struct ref_name who;

	TRY(promotion_failed_plan(d, person, plan, err));
	if (*plan != 0)
		return SALES_OK;
	TRY(dept_name(d, &person_kind, person, &who, err));
	FAIL(err, SALES_EPOLICY, _("%s is not put back before a plan to improve has failed, and none of his has"), who.name);
	return err_hint(err, "salesctl review plan R-...; salesctl improvement_plan close IP-... --outcome failed");
}

/* ---- propose ------------------------------------------------------------- */

/* Does the ladder lead from that level up to his own? Then it is the way down. */
static bool
is_way_down(const struct policy *p, const char *level, const char *own)
{
	for (size_t i = 0; level != NULL && own != NULL && i < p->nsteps; i++)
		if (p->steps[i].from != NULL && p->steps[i].to != NULL && strcmp(p->steps[i].from, level) == 0
		    && strcmp(p->steps[i].to, own) == 0)
			return true;
	return false;
}

static int
check_promote(struct op *op, const struct promotion_ask *ask, struct arena *a, struct draft *r, struct sales_err *err)
{
	struct ladder            l;
	const struct ladder_row *row;

	if (op->d->policy->nsteps == 0)
		return SALES_OK;
	TRY(promotion_check(op->d, ask->period, &ask->person, 1, a, &l, err));
	row = l.n == 0 ? NULL : &l.row[0];
	if (row == NULL || row->promote.n == 0)
		return SALES_OK;
	draft_set(r, "basis", v_text(conditions_told(&row->promote, false, a)));
	if (row->promote.holds || ask->despite)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("%s does not fulfil what the rule book asks for: %s"), row->name,
	    conditions_told(&row->promote, true, a));
	return err_hint(err, _("salesctl promotion explain %s; --despite proposes him all the same, with a --reason"), row->code);
}

static int
check_ask(struct op *op, const struct promotion_ask *ask, const struct org_place *now, struct sales_err *err)
{
	const char *level = now->level == NULL ? "" : now->level, *role = now->role == NULL ? "" : now->role;

	if (op->reason == NULL)
		return FAIL(err, SALES_EUSAGE, _("why? say it with --reason"));
	if (ask->level == NULL && ask->role == NULL)
		return FAIL(err, SALES_EUSAGE, _("to what? --to LEVEL, --role ROLE"));
	if ((ask->level == NULL || strcmp(ask->level, level) == 0) && (ask->role == NULL || strcmp(ask->role, role) == 0))
		return FAIL(err, SALES_EPOLICY, _("that is what he is: level '%s', role '%s'"), level, role);
	return SALES_OK;
}

static void
set_text(struct draft *r, const char *field, const char *text)
{
	draft_set(r, field, text == NULL || *text == '\0' ? v_null() : v_text(text));
}

int
promotion_propose(struct op *op, const struct promotion_ask *ask, int64_t *id, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct draft                     r = draft_new(op, &promotion_kind, &a);
	struct org                       org;
	const struct org_place          *now;
	int64_t                          plan = 0;
	bool                             down;

	TRY(org_load(op->d, &a, &org, err));
	now = org_at(&org, ask->person, ask->from);
	TRY(check_ask(op, ask, now, err));
	down = ask->demotion || is_way_down(op->d->policy, ask->level, now->level);
	if (down)
		TRY(need_failed_plan(op->d, ask->person, &plan, err));
	else
		TRY(check_promote(op, ask, &a, &r, err));
	draft_set(&r, "person", v_of(V_REF, ask->person));
	draft_set(&r, "direction", v_text(down ? "demotion" : "promotion"));
	set_text(&r, "from_level", now->level);
	set_text(&r, "to_level", ask->level != NULL ? ask->level : now->level);
	set_text(&r, "from_role", now->role);
	set_text(&r, "to_role", ask->role != NULL ? ask->role : now->role);
	draft_set(&r, "effective_on", v_day(ask->from));
	draft_set(&r, "reason", v_text(op->reason));
	TRY(decision_propose(&r, err));
	if (plan != 0)
		draft_set(&r, "plan", v_of(V_REF, plan));
	return draft_save(&r, id, NULL, err);
}

/* ---- decide -------------------------------------------------------------- */

static int
assign(struct op *op, const struct draft *r, struct arena *a, int64_t *assignment, struct sales_err *err)
{
	struct draft            s = draft_new(op, &assignment_kind, a);
	const int64_t           person = draft_get(r, "person")->u.i;
	const day               from = value_day(draft_get(r, "effective_on"));
	struct org              org;
	const struct org_place *now;

	TRY(org_load(op->d, a, &org, err));
	now = org_at(&org, person, from);
	draft_set(&s, "person", v_of(V_REF, person));
	set_text(&s, "level", draft_text(r, "to_level", a) == NULL ? now->level : draft_text(r, "to_level", a));
	set_text(&s, "role", draft_text(r, "to_role", a) == NULL ? now->role : draft_text(r, "to_role", a));
	draft_set(&s, "team", now->team == 0 ? v_null() : v_of(V_REF, now->team));
	draft_set(&s, "manager", now->manager == 0 ? v_null() : v_of(V_REF, now->manager));
	draft_set(&s, "from", v_day(from));
	return draft_save(&s, assignment, NULL, err);
}

int
promotion_decide(struct op *op, int64_t id, bool approve, int64_t *assignment, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct draft                     r;
	int64_t                          plan;

	*assignment = 0;
	TRY(draft_of(op, &promotion_kind, id, &a, &r, err));
	TRY(decision_make(&r, approve, &a, err));
	if (approve && value_is(draft_get(&r, "direction"), "demotion")) {
		TRY(need_failed_plan(op->d, draft_get(&r, "person")->u.i, &plan, err));
		draft_set(&r, "plan", v_of(V_REF, plan));
	}
	if (draft_get(&r, "effective_on")->type == V_NULL)
		draft_set(&r, "effective_on", v_day(op->d->when.today));
	if (approve) {
		TRY(assign(op, &r, &a, assignment, err));
		draft_set(&r, "assignment", v_of(V_REF, *assignment));
	}
	return draft_save(&r, NULL, NULL, err);
}
