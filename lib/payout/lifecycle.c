/* draft -> submitted -> approved, by as many different people as the rule book asks
 * for; approved is final. */
#include <stdio.h>
#include <string.h>

#include "lib/base/tr.h"
#include "lib/org/kinds.h"
#include "lib/payout/digest.h"
#include "lib/payout/kinds.h"
#include "lib/payout/signature.h"
#include "lib/record/draft.h"
#include "lib/record/history.h"

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
	static const char *const field[] = { "state", "submitted_by", "submitted_login" };
	const struct actor      *who;
	struct value             v[3];

	TRY(need_state(r, "draft", err));
	TRY(dept_actor(op->d, &who, err));
	v[0] = v_text("submitted");
	v[1] = person_of(who);
	v[2] = v_text(who->login);
	return change_run(op, r, v, field, 3, err);
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
check_current(struct dept *d, const struct payout_run *r, size_t signatures, struct sales_err *err)
{
	struct outdated o = { .d = d };
	char            more[120] = "";

	TRY(payout_compare(d, r, note_difference, &o, err));
	if (o.n == 0)
		return SALES_OK;
	if (signatures > 0)
		snprintf(more, sizeof(more), tr_n("; %zu signature under it no longer counts",
		    "; %zu signatures under it no longer count", (long)signatures), signatures);
	FAIL(err, SALES_EPOLICY, tr_n("payout %s was run on records as of op %lld, and %ld line would differ now: %s%s",
	    "payout %s was run on records as of op %lld, and %ld lines would differ now, first %s%s", o.n), r->code,
	    (long long)r->facts_op, o.n, o.first, more);
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

/* What pay rests on beside its facts, each of which is looked at, and the rule books. */
static const char *const rests_on[] = { "person", "team", "assignment", "credit", "goal", "review", "adjustment", "award",
	"payout", "signature", NULL };

/* Is it still what was run, and what would be run today? */
static int
check_run(struct dept *d, const struct payout_run *r, size_t signatures, struct sales_err *err)
{
	TRY(payout_need_intact(d, r, err));
	TRY(payout_lines(d, r, 0, check_fact, d, err));
	TRY(fsck_kinds(d, rests_on, err));
	return check_current(d, r, signatures, err);
}

/* Runs that are not approved count as posted by those behind them: one after the other. */
static int
check_turn(struct dept *d, const struct payout_run *r, struct arena *a, struct sales_err *err)
{
	struct payout_run *runs;
	size_t             n;

	TRY(payout_list(d, false, a, &runs, &n, err));
	for (size_t i = 0; i < n; i++)
		if (runs[i].id < r->id && strcmp(runs[i].state, "approved") != 0) {
			FAIL(err, SALES_EPOLICY, _("payout %s takes what %s pays as posted, and that is not approved: it comes first"),
			    r->code, runs[i].code);
			return err_hint(err, "salesctl payout run -p %s", runs[i].period);
		}
	return SALES_OK;
}

/* By the rule book of today, and by the one it was run under: nobody lowers it for a run that waits. */
int
payout_signatures_needed(struct dept *d, const struct payout_run *r, long *out, struct sales_err *err)
{
	const struct policy *then;

	TRY(dept_policy_version(d, r->policy, &then, err));
	*out = then->approval.approvers > d->policy->approval.approvers ? then->approval.approvers : d->policy->approval.approvers;
	return SALES_OK;
}

int
payout_approve(struct op *op, const struct payout_run *r, struct payout_signed *out, struct sales_err *err)
{
	static const char *const field[] = { "signatures", "state", "approved_by", "approved_login", "approved_on",
		"same_login" };
	CLEANUP(arena_done) struct arena a = { 0 };
	struct dept             *d = op->d;
	const struct actor      *who;
	struct signature        *given;
	size_t                   n;
	bool                     same_login;
	struct value             v[6];

	TRY(need_state(r, "submitted", err));
	TRY(signatures_of(d, r, &a, &given, &n, err));
	TRY(signature_allowed(d, r, given, n, &who, &same_login, err));
	TRY(check_turn(d, r, &a, err));
	TRY(check_run(d, r, n, err));
	TRY(signature_add(op, r, who, same_login, err));
	*out = (struct payout_signed){ .given = (long)n + 1 };
	TRY(payout_signatures_needed(d, r, &out->needed, err));
	v[0] = v_int(out->given);
	v[1] = v_text("approved");
	v[2] = person_of(who);
	v[3] = v_text(who->login);
	v[4] = v_day(dept_day_of(d, d->now_ms));
	v[5] = v_of(V_BOOL, same_login);
	out->final = out->given >= out->needed;
	TRY(change_run(op, r, v, field, out->final ? 6 : 1, err));
	op_final(op, arena_printf(&d->arena, out->final ? "salesctl payout run -p %s" :
	    "salesctl payout approve %s --withdraw", out->final ? r->period : r->code));
	return SALES_OK;
}

int
payout_withdraw(struct op *op, const struct payout_run *r, struct payout_signed *out, struct sales_err *err)
{
	static const char *const         field[] = { "signatures" };
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct actor              *who;
	struct signature                *given;
	size_t                           n, mine = 0;
	struct value                     left;

	TRY(need_state(r, "submitted", err));
	TRY(signatures_of(op->d, r, &a, &given, &n, err));
	TRY(dept_actor(op->d, &who, err));
	while (mine < n && (who->person == 0 || given[mine].person != who->person))
		mine++;
	if (mine == n)
		return FAIL(err, SALES_EPOLICY, _("payout %s bears no signature of who asks: each takes his own back"), r->code);
	TRY(signature_end(op, given[mine].id, "withdrawn", err));
	left = v_int((int64_t)n - 1);
	TRY(change_run(op, r, &left, field, 1, err));
	*out = (struct payout_signed){ .given = (long)n - 1 };
	TRY(payout_signatures_needed(op->d, r, &out->needed, err));
	op_final(op, arena_printf(&op->d->arena, "salesctl payout approve %s", r->code));
	return SALES_OK;
}
