/* plans: who earns what on which metric. */
#include <string.h>

#include "lib/policy/section.h"

static const struct choice kinds[] = { { "commission", 0 }, { NULL, 0 } };
static const char *const kinds_later[] = {
	"true-up", "bonus", "spiff", "override", "pool", NULL
};
static const struct choice lookups[] = {
	{ "period", LOOKUP_PERIOD }, { "transaction", LOOKUP_TRANSACTION },
	{ "running", LOOKUP_RUNNING }, { NULL, 0 }
};
static const struct choice applies[] = {
	{ "marginal", APPLY_MARGINAL }, { "whole", APPLY_WHOLE }, { NULL, 0 }
};
static const char *const applies_later[] = { "retroactive", "interpolated", NULL };
static const struct choice boundaries[] = { { "upper", true }, { "lower", false }, { NULL, 0 } };
static const struct choice excesses[] = { { "lost", EXCESS_LOST }, { NULL, 0 } };
static const char *const excesses_later[] = { "withheld", "later", NULL };

/* A choice some of whose words only a later version follows. */
static bool
read_choice_or_later(struct reader *r, const struct node *n, const struct choice *c,
    const char *const *later, int *out)
{
	for (; n->type == NODE_TEXT && *later != NULL; later++)
		if (strcmp(*later, n->text) == 0) {
			FAULT(r, n, "policy.later", _("salesctl %s can't follow '%s: %s' yet"),
			    SALESCTL_VERSION, n->key, n->text);
			return false;
		}
	return read_choice(r, n, c, out);
}

/* A component as it is written. Whether a tier ends at a percentage or at an
 * amount is known only when `by` was read, so the texts are kept. */
struct tier_text { struct tier t; const struct node *to; };
struct by_text { const char *attainment, *amount; enum period_unit over; };
struct cap_text { money amount; enum cap_excess excess; enum period_unit period; };
struct component_text {
	struct component  c;
	struct tier_text *tiers;
	size_t            ntiers;
	struct by_text    by;
	struct cap_text   cap;
};
struct plan_text {
	struct plan            p;
	struct component_text *components;
	size_t                 n;
	struct cap_text        cap;
};

static void
read_to(struct reader *r, const struct node *n, void *obj)
{
	(void)r;
	((struct tier_text *)obj)->to = n;
}

static const struct key tier_keys[] = {
	K_OWN("to", read_to, "{\"type\":[\"string\",\"number\"]}",
	    .takes = N_("percentage or amount")),
	K_SHARE("rate", struct tier_text, t.rate, .flags = KEY_MUST | KEY_WITHIN),
	KEY_END
};
static const struct shape tier_shape = {
	.name = "tier", .keys = tier_keys, .size = sizeof(struct tier_text), .has_place = true,
	.place_at = offsetof(struct tier_text, t.at)
};

static void
read_kind(struct reader *r, const struct node *n, void *obj)
{
	int v;

	if (read_choice_or_later(r, n, kinds, kinds_later, &v))
		((struct component_text *)obj)->c.kind = kinds[v].name;
}

static void
read_apply(struct reader *r, const struct node *n, void *obj)
{
	int v;

	if (read_choice_or_later(r, n, applies, applies_later, &v))
		((struct component_text *)obj)->c.apply = (enum tier_apply)v;
}

static void
read_metric_name(struct reader *r, const struct node *n, const char **out, int to)
{
	if (read_id(r, n, out))
		refer(r, n, to);
}

static void
read_base(struct reader *r, const struct node *n, void *obj)
{
	read_metric_name(r, n, &((struct component_text *)obj)->c.base, REF_MONEY_METRIC);
}

static void
read_attainment(struct reader *r, const struct node *n, void *obj)
{
	read_metric_name(r, n, &((struct by_text *)obj)->attainment, REF_METRIC);
}

static void
read_amount(struct reader *r, const struct node *n, void *obj)
{
	read_metric_name(r, n, &((struct by_text *)obj)->amount, REF_MONEY_METRIC);
}

static void
finish_by(struct reader *r, const struct node *n, void *obj)
{
	const struct by_text *b = obj;

	if (node_child(n, "attainment") != NULL && node_child(n, "amount") != NULL)
		FAULT(r, n, "policy.by", _("tiers are looked up by attainment or by amount, not "
		    "by both"));
	else if (b->attainment == NULL && b->amount == NULL && n->n < 2)
		FAULT(r, n, "policy.by", _("say what the tiers go by: {attainment: METRIC} or "
		    "{amount: METRIC}"));
}

