/* registration: how long a registered customer is protected, and what renews it. */
#include "lib/policy/section.h"

static const struct choice firsts[] = { { "true", false }, { "false", true }, { NULL, 0 } };

static void
read_activities(struct reader *r, const struct node *n, void *obj)
{
	struct registration_rules *g = obj;

	g->activities_at = n->at;
	if (read_words(r, n, &g->activities) && n->n == 0)
		FAULT(r, n, "policy.empty", _("no activity would count: leave the key out and all do"));
}

static void
finish_registration(struct reader *r, const struct node *n, void *obj)
{
	struct registration_rules *g = obj;
	const struct node         *valid = node_child(n, "valid");

	if (valid != NULL && g->valid == 0)
		FAULT(r, valid, "policy.range", _("a registration protects for at least one day: valid: 90d"));
	if (node_child(n, "renew_activity") == NULL)
		g->renew_activity = g->renew;
}

static const struct key registration_keys[] = {
	K_SPAN("valid", struct registration_rules, valid, .flags = KEY_MUST),
	K_SPAN("renew", struct registration_rules, renew),
	K_SPAN("renew_activity", struct registration_rules, renew_activity),
	K_OWN("activities", read_activities, "{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"uniqueItems\":true}",
	    .takes = N_("list of words")),
	K_CHOICE("first_valid_wins", struct registration_rules, by_ruling, firsts),
	KEY_END
};
const struct shape registration_shape = {
	.name = "registration", .keys = registration_keys, .size = sizeof(struct registration_rules),
	.finish = finish_registration
};
