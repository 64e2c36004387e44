/* draft -> submitted -> approved, by different people; approved is final. */
#include <stdio.h>
#include <string.h>

#include "lib/base/tr.h"
#include "lib/org/kinds.h"
#include "lib/payout/digest.h"
#include "lib/payout/kinds.h"
#include "lib/payout/payout.h"
#include "lib/record/draft.h"

static int
change_run(struct op *op, const struct payout_run *r, struct value *set, const char *const *field,
    size_t n, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct draft                     run;

	TRY(draft_of(op, &payout_kind, r->id, &a, &run, err));
	for (size_t i = 0; i < n; i++)
		draft_set(&run, field[i], set[i]);
	return draft_save(&run, NULL, NULL, err);
}

static int
need_state(const struct payout_run *r, const char *state, struct sales_err *err)
{
	if (strcmp(r->state, state) == 0)
		return SALES_OK;
	if (strcmp(r->state, "approved") == 0) {
		FAIL(err, SALES_EPOLICY, _("payout %s was approved and stays as it is"), r->code);
		return err_hint(err, "salesctl payout run -p %s", r->period);
	}
	if (strcmp(r->state, "draft") == 0) {
		FAIL(err, SALES_EPOLICY, _("payout %s is a draft: it is submitted before it is approved"),
		    r->code);
		return err_hint(err, "salesctl payout submit %s", r->code);
	}
	FAIL(err, SALES_EPOLICY, _("payout %s was already submitted"), r->code);
	return err_hint(err, "salesctl payout approve %s --confirm %s", r->code, r->code);
}

static struct value
person_of(const struct actor *a)
{
	return a->person == 0 ? v_null() : v_of(V_REF, a->person);
}

int
payout_submit(struct op *op, const struct payout_run *r, struct sales_err *err)
{
	static const char *const field[] = { "state", "submitted_by" };
	const struct actor      *who;
	struct value             v[2];

	TRY(need_state(r, "draft", err));
	TRY(dept_actor(op->d, &who, err));
	v[0] = v_text("submitted");
	v[1] = person_of(who);
	return change_run(op, r, v, field, 2, err);
}

static int
check_payee(void *arg, const struct payout_person *p, struct sales_err *err)
{
	const struct actor *who = arg;

	if (p->person != who->person)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("who is paid by a run does not approve it"));
	return err_hint(err, "salesctl payout approve ... --as PERSON");
}

/* Four eyes: another person and another login than who ran it. */
static int
check_approver(struct dept *d, const struct payout_run *r, const struct actor *who, bool *same_login,
    struct sales_err *err)
{
	*same_login = strcmp(r->prepared_login, who->login) == 0;
	if (who->person == 0) {
		FAIL(err, SALES_EPOLICY, _("an approval needs a person: nobody here has the login '%s'"),
		    who->login);
		return err_hint(err, "salesctl payout approve %s --as PERSON", r->code);
	}
	if (r->prepared_by == who->person || r->submitted_by == who->person)
		return FAIL(err, SALES_EPOLICY, r->prepared_by == who->person ?
		    _("payout %s was run by the same person: somebody else approves it") :
		    _("payout %s was submitted by the same person: somebody else approves it"), r->code);
	if (*same_login && !d->policy->approval.same_login) {
		FAIL(err, SALES_EPOLICY, _("payout %s was run under the same login '%s': somebody with "
		    "another login approves it"), r->code, who->login);
		return err_hint(err, "approval: {same_login: allowed}");
	}
	return payout_people(d, r->id, check_payee, (void *)who, err);
}

/* What a run would post otherwise now. */
struct outdated { struct dept *d; char first[300]; long n; };

static int
note_difference(void *arg, const struct payout_fault *f, struct sales_err *err)
{
	struct outdated *o = arg;
	struct ref_name  who;

	if (o->n++ > 0)
		return SALES_OK;
	TRY(dept_name(o->d, o->d->schema.by_no[KIND_PERSON], f->person, &who, err));
	snprintf(o->first, sizeof(o->first), _("%s, %s: %s"), who.name == NULL ? who.code : who.name, f->what,
	    f->message);
	return SALES_OK;
}

/* What is approved is what the records and rules say today. */
static int
check_current(struct dept *d, const struct payout_run *r, struct sales_err *err)
{
	struct outdated o = { .d = d };

	TRY(payout_compare(d, r, note_difference, &o, err));
	if (o.n == 0)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, tr_n("payout %s was run on records as of op %lld, and %ld line would differ now: %s",
	    "payout %s was run on records as of op %lld, and %ld lines would differ now, first %s", o.n), r->code,
	    (long long)r->facts_op, o.n, o.first);
	return err_hint(err, "salesctl payout run -p %s", r->period);
}

/* Of what is paid for good, nothing may have been changed outside salesctl. */
static int
check_fact(void *arg, const struct payout_line *l, struct sales_err *err)
{
	struct dept *d = arg;
	bool         sealed = true;
	char         code[32];

	if (l->kind != NULL)
		TRY(record_is_sealed(d, l->kind, l->fact, &sealed, err));
	if (sealed)
		return SALES_OK;
	FAIL(err, SALES_EDAMAGED, _("%s was changed outside salesctl, and line %lld pays it"),
	    kind_code(l->kind, l->fact, code), (long long)l->id);
	return err_hint(err, "salesctl fsck");
}

int
payout_approve(struct op *op, const struct payout_run *r, struct sales_err *err)
{
	static const char *const field[] = { "state", "approved_by", "approved_login", "approved_on",
		"same_login" };
	struct dept             *d = op->d;
	const struct actor      *who;
	bool                     same_login, intact;
	struct value             v[5];

	TRY(need_state(r, "submitted", err));
	TRY(dept_actor(d, &who, err));
	TRY(check_approver(d, r, who, &same_login, err));
	TRY(payout_is_intact(d, r, &intact, err));
	if (!intact) {
		FAIL(err, SALES_EDAMAGED, _("payout %s was changed behind salesctl's back: its lines are "
		    "not those that were run"), r->code);
		return err_hint(err, "salesctl payout verify %s", r->code);
	}
	TRY(payout_lines(d, r, 0, check_fact, d, err));
	TRY(check_current(d, r, err));
	v[0] = v_text("approved");
	v[1] = person_of(who);
	v[2] = v_text(who->login);
	v[3] = v_day(dept_day_of(d, d->now_ms));
	v[4] = v_of(V_BOOL, same_login);
	TRY(change_run(op, r, v, field, 5, err));
	op->flags |= OP_FINAL;
	op->reason = arena_printf(&d->arena, "salesctl payout run -p %s", r->period);
	return SALES_OK;
}
