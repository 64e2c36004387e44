#include "lib/payout/pay.h"

#include <stdlib.h>
#include <string.h>

#include "lib/crm/eyes.h"
#include "lib/org/kinds.h"
#include "lib/payout/digest.h"
#include "lib/payout/kinds.h"
#include "lib/record/draft.h"
#include "lib/record/history.h"

/* ---- what is due --------------------------------------------------------- */

struct duing { struct arena *a; struct payout_due *v; size_t n, cap; };

static struct payout_due *
due_of(struct duing *s, int64_t person)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].person == person)
			return &s->v[i];
	s->v = arena_more(s->a, s->v, s->n, &s->cap, sizeof(*s->v));
	s->v[s->n] = (struct payout_due){ .person = person };
	return &s->v[s->n++];
}

static int
add_run(void *arg, const struct payout_person *p, struct sales_err *err)
{
	struct payout_due *due = due_of(arg, p->person);

	if (__builtin_add_overflow(due->balance.v, p->amount.v, &due->balance.v))
		return FAIL(err, SALES_EINVAL, _("somebody's payout is too large to reckon with"));
	return SALES_OK;
}

struct part { int64_t person; money amount; bool is_there; };

static int
find_part(void *arg, const struct payout_person *p, struct sales_err *err)
{
	struct part *x = arg;

	(void)err;
	if (p->person != x->person)
		return SALES_OK;
	x->amount = p->amount;
	x->is_there = true;
	return SALES_OK;
}

int
payout_part(struct dept *d, int64_t run, int64_t person, money *out, bool *is_there, struct sales_err *err)
{
	struct part x = { .person = person };

	TRY(payout_people(d, run, find_part, &x, err));
	*out = x.amount;
	if (is_there != NULL)
		*is_there = x.is_there;
	return SALES_OK;
}

/* A hold that came back by undo, when what it held was paid, holds nothing. */
static bool
was_paid(const struct payout_payment *p, size_t n, const struct payout_held *h)
{
	for (size_t i = 0; i < n; i++)
		if (p[i].payout == h->payout && p[i].person == h->person)
			return true;
	return false;
}

/* What a run takes back from somebody is not held from him. */
static int
take_holds(struct dept *d, const struct payout_run *r, int64_t until, const struct payout_payment *p, size_t npays,
    struct duing *s, struct sales_err *err)
{
	struct payout_held *h;
	size_t              n;
	money               part;

	TRY(payout_holds(d, 0, s->a, &h, &n, err));
	for (size_t i = 0; i < n; i++) {
		struct payout_due *due = due_of(s, h[i].person);

		if (h[i].payout > until || was_paid(p, npays, &h[i]))
			continue;
		TRY(payout_part(d, h[i].payout, h[i].person, &part, NULL, err));
		due->on_hold.v += part.v > 0 ? part.v : 0;
		due->is_held = due->is_held || h[i].payout == r->id;
	}
	return SALES_OK;
}

static int
by_person(const void *x, const void *y)
{
	const struct payout_due *a = x, *b = y;

	return (a->person > b->person) - (a->person < b->person);
}

/* Once a later run was paid, what is left of an earlier one counts with it: who
 * was on hold, and what was approved late. */
int
payout_dues(struct dept *d, const struct payout_run *r, struct arena *a, struct payout_due **out, size_t *n,
    struct sales_err *err)
{
	struct duing           s = { .a = a };
	int64_t                until = r->id;
	struct payout_run     *runs;
	struct payout_payment *p;
	size_t                 nruns, npays;

	TRY(payout_list(d, false, a, &runs, &nruns, err));
	TRY(payments_load(d, 0, a, &p, &npays, err));
	for (size_t i = 0; i < npays; i++)
		until = p[i].payout > until ? p[i].payout : until;
	for (size_t i = 0; i < nruns; i++)
		if (runs[i].id <= until && strcmp(runs[i].state, "approved") == 0)
			TRY(payout_people(d, runs[i].id, add_run, &s, err));
	for (size_t i = 0; i < npays; i++)
		due_of(&s, p[i].person)->balance.v -= p[i].amount.v;
	TRY(take_holds(d, r, until, p, npays, &s, err));
	for (size_t i = 0; i < s.n; i++) {
		const int64_t left = s.v[i].balance.v - s.v[i].on_hold.v;

		s.v[i].due.v = s.v[i].is_held || left < 0 ? 0 : left;
	}
	if (s.n > 0)
		qsort(s.v, s.n, sizeof(*s.v), by_person);
	*out = s.v;
	*n = s.n;
	return SALES_OK;
}

int
payouts_unpaid(struct dept *d, struct arena *a, struct payout_run **out, size_t *n, struct sales_err *err)
{
	struct payout_payment *p;
	size_t                 npays, nruns;
	int64_t                last = 0;

	*n = 0;
	TRY(payout_list(d, false, a, out, &nruns, err));
	TRY(payments_load(d, 0, a, &p, &npays, err));
	for (size_t i = 0; i < npays; i++)
		last = p[i].payout > last ? p[i].payout : last;
	for (size_t i = 0; i < nruns; i++)
		if ((*out)[i].id > last && strcmp((*out)[i].state, "approved") == 0)
			(*out)[(*n)++] = (*out)[i];
	return SALES_OK;
}

