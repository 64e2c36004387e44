#include "lib/payout/check.h"

#include <string.h>

#include "lib/org/kinds.h"
#include "lib/payout/check_regret.h"
#include "lib/payout/check_terms.h"
#include "lib/payout/example.h"
#include "lib/payout/kinds.h"
#include "lib/payout/rules_tier.h"
#include "lib/review/check.h"

/* ---- the whole book ---- */

static void
fault(struct diags *ds, const struct place *at, const char *field, const char *code,
    const char *message)
{
	diags_add(ds, &(struct diag){ .level = DIAG_ERROR, .code = code, .file = at->file,
	    .line = at->line, .column = at->column, .field = field, .message = message });
}

/* A department without records: no name of a person or a team leads anywhere. */
static bool
is_paper(const struct dept *d)
{
	return d->db.sq == NULL;
}

/* Does a filter fit the records of a kind? */
static void
check_where(struct dept *d, const char *of, const char *key, const char *text, const struct place *at,
    struct diags *ds)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct kind               *k = of == NULL ? NULL : schema_kind(&d->schema, of);
	struct sales_err                 err;
	struct expr                     *e;

	if (text == NULL || k == NULL)
		return;
	if (expr_parse(&a, text, &e, &err) != SALES_OK || record_where(d, k, e, &err) != SALES_OK)
		expression_fault(ds, at, key, &err);
}

/* plans.seller.commission.where */
static const char *
path_of(struct diags *ds, const struct plan *plan, const struct component *c, const char *key)
{
	return arena_printf(ds->arena, "plans.%s.%s.%s", plan->id, c->id, key);
}

/* Whom a pool's weights name. */
static void
check_stated(struct dept *d, const struct plan *plan, const struct component *c, struct diags *ds)
{
	struct sales_err err;
	int64_t          id;

	for (size_t i = 0; i < c->nstated && !is_paper(d); i++)
		if (record_find(d, d->schema.by_no[KIND_PERSON], c->stated[i].word, &id, &err) != SALES_OK)
			expression_fault(ds, &c->at, path_of(ds, plan, c, "stated"), &err);
}

static void
check_component(struct dept *d, const struct policy *p, const struct plan *plan, const struct component *c,
    struct diags *ds)
{
	const struct metric *base = policy_metric(p, c->base);
	struct tier_rule     rule;
	struct sales_err     err;
	struct place         none = { 0 };
	struct component     bare = *c;

	bare.at = none;
	if (c->kind == COMP_COMMISSION && c->ncases == 0 && tier_rule_make(&bare, &rule, &err) != SALES_OK && ds->errors == 0)
		fault(ds, &c->at, path_of(ds, plan, c, "tiers"), "policy.tiers", err.msg);
	if (base != NULL && base->facts.of != NULL && (strcmp(base->facts.of, payout_kind.name) == 0
	    || strcmp(base->facts.of, adjustment_kind.name) == 0))
		fault(ds, &c->at, path_of(ds, plan, c, "base"), "policy.circle", arena_printf(ds->arena,
		    _("plan '%s', component '%s': '%s' is what was paid, and pay on pay goes round in a circle"), plan->id, c->id,
		    c->base));
	if (base != NULL)
		check_where(d, base->facts.of, path_of(ds, plan, c, "where"), c->where, &c->at, ds);
	check_stated(d, plan, c, ds);
}

static void
check_plan(struct dept *d, const struct policy *p, const struct plan *plan, struct diags *ds)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct people_scope                scope;
	struct sales_err                 err;
	struct expr                     *e;

	for (size_t i = 0; i < plan->ncomponents; i++)
		check_component(d, p, plan, &plan->components[i], ds);
	plan_terms_check(d, p, plan, ds);
	plan_regrets(p, plan, ds);
	if (plan->who == NULL)
		return;
	people_scope_open(&scope, d, &d->schema, &a);
	if (people_scope_bind(&scope, plan->who, &e, &err) != SALES_OK)
		expression_fault(ds, &plan->at, arena_printf(ds->arena, "plans.%s.for", plan->id), &err);
}

