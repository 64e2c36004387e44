/* assignment, leads, scoring: who gets a lead, how soon it is answered, what
 * it is worth. */
#include "lib/policy/section.h"

/* ---- assignment ---------------------------------------------------------- */

static const struct choice assign_ways[] = {
	{ "round-robin", ASSIGN_ROUND_ROBIN }, { "least-busy", ASSIGN_LEAST_BUSY }, { NULL, 0 }
};

static void
finish_to(struct reader *r, const struct node *n, void *obj)
{
	const struct assign_rule *a = obj;
	const struct node        *by = node_child(n, "by"), *role = node_child(n, "role");
	const int                 named = (node_child(n, "team") != NULL) + (node_child(n, "person") != NULL)
	                  + (node_child(n, "people") != NULL);

	if (named > 1 || (named == 0 && role == NULL))
		fault_at(r, DIAG_ERROR, node_place(n), n, "policy.assign-to", NULL,
		    _("say who gets the leads in one way: team, role, person or people"));
	else if (role != NULL && (a->person != NULL || a->people != NULL))
		FAULT(r, role, "policy.assign-to", _("a role narrows a team, or stands alone: people who are "
		    "named need none"));
	if (by != NULL && a->person != NULL)
		FAULT(r, by, "policy.assign-to", _("with one person there is nobody to choose from: take 'by' out"));
	if (a->people != NULL && a->people[0] == NULL)
		FAULT(r, node_child(n, "people"), "policy.assign-to", _("this list is empty: nobody would ever get "
		    "a lead"));
}

static const struct key to_keys[] = {
	K_TEXT("team", struct assign_rule, team),
	K_TEXT("role", struct assign_rule, role),
	K_TEXT("person", struct assign_rule, person),
	K_WORDS("people", struct assign_rule, people),
	K_CHOICE("by", struct assign_rule, by, assign_ways),
	K_COUNT("per_month", struct assign_rule, per_month),
	KEY_END
};
/* Its keys fill the rule itself. */
static const struct shape to_shape = {
	.name = "to", .keys = to_keys, .size = sizeof(struct assign_rule), .has_place = true,
	.place_at = offsetof(struct assign_rule, to_at), .finish = finish_to
};

static const struct key assign_keys[] = {
	K_ID("id", struct assign_rule, id),
	K_EXPR("when", struct assign_rule, when),
	{ .name = "to", .type = KEY_MAP, .at = 0, .size = sizeof(struct assign_rule), .of = &to_shape,
	  .flags = KEY_MUST },
	KEY_END
};
const struct shape assign_shape = {
	.name = "assignment", .keys = assign_keys, .size = sizeof(struct assign_rule), .has_place = true,
	.place_at = offsetof(struct assign_rule, at)
};

/* ---- leads --------------------------------------------------------------- */

static const struct choice assign_times[] = { { "on-command", false }, { "on-entry", true }, { NULL, 0 } };

static const struct choice day_counts[] = { { "days", false }, { "workdays", true }, { NULL, 0 } };

static const struct key leads_keys[] = {
	K_CHOICE("assign", struct lead_rules, assign_on_entry, assign_times),
	K_SPAN("first_contact", struct lead_rules, first_contact),
	K_CHOICE("count", struct lead_rules, workdays, day_counts),
	K_WORDS("disqualify_reasons", struct lead_rules, disqualify_reasons),
	KEY_END
};
const struct shape leads_shape = {
	.name = "leads", .keys = leads_keys, .size = sizeof(struct lead_rules)
};
