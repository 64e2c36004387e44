/* Where refunds re-tier (refund: retier), what went back is taken off the deal's value. */
#include "lib/crm/kinds.h"
#include "lib/payout/engine.h"

/* Do refunds lower what a deal counts, on its own day (refund: retier)? */
static bool
is_retiered(const struct engine *e, const struct rule *rule, const struct fact_set *set, const struct pay_fact *f)
{
	const struct rule_version *v = &rule->v[e->version_of[f->on - e->seen.from]];

	return v->plan != NULL && v->plan->clawback.retier && set->kind->no == deal_kind.no &&
	    refund_first(&e->refunds, f->id) != NULL;
}

int64_t
settle_counted(const struct engine *e, const struct rule *rule, const struct fact_set *set, const struct pay_fact *f)
{
	const struct refund_list *l = &e->refunds;
	const struct refund      *r = is_retiered(e, rule, set, f) ? refund_first(l, f->id) : NULL;
	int64_t                   back = 0, part = 0, whole = 1;

	for (; r != NULL && r < l->v + l->n && r->deal == f->id && r->whole > 0; r++) {
		if (r->bad)
			continue;
		whole = r->whole;
		back = r->part > whole - back ? whole : back + r->part;
	}
	(void)tier_share(f->value, back, whole, 4, e->rounding, &part); /* never more than the value */
	return f->value - part;
}