#define NAME_FORM "{\"type\":\"string\"}"

static const struct key by_keys[] = {
	K_OWN("attainment", read_attainment, NAME_FORM,
	    .takes = N_("metric")),
	K_OWN("amount", read_amount, NAME_FORM,
	    .takes = N_("metric")),
	K_CHOICE("over", struct by_text, over, unit_choices),
	KEY_END
};
static const struct shape by_shape = {
	.name = "by", .keys = by_keys, .size = sizeof(struct by_text), .finish = finish_by
};

static void
read_excess(struct reader *r, const struct node *n, void *obj)
{
	int v;

	if (read_choice_or_later(r, n, excesses, excesses_later, &v))
		((struct cap_text *)obj)->excess = (enum cap_excess)v;
}

static void
finish_cap(struct reader *r, const struct node *n, void *obj)
{
	const struct cap_text *c = obj;
	const struct node     *amount = node_child(n, "amount");

	if (amount != NULL && c->amount.v < 0)
		FAULT(r, amount, "policy.range", _("a cap is 0 or more"));
}

static const struct key cap_keys[] = {
	K_MONEY("amount", struct cap_text, amount, .flags = KEY_MUST),
	K_OWN("excess", read_excess, "{\"enum\":[\"lost\"]}",
	    .takes = N_("lost")),
	KEY_END
};
static const struct shape cap_shape = {
	.name = "cap", .keys = cap_keys, .size = sizeof(struct cap_text), .finish = finish_cap
};
static const struct key plan_cap_keys[] = {
	K_MONEY("amount", struct cap_text, amount, .flags = KEY_MUST),
	K_CHOICE("period", struct cap_text, period, unit_choices, .flags = KEY_MUST),
	KEY_END
};
static const struct shape plan_cap_shape = {
	.name = "plan cap", .keys = plan_cap_keys, .size = sizeof(struct cap_text),
	.finish = finish_cap
};

/* A tier ends at a percentage of a goal, or at an amount in units. */
static bool
read_end(struct reader *r, const struct node *n, bool percent, struct ratio *out)
{
	money m;

	if (percent)
		return read_share(r, n, out);
	if (n->type == NODE_TEXT && strchr(n->text, '%') != NULL) {
		FAULT(r, n, "policy.tier", _("these tiers go by an amount, so '%s' must be one; "
		    "for percentages of a goal add by: {attainment: METRIC}"), n->text);
		return false;
	}
	return read_money(r, n, &m) && ratio_make(m.v, MONEY_UNIT, out);
}

static void
finish_tiers(struct reader *r, const struct node *n, struct component_text *t)
{
	struct tier *all = arena_array(r->a, struct tier, t->ntiers + 1);

	for (size_t i = 0; i < t->ntiers; i++) {
		all[i] = t->tiers[i].t;
		all[i].open = t->tiers[i].to == NULL;
		if (!all[i].open)
			read_end(r, t->tiers[i].to, t->c.by_attainment != NULL, &all[i].to);
	}
	t->c.tiers = all;
	t->c.ntiers = t->ntiers;
	if (t->ntiers == 0)
		FAULT(r, node_child(n, "tiers"), "policy.tier",
		    _("tiers need at least one {rate: 5%%}"));
}

static void
refuse_without_tiers(struct reader *r, const struct node *n)
{
	static const char *const keys[] = { "by", "lookup", "apply", "boundary" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		const struct node *k = node_child(n, keys[i]);

		if (k != NULL)
			fault_at(r, DIAG_ERROR, k->key_at, k, "policy.tier", NULL,
			    _("'%s' says how tiers are used, and this component has none"),
			    keys[i]);
	}
}

static void
finish_component(struct reader *r, const struct node *n, void *obj)
{
	struct component_text *t = obj;
	struct component      *c = &t->c;
	const struct node     *by = node_child(n, "by"), *tiers = node_child(n, "tiers");
	const struct node     *rate = node_child(n, "rate");

	c->by_attainment = t->by.attainment;
	c->by_amount = t->by.amount;
	c->has_over = by != NULL && by->type == NODE_MAP && node_child(by, "over") != NULL;
	c->over = t->by.over;
	c->boundary_upper |= node_child(n, "boundary") == NULL;
	c->has_cap = node_child(n, "cap") != NULL;
	c->cap = t->cap.amount;
	c->cap_excess = t->cap.excess;
	if (tiers != NULL)
		finish_tiers(r, n, t);
	else
		refuse_without_tiers(r, n);
	if (tiers != NULL && rate != NULL)
		fault_at(r, DIAG_ERROR, rate->key_at, rate, "policy.tier", NULL,
		    _("a component has one rate or tiers, not both"));
	else if (tiers == NULL && rate == NULL && c->kind != NULL)
		fault_at(r, DIAG_ERROR, node_place(n), n, "policy.missing", NULL,
		    _("a commission needs a rate, or tiers with rates"));
}

