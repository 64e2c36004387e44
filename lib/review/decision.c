#include "lib/review/decision.h"

#include "lib/crm/eyes.h"

const char *
draft_text(const struct draft *r, const char *field, struct arena *a)
{
	const struct value *v = draft_get(r, field);

	return v->type != V_TEXT ? NULL : arena_strndup(a, v->u.s.p, v->u.s.n);
}

int
decision_propose(struct draft *r, struct sales_err *err)
{
	const struct actor *who;

	TRY(dept_actor(r->op->d, &who, err));
	draft_set(r, "state", v_text("proposed"));
	TRY(draft_set_actor(r, "proposed_by", err));
	draft_set(r, "proposed_on", v_day(r->op->d->when.today));
	draft_set(r, "proposed_login", v_text(who->login));
	return SALES_OK;
}

static int
was_decided(const struct draft *r, struct sales_err *err)
{
	char code[32];

	return FAIL(err, SALES_EPOLICY, value_is(draft_get(r, "state"), "approved") ? _("%s is approved already")
	    : _("%s was refused"), kind_code(r->k, r->before.id, code));
}

int
decision_make(struct draft *r, bool approve, struct arena *a, struct sales_err *err)
{
	struct parties      parties = { .n = 0 };
	const struct actor *who;
	struct org          org;
	bool                same_login;

	if (!value_is(draft_get(r, "state"), "proposed"))
		return was_decided(r, err);
	parties_add(&parties, draft_get(r, "person")->u.i, NULL);
	parties_add(&parties, value_id(draft_get(r, "proposed_by")), draft_text(r, "proposed_login", a));
	TRY(org_load(r->op->d, a, &org, err));
	TRY(parties_led(r->op->d, &parties, &org, draft_get(r, "person")->u.i, &who, &same_login, err));
	draft_set(r, "state", v_text(approve ? "approved" : "refused"));
	draft_set(r, "decided_by", v_of(V_REF, who->person));
	draft_set(r, "decided_on", v_day(r->op->d->when.today));
	draft_set(r, "login", v_text(who->login));
	draft_set(r, "same_login", v_of(V_BOOL, same_login));
	return SALES_OK;
}
