/* pool: when customers go back to the public pool, and who may take them. */
#include "lib/policy/section.h"

/* "warn: [7d, 1d]", kept with the largest first. */
static void
read_warn(struct reader *r, const struct node *n, void *obj)
{
	struct pool_rule *p = obj;
	int              *all;

	if (!expect(r, n, NODE_LIST, _("a list of days such as [7d, 1d]")))
		return;
	all = arena_array(r->a, int, n->n + 1);
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		int    days;
		size_t i = p->nwarn;

		if (!read_span(r, c, &days))
			continue;
		for (; i > 0 && all[i - 1] < days; i--)
			all[i] = all[i - 1];
		all[i] = days;
		p->nwarn++;
	}
	p->warn = all;
}

static const struct key recycle_keys[] = {
	K_SPAN("no_followup", struct pool_rule, no_followup),
	K_SPAN("no_deal", struct pool_rule, no_deal),
	K_SPAN("won_within", struct pool_rule, won_within),
	KEY_END
};
/* Its keys fill the rule itself. */
static const struct shape recycle_shape = {
	.name = "recycle", .keys = recycle_keys, .size = sizeof(struct pool_rule)
};

static void
finish_pool(struct reader *r, const struct node *n, void *obj)
{
	const struct pool_rule *p = obj;

	if (p->no_followup == 0 && p->no_deal == 0)
		FAULT(r, n, "policy.pool", _("a pool needs a reason to take customers back: "
		    "recycle: {no_followup: 30d}"));
}

static const struct key pool_keys[] = {
	K_ID("id", struct pool_rule, id, .flags = KEY_MUST),
	K_EXPR("when", struct pool_rule, when),
	{ .name = "recycle", .type = KEY_MAP, .at = 0, .size = sizeof(struct pool_rule),
	  .of = &recycle_shape, .flags = KEY_MUST },
	K_OWN("warn", read_warn, "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}",
	    .takes = N_("list of days")),
	K_COUNT("claim_per_day", struct pool_rule, claim_per_day),
	K_COUNT("hold_max", struct pool_rule, hold_max),
	K_SPAN("ex_owner_lockout", struct pool_rule, lockout),
	KEY_END
};
const struct shape pool_shape = {
	.name = "pool", .keys = pool_keys, .size = sizeof(struct pool_rule), .has_place = true,
	.place_at = offsetof(struct pool_rule, at), .finish = finish_pool
};
