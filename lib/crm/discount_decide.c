/* Asking for a price's approval, and deciding. */
#include <string.h>

#include "lib/crm/discount.h"
#include "lib/crm/eyes.h"
#include "lib/crm/kinds.h"
#include "lib/record/draft.h"

struct matter {
	struct op           *op;
	struct dept         *d;
	struct arena        *a;
	const struct kind   *k;
	struct record        deal;
	struct discount_look look;
	struct org           org;       /* loaded when somebody decides */
	int64_t              owner;     /* of the deal; 0: nobody */
	char                 code[32];
};

static int
open_matter(struct matter *m, struct op *op, int64_t deal, struct arena *a, struct sales_err *err)
{
	char s[RATIO_SIZE];

	*m = (struct matter){ .op = op, .d = op->d, .a = a, .k = op->d->schema.by_no[deal_kind.no] };
	kind_code(m->k, deal, m->code);
	if (m->d->policy->approval.ndiscount == 0) {
		FAIL(err, SALES_EPOLICY, _("the rule book has no approval of discounts"));
		return err_hint(err, "approval: {discount: [[95%%, seller], [0%%, supervisor]]}");
	}
	TRY(record_get(m->d, m->k, deal, a, &m->deal, err));
	m->owner = m->deal.v[kind_index(m->k, "owner")].u.i;
	TRY(discount_look(m->d, deal, m->deal.v, a, &m->look, err));
	if (m->look.need.n > 0)
		return SALES_OK;
	if (m->look.need.price.den == 0) {
		FAIL(err, SALES_EPOLICY, _("%s: its amount or its list amount is not known, so no discount is"), m->code);
		return err_hint(err, "salesctl deal edit %s list_amount=...", m->code);
	}
	return FAIL(err, SALES_EPOLICY, _("%s: at %s%% of the list price nobody needs to approve it"), m->code,
	    ratio_percent(m->look.need.price, s));
}

static struct value
money_or_none(bool has, money m)
{
	return has ? v_money(m) : v_null();
}

/* ---- ask ----------------------------------------------------------------- */

static int
ask_one(struct matter *m, const char *role, int64_t *id, struct sales_err *err)
{
	const struct deal_price *p = &m->look.price;
	const struct actor      *who;
	struct draft             r = draft_new(m->op, &approval_kind, m->a);

	TRY(dept_actor(m->d, &who, err));
	draft_set(&r, "deal", v_of(V_REF, m->deal.id));
	draft_set(&r, "level", v_text(role));
	draft_set(&r, "amount", money_or_none(p->has_amount, p->amount));
	draft_set(&r, "list_amount", money_or_none(p->has_list, p->list));
	draft_set(&r, "cost", money_or_none(p->has_cost, p->cost));
	TRY(draft_set_actor(&r, "asked_by", err));
	draft_set(&r, "asked_on", v_day(m->d->when.today));
	draft_set(&r, "asked_login", v_text(who->login));
	draft_set(&r, "reason", v_text(m->op->reason));
	return draft_save(&r, id, NULL, err);
}

int
discount_ask(struct op *op, int64_t deal, discount_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct matter                    m;
	int64_t                          id;
	size_t                           asked = 0;
	char                             code[32];

	TRY(open_matter(&m, op, deal, &a, err));
	for (size_t i = 0; i < m.look.need.n; i++) {
		const enum discount_state s = m.look.sign[i].state;

		if (s == DISCOUNT_ASKED || s == DISCOUNT_APPROVED)
			continue;
		TRY(ask_one(&m, m.look.need.role[i], &id, err));
		TRY(fn(arg, NULL, id, err));
		asked++;
	}
	if (asked > 0)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, m.look.holds ? _("%s: this price is approved already (%s)")
	    : _("%s: this price was asked for already (%s)"), m.code,
	    kind_code(&approval_kind, m.look.sign[0].approval, code));
	return m.look.holds ? (int)err->code : err_hint(err, "salesctl deal approve %s --as PERSON", m.code);
}

/* ---- decide -------------------------------------------------------------- */

static int
refuse_unasked(const struct matter *m, struct sales_err *err)
{
	char code[32], s[MONEY_SIZE];

	for (size_t i = 0; i < m->look.need.n; i++) {
		const struct discount_sign *sign = &m->look.sign[i];

		if (sign->state != DISCOUNT_OUTDATED)
			continue;
		FAIL(err, SALES_EPOLICY, _("%s: the price is not the one that %s is for (%s): it is asked for anew"), m->code,
		    kind_code(&approval_kind, sign->approval, code), money_group(sign->amount, 2, s));
		return err_hint(err, "salesctl deal ask %s", m->code);
	}
	if (m->look.holds)
		return FAIL(err, SALES_EPOLICY, _("%s: this price is approved already (%s)"), m->code,
		    kind_code(&approval_kind, m->look.sign[0].approval, code));
	FAIL(err, SALES_EPOLICY, _("%s: nobody asked for an approval of this price"), m->code);
	return err_hint(err, "salesctl deal ask %s", m->code);
}

