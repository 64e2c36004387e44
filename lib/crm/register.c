#include "lib/crm/register.h"

#include <string.h>

#include "lib/base/tr.h"
#include "lib/crm/checks.h"
#include "lib/crm/kinds.h"
#include "lib/crm/register_facts.h"
#include "lib/crm/stages.h"
#include "lib/record/draft.h"

static day
day_at(const struct draft *r, const char *field)
{
	const struct value *v = draft_get(r, field);

	return v->type == V_NULL ? DAY_NONE : (day)v->u.i;
}

static int64_t
ref_at(const struct draft *r, const char *field)
{
	const struct value *v = draft_get(r, field);

	return v->type == V_NULL ? 0 : v->u.i;
}

/* Its state, of those that stand for "it does not hold". */
static bool
is_state(const struct draft *r, const char *state)
{
	const struct value *v = draft_get(r, "state");

	return v->type != V_NULL && v->u.s.n == strlen(state) && memcmp(v->u.s.p, state, v->u.s.n) == 0;
}

/* ---- renew --------------------------------------------------------------- */

/* What its person did last with the customer or the deal, of what counts. */
static int
last_activity(struct dept *d, const struct draft *r, struct arena *a, day *last, struct sales_err *err)
{
	const char *const *kinds = d->policy->registration.activities;
	const int64_t      customer = ref_at(r, "customer"), deal = ref_at(r, "deal");
	struct ref_name    who;
	const char        *with, *of = "", *comma = "";
	char               s[DAY_SIZE];

	*last = DAY_NONE;
	if (customer == 0 && deal == 0)
		return SALES_OK;
	with = customer == 0 ? arena_printf(a, "deal:D-%lld", (long long)deal)
	    : deal == 0 ? arena_printf(a, "customer:C-%lld", (long long)customer)
	    : arena_printf(a, "(customer:C-%lld or deal:D-%lld)", (long long)customer, (long long)deal);
	for (; kinds != NULL && *kinds != NULL; kinds++, comma = ", ")
		of = arena_printf(a, "%s%s%s", of, comma, *kinds);
	TRY(dept_name(d, d->schema.by_no[KIND_PERSON], ref_at(r, "person"), &who, err));
	return record_last_day(d, &activity_kind, "done_on", arena_printf(a, "person:%s and %s and done_on <= %s%s%s%s",
	    who.code, with, day_str(d->when.today, s), *of == '\0' ? "" : " and kind in (", of, *of == '\0' ? "" : ")"),
	    last, err);
}

static int
refuse_idle(struct dept *d, const struct draft *r, const char *code, struct sales_err *err)
{
	const int64_t   customer = ref_at(r, "customer"), deal = ref_at(r, "deal");
	struct ref_name who;

	if (customer == 0 && deal == 0) {
		FAIL(err, SALES_EPOLICY, _("%s names no customer, so nothing shows that he was looked after"), code);
		return err_hint(err, "salesctl registration edit %s customer=...", code);
	}
	TRY(dept_name(d, d->schema.by_no[KIND_PERSON], ref_at(r, "person"), &who, err));
	FAIL(err, SALES_EPOLICY, tr_n("%s: the rule book renews it only after an activity within %d day, and %s has none",
	    "%s: the rule book renews it only after an activity within %d days, and %s has none", d->policy->registration.renew_activity),
	    code, d->policy->registration.renew_activity, who.name);
	return customer != 0 ? err_hint(err, "salesctl activity list person:%s customer:C-%lld", who.code, (long long)customer)
	    : err_hint(err, "salesctl activity list person:%s deal:D-%lld", who.code, (long long)deal);
}

