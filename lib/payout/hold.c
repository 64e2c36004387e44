/* Whom nothing of a run is paid to until he is released. */
#include "lib/crm/eyes.h"
#include "lib/org/kinds.h"
#include "lib/payout/kinds.h"
#include "lib/payout/pay.h"
#include "lib/record/draft.h"

struct taking { struct arena *a; struct payout_held *v; size_t n, cap; };

static int
take_hold(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct taking *t = arg;

	(void)err;
	t->v = arena_more(t->a, t->v, t->n, &t->cap, sizeof(*t->v));
	t->v[t->n++] = (struct payout_held){ .id = id, .person = value_id(&c[0]), .payout = value_id(&c[1]),
		.reason = c[2].type == V_TEXT ? arena_strndup(t->a, c[2].u.s.p, c[2].u.s.n) : "", .held_on = (day)c[3].u.i };
	return SALES_OK;
}

int
payout_holds(struct dept *d, int64_t run, struct arena *a, struct payout_held **out, size_t *n, struct sales_err *err)
{
	static const char *const name[] = { "person", "payout", "reason", "held_on" };
	struct taking            t = { .a = a };
	struct query             q;

	TRY(record_query(d, &payout_hold_kind, name, 4, run == 0 ? "released_on is empty" :
	    arena_printf(a, "released_on is empty and payout:PR-%lld", (long long)run), a, &q, err));
	TRY(record_each(d, &q, take_hold, &t, err));
	*out = t.v;
	*n = t.n;
	return SALES_OK;
}

static int
find_hold(struct dept *d, const struct payout_run *r, int64_t person, struct arena *a, int64_t *id, struct sales_err *err)
{
	struct payout_held *h;
	size_t              n;

	*id = 0;
	TRY(payout_holds(d, r->id, a, &h, &n, err));
	for (size_t i = 0; i < n; i++)
		if (h[i].person == person)
			*id = h[i].id;
	return SALES_OK;
}

static int
named(struct dept *d, int64_t person, const char **out, struct sales_err *err)
{
	struct ref_name who;

	TRY(dept_name(d, d->schema.by_no[KIND_PERSON], person, &who, err));
	*out = who.name == NULL ? who.code : who.name;
	return SALES_OK;
}

int
payout_hold(struct op *op, const struct payout_run *r, int64_t person, const char *reason, int64_t *id,
    struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct draft                     h = draft_new(op, &payout_hold_kind, &a);
	struct payout_due               *due;
	const char                      *who;
	money                            part;
	bool                             is_there;
	size_t                           n, at;

	TRY(payout_need_approved(r, err));
	TRY(named(op->d, person, &who, err));
	TRY(find_hold(op->d, r, person, &a, id, err));
	if (*id != 0)
		return FAIL(err, SALES_EPOLICY, _("%s is on hold in payout %s already"), who, r->code);
	TRY(payout_part(op->d, r->id, person, &part, &is_there, err));
	if (!is_there)
		return FAIL(err, SALES_EPOLICY, _("payout %s has nothing for %s"), r->code, who);
	TRY(payout_dues(op->d, r, &a, &due, &n, err));
	for (at = 0; at < n && due[at].person != person; at++)
		;
	if (at == n || due[at].due.v == 0)
		return FAIL(err, SALES_EPOLICY, _("nothing of payout %s is still to be paid to %s"), r->code, who);
	draft_set(&h, "person", v_of(V_REF, person));
	draft_set(&h, "payout", v_of(V_REF, r->id));
	draft_set(&h, "reason", v_text(reason));
	draft_set(&h, "held_on", v_day(dept_day_of(op->d, op->d->now_ms)));
	TRY(draft_set_actor(&h, "held_by", err));
	op_final(op, arena_printf(&op->d->arena, "salesctl payout release PERSON %s", r->code));
	return draft_save(&h, id, NULL, err);
}

int
payout_release(struct op *op, const struct payout_run *r, int64_t person, int64_t *id, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct draft                     h;
	const struct actor              *actor;
	const char                      *who;
	int64_t                          owner;

	TRY(named(op->d, person, &who, err));
	TRY(dept_actor(op->d, &actor, err));
	TRY(login_owner(op->d, actor->login, &owner, err));
	if (actor->person == person || (owner == person && !op->d->policy->approval.same_login))
		return FAIL(err, SALES_EPOLICY, _("who is on hold does not release himself"));
	TRY(find_hold(op->d, r, person, &a, id, err));
	if (*id == 0)
		return FAIL(err, SALES_EPOLICY, _("%s is not on hold in payout %s"), who, r->code);
	TRY(draft_of(op, &payout_hold_kind, *id, &a, &h, err));
	draft_set(&h, "released_on", v_day(dept_day_of(op->d, op->d->now_ms)));
	TRY(draft_set_actor(&h, "released_by", err));
	op_final(op, arena_printf(&op->d->arena, "salesctl payout hold PERSON %s --reason TEXT", r->code));
	return draft_save(&h, NULL, NULL, err);
}
