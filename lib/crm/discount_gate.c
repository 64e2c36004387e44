/* A deal is won at a price that was approved, where the rule book asks for it. */
#include "lib/crm/checks.h"
#include "lib/crm/discount.h"
#include "lib/crm/kinds.h"
#include "lib/crm/stages.h"

/* Did anything change that a price is made of? */
static bool
is_repriced(const struct kind *k, const struct value *before, const struct value *after)
{
	static const char *const field[] = { "amount", "currency", "list_amount", "cost", "product", "quantity" };

	for (size_t i = 0; i < sizeof(field) / sizeof(field[0]); i++) {
		const size_t at = kind_index(k, field[i]);

		if (!value_equal(&before[at], &after[at]))
			return true;
	}
	return false;
}

/* An approval is asked for at the price that a deal has. */
static int
hint(const struct kind *k, const struct record *before, const struct value *after, enum discount_state state,
    bool was_won, struct sales_err *err)
{
	char code[32];

	if (before == NULL)
		return err_hint(err, _("add it open, then: salesctl deal ask DEAL"));
	kind_code(k, before->id, code);
	if (was_won)
		return err_hint(err, _("open it again, change its price, then: salesctl deal ask %s"), code);
	if (is_repriced(k, before->v, after))
		return err_hint(err, _("change its price first, then: salesctl deal ask %s"), code);
	return err_hint(err, state == DISCOUNT_ASKED ? "salesctl deal approve %s --as PERSON" : "salesctl deal ask %s",
	    code);
}

/* "director, finance": whose signatures are missing, from the i-th on. */
static const char *
missing_roles(const struct discount_look *l, size_t i, struct arena *a)
{
	const char *all = approver_label(l->need.role[i]);

	for (i++; i < l->need.n; i++)
		if (l->sign[i].state != DISCOUNT_APPROVED)
			all = arena_printf(a, "%s, %s", all, approver_label(l->need.role[i]));
	return all;
}

static int
refuse(const struct discount_look *l, size_t i, struct arena *a, struct sales_err *err)
{
	static const char *const why[] = { [DISCOUNT_OPEN] = N_("nobody asked for it"), [DISCOUNT_ASKED] = N_("it was asked for and is not decided"),
		[DISCOUNT_APPROVED] = "", [DISCOUNT_REFUSED] = N_("it was refused"),
		[DISCOUNT_OUTDATED] = N_("what was asked for is another price") };
	const char *roles = missing_roles(l, i, a), *state = tr(why[l->sign[i].state]);
	char        s[RATIO_SIZE];

	if (l->need.price.den != 0 && i == 0)
		return FAIL(err, SALES_EPOLICY, _("at %s%% of the list price it needs the approval of: %s; %s"),
		    ratio_percent(l->need.price, s), roles, state);
	if (l->need.margin.den != 0)
		return FAIL(err, SALES_EPOLICY, _("at a margin of %s%% it needs the approval of: %s; %s"),
		    ratio_percent(l->need.margin, s), roles, state);
	return FAIL(err, SALES_EPOLICY, _("at this price it needs the approval of: %s; %s"), roles, state);
}

int
discount_gate(struct dept *d, const struct kind *k, const struct record *before, const struct value *after,
    struct arena *a, struct sales_err *err)
{
	const bool           was_won = before != NULL && deal_class(d, before->v, a) == STAGE_WON;
	struct discount_look l;

	if (d->policy->approval.ndiscount == 0 || deal_class(d, after, a) != STAGE_WON
	    || (was_won && !is_repriced(k, before->v, after)))
		return SALES_OK;
	TRY(discount_look(d, before == NULL ? 0 : before->id, after, a, &l, err));
	for (size_t i = 0; !l.holds && i < l.need.n; i++)
		if (l.sign[i].state != DISCOUNT_APPROVED) {
			refuse(&l, i, a, err);
			return hint(k, before, after, l.sign[i].state, was_won, err);
		}
	return SALES_OK;
}

int
discount_remark(struct dept *d, const struct kind *k, const struct record *before, const struct record *after,
    struct arena *a, const char **text, struct sales_err *err)
{
	struct discount_look was, is;
	char                 code[32], s[MONEY_SIZE];

	if (before == NULL || d->policy->approval.ndiscount == 0 || !is_repriced(k, before->v, after->v))
		return SALES_OK;
	TRY(discount_look(d, before->id, before->v, a, &was, err));
	TRY(discount_look(d, after->id, after->v, a, &is, err));
	if (was.need.n > 0 && was.holds && !is.holds)
		*text = arena_printf(a, _("%s approved %s: that approval holds no more"),
		    kind_code(&approval_kind, was.sign[0].approval, code), money_group(was.price.amount, 2, s));
	return SALES_OK;
}

int
approval_gate(struct dept *d, const struct kind *k, const struct record *before, struct value *after,
    struct sales_err *err)
{
	const struct actor *who;

	(void)k;
	if (before != NULL)
		return SALES_OK;
	TRY(dept_actor(d, &who, err));
	after[APPROVAL_ASKED_LOGIN] = v_text(who->login);
	return SALES_OK;
}
