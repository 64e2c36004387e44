/* approval: who approves payouts, and discounts by how deep they are. */
#include <string.h>

#include "lib/base/text.h"
#include "lib/policy/section.h"

/* ---- payouts ------------------------------------------------------------- */

static const struct choice logins[] = { { "refused", false }, { "allowed", true }, { NULL, 0 } };

static const struct choice nots[] = { { "runner", 1 }, { "payee", 2 }, { NULL, 0 } };

/* Neither ever approves, so the list can only say what holds anyway. */
static void
read_not(struct reader *r, const struct node *n, void *obj)
{
	int who, all = 0;

	(void)obj;
	if (!expect(r, n, NODE_LIST, _("the list [runner, payee]")))
		return;
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		if (!read_choice(r, c, nots, &who))
			return;
		all |= who;
	}
	if (all != 3)
		FAULT(r, n, "policy.not", _("neither who prepared a payout nor who is paid by it "
		    "ever approves it: this list is [runner, payee]"));
}

static const struct key payout_approval_keys[] = {
	K_COUNT("approvers", struct approval_rules, approvers),
	K_OWN("not", read_not, "{\"type\":\"array\",\"items\":{\"enum\":[\"runner\",\"payee\"]}}",
	    .takes = N_("list of runner, payee")),
	KEY_END
};
static const struct shape payout_approval_shape = {
	.name = "payout approval", .keys = payout_approval_keys,
	.size = sizeof(struct approval_rules)
};

/* ---- discounts: [[95%, seller], [90%, supervisor], [0%, [gm, finance]]] ---- */

enum { ROLES_MAX = 32 };

/* Roles that a book may name without saying who has them. */
static const struct approver_role standard[] = {
	{ "supervisor", (const char *const[]){ "supervisor", "主管", NULL } },
	{ "manager", (const char *const[]){ "manager", "经理", NULL } },
	{ "director", (const char *const[]){ "director", "总监", NULL } },
	{ "gm", (const char *const[]){ "gm", "总经理", NULL } },
	{ "finance", (const char *const[]){ "finance", "财务", NULL } },
};

static const struct approver_role *
find_role(const struct approval_rules *a, const char *name)
{
	for (size_t i = 0; i < a->nroles; i++)
		if (strcmp(a->roles[i].name, name) == 0)
			return &a->roles[i];
	for (size_t i = 0; i < sizeof(standard) / sizeof(standard[0]); i++)
		if (strcmp(standard[i].name, name) == 0)
			return &standard[i];
	return NULL;
}

const char *const *
approver_words(const struct approval_rules *a, const char *role)
{
	const struct approver_role *r = find_role(a, role);

	return r == NULL ? NULL : r->words;
}

const char *
approver_label(const char *role)
{
	static const char *const label[] = { NC_("role", "seller"), NC_("role", "supervisor"), NC_("role", "manager"),
		NC_("role", "director"), NC_("role", "gm"), NC_("role", "finance") };

	for (size_t i = 0; i < sizeof(label) / sizeof(label[0]); i++)
		if (strcmp(label[i] + strlen("role") + 1, role) == 0)
			return tr(label[i]);
	return role;
}

static void
read_roles(struct reader *r, const struct node *n, void *obj)
{
	struct approval_rules *a = obj;
	struct approver_role  *all;

	if (!expect(r, n, NODE_MAP, _("a mapping such as {supervisor: [manager]}")))
		return;
	all = arena_array(r->a, struct approver_role, n->n + 1);
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		if (c->key == NULL || *c->key == '\0')
			continue; /* that was said */
		if (strcmp(c->key, SELLER) == 0)
			fault_at(r, DIAG_ERROR, c->key_at, c, "policy.role", NULL,
			    _("'%s' is whoever owns the deal"), c->key);
		else if (read_words(r, c, &all[a->nroles].words))
			all[a->nroles++].name = c->key;
	}
	a->roles = all;
}