/* Is somebody among those who may? With deputy: for whom he stands in today. */
static int
find_signer(struct matter *m, size_t i, int64_t who, bool *may, int64_t *deputy, struct sales_err *err)
{
	const struct approval_rules *rules = &m->d->policy->approval;
	const struct kind           *person = m->d->schema.by_no[KIND_PERSON];
	struct ref_name              name, of;
	int64_t                     *v;
	size_t                       n;

	discount_signers(m->d, &m->org, m->owner, &m->look.need, i, m->a, &v, &n);
	*may = false;
	*deputy = 0;
	for (size_t k = 0; k < n; k++)
		*may = *may || v[k] == who;
	TRY(dept_name(m->d, person, who, &name, err));
	for (size_t g = 0; !*may && g < rules->ndelegates; g++) {
		const struct approval_delegate *x = &rules->delegates[g];

		if (strcmp(x->to, name.code) != 0 || m->d->when.today < x->from || m->d->when.today > x->until)
			continue;
		for (size_t k = 0; k < n && *deputy == 0; k++) {
			TRY(dept_name(m->d, person, v[k], &of, err));
			if (strcmp(of.code, x->of) == 0)
				*deputy = v[k];
		}
		*may = *deputy != 0;
	}
	return SALES_OK;
}

/* A co-signature is another person's than the one it stands beside. */
static bool
signed_another(const struct matter *m, size_t i, int64_t who)
{
	for (size_t k = 0; k < m->look.need.n; k++)
		if (k != i && m->look.sign[k].state == DISCOUNT_APPROVED && m->look.sign[k].by == who)
			return true;
	return false;
}

/* Who asked, and whose deal it is. */
static int
other_person(struct matter *m, const struct discount_sign *s, const struct actor **who, bool *same_login,
    struct sales_err *err)
{
	struct parties p = { .n = 0 };

	parties_add(&p, s->asked_by, s->asked_login);
	parties_add(&p, m->owner, NULL);
	return parties_others(m->d, &p, who, same_login, err);
}

static int
decide_one(struct matter *m, struct discount_sign *s, bool approve, const struct actor *who, int64_t deputy,
    bool same_login, struct draft *r, struct sales_err *err)
{

	TRY(draft_of(m->op, &approval_kind, s->approval, m->a, r, err));
	draft_set(r, "state", v_text(approve ? "approved" : "refused"));
	draft_set(r, "by", v_of(V_REF, who->person));
	draft_set(r, "login", v_text(who->login));
	draft_set(r, "same_login", v_of(V_BOOL, same_login));
	if (deputy != 0)
		draft_set(r, "deputy_of", v_of(V_REF, deputy));
	draft_set(r, "decided_on", v_day(m->d->when.today));
	draft_set(r, "answer", v_text(m->op->reason));
	TRY(draft_save(r, NULL, NULL, err));
	s->state = approve ? DISCOUNT_APPROVED : DISCOUNT_REFUSED;
	s->by = who->person;
	return SALES_OK;
}

/* "supervisor (王芳, 陈静)" */
static int
put_signers(struct matter *m, size_t i, struct buf *b, struct sales_err *err)
{
	struct ref_name name;
	int64_t        *v;
	size_t          n;

	discount_signers(m->d, &m->org, m->owner, &m->look.need, i, m->a, &v, &n);
	buf_printf(b, "%s%s (", b->n == 0 ? "" : ", ", approver_label(m->look.need.role[i]));
	for (size_t k = 0; k < n; k++) {
		TRY(dept_name(m->d, m->d->schema.by_no[KIND_PERSON], v[k], &name, err));
		buf_printf(b, "%s%s", k == 0 ? "" : ", ", name.name);
	}
	buf_puts(b, n == 0 ? _("nobody") : "");
	buf_putc(b, ')');
	return SALES_OK;
}

static int
refuse_signer(struct matter *m, int64_t who, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct ref_name              name;

	for (size_t i = 0; i < m->look.need.n; i++)
		if (m->look.sign[i].state == DISCOUNT_ASKED)
			TRY(put_signers(m, i, &b, err));
	TRY(dept_name(m->d, m->d->schema.by_no[KIND_PERSON], who, &name, err));
	FAIL(err, SALES_EPOLICY, _("%s does not decide %s; who does: %s"), name.name, m->code, buf_str(&b));
	return err_hint(err, "salesctl deal discount %s", m->code);
}

int
discount_decide(struct op *op, int64_t deal, bool approve, discount_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct actor              *who = NULL;
	struct matter                    m;
	size_t                           asked = 0, decided = 0;

	TRY(open_matter(&m, op, deal, &a, err));
	if (!approve && op->reason == NULL) {
		FAIL(err, SALES_EUSAGE, _("a refusal says why"));
		return err_hint(err, "--reason TEXT");
	}
	TRY(org_load(m.d, &a, &m.org, err));
	for (size_t i = 0; i < m.look.need.n; i++) {
		struct discount_sign *s = &m.look.sign[i];
		struct draft          r;
		bool                  may, same_login;
		int64_t               deputy;

		if (s->state != DISCOUNT_ASKED)
			continue;
		asked++;
		TRY(other_person(&m, s, &who, &same_login, err));
		TRY(find_signer(&m, i, who->person, &may, &deputy, err));
		if (!may || signed_another(&m, i, who->person))
			continue;
		TRY(decide_one(&m, s, approve, who, deputy, same_login, &r, err));
		TRY(fn(arg, &r.before, s->approval, err));
		decided++;
	}
	if (asked == 0)
		return refuse_unasked(&m, err);
	return decided > 0 ? SALES_OK : refuse_signer(&m, who->person, err);
}
