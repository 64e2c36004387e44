/* goals.ramp: how much of a target newcomers are given, month by month. */
#include "lib/policy/section.h"

static void
read_months(struct reader *r, const struct node *n, void *obj)
{
	struct ramp_rule *rule = obj;
	struct ratio     *all;

	if (!expect(r, n, NODE_LIST, _("the shares of the months since the hiring, such as [0%, 25%, 50%, 100%]")))
		return;
	all = arena_array(r->a, struct ratio, n->n + 1);
	rule->months = all;
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		struct ratio *v = &all[rule->nmonths++];

		if (!read_share(r, c, v))
			*v = (struct ratio){ 1, 1 };
		else if (v->num < 0 || ratio_cmp(*v, (struct ratio){ 1, 1 }) > 0)
			FAULT(r, c, "policy.range", _("a newcomer is given between 0%% and 100%% of a target"));
	}
	if (rule->nmonths == 0)
		FAULT(r, n, "policy.ramp", _("this list is empty: nobody would ever be relieved"));
}

static const struct key ramp_keys[] = {
	K_TEXT("role", struct ramp_rule, role, .flags = KEY_MUST),
	K_OWN("months", read_months, "{\"type\":\"array\",\"minItems\":1,\"items\":{\"type\":[\"string\",\"number\"]}}",
	    .flags = KEY_MUST, .takes = N_("list of percentages")),
	KEY_END
};
const struct shape ramp_shape = {
	.name = "ramp", .keys = ramp_keys, .size = sizeof(struct ramp_rule), .has_place = true,
	.place_at = offsetof(struct ramp_rule, at)
};

static bool
same_role(const struct ramp_rule *a, const struct ramp_rule *b)
{
	return a->role != NULL && b->role != NULL && strcmp(a->role, b->role) == 0;
}

void
check_ramp(struct reader *r, const struct node *n, const struct goal_rules *g)
{
	const struct node *list = node_child(n, "ramp"), *item = list == NULL ? NULL : list->first;

	for (size_t i = 0; i < g->nramp && item != NULL; i++, item = item->next)
		for (size_t k = 0; k < i; k++)
			if (same_role(&g->ramp[i], &g->ramp[k]))
				FAULT(r, node_child(item, "role"), "policy.ramp", _("the role '%s' has a ramp already, on line %d"),
				    g->ramp[i].role, g->ramp[k].at.line);
}