static bool
read_from(struct reader *r, const struct node *n, struct ratio *from)
{
	char percent[RATIO_SIZE];

	if (!read_share(r, n, from))
		return false;
	if (from->num >= 0 && from->num <= from->den)
		return true;
	FAULT(r, n, "policy.range", _("'%s' is %s%%: a level begins between 0%% and 100%% of the list price"), n->text,
	    ratio_percent(*from, percent));
	return false;
}

static bool
read_level(struct reader *r, const struct node *n, struct discount_level *l)
{
	const struct node *by = n->type == NODE_LIST && n->n == 2 ? n->last : NULL;
	const char       **one;

	l->at = n->at;
	if (by == NULL) {
		fault_form(r, n, _("a level such as [90%, supervisor]"));
		return false;
	}
	if (!read_from(r, n->first, &l->from))
		return false;
	if (by->type == NODE_LIST && by->n > 0)
		return read_words(r, by, &l->by);
	one = arena_array(r->a, const char *, 2);
	l->by = one;
	return read_text(r, by, &one[0]);
}

static void
check_order(struct reader *r, const struct node *n, const struct discount_level *l, size_t i)
{
	char before[RATIO_SIZE];

	if (i > 0 && ratio_cmp(l[i].from, l[i - 1].from) >= 0)
		FAULT(r, n->first, "policy.order", _("'%s' is not below %s%%: the levels go down from the list price"),
		    n->first->text, ratio_percent(l[i - 1].from, before));
	if (n->next == NULL && l[i].from.num != 0)
		FAULT(r, n->first, "policy.order", _("the last level begins at 0%%: below '%s' nobody could approve"),
		    n->first->text);
	for (size_t k = 0; l[i].by[k] != NULL; k++)
		if (strcmp(l[i].by[k], SELLER) == 0 && (i > 0 || k > 0 || l[i].by[1] != NULL))
			FAULT(r, n->last, "policy.role", _("'%s' is whoever owns the deal: the first level alone is his"),
			    SELLER);
}

static void
read_discount(struct reader *r, const struct node *n, void *obj)
{
	struct approval_rules *a = obj;
	struct discount_level *all;

	if (!expect(r, n, NODE_LIST, _("levels such as [[95%, seller], [0%, manager]]")))
		return;
	if (n->n == 0)
		fault_form(r, n, _("levels such as [[95%, seller], [0%, manager]]"));
	all = arena_array(r->a, struct discount_level, n->n + 1);
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		if (!read_level(r, c, &all[a->ndiscount]))
			return;
		check_order(r, c, all, a->ndiscount++);
	}
	a->discount = all;
}

static const struct key cosign_keys[] = {
	K_SHARE("below", struct approval_rules, margin_below, .flags = KEY_MUST | KEY_WITHIN),
	K_TEXT("by", struct approval_rules, margin_by, .flags = KEY_MUST),
	KEY_END
};
/* Its keys fill the rules themselves. */
static const struct shape cosign_shape = {
	.name = "margin co-signature", .keys = cosign_keys, .size = sizeof(struct approval_rules)
};

static void
finish_delegate(struct reader *r, const struct node *n, void *obj)
{
	const struct approval_delegate *g = obj;
	const struct node              *until = node_child(n, "until");

	if (g->of != NULL && g->to != NULL && strcmp(g->of, g->to) == 0)
		FAULT(r, n, "policy.delegate", _("nobody stands in for himself"));
	if (until != NULL && node_child(n, "from") != NULL && g->until < g->from)
		FAULT(r, until, "policy.backwards", _("'%s' ends before it begins"), until->text);
}

static const struct key delegate_keys[] = {
	K_TEXT("of", struct approval_delegate, of, .flags = KEY_MUST),
	K_TEXT("to", struct approval_delegate, to, .flags = KEY_MUST),
	K_DAY("from", struct approval_delegate, from, .flags = KEY_MUST),
	K_DAY("until", struct approval_delegate, until, .flags = KEY_MUST),
	KEY_END
};
static const struct shape delegate_shape = {
	.name = "delegate", .keys = delegate_keys, .size = sizeof(struct approval_delegate), .has_place = true,
	.place_at = offsetof(struct approval_delegate, at), .finish = finish_delegate
};

