#include "lib/payout/adjust.h"

#include <string.h>

#include "lib/crm/eyes.h"
#include "lib/payout/books.h"
#include "lib/payout/engine.h"
#include "lib/payout/kinds.h"
#include "lib/record/draft.h"

/* ---- what caps keep apart ------------------------------------------------ */

static int
add_withheld(void *arg, const struct book_entry *e, struct sales_err *err)
{
	int64_t *left = arg;

	(void)err;
	if (e->payment == NULL && e->against == ACCOUNT_WITHHELD && strcmp(e->component, WITHHELD) != 0)
		*left -= e->amount.v;
	return SALES_OK;
}

static int
take_released(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	int64_t *left = arg;

	(void)id;
	(void)err;
	*left -= value_id(&c[0]);
	return SALES_OK;
}

/* What approved payouts cut, less what was approved to be paid of it, posted or not. */
static int
withheld_left(struct dept *d, int64_t person, struct arena *a, int64_t *left, struct sales_err *err)
{
	static const char *const cols[] = { "amount" };
	const struct books_ask   ask = { .from = DAY_NONE, .until = DAY_NONE, .person = person };
	struct path              whose;
	struct query             q;

	*left = 0;
	TRY(books_each(d, &ask, a, add_withheld, left, err));
	TRY(record_query(d, &adjustment_kind, cols, 1, "state = approved and account = withheld", a, &q, err));
	TRY(record_path(d, &adjustment_kind, "person", &whose, err));
	q.among = &whose;
	q.ids = &person;
	q.nids = 1;
	return record_each(d, &q, take_released, left, err);
}

/* Towards nothing, and not past it: below zero where more was paid than stayed cut. */
static int
check_withheld(struct dept *d, int64_t person, int64_t amount, struct arena *a, struct sales_err *err)
{
	char    is[MONEY_SIZE], asked[MONEY_SIZE];
	int64_t left;

	TRY(withheld_left(d, person, a, &left, err));
	if ((amount > 0 && amount <= left) || (amount < 0 && amount >= left))
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("caps keep %s of this pay apart, so %s can't be released"), money_group((money){ left }, 2, is),
	    money_group((money){ amount }, 2, asked));
	return err_hint(err, "salesctl payout balances PERSON");
}

/* ---- asking and deciding ------------------------------------------------- */

int
adjustment_ask(struct op *op, int64_t person, money amount, day on, const char *about, bool withheld, int64_t *id,
    struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct draft                     r = draft_new(op, &adjustment_kind, &a);
	const struct actor              *who;

	if (op->reason == NULL || *op->reason == '\0') {
		FAIL(err, SALES_EUSAGE, _("an adjustment needs a reason"));
		return err_hint(err, "salesctl payout adjust PERSON AMOUNT --reason TEXT");
	}
	if (withheld)
		TRY(check_withheld(op->d, person, amount.v, &a, err));
	TRY(dept_actor(op->d, &who, err));
	draft_set(&r, "person", v_of(V_REF, person));
	draft_set(&r, "amount", v_money(amount));
	draft_set(&r, "on", v_day(on));
	draft_set(&r, "reason", v_text(op->reason));
	draft_set(&r, "about", v_text(about));
	if (withheld)
		draft_set(&r, "account", v_text("withheld"));
	TRY(draft_set_actor(&r, "asked_by", err));
	draft_set(&r, "asked_login", v_text(who->login));
	return draft_save(&r, id, NULL, err);
}

static const char *
text_of(const struct draft *r, const char *field, struct arena *a)
{
	const struct value *v = draft_get(r, field);

	return v->type == V_NULL ? NULL : arena_strndup(a, v->u.s.p, v->u.s.n);
}

int
adjustment_decide(struct op *op, int64_t id, bool approve, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct parties                   p = { .n = 0 };
	struct draft                     r;
	const struct actor              *who;
	bool                             same_login;
	char                             code[32];

	TRY(draft_of(op, &adjustment_kind, id, &a, &r, err));
	if (!value_is(draft_get(&r, "state"), "proposed"))
		return FAIL(err, SALES_EPOLICY, _("%s was decided already"), kind_code(&adjustment_kind, id, code));
	parties_add(&p, value_id(draft_get(&r, "asked_by")), text_of(&r, "asked_login", &a));
	parties_add(&p, value_id(draft_get(&r, "person")), NULL);
	TRY(parties_others(op->d, &p, &who, &same_login, err));
	if (approve && draft_get(&r, "account")->type != V_NULL)
		TRY(check_withheld(op->d, value_id(draft_get(&r, "person")), value_id(draft_get(&r, "amount")), &a, err));
	draft_set(&r, "state", v_text(approve ? "approved" : "refused"));
	TRY(draft_set_actor(&r, "by", err));
	draft_set(&r, "login", v_text(who->login));
	draft_set(&r, "same_login", v_of(V_BOOL, same_login));
	draft_set(&r, "decided_on", v_day(op->d->when.today));
	draft_set(&r, "answer", v_text(op->reason));
	if (approve)
		op->flags |= OP_FINAL;
	return draft_save(&r, NULL, NULL, err);
}

int
adjustment_grant(struct op *op, const struct adjustment_grant *g, int64_t *id, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct draft                     r = draft_new(op, &adjustment_kind, &a);

	draft_set(&r, "person", v_of(V_REF, g->person));
	draft_set(&r, "amount", v_money(g->amount));
	draft_set(&r, "on", v_day(g->on));
	draft_set(&r, "reason", v_text(g->reason));
	draft_set(&r, "about", v_text(g->about));
	draft_set(&r, "state", v_text("approved"));
	if (g->asked_by != 0)
		draft_set(&r, "asked_by", v_of(V_REF, g->asked_by));
	draft_set(&r, "asked_login", v_text(g->asked_login));
	if (g->by != 0)
		draft_set(&r, "by", v_of(V_REF, g->by));
	draft_set(&r, "login", v_text(g->login));
	draft_set(&r, "same_login", v_of(V_BOOL, g->same_login));
	draft_set(&r, "decided_on", v_day(op->d->when.today));
	draft_set(&r, "answer", v_text(g->answer));
	return draft_save(&r, id, NULL, err);
}

/* ---- lines --------------------------------------------------------------- */

static size_t
rule_of(struct engine *e, const struct granted *x)
{
	return engine_rule(e, "", x->what == NULL ? ADJUSTMENT : WITHHELD);
}

int
adjustments_load(struct engine *e, struct sales_err *err)
{
	TRY(granted_load(e->d, &adjustment_kind, "on", "account", e->year, e->a, &e->adjusted, err));
	for (size_t i = 0; i < e->adjusted.n; i++) {
		const size_t rule = rule_of(e, &e->adjusted.v[i]);

		e->rule[rule].by_period = true;
	}
	return SALES_OK;
}

void
adjustments_put(struct engine *e, int64_t person)
{
	size_t                n;
	const struct granted *x = granted_of(&e->adjusted, person, &n);

	for (; n > 0; n--, x++) {
		const struct entitled out = { .fact = x->id, .base = x->amount, .amount = x->amount, .op = x->op,
			.person = (int32_t)person, .on = x->on, .cap_on = x->on, .rule = (uint16_t)rule_of(e, x),
			.version = e->version_of[x->on - e->seen.from], .kind = (uint8_t)adjustment_kind.no };

		buf_put(&e->out, &out, sizeof(out));
	}
}
