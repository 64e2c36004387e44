/* components of plans: what each kind takes, its tiers and its caps. */
#include <string.h>

#include "lib/policy/section_component.h"

static const struct choice kinds[] = {
	{ "commission", COMP_COMMISSION }, { "per-unit", COMP_PER_UNIT }, { "spiff", COMP_SPIFF }, { "bonus", COMP_BONUS },
	{ "milestone", COMP_MILESTONE }, { "override", COMP_OVERRIDE }, { "pool", COMP_POOL }, { "true-up", COMP_TRUE_UP },
	{ "award", COMP_AWARD }, { NULL, 0 }
};
static const struct choice lookups[] = {
	{ "period", LOOKUP_PERIOD }, { "transaction", LOOKUP_TRANSACTION }, { "running", LOOKUP_RUNNING }, { NULL, 0 }
};
static const struct choice applies[] = {
	{ "marginal", APPLY_MARGINAL }, { "whole", APPLY_WHOLE }, { "retroactive", APPLY_RETROACTIVE }, { NULL, 0 }
};
static const struct choice boundaries[] = { { "upper", true }, { "lower", false }, { NULL, 0 } };
static const struct choice excesses[] = { { "lost", EXCESS_LOST }, { "withheld", EXCESS_WITHHELD }, { "later", EXCESS_LATER }, { NULL, 0 } };

/* ---- tiers --------------------------------------------------------------- */

static void
read_to(struct reader *r, const struct node *n, void *obj)
{
	(void)r;
	((struct tier_text *)obj)->to = n;
}

static const struct key tier_keys[] = {
	K_OWN("to", read_to, NUMBER_FORM, .takes = N_("percentage or amount")),
	K_SHARE("rate", struct tier_text, t.rate, .flags = KEY_MUST | KEY_WITHIN),
	KEY_END
};
static const char *const tier_unsaid[] = {
	"from", N_("a tier begins where the one before it ends, the first one at 0, so that no amount lies in a gap"), NULL
};
static const struct shape tier_shape = {
	.name = "tier", .keys = tier_keys, .unsaid = tier_unsaid, .size = sizeof(struct tier_text), .has_place = true,
	.place_at = offsetof(struct tier_text, t.at)
};