static int
refuse_renewal(struct dept *d, const struct draft *r, enum reg_renewal why, struct sales_err *err)
{
	char code[32], s[DAY_SIZE];

	kind_code(r->k, r->before.id, code);
	switch (why) {
	case RENEW_MAY:
		break;
	case RENEW_NEVER:
		FAIL(err, SALES_EPOLICY, _("the rule book renews no registration"));
		return err_hint(err, "registration: {valid: 90d, renew: 30d}");
	case RENEW_OVER:
		FAIL(err, SALES_EPOLICY, _("%s expired on %s"), code, day_str(day_at(r, "until"), s));
		return err_hint(err, "salesctl deal register NAME");
	case RENEW_TWICE:
		return FAIL(err, SALES_EPOLICY, _("%s was renewed on %s, and it is renewed once"), code,
		    day_str(day_at(r, "renewed_on"), s));
	case RENEW_IDLE:
		return refuse_idle(d, r, code, err);
	}
	return SALES_OK;
}

/* One that does not hold for another reason than its day. */
static int
check_holds(const struct draft *r, struct sales_err *err)
{
	static const struct { const char *state, *message; } no[] = {
		{ "withdrawn", N_("%s was withdrawn") }, { "refused", N_("%s was refused") },
		{ "tied", N_("%s waits for a ruling") }, { "converted", N_("%s led to a deal won already") } };
	char code[32];

	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		if (is_state(r, no[i].state))
			return FAIL(err, SALES_EPOLICY, tr(no[i].message), kind_code(r->k, r->before.id, code));
	return SALES_OK;
}

int
register_renew(struct op *op, int64_t id, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct dept                     *d = op->d;
	enum reg_renewal                 may;
	struct draft                     r;
	struct reg                       facts;
	day                              active;

	TRY(draft_of(op, &registration_kind, id, &a, &r, err));
	TRY(check_holds(&r, err));
	TRY(reg_of(d, id, r.v, &a, &facts, err));
	TRY(last_activity(d, &r, &a, &active, err));
	may = reg_may_renew(&d->policy->registration, &facts, day_at(&r, "renewed_on"), active, d->when.today);
	if (may != RENEW_MAY)
		return refuse_renewal(d, &r, may, err);
	draft_set(&r, "until", v_day(facts.until + d->policy->registration.renew));
	draft_set(&r, "renewed_on", v_day(d->when.today));
	return draft_save(&r, NULL, NULL, err);
}

int
register_withdraw(struct op *op, int64_t id, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct draft                     r;
	char                             code[32];

	TRY(draft_of(op, &registration_kind, id, &a, &r, err));
	if (is_state(&r, "withdrawn"))
		return FAIL(err, SALES_EPOLICY, _("%s was withdrawn"), kind_code(r.k, id, code));
	draft_set(&r, "withdrawn_on", v_day(op->d->when.today));
	return draft_save(&r, NULL, NULL, err);
}

/* ---- a deal won on somebody else's registration -------------------------- */

static int
is_credited(struct dept *d, int64_t deal, int64_t person, bool *is, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct ref_name                  who;
	int64_t                          n;

	TRY(dept_name(d, d->schema.by_no[KIND_PERSON], person, &who, err));
	TRY(record_count_where(d, &credit_kind, arena_printf(&a, "deal:D-%lld and person:%s", (long long)deal, who.code),
	    &n, err));
	*is = n > 0;
	return SALES_OK;
}

/* The registration that somebody else than the deal's people held when it was
 * won; *met NULL: none. */
static int
find_met(struct dept *d, const struct kind *k, const struct record *deal, struct arena *a, const struct reg **met,
    struct sales_err *err)
{
	const struct value *customer = &deal->v[kind_index(k, "customer")], *owner = &deal->v[kind_index(k, "owner")];
	const struct value *closed = &deal->v[kind_index(k, "closed_on")];
	struct reg          won;
	struct regs         all;
	bool                credited;

