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

/* ---- scoring ------------------------------------------------------------- */

enum { POINTS_MAX = 1000 };

/* "20", "-15": what a rule gives or takes. */
static void
read_points(struct reader *r, const struct node *n, void *obj)
{
	struct score_rule *s = obj;
	const char        *p = n->type == NODE_TEXT ? n->text : "";
	const bool         below = *p == '-';
	int                v = 0;

	for (p += below; *p >= '0' && *p <= '9' && v <= POINTS_MAX; p++)
		v = v * 10 + (*p - '0');
	if (n->type != NODE_TEXT || *p != '\0' || n->text[below] == '\0' || v > POINTS_MAX)
		fault_form(r, n, _("points such as 20 or -15, at most 1000"));
	else
		s->points = below ? -v : v;
}

static const struct key score_keys[] = {
	K_LABEL("label", struct score_rule, label),
	K_EXPR("when", struct score_rule, when),
	K_OWN("points", read_points, "{\"type\":[\"string\",\"integer\"]}", .flags = KEY_MUST,
	    .takes = N_("whole number, below zero too")),
	KEY_END
};
static const struct shape score_shape = {
	.name = "score", .keys = score_keys, .size = sizeof(struct score_rule), .has_place = true,
	.place_at = offsetof(struct score_rule, at)
};

static void
finish_scoring(struct reader *r, const struct node *n, void *obj)
{
	const struct policy *p = obj;

	if (p->nlead_scores > SCORE_RULES)
		FAULT(r, node_child(n, "lead"), "policy.many", _("here are %zu rules; %d can be followed"),
		    p->nlead_scores, (int)SCORE_RULES);
}

static const struct key scoring_keys[] = {
	K_LIST("lead", struct policy, lead_scores, nlead_scores, &score_shape),
	KEY_END
};
/* Its keys fill the policy itself. */
const struct shape scoring_shape = {
	.name = "scoring", .keys = scoring_keys, .size = sizeof(struct policy), .finish = finish_scoring
};