/* A tier ends at a percentage of a goal, or at an amount in units. */
static bool
read_end(struct reader *r, const struct node *n, bool percent, struct ratio *out)
{
	money m;

	if (percent)
		return read_share(r, n, out);
	if (is_percent(n)) {
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
		FAULT(r, node_child(n, "tiers"), "policy.tier", _("tiers need at least one {rate: 5%%}"));
	if (t->c.apply == APPLY_RETROACTIVE)
		t->c.lookup = LOOKUP_PERIOD;
}

/* ---- by, cap, net_of, share ---------------------------------------------- */

static void
read_metric_name(struct reader *r, const struct node *n, const char **out, int to)
{
	if (read_id(r, n, out))
		refer(r, n, to);
}

static void
read_base(struct reader *r, const struct node *n, void *obj)
{
	read_id(r, n, &((struct component_text *)obj)->c.base); /* what it must be depends on the kind */
}

static void
read_attainment(struct reader *r, const struct node *n, void *obj)
{
	read_metric_name(r, n, &((struct by_text *)obj)->attainment, REF_METRIC);
}

static void
read_by_amount(struct reader *r, const struct node *n, void *obj)
{
	read_metric_name(r, n, &((struct by_text *)obj)->amount, REF_MONEY_METRIC);
}

static void
finish_by(struct reader *r, const struct node *n, void *obj)
{
	const struct by_text *b = obj;

	if (node_child(n, "attainment") != NULL && node_child(n, "amount") != NULL)
		FAULT(r, n, "policy.by", _("tiers are looked up by attainment or by amount, not by both"));
	else if (b->attainment == NULL && b->amount == NULL && n->n < 2)
		FAULT(r, n, "policy.by", _("say what the tiers go by: {attainment: METRIC} or {amount: METRIC}"));
}

static const struct key by_keys[] = {
	K_OWN("attainment", read_attainment, NAME_FORM, .takes = N_("metric")),
	K_OWN("amount", read_by_amount, NAME_FORM, .takes = N_("metric")),
	K_CHOICE("over", struct by_text, over, unit_choices),
	KEY_END
};
static const struct shape by_shape = { .name = "by", .keys = by_keys, .size = sizeof(struct by_text), .finish = finish_by };

void
finish_cap(struct reader *r, const struct node *n, void *obj)
{
	const struct cap_text *c = obj;
	const struct node     *amount = node_child(n, "amount");

	if (amount != NULL && c->amount.v < 0)
		FAULT(r, amount, "policy.range", _("a cap is 0 or more"));
}

static const struct key cap_keys[] = {
	K_MONEY("amount", struct cap_text, amount, .flags = KEY_MUST),
	K_CHOICE("excess", struct cap_text, excess, excesses),
	KEY_END
};
static const struct shape cap_shape = { .name = "cap", .keys = cap_keys, .size = sizeof(struct cap_text), .finish = finish_cap };

static const struct key net_keys[] = {
	K_SHARE("vat", struct net_text, vat, .flags = KEY_MUST | KEY_WITHIN),
	KEY_END
};
static const struct shape net_shape = { .name = "net_of", .keys = net_keys, .size = sizeof(struct net_text) };

/* ---- what each kind takes ------------------------------------------------ */

enum { BY_FACT = 1 << COMP_COMMISSION | 1 << COMP_PER_UNIT | 1 << COMP_SPIFF, 
	BY_PERIOD = 1 << COMP_BONUS | 1 << COMP_MILESTONE | 1 << COMP_OVERRIDE | 1 << COMP_POOL | 1 << COMP_TRUE_UP };

/* Which kinds take a key, and which can't do without it. */
static const struct { const char *key; unsigned takes, needs; } uses[] = {
	{ "base", BY_FACT | 1 << COMP_OVERRIDE | 1 << COMP_POOL | 1 << COMP_MILESTONE, BY_FACT | 1 << COMP_OVERRIDE | 1 << COMP_MILESTONE },
	{ "where", BY_FACT | 1 << COMP_OVERRIDE, 0 },
	{ "window", BY_FACT, 0 },
	{ "net_of", 1 << COMP_COMMISSION, 0 },
	{ "rate", 1 << COMP_COMMISSION | 1 << COMP_OVERRIDE, 1 << COMP_OVERRIDE },
	{ "rates", 1 << COMP_COMMISSION, 0 },
	{ "tiers", 1 << COMP_COMMISSION, 0 },
	{ "by", 1 << COMP_COMMISSION, 0 },
	{ "lookup", 1 << COMP_COMMISSION, 0 },
	{ "apply", 1 << COMP_COMMISSION, 0 },
	{ "boundary", 1 << COMP_COMMISSION, 0 },
	{ "factors", 1 << COMP_COMMISSION | 1 << COMP_PER_UNIT | 1 << COMP_OVERRIDE | 1 << COMP_BONUS, 0 },
	{ "amount", 1 << COMP_PER_UNIT | 1 << COMP_SPIFF | 1 << COMP_BONUS | 1 << COMP_POOL | 1 << COMP_MILESTONE,
	  1 << COMP_PER_UNIT | 1 << COMP_SPIFF | 1 << COMP_BONUS | 1 << COMP_POOL | 1 << COMP_MILESTONE },
	{ "when", 1 << COMP_BONUS | 1 << COMP_OVERRIDE | 1 << COMP_POOL, 0 },
	{ "period", BY_PERIOD, 1 << COMP_TRUE_UP },
	{ "depth", 1 << COMP_OVERRIDE, 0 },
	{ "share", 1 << COMP_POOL, 1 << COMP_POOL },
	{ "stated", 1 << COMP_POOL, 0 },
	{ "of", 1 << COMP_TRUE_UP | 1 << COMP_OVERRIDE | 1 << COMP_POOL | 1 << COMP_AWARD, 1 << COMP_TRUE_UP },
	{ "direction", 1 << COMP_TRUE_UP, 0 },
	{ "every", 1 << COMP_MILESTONE, 0 },
	{ "reach", 1 << COMP_MILESTONE, 0 },
	{ "cap", BY_FACT | BY_PERIOD, 0 },
};

static void
check_keys(struct reader *r, const struct node *n, enum comp_kind kind)
{
	for (size_t i = 0; i < sizeof(uses) / sizeof(uses[0]); i++) {
		const struct node *k = node_child(n, uses[i].key);

		if (k != NULL && (uses[i].takes >> kind & 1) == 0)
			fault_at(r, DIAG_ERROR, k->key_at, k, "policy.component", NULL, _("a component of kind %s has no '%s'"), kinds[kind].name, uses[i].key);
		else if (k == NULL && (uses[i].needs >> kind & 1) != 0)
			fault_at(r, DIAG_ERROR, node_place(n), n, "policy.missing", NULL, _("a component of kind %s needs '%s'"), kinds[kind].name, uses[i].key);
	}
}

static void
refuse_without_tiers(struct reader *r, const struct node *n)
{
	static const char *const keys[] = { "by", "lookup", "apply", "boundary" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		const struct node *k = node_child(n, keys[i]);

		if (k != NULL)
			fault_at(r, DIAG_ERROR, k->key_at, k, "policy.tier", NULL,
			    _("'%s' says how tiers are used, and this component has none"), keys[i]);
	}
}

/* One of rate, rates and tiers. */
static void
finish_commission(struct reader *r, const struct node *n, struct component_text *t)
{
	const struct node *tiers = node_child(n, "tiers"), *rate = node_child(n, "rate"), *rates = node_child(n, "rates");

	if (tiers != NULL)
		finish_tiers(r, n, t);
	else
		refuse_without_tiers(r, n);
	if (tiers != NULL && rate != NULL)
		fault_at(r, DIAG_ERROR, rate->key_at, rate, "policy.tier", NULL,
		    _("a component has one rate or tiers, not both"));
	else if (rates != NULL && (tiers != NULL || rate != NULL))
		fault_at(r, DIAG_ERROR, rates->key_at, rates, "policy.tier", NULL,
		    _("rates by case stand alone: without 'rate' and 'tiers'"));
	else if (tiers == NULL && rate == NULL && rates == NULL)
		fault_at(r, DIAG_ERROR, node_place(n), n, "policy.missing", NULL,
		    _("a commission needs a rate, or tiers with rates"));
	if (rates != NULL && (t->ncases == 0 || t->cases[t->ncases - 1].when != NULL))
		fault_at(r, DIAG_ERROR, rates->key_at, rates, "policy.rates", NULL,
		    _("rates end with the one of all other facts: {rate: ...} without 'when'"));
}

static void
finish_milestone(struct reader *r, const struct node *n, const struct component *c)
{
	if ((node_child(n, "every") != NULL) == (node_child(n, "reach") != NULL))
		fault_at(r, DIAG_ERROR, node_place(n), n, "policy.milestone", NULL,
		    _("a milestone is passed once (reach: AMOUNT) or every so much (every: AMOUNT)"));
	else if (c->every.v < 0 || c->reach.v < 0 || c->every.v + c->reach.v == 0)
		fault_at(r, DIAG_ERROR, node_place(n), n, "policy.range", NULL, _("a milestone lies above 0"));
}

static void
read_stated(struct reader *r, const struct node *n, void *obj)
{
	struct component *c = &((struct component_text *)obj)->c;

	read_words_values(r, n, _("weights by person, such as {mei: 3, bo: 2}"), &c->stated, &c->nstated);
}

static void
read_window(struct reader *r, const struct node *n, void *obj)
{
	read_days(r, n, &((struct component_text *)obj)->c.window);
}

static bool
is_kind(const struct node *n)
{
	for (const struct choice *k = kinds; n != NULL && n->type == NODE_TEXT && k->name != NULL; k++)
		if (strcmp(k->name, n->text) == 0)
			return true;
	return false;
}

static void
finish_component(struct reader *r, const struct node *n, void *obj)
{
	struct component_text *t = obj;
	struct component      *c = &t->c;
	const struct node     *by = node_child(n, "by");

	c->by_attainment = t->by.attainment;
	c->by_amount = t->by.amount;
	c->has_over = by != NULL && by->type == NODE_MAP && node_child(by, "over") != NULL;
	c->over = t->by.over;
	c->boundary_upper |= node_child(n, "boundary") == NULL;
	c->has_cap = node_child(n, "cap") != NULL;
	c->cap = t->cap.amount;
	c->cap_excess = t->cap.excess;
	c->vat = t->net.vat;
	c->cases = t->cases;
	c->ncases = t->ncases;
	c->factors = t->factors;
	c->nfactors = t->nfactors;
	c->has_period = node_child(n, "period") != NULL;
	if (node_child(n, "window") == NULL)
		c->window = (struct period){ DAY_NONE, DAY_NONE };
	if (!is_kind(node_child(n, "kind")))
		return; /* that was said */
	check_keys(r, n, c->kind);
	finish_bounds(r, n, c, kinds[c->kind].name);
	if (node_child(n, "base") != NULL)
		refer(r, node_child(n, "base"), c->kind == COMP_COMMISSION || c->kind == COMP_OVERRIDE ? REF_MONEY_METRIC : REF_METRIC);
	if (c->kind == COMP_COMMISSION)
		finish_commission(r, n, t);
	else if (c->kind == COMP_MILESTONE)
		finish_milestone(r, n, c);
	else if (c->kind == COMP_POOL)
		finish_pool(r, n, c);
}

static const struct choice directions[] = { { "both", false }, { "up-only", true }, { NULL, 0 } };
static const struct choice per_choices[] = { { "deal", 0 }, { "fact", 0 }, { NULL, 0 } };
static const struct choice of_team[] = { { "team", 0 }, { NULL, 0 } };

static bool
is_text(const struct node *n, const char *text)
{
	return n != NULL && n->type == NODE_TEXT && strcmp(n->text, text) == 0;
}

/* What a true-up is of, or an award's names; "of: team" says of an override and a pool
 * what holds anyway. */
static void
read_of(struct reader *r, const struct node *n, void *obj)
{
	struct component_text *t = obj;
	const struct node     *kind = node_child(n->up, "kind");
	int                    v;

	if (is_text(kind, "override") || is_text(kind, "pool"))
		read_choice(r, n, of_team, &v);
	else if (is_text(kind, "award"))
		read_paid_awards(r, n, &t->c);
	else
		read_id(r, n, &t->c.of);
}

static void
read_per(struct reader *r, const struct node *n, void *obj)
{
	int v;

	(void)obj;
	read_choice(r, n, per_choices, &v);
}

static const struct key component_keys[] = {
	K_ID("id", struct component_text, c.id, .flags = KEY_MUST),
	K_CHOICE("kind", struct component_text, c.kind, kinds, .flags = KEY_MUST),
	K_OWN("base", read_base, NAME_FORM, .takes = N_("metric")),
	K_EXPR("where", struct component_text, c.where),
	K_OWN("window", read_window, NAME_FORM, .takes = N_("day or days")),
	K_MAP("net_of", struct component_text, net, &net_shape),
	K_SHARE("rate", struct component_text, c.rate, .flags = KEY_WITHIN),
	K_LIST("rates", struct component_text, cases, ncases, &rate_case_shape),
	K_LIST("tiers", struct component_text, tiers, ntiers, &tier_shape),
	K_MAP("by", struct component_text, by, &by_shape),
	K_CHOICE("lookup", struct component_text, c.lookup, lookups),
	K_CHOICE("apply", struct component_text, c.apply, applies),
	K_CHOICE("boundary", struct component_text, c.boundary_upper, boundaries),
	K_LIST("factors", struct component_text, factors, nfactors, &factor_shape),
	K_EXPR("amount", struct component_text, c.amount),
	K_EXPR("when", struct component_text, c.when),
	K_CHOICE("period", struct component_text, c.period, unit_choices),
	K_COUNT("depth", struct component_text, c.depth),
	K_MAP("share", struct component_text, c.share, &share_shape),
	K_OWN("stated", read_stated, "{\"type\":\"object\"}", .takes = N_("weights by person")),
	K_OWN("of", read_of, "{\"anyOf\":[" NAME_FORM ",{\"type\":\"array\",\"items\":" NAME_FORM "}]}", .takes = N_("component, team, or awards")),
	K_OWN("per", read_per, "{\"enum\":[\"deal\",\"fact\"]}", .takes = N_("deal | fact")),
	K_CHOICE("direction", struct component_text, c.up_only, directions),
	K_MONEY("every", struct component_text, c.every),
	K_MONEY("reach", struct component_text, c.reach),
	K_MAP("cap", struct component_text, cap, &cap_shape),
	K_OWN("floor", read_floor, NUMBER_FORM, .takes = N_("amount")),
	KEY_END
};
const struct shape component_shape = {
	.name = "component", .keys = component_keys,
	.size = sizeof(struct component_text), .has_place = true,
	.place_at = offsetof(struct component_text, c.at), .finish = finish_component
};