/* ---- may it be paid ------------------------------------------------------ */

int
payout_need_approved(const struct payout_run *r, struct sales_err *err)
{
	if (strcmp(r->state, "approved") == 0)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("payout %s is not approved: only what is approved is paid"), r->code);
	return err_hint(err, strcmp(r->state, "draft") == 0 ? "salesctl payout submit %s" : "salesctl payout approve %s", r->code);
}

/* Nobody is due any more: by which payment? One of this run, else the first that
 * came with a later run. */
static int
refuse_paid(struct dept *d, const struct payout_run *r, struct arena *a, struct sales_err *err)
{
	struct payout_payment *p;
	struct payout_run      with;
	size_t                 n, at;
	char                   code[32], on[DAY_SIZE];

	TRY(payments_load(d, 0, a, &p, &n, err));
	for (at = 0; at < n && p[at].payout != r->id; at++)
		;
	for (size_t i = 0; at == n && i < n; i++)
		if (p[i].payout > r->id)
			at = i;
	if (at == n)
		return SALES_OK;
	kind_code(&payment_kind, p[at].id, code);
	day_str(p[at].paid_on, on);
	if (p[at].payout == r->id)
		FAIL(err, SALES_EPOLICY, _("payout %s was paid on %s (%s) and is not paid twice"), r->code, on, code);
	else {
		TRY(payout_get(d, p[at].payout, a, &with, err));
		FAIL(err, SALES_EPOLICY, _("payout %s was paid with %s on %s (%s) and is not paid twice"), r->code, with.code, on, code);
	}
	return err_hint(err, "salesctl payout payments %s", r->code);
}

static int
check_payer(struct dept *d, const struct actor *who, int64_t owner, const struct payout_run *r, const struct payout_due *due,
    size_t n, struct sales_err *err)
{
	if (who->person == 0) {
		FAIL(err, SALES_EPOLICY, _("a payment needs a person who makes it: nobody here has the login '%s'"), who->login);
		return err_hint(err, "salesctl payout pay %s --as PERSON", r->code);
	}
	for (size_t i = 0; i < n; i++)
		if (due[i].due.v > 0 && (due[i].person == who->person || (due[i].person == owner && !d->policy->approval.same_login))) {
			FAIL(err, SALES_EPOLICY, _("who is paid does not make the payment"));
			return err_hint(err, "salesctl payout pay %s --as PERSON", r->code);
		}
	return SALES_OK;
}

/* The last gate: runs, payments, holds and signatures are those that salesctl wrote, and the
 * run's sums those of its lines. */
static int
check_books(struct dept *d, const struct payout_run *r, struct sales_err *err)
{
	static const char *const books[] = { "payout", "payment", "payout_hold", "signature", NULL };

	TRY(fsck_kinds(d, books, err));
	return payout_need_intact(d, r, err);
}

int
payout_may_pay(struct dept *d, const struct payout_run *r, const struct pay_order *order, const struct payout_due *due,
    size_t n, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct actor              *who;
	int64_t                          owner;
	bool                             any = false;
	char                             on[DAY_SIZE], approved[DAY_SIZE];

	TRY(payout_need_approved(r, err));
	TRY(check_books(d, r, err));
	for (size_t i = 0; i < n; i++)
		any = any || due[i].due.v > 0;
	if (!any)
		return refuse_paid(d, r, &a, err);
	if (order->on < r->approved_on) {
		FAIL(err, SALES_EPOLICY, _("payout %s is not paid on %s: it was approved on %s"), r->code, day_str(order->on, on),
		    day_str(r->approved_on, approved));
		return err_hint(err, "salesctl payout pay %s --on %s", r->code, approved);
	}
	if (order->on > dept_day_of(d, d->now_ms))
		return FAIL(err, SALES_EPOLICY, _("payout %s is not paid on %s: that day is still to come"), r->code, day_str(order->on, on));
	TRY(dept_actor(d, &who, err));
	TRY(login_owner(d, who->login, &owner, err));
	return check_payer(d, who, owner, r, due, n, err);
}

/* ---- pay ----------------------------------------------------------------- */

static int
pay_one(struct op *op, const struct payout_run *r, const struct pay_order *order, const struct payout_due *due,
    struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct draft                     p = draft_new(op, &payment_kind, &a);

	draft_set(&p, "person", v_of(V_REF, due->person));
	draft_set(&p, "payout", v_of(V_REF, r->id));
	draft_set(&p, "amount", v_money(due->due));
	draft_set(&p, "paid_on", v_day(order->on));
	if (order->reference != NULL)
		draft_set(&p, "reference", v_text(order->reference));
	if (order->note != NULL)
		draft_set(&p, "note", v_text(order->note));
	TRY(draft_set_actor(&p, "paid_by", err));
	return draft_save(&p, NULL, NULL, err);
}

int
payout_pay(struct op *op, const struct payout_run *r, const struct pay_order *order, const struct payout_due *due,
    size_t n, struct sales_err *err)
{
	TRY(payout_may_pay(op->d, r, order, due, n, err));
	for (size_t i = 0; i < n; i++)
		if (due[i].due.v > 0)
			TRY(pay_one(op, r, order, &due[i], err));
	op_final(op, arena_printf(&op->d->arena, "salesctl payout payments %s", r->code));
	return SALES_OK;
}
