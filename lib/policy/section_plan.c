/* plans: who earns what on which metric, and what stands around it. */
#include <string.h>

#include "lib/policy/section_component.h"

static const struct key plan_cap_keys[] = {
	K_MONEY("amount", struct cap_text, amount, .flags = KEY_MUST),
	K_CHOICE("period", struct cap_text, period, unit_choices, .flags = KEY_MUST),
	KEY_END
};
static const struct shape plan_cap_shape = {
	.name = "plan cap", .keys = plan_cap_keys, .size = sizeof(struct cap_text),
	.finish = finish_cap
};

/* A true-up reckons another component of the plan anew: one that is paid by facts. */
static void
check_true_up(struct reader *r, const struct plan *p, const struct component *c)
{
	for (size_t i = 0; i < p->ncomponents; i++) {
		const struct component *of = &p->components[i];

		if (of->id == NULL || strcmp(of->id, c->of) != 0)
			continue;
		if (of == c)
			fault_at(r, DIAG_ERROR, c->at, NULL, "policy.circle", NULL, _("the true-up '%s' is of itself: 'of' "
			    "names the component that it reckons anew"), c->id);
		else if (of->kind != COMP_COMMISSION)
			fault_at(r, DIAG_ERROR, c->at, NULL, "policy.true-up", NULL,
			    _("the true-up '%s' is of '%s', which is no commission"), c->id, of->id);
		return;
	}
	fault_at(r, DIAG_ERROR, c->at, NULL, "policy.no-component", NULL,
	    _("the true-up '%s' is of a component '%s' that plan '%s' does not have"), c->id, c->of, p->id);
}

static void
check_components(struct reader *r, const struct plan *p)
{
	for (size_t i = 0; i < p->ncomponents; i++) {
		const struct component *c = &p->components[i];

		for (size_t j = 0; j < i; j++)
			if (c->id != NULL && p->components[j].id != NULL && strcmp(c->id, p->components[j].id) == 0)
				fault_at(r, DIAG_ERROR, c->at, NULL, "policy.repeated", NULL,
				    _("the plan '%s' has a component '%s' already (line %d)"),
				    p->id, c->id, p->components[j].at.line);
		check_paid_once(r, p, i);
		if (c->kind == COMP_TRUE_UP && c->of != NULL)
			check_true_up(r, p, c);
	}
}

static void
finish_plan(struct reader *r, const struct node *n, void *obj)
{
	struct plan_text  *t = obj;
	struct component  *all = arena_array(r->a, struct component, t->n + 1);
	const struct node *list = node_child(n, "components");

	if (node_child(n, "period") == NULL)
		t->p.period = UNIT_MONTH;
	for (size_t i = 0; i < t->n; i++) {
		all[i] = t->components[i].c;
		if (!all[i].has_period)
			all[i].period = t->p.period;
	}
	t->p.components = all;
	t->p.ncomponents = t->n;
	check_components(r, &t->p);
	if (list != NULL && list->type == NODE_LIST && t->n == 0)
		FAULT(r, list, "policy.plan", _("a plan needs at least one component"));
	t->p.has_guarantee = node_child(n, "guarantee") != NULL;
	t->p.has_cap = node_child(n, "cap") != NULL;
	t->p.cap = t->cap.amount;
	t->p.cap_period = t->cap.period;
}

static const struct choice prorations[] = {
	{ "none", PRORATE_NONE }, { "calendar-days", PRORATE_CALENDAR_DAYS }, { "workdays", PRORATE_WORKDAYS }, { NULL, 0 }
};

static const struct key plan_keys[] = {
	K_EXPR("for", struct plan_text, p.who, .flags = KEY_MUST),
	K_CHOICE("period", struct plan_text, p.period, unit_choices),
	K_LIST("components", struct plan_text, components, n, &component_shape,
	    .flags = KEY_MUST),
	K_MAP("guarantee", struct plan_text, p.guarantee, &guarantee_shape),
	K_MAP("draw", struct plan_text, p.draw, &draw_shape),
	K_MAP("holdback", struct plan_text, p.hold, &hold_shape),
	K_MAP("clawback", struct plan_text, p.clawback, &clawback_shape),
	K_MAP("leaver", struct plan_text, p.leaver, &leaver_shape),
	K_CHOICE("proration", struct plan_text, p.proration, prorations),
	K_MAP("cap", struct plan_text, cap, &plan_cap_shape),
	KEY_END
};
const struct shape plan_shape = {
	.name = "plan", .keys = plan_keys, .size = sizeof(struct plan_text),
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