	*met = NULL;
	if (customer->type == V_NULL || d->policy->registration.valid == 0)
		return SALES_OK;
	TRY(reg_of_customer(d, customer->u.i, closed->type == V_NULL ? d->when.today : (day)closed->u.i, a, &won, err));
	TRY(regs_from(d, won.on, false, a, &all, err));
	for (size_t i = 0; i < all.n && *met == NULL; i++) {
		if (all.v[i].on > won.on || !reg_same(&all.v[i], &won) || all.v[i].person == owner->u.i)
			continue;
		TRY(is_credited(d, deal->id, all.v[i].person, &credited, err));
		if (!credited)
			*met = &all.v[i];
	}
	return SALES_OK;
}

int
deal_remark(struct dept *d, const struct kind *k, const struct record *before, const struct record *after,
    struct arena *a, const char **text, struct sales_err *err)
{
	const struct reg *met;
	struct ref_name   who;
	char              code[32], s[DAY_SIZE];

	TRY(discount_remark(d, k, before, after, a, text, err));
	if (*text != NULL || deal_class(d, after->v, a) != STAGE_WON || (before != NULL && deal_class(d, before->v, a) == STAGE_WON))
		return SALES_OK;
	TRY(find_met(d, k, after, a, &met, err));
	if (met == NULL)
		return SALES_OK;
	TRY(dept_name(d, d->schema.by_no[KIND_PERSON], met->person, &who, err));
	*text = arena_printf(a, _("%s registered this customer, until %s (%s), and has no credit in the deal"), who.name,
	    day_str(met->until, s), kind_code(&registration_kind, met->id, code));
	return SALES_OK;
}

static const char *
text_or(const struct value *v, struct arena *a)
{
	return v->type == V_NULL ? "" : arena_strndup(a, v->u.s.p, v->u.s.n);
}

/* Who was there before, since when and until when. */
static int
say_met(struct dept *d, const struct kind *k, const struct record *r, struct arena *a, const char **text,
    struct sales_err *err)
{
	const int64_t   met = r->v[REGISTRATION_AGAINST].u.i;
	const bool      is_tied = strcmp(text_or(&r->v[REGISTRATION_VERDICT], a), "tied") == 0;
	struct record   first;
	struct ref_name who;
	char            code[32], on[DAY_SIZE], until[DAY_SIZE];

	TRY(record_get(d, k, met, a, &first, err));
	TRY(dept_name(d, d->schema.by_no[KIND_PERSON], first.v[REGISTRATION_PERSON].u.i, &who, err));
	day_str((day)first.v[REGISTRATION_ON].u.i, on);
	day_str(first.v[REGISTRATION_UNTIL].type == V_NULL ? DAY_NONE : (day)first.v[REGISTRATION_UNTIL].u.i, until);
	*text = arena_printf(a, is_tied
	    ? _("%s registered it too, on %s %s, until %s (%s): nobody can say who was first, and a ruling decides")
	    : _("refused: %s registered it before, on %s %s, and is protected until %s (%s)"), who.name, on,
	    text_or(&first.v[REGISTRATION_AT], a), until, kind_code(k, met, code));
	return SALES_OK;
}

int
registration_remark(struct dept *d, const struct kind *k, const struct record *before, const struct record *after,
    struct arena *a, const char **text, struct sales_err *err)
{
	const struct value *customer = &after->v[REGISTRATION_CUSTOMER], *owner;
	const struct kind  *customers = d->schema.by_no[customer_kind.no];
	struct record       c;
	struct ref_name     who;

	if (before != NULL)
		return SALES_OK;
	if (after->v[REGISTRATION_AGAINST].type != V_NULL)
		return say_met(d, k, after, a, text, err);
	if (customer->type == V_NULL)
		return SALES_OK;
	TRY(record_get(d, customers, customer->u.i, a, &c, err));
	owner = &c.v[kind_index(customers, "owner")];
	if (owner->type == V_NULL || owner->u.i == after->v[REGISTRATION_PERSON].u.i)
		return SALES_OK;
	TRY(dept_name(d, d->schema.by_no[KIND_PERSON], owner->u.i, &who, err));
	*text = arena_printf(a, _("the customer belongs to %s"), who.name);
	return SALES_OK;
}