/* A person or a team that the rule book names. */
static void
check_named(struct dept *d, int kind, const char *name, const char *key, const struct assign_rule *r, size_t no,
    struct diags *ds)
{
	struct sales_err err;
	int64_t          id;

	if (name != NULL && !is_paper(d) && record_find(d, d->schema.by_no[kind], name, &id, &err) != SALES_OK)
		expression_fault(ds, &r->to_at, arena_printf(ds->arena, "assignment[%zu].to.%s", no, key), &err);
}

static void
check_assignment(struct dept *d, const struct assign_rule *r, size_t no, struct diags *ds)
{
	check_where(d, "lead", arena_printf(ds->arena, "assignment[%zu].when", no), r->when, &r->at, ds);
	check_named(d, KIND_TEAM, r->team, "team", r, no, ds);
	check_named(d, KIND_PERSON, r->person, "person", r, no, ds);
	for (size_t i = 0; r->people != NULL && r->people[i] != NULL; i++)
		check_named(d, KIND_PERSON, r->people[i], "people", r, no, ds);
}

/* Only of a book whose expressions can be read. */
static void
check_people(struct dept *d, const struct policy *p, struct diags *ds)
{
	struct sales_err err;

	if (!is_paper(d) && ds->errors == 0 && plans_people(d, p, ds, &err) != SALES_OK)
		fault(ds, &p->plans[0].at, "plans", "policy.expression", err.msg);
}

/* Overlay credits are of deals: other records have none. */
static void
check_overlay(struct dept *d, const struct metric *m, const struct fact_source *of, struct diags *ds)
{
	const struct kind *k = of->of == NULL ? NULL : schema_kind(&d->schema, of->of);

	if (k != NULL && of->credit == CREDIT_OVERLAY && strcmp(k->name, "deal") != 0 && kind_field(k, "deal") == NULL)
		fault(ds, &m->at, arena_printf(ds->arena, "metrics.%s.credit", m->id), "policy.overlay", arena_printf(ds->arena,
		    _("overlay credits are of deals, and a %s is of none"), tr(k->label)));
}

static void
check_metric(struct dept *d, const struct metric *m, struct diags *ds)
{
	const char *where = arena_printf(ds->arena, "metrics.%s.where", m->id);

	if (m->form == METRIC_EXPR)
		return;
	check_where(d, m->facts.of, where, m->facts.where, &m->at, ds);
	check_overlay(d, m, &m->facts, ds);
	if (m->form != METRIC_RATIO)
		return;
	check_where(d, m->base.of, where, m->base.where, &m->at, ds);
	check_overlay(d, m, &m->base, ds);
}

void
rulebook_check(struct dept *d, const struct policy *p, struct diags *ds)
{
	bool good;

	for (size_t i = 0; i < p->nmetrics; i++)
		check_metric(d, &p->metrics[i], ds);
	for (size_t i = 0; i < p->npools; i++)
		check_where(d, "customer", arena_printf(ds->arena, "pool.%s.when", p->pools[i].id), p->pools[i].when,
		    &p->pools[i].at, ds);
	for (size_t i = 0; i < p->nlead_scores; i++)
		check_where(d, "lead", arena_printf(ds->arena, "scoring.lead[%zu].when", i), p->lead_scores[i].when,
		    &p->lead_scores[i].at, ds);
	for (size_t i = 0; i < p->nassignment; i++)
		check_assignment(d, &p->assignment[i], i, ds);
	for (size_t i = 0; i < p->nplans; i++)
		check_plan(d, p, &p->plans[i], ds);
	if (!is_paper(d))
		scorecards_check(d, p, ds);
	check_people(d, p, ds);
	good = ds->errors == 0;
	for (size_t i = 0; good && i < p->nexamples; i++)
		plan_example_run(p, &p->examples[i], ds);
}