/* ---- the whole ----------------------------------------------------------- */

static void
check_role(struct reader *r, const struct approval_rules *a, const struct node *n)
{
	const char *known[ROLES_MAX];
	const char *all = SELLER;
	size_t      count = 0;

	if (n->type != NODE_TEXT || strcmp(n->text, SELLER) == 0 || find_role(a, n->text) != NULL)
		return;
	for (size_t i = 0; i < sizeof(standard) / sizeof(standard[0]); i++)
		known[count++] = standard[i].name;
	for (size_t i = 0; i < a->nroles && count < ROLES_MAX; i++)
		known[count++] = a->roles[i].name;
	for (size_t i = 0; i < count; i++)
		all = arena_printf(r->a, "%s, %s", all, known[i]);
	fault_at(r, DIAG_ERROR, n->at, n, "policy.role", text_nearest(n->text, known, count),
	    _("there is no role '%s' (%s): say under approval.roles who has it"), n->text, all);
}

/* The roles of the levels, wherever in the section they are said. */
static void
check_roles(struct reader *r, const struct approval_rules *a, const struct node *n)
{
	const struct node *levels = node_child(n, "discount"), *cosign = node_child(n, "margin_cosign");
	const struct node *by = cosign == NULL || cosign->type != NODE_MAP ? NULL : node_child(cosign, "by");

	for (const struct node *c = levels == NULL ? NULL : levels->first; c != NULL; c = c->next) {
		if (c->type != NODE_LIST || c->n != 2)
			continue;
		check_role(r, a, c->last);
		for (const struct node *x = c->last->first; x != NULL; x = x->next)
			check_role(r, a, x);
	}
	if (by == NULL)
		return;
	check_role(r, a, by);
	if (by->type == NODE_TEXT && strcmp(by->text, SELLER) == 0)
		FAULT(r, by, "policy.role", _("'%s' is whoever owns the deal: he does not co-sign it"), SELLER);
	if (a->ndiscount == 0)
		FAULT(r, cosign, "policy.cosign", _("a co-signature stands beside the levels of 'discount'"));
}

static void
finish_approval(struct reader *r, const struct node *n, void *obj)
{
	struct approval_rules *a = obj;
	const struct node     *payout = node_child(n, "payout");

	if (payout == NULL || node_child(payout, "approvers") == NULL)
		a->approvers = 1;
	else if (a->approvers < 1 || a->approvers > APPROVERS_MAX)
		FAULT(r, node_child(payout, "approvers"), "policy.range",
		    _("'%s': a payout is approved by 1 to %d people"), node_child(payout, "approvers")->text, APPROVERS_MAX);
	check_roles(r, a, n);
}

static const struct key approval_keys[] = {
	{ .name = "payout", .type = KEY_MAP, .at = 0, .size = sizeof(struct approval_rules),
	  .of = &payout_approval_shape },
	K_CHOICE("same_login", struct approval_rules, same_login, logins),
	K_OWN("discount", read_discount, "{\"type\":\"array\",\"items\":{\"type\":\"array\"}}",
	    .takes = N_("list of [percentage, role]")),
	{ .name = "margin_cosign", .type = KEY_MAP, .at = 0, .size = sizeof(struct approval_rules), .of = &cosign_shape },
	K_OWN("roles", read_roles, "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"array\","
	    "\"items\":{\"type\":\"string\"}}}", .takes = N_("roles of people by name")),
	K_LIST("delegates", struct approval_rules, delegates, ndelegates, &delegate_shape),
	KEY_END
};
const struct shape approval_shape = {
	.name = "approval", .keys = approval_keys,
	.size = sizeof(struct approval_rules), .finish = finish_approval
};
