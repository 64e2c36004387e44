/* The least and the most that a component pays. */
#include "lib/policy/section_component.h"

static bool
has_floor(enum comp_kind k)
{
	return comp_is_by_fact(k) || k == COMP_BONUS || k == COMP_OVERRIDE;
}

void
read_floor(struct reader *r, const struct node *n, void *obj)
{
	struct component *c = &((struct component_text *)obj)->c;

	if (read_money(r, n, &c->least) && c->least.v <= 0)
		FAULT(r, n, "policy.range", _("a floor is above 0; leave it out where there is none"));
}

static void
finish_floor(struct reader *r, const struct node *n, const struct component *c, const char *kind)
{
	const struct node *k = node_child(n, "floor");
	char               cap[MONEY_SIZE];

	if (k != NULL && !has_floor(c->kind))
		fault_at(r, DIAG_ERROR, k->key_at, k, "policy.component", NULL, _("a component of kind %s has no 'floor': facts, a bonus "
		    "and an override have one; the least of a whole plan is its guarantee: {amount: ...}"), kind);
	else if (k != NULL && node_child(n, "window") != NULL)
		FAULT(r, k, "policy.component", _("a floor is of every period, and a window of some days: a component has one of them"));
	else if (k != NULL && c->has_cap && c->least.v > c->cap.v)
		FAULT(r, k, "policy.range", _("the floor is above the cap of %s: what is filled up would be cut; lower it, or raise "
		    "cap.amount"), money_str(c->cap, 2, cap));
}

/* What is above is kept, or carried, of what facts earn: a line of its own says so. */
static void
finish_excess(struct reader *r, const struct node *n, const struct component *c, const char *kind)
{
	const struct node *cap = node_child(n, "cap"), *k = cap == NULL || cap->type != NODE_MAP ? NULL : node_child(cap, "excess");

	if (k != NULL && c->cap_excess != EXCESS_LOST && !comp_is_by_fact(c->kind))
		fault_at(r, DIAG_ERROR, k->key_at, k, "policy.component", NULL, _("the cap of a component of kind %s cuts what is above "
		    "for good: withheld and later are for what facts earn"), kind);
}

void
finish_bounds(struct reader *r, const struct node *n, const struct component *c, const char *kind)
{
	finish_floor(r, n, c, kind);
	finish_excess(r, n, c, kind);
}
