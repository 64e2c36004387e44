/* A manager's ruling on registrations that met. */
#include "lib/crm/checks.h"
#include "lib/crm/eyes.h"
#include "lib/crm/kinds.h"
#include "lib/crm/register.h"
#include "lib/crm/register_facts.h"
#include "lib/record/draft.h"

struct hearing {
	struct op           *op;
	struct arena        *a;
	const struct ruling *r;
	struct draft         held;     /* the one that the ruling is for */
	struct reg           facts;
	struct regs          met;      /* others of the same customer, at the same time */
	int64_t              deal;
	struct parties       parties;
	const struct actor  *who;
};

static const char *
login_of(const struct hearing *h, const struct draft *r)
{
	const struct value *v = draft_get(r, "login");

	return v->type == V_NULL ? NULL : arena_strndup(h->a, v->u.s.p, v->u.s.n);
}

static bool
is_at_once(const struct reg *a, const struct reg *b)
{
	return (b->until == DAY_NONE || a->on <= b->until) && (a->until == DAY_NONE || b->on <= a->until);
}

static int
find_met(struct hearing *h, struct sales_err *err)
{
	struct regs all;
	size_t      n = 0;

	TRY(regs_from(h->op->d, h->facts.on, true, h->a, &all, err));
	for (size_t i = 0; i < all.n; i++)
		if (all.v[i].id != h->facts.id && reg_same(&all.v[i], &h->facts) && is_at_once(&all.v[i], &h->facts))
			all.v[n++] = all.v[i];
	h->met = (struct regs){ all.v, n, n };
	return SALES_OK;
}

/* The deal that is shared: a deal of the customer that was registered. */
static int
find_deal(struct hearing *h, struct sales_err *err)
{
	struct dept        *d = h->op->d;
	const struct kind  *k = d->schema.by_no[deal_kind.no];
	const struct value *v = draft_get(&h->held, "deal");
	struct record       deal;
	struct reg          of_deal = { 0 };
	char                code[32], other[32];

	h->deal = h->r->deal != 0 ? h->r->deal : v->type == V_NULL ? 0 : v->u.i;
	kind_code(h->held.k, h->facts.id, code);
	if (h->deal == 0 && h->r->n > 0) {
		FAIL(err, SALES_EUSAGE, _("%s has no deal that could be shared"), code);
		return err_hint(err, "--deal D-...");
	}
	if (h->deal == 0)
		return SALES_OK;
	TRY(record_get(d, k, h->deal, h->a, &deal, err));
	v = &deal.v[kind_index(k, "customer")];
	if (v->type != V_NULL)
		TRY(reg_of_customer(d, v->u.i, h->facts.on, h->a, &of_deal, err));
	if (v->type == V_NULL || !reg_same(&of_deal, &h->facts)) {
		FAIL(err, SALES_EINVAL, _("%s is no deal of the customer that %s registers"),
		    kind_code(k, h->deal, other), code);
		return err_hint(err, "salesctl registration edit %s customer=...", code);
	}
	parties_add(&h->parties, deal.v[kind_index(k, "owner")].u.i, NULL);
	return SALES_OK;
}

static int
hear(struct hearing *h, struct sales_err *err)
{
	bool same_login;

	parties_add(&h->parties, h->facts.person, login_of(h, &h->held));
	for (size_t i = 0; i < h->met.n; i++) {
		struct draft other;

		TRY(draft_of(h->op, &registration_kind, h->met.v[i].id, h->a, &other, err));
		parties_add(&h->parties, h->met.v[i].person, login_of(h, &other));
	}
	for (size_t i = 0; i < h->r->n; i++)
		parties_add(&h->parties, h->r->part[i].person, NULL);
	return parties_others(h->op->d, &h->parties, &h->who, &same_login, err);
}

static int
write_ruling(const struct hearing *h, struct draft *r, int64_t against, struct sales_err *err)
{
	draft_set(r, "verdict", v_text(against == 0 ? "accepted" : "refused"));
	draft_set(r, "against", against == 0 ? v_null() : v_of(V_REF, against));
	draft_set(r, "ruling", v_text(h->op->reason));
	draft_set(r, "ruled_by", v_of(V_REF, h->who->person));
	draft_set(r, "ruled_on", v_day(h->op->d->when.today));
	return draft_save(r, NULL, NULL, err);
}

int
register_rule(struct op *op, int64_t id, const struct ruling *r, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct hearing                   h = { .op = op, .a = &a, .r = r };
	char                             code[32];

	TRY(draft_of(op, &registration_kind, id, &a, &h.held, err));
	if (draft_get(&h.held, "withdrawn_on")->type != V_NULL)
		return FAIL(err, SALES_EPOLICY, _("%s was withdrawn"), kind_code(h.held.k, id, code));
	if (op->reason == NULL) {
		FAIL(err, SALES_EUSAGE, _("a ruling says why"));
		return err_hint(err, "--reason TEXT");
	}
	TRY(reg_of(op->d, id, h.held.v, &a, &h.facts, err));
	TRY(find_met(&h, err));
	TRY(find_deal(&h, err));
	TRY(hear(&h, err));
	if (h.deal != 0)
		draft_set(&h.held, "deal", v_of(V_REF, h.deal));
	TRY(write_ruling(&h, &h.held, 0, err));
	for (size_t i = 0; i < h.met.n; i++) {
		struct draft other;

		TRY(draft_of(op, &registration_kind, h.met.v[i].id, &a, &other, err));
		TRY(write_ruling(&h, &other, id, err));
	}
	if (r->n > 0 && deal_split(op, h.deal, r->part, r->n, false, err) != SALES_OK) {
		err->hint[0] = '\0'; /* a ruling has no other kind of share to offer */
		return err->code;
	}
	return SALES_OK;
}