static const struct key component_keys[] = {
	K_ID("id", struct component_text, c.id, .flags = KEY_MUST),
	K_OWN("kind", read_kind, "{\"enum\":[\"commission\"]}", .flags = KEY_MUST,
	    .takes = N_("commission")),
	K_OWN("base", read_base, NAME_FORM, .flags = KEY_MUST,
	    .takes = N_("metric")),
	K_EXPR("where", struct component_text, c.where),
	K_SHARE("rate", struct component_text, c.rate, .flags = KEY_WITHIN),
	K_LIST("tiers", struct component_text, tiers, ntiers, &tier_shape),
	K_MAP("by", struct component_text, by, &by_shape),
	K_CHOICE("lookup", struct component_text, c.lookup, lookups),
	K_OWN("apply", read_apply, "{\"enum\":[\"marginal\",\"whole\"]}",
	    .takes = N_("marginal | whole")),
	K_CHOICE("boundary", struct component_text, c.boundary_upper, boundaries),
	K_MAP("cap", struct component_text, cap, &cap_shape),
	KEY_END
};
static const char *const component_later[] = {
	"net_of", "factors", "of", "period", "direction", "amount", "when", "per", "window",
	"share", NULL
};
static const struct shape component_shape = {
	.name = "component", .keys = component_keys, .later = component_later,
	.size = sizeof(struct component_text), .has_place = true,
	.place_at = offsetof(struct component_text, c.at), .finish = finish_component
};

static void
finish_plan(struct reader *r, const struct node *n, void *obj)
{
	struct plan_text  *t = obj;
	struct component  *all = arena_array(r->a, struct component, t->n + 1);
	const struct node *list = node_child(n, "components");

	for (size_t i = 0; i < t->n; i++) {
		all[i] = t->components[i].c;
		for (size_t j = 0; j < i; j++)
			if (all[i].id != NULL && all[j].id != NULL
			    && strcmp(all[i].id, all[j].id) == 0)
				fault_at(r, DIAG_ERROR, all[i].at, NULL, "policy.repeated", NULL,
				    _("the plan '%s' has a component '%s' already (line %d)"),
				    t->p.id, all[i].id, all[j].at.line);
	}
	t->p.components = all;
	t->p.ncomponents = t->n;
	if (list != NULL && list->type == NODE_LIST && t->n == 0)
		FAULT(r, list, "policy.plan", _("a plan needs at least one component"));
	if (node_child(n, "period") == NULL)
		t->p.period = UNIT_MONTH;
	t->p.has_cap = node_child(n, "cap") != NULL;
	t->p.cap = t->cap.amount;
	t->p.cap_period = t->cap.period;
}

static const struct key plan_keys[] = {
	K_EXPR("for", struct plan_text, p.who, .flags = KEY_MUST),
	K_CHOICE("period", struct plan_text, p.period, unit_choices),
	K_LIST("components", struct plan_text, components, n, &component_shape,
	    .flags = KEY_MUST),
	K_MAP("cap", struct plan_text, cap, &plan_cap_shape),
	KEY_END
};
static const char *const plan_later[] = {
	"guarantee", "draw", "holdback", "clawback", "leaver", "proration", NULL
};
const struct shape plan_shape = {
	.name = "plan", .keys = plan_keys, .later = plan_later, .size = sizeof(struct plan_text),
	.name_at = offsetof(struct plan_text, p.id), .has_place = true,
	.place_at = offsetof(struct plan_text, p.at), .finish = finish_plan
};

void
read_plans(struct reader *r, const struct node *n, void *obj)
{
	struct policy          *p = obj;
	const struct plan_text *t = read_many(r, &plan_shape, n, true, &p->nplans);
	struct plan            *all = arena_array(r->a, struct plan, p->nplans + 1);

	for (size_t i = 0; i < p->nplans; i++)
		all[i] = t[i].p;
	p->plans = all;
}
