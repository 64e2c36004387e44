#include "lib/payout/series.h"

#include <stdlib.h>

struct deal_sum { earn exact; int64_t posted; };

/* Cumulative within the deal: the rounded total to date minus what the deal's
 * earlier facts were paid. */
static bool
pay_one(const struct tier_rule *r, const struct series_fact *f, const struct tier_fact *t,
    size_t n, struct deal_sum *sum, int decimals, enum rounding how, int64_t *out)
{
	earn    e;
	int64_t total;
	size_t  first = n;

	if (!tier_earn(r, t, &e))
		return false;
	for (size_t i = 0; i < n && first == n; i++)
		if (f[n].deal != 0 && f[i].deal == f[n].deal)
			first = i;
	if (__builtin_add_overflow(sum[first].exact, e, &sum[first].exact) ||
	    !tier_round(sum[first].exact, decimals, how, &total))
		return false;
	*out = total - sum[first].posted;
	sum[first].posted = total;
	return true;
}

bool
series_pay(const struct tier_rule *r, const struct series_fact *f, size_t n, int64_t target,
    int decimals, enum rounding how, int64_t *out)
{
	struct deal_sum *sum = calloc(n + 1, sizeof(*sum));
	int64_t          total = 0, before = 0;
	bool             ok = true;
	bool             by_total = r->lookup == LOOKUP_PERIOD && r->apply != APPLY_MARGINAL;

	if (sum == NULL)
		err_nomem();
	for (size_t i = 0; i < n && ok; i++)
		ok = !__builtin_add_overflow(total, f[i].amount, &total);
	for (size_t i = 0; i < n && ok; i++) {
		struct tier_fact t = { .amount = f[i].amount, .moves = true, .target = target,
			.before = by_total ? total : before };

		before += f[i].amount;
		ok = pay_one(r, f, &t, i, sum, decimals, how, &out[i]);
	}
	free(sum);
	return ok;
}

static const struct component *
example_component(const struct policy *p, const struct plan_example *e)
{
	const struct plan *plan = policy_plan(p, e->plan);

	for (size_t i = 0; plan != NULL && i < plan->ncomponents; i++)
		if (e->component == NULL || strcmp(plan->components[i].id, e->component) == 0)
			return &plan->components[i];
	return NULL;
}

static void
example_fails(const struct plan_example *e, const char *message, struct diags *ds)
{
	diags_add(ds, &(struct diag){ .level = DIAG_ERROR, .code = "example.fails",
	    .file = e->at.file, .line = e->at.line, .column = e->at.column,
	    .field = "examples", .message = message });
}

static void
example_differs(const struct plan_example *e, size_t i, int64_t got, int decimals, struct diags *ds)
{
	char want[MONEY_SIZE], is[MONEY_SIZE], fact[MONEY_SIZE];

	example_fails(e, arena_printf(ds->arena,
	    _("example of plan '%s': fact %zu of %s earns %s by these rules, and the example says %s"),
	    e->plan, i + 1, money_str(e->facts[i], decimals, fact),
	    money_str((money){ got }, decimals, is), money_str(e->earns[i], decimals, want)), ds);
}

/* What asks for records, goals or periods can't be worked out from amounts alone. */
static void
example_not_run(const struct plan_example *e, const struct component *c, struct diags *ds)
{
	const char *why = c->kind != COMP_COMMISSION ? _("it is no commission") : c->ncases > 0 ? _("its rates go by case") :
	    _("it is net of tax");

	diags_add(ds, &(struct diag){ .level = DIAG_WARNING, .code = "example.not-run", .file = e->at.file, .line = e->at.line,
	    .column = e->at.column, .field = "examples", .message = arena_printf(ds->arena,
	    _("example of plan '%s', component '%s' is not worked out: %s"), e->plan, c->id, why) });
}

void
plan_example_run(const struct policy *p, const struct plan_example *e, struct diags *ds)
{
	const struct component *c = example_component(p, e);
	int                     decimals = currency_decimals(p->locale.currency);
	struct sales_err        err;
	struct tier_rule        rule;
	struct series_fact     *f;
	int64_t                *out;

	if (c == NULL) {
		example_fails(e, arena_printf(ds->arena,
		    _("example: there is no plan '%s' with a component '%s'"), e->plan,
		    e->component == NULL ? "" : e->component), ds);
		return;
	}
	if (c->kind != COMP_COMMISSION || c->ncases > 0 || c->vat.den != 0) {
		example_not_run(e, c, ds);
		return;
	}
	if (tier_rule_make(c, &rule, &err) != SALES_OK)
		return; /* the component's own fault was reported with its place */
	if (rule.by_target && e->target.v <= 0) {
		example_fails(e, _("example: tiers by attainment need a 'target' above zero"), ds);
		return;
	}
	f = arena_array(ds->arena, struct series_fact, e->n + 1);
	out = arena_array(ds->arena, int64_t, e->n + 1);
	for (size_t i = 0; i < e->n; i++)
		f[i].amount = e->facts[i].v;
	if (!series_pay(&rule, f, e->n, e->target.v, decimals, p->locale.rounding, out)) {
		example_fails(e, _("example: the amounts are too large to reckon with"), ds);
		return;
	}
	for (size_t i = 0; i < e->n; i++)
		if (out[i] != e->earns[i].v)
			example_differs(e, i, out[i], decimals, ds);
}
