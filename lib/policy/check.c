/* What the tables can't say: names lead somewhere, tiers follow each other,
 * metrics do not go round in a circle. Filters and measures are bound to the
 * records' fields where a rule book meets them (rulebook_check). */
#include <string.h>

#include "lib/base/text.h"
#include "lib/policy/section.h"

static const char *
nearest_metric(struct reader *r, const char *id)
{
	const char **name = arena_array(r->a, const char *, r->p->nmetrics + 1);

	for (size_t i = 0; i < r->p->nmetrics; i++)
		name[i] = r->p->metrics[i].id;
	return text_nearest(id, name, r->p->nmetrics);
}

static void
fault_no_metric(struct reader *r, struct place at, const struct node *n, const char *id)
{
	const char *near = nearest_metric(r, id);

	fault_at(r, DIAG_ERROR, at, n, "policy.no-metric", near,
	    _("there is no metric '%s' under 'metrics'"), id);
}

static void
check_award_name(struct reader *r, const struct node *n)
{
	const char **name = arena_array(r->a, const char *, r->p->nawards + 1);
	size_t       k = 0;

	if (policy_award(r->p, n->text) != NULL)
		return;
	for (size_t i = 0; i < r->p->nawards; i++)
		if (r->p->awards[i].id != NULL)
			name[k++] = r->p->awards[i].id;
	fault_at(r, DIAG_ERROR, n->at, n, "policy.no-award", text_nearest(n->text, name, k),
	    _("there is no award '%s' under 'awards'"), n->text);
}

static void
check_reference(struct reader *r, const struct reference *ref)
{
	const struct node   *n = ref->n;
	const struct metric *m = policy_metric(r->p, n->text);

	if (ref->to == REF_AWARD)
		check_award_name(r, n);
	else if (m == NULL)
		fault_no_metric(r, n->at, n, n->text);
	else if (ref->to == REF_MONEY_METRIC && (m->unit != V_MONEY || m->form != METRIC_FACTS
	    || m->facts.fn != MEASURE_SUM))
		FAULT(r, n, "policy.no-money", _("'%s' is no sum of money: what is paid on needs "
		    "a metric with measure: sum(...) and unit: money"), n->text);
}

/* A field of a metric expression is another metric's name. */
static void
check_metric_names(struct reader *r, const struct metric *m, const struct expr *e)
{
	if (e->op == EX_FIELD && policy_metric(r->p, e->name) == NULL)
		fault_no_metric(r, m->at, NULL, e->name);
	for (size_t i = 0; i < e->nkids; i++)
		if (e->kid[i] != NULL)
			check_metric_names(r, m, e->kid[i]);
}

static const char *leads_to(struct reader *r, const struct metric *m, const char *id, size_t depth);

/* "y -> x": by which names an expression comes to a metric; NULL: by none. */
static const char *
names_lead_to(struct reader *r, const struct expr *e, const char *id, size_t depth)
{
	const struct metric *m;
	const char          *way;

	if (e->op == EX_FIELD && strcmp(e->name, id) == 0)
		return id;
	if (e->op == EX_FIELD && (m = policy_metric(r->p, e->name)) != NULL
	    && (way = leads_to(r, m, id, depth + 1)) != NULL)
		return arena_printf(r->a, "%s -> %s", e->name, way);
	for (size_t i = 0; i < e->nkids; i++)
		if (e->kid[i] != NULL && (way = names_lead_to(r, e->kid[i], id, depth)) != NULL)
			return way;
	return NULL;
}

static const char *
leads_to(struct reader *r, const struct metric *m, const char *id, size_t depth)
{
	struct sales_err err;
	struct expr     *e;

	if (m->form != METRIC_EXPR || m->expr == NULL || depth > 16
	    || expr_parse(r->a, m->expr, &e, &err) != SALES_OK)
		return NULL;
	return names_lead_to(r, e, id, depth);
}

static void
check_metric(struct reader *r, const struct metric *m)
{
	struct sales_err err;
	struct expr     *e;
	const char      *way;

	if (m->unit == V_MONEY && (m->form == METRIC_RATIO
	    || (m->form == METRIC_FACTS && m->facts.fn == MEASURE_COUNT)))
		fault_at(r, DIAG_ERROR, m->at, NULL, "policy.unit", NULL,
		    _("the metric '%s' counts, so its unit can't be money"), m->id);
	if (m->form != METRIC_EXPR || m->expr == NULL
	    || expr_parse(r->a, m->expr, &e, &err) != SALES_OK)
		return;
	check_metric_names(r, m, e);
	way = leads_to(r, m, m->id, 0);
	if (way != NULL)
		fault_at(r, DIAG_ERROR, m->at, NULL, "policy.circle", NULL,
		    _("the metric '%s' is made of itself: %s"), m->id, arena_printf(r->a, "%s -> %s", m->id, way));
}

/* "80%" of a goal, or "200000.00". */
static const char *
end_text(struct reader *r, const struct component *c, struct ratio v)
{
	char s[RATIO_SIZE];

	if (c->by_attainment != NULL)
		return arena_printf(r->a, "%s%%", ratio_percent(v, s));
	return arena_strdup(r->a, ratio_decimal(v, s));
}

/* With `whole`, reaching a tier re-rates everything below it: a cent more
 * can mean thousands. Legal, and worth being told with its size. */
static void
warn_cliff(struct reader *r, const struct plan *p, const struct component *c, size_t i)
{
	const struct tier *lo = &c->tiers[i], *hi = &c->tiers[i + 1];
	const char        *end = end_text(r, c, lo->to);
	struct ratio       step, size;
	char               s[RATIO_SIZE];

	if (!ratio_sub(hi->rate, lo->rate, &step) || step.num == 0)
		return;
	if (step.num < 0 && c->by_attainment == NULL && ratio_mul(step, lo->to, &size))
		fault_at(r, DIAG_WARNING, hi->at, NULL, "policy.falls", NULL,
		    _("plan '%s', component '%s': with apply: whole, somebody who passes %s "
		    "earns %s less than just below it"), p->id, c->id, end, ratio_decimal((struct ratio){ -size.num, size.den }, s));
	else if (step.num < 0)
		fault_at(r, DIAG_WARNING, hi->at, NULL, "policy.falls", NULL,
		    _("plan '%s', component '%s': with apply: whole, somebody who passes %s "
		    "earns less than just below it"), p->id, c->id, end);
	else if (c->by_attainment == NULL && ratio_mul(step, lo->to, &size))
		fault_at(r, DIAG_WARNING, hi->at, NULL, "policy.cliff", NULL,
		    _("plan '%s', component '%s': with apply: whole, one cent more at %s pays %s "
		    "more (apply: marginal has no such cliff)"), p->id, c->id, end,
		    ratio_decimal(size, s));
	else
		fault_at(r, DIAG_WARNING, hi->at, NULL, "policy.cliff", NULL,
		    _("plan '%s', component '%s': with apply: whole, one cent more at %s raises "
		    "the pay by %s%% of the whole amount (apply: marginal has no such cliff)"),
		    p->id, c->id, end, ratio_percent(step, s));
}

static void
check_tier(struct reader *r, const struct plan *p, const struct component *c, size_t i)
{
	const struct tier *t = &c->tiers[i];
	const bool         last = i + 1 == c->ntiers;
	const struct ratio below = i == 0 || c->tiers[i - 1].open ? (struct ratio){ 0, 1 }
	    : c->tiers[i - 1].to;

	if (last && !t->open)
		fault_at(r, DIAG_ERROR, t->at, NULL, "policy.tier-end", NULL,
		    _("plan '%s', component '%s': nothing is said above %s: the last tier is "
		    "{rate: ...} without 'to'"), p->id, c->id, end_text(r, c, t->to));
	else if (!last && t->open)
		fault_at(r, DIAG_ERROR, t->at, NULL, "policy.tier-end", NULL,
		    _("plan '%s', component '%s': only the last tier may leave out 'to'"),
		    p->id, c->id);
	else if (!t->open && t->to.den != 0 && below.den != 0 && ratio_cmp(t->to, below) <= 0)
		fault_at(r, DIAG_ERROR, t->at, NULL, "policy.tier-order", NULL,
		    _("plan '%s', component '%s': tiers must rise: this one ends at %s, which is "
		    "not above %s"), p->id, c->id, end_text(r, c, t->to), end_text(r, c, below));
	else if (c->by_attainment != NULL && !t->open && t->to.den != 0
	    && ratio_cmp(t->to, (struct ratio){ 10, 1 }) > 0)
		fault_at(r, DIAG_ERROR, t->at, NULL, "policy.tier-end", NULL,
		    _("plan '%s', component '%s': %s of a goal is no likely tier: percentages "
		    "are written with their sign, such as 80%%"), p->id, c->id,
		    end_text(r, c, t->to));
}

static void
check_component(struct reader *r, const struct plan *p, const struct component *c)
{
	const long before = r->faults;

	for (size_t i = 0; i < c->ntiers; i++)
		check_tier(r, p, c, i);
	if (c->kind == COMP_AWARD && c->id != NULL && c->awards == NULL && r->p->nawards == 0)
		fault_at(r, DIAG_WARNING, c->at, NULL, "policy.no-award", NULL,
		    _("plan '%s', component '%s': the rule book has no awards that it could pay"), p->id, c->id);
	/* Looked up on the running total, a tier re-rates nothing that was before. */
	if (r->faults > before || c->id == NULL || c->apply == APPLY_MARGINAL
	    || c->lookup == LOOKUP_RUNNING)
		return;
	for (size_t i = 0; i + 1 < c->ntiers; i++)
		if (c->tiers[i].to.den != 0 && c->tiers[i].rate.den != 0
		    && c->tiers[i + 1].rate.den != 0)
			warn_cliff(r, p, c, i);
}

static const struct component *
find_component(const struct plan *p, const char *id)
{
	for (size_t i = 0; i < p->ncomponents; i++)
		if (p->components[i].id != NULL && strcmp(p->components[i].id, id) == 0)
			return &p->components[i];
	return NULL;
}

static void
check_example(struct reader *r, const struct plan_example *e)
{
	const struct plan      *p;
	const struct component *c;

	if (e->plan == NULL || e->component == NULL)
		return;
	if ((p = policy_plan(r->p, e->plan)) == NULL) {
		fault_at(r, DIAG_ERROR, e->at, NULL, "policy.no-plan", NULL,
		    _("the example names a plan '%s' that is not there"), e->plan);
	} else if ((c = find_component(p, e->component)) == NULL) {
		fault_at(r, DIAG_ERROR, e->at, NULL, "policy.no-component", NULL,
		    _("the example names a component '%s' that plan '%s' does not have"),
		    e->component, e->plan);
	} else if (c->by_attainment != NULL && e->target.v <= 0) {
		fault_at(r, DIAG_ERROR, e->at, NULL, "policy.no-target", NULL,
		    _("the tiers of '%s' go by attainment, so the example needs a target above "
		    "0"), e->component);
	}
}

/* A plan that no example shows: nobody has worked it out by hand yet. */
static void
warn_untried(struct reader *r, const struct plan *p)
{
	bool commission = false;

	for (size_t i = 0; i < p->ncomponents; i++)
		commission = commission || p->components[i].kind == COMP_COMMISSION;
	for (size_t i = 0; commission && i < r->p->nexamples; i++)
		if (r->p->examples[i].plan != NULL && strcmp(r->p->examples[i].plan, p->id) == 0)
			return;
	if (commission)
		fault_at(r, DIAG_WARNING, p->at, NULL, "policy.untried", NULL,
	    _("no example shows what plan '%s' pays: work one out by hand under 'examples'"),
	    p->id);
}

static void
check_fx(struct reader *r)
{
	for (size_t i = 0; i < r->p->nfx; i++)
		if (strcmp(r->p->fx[i].currency, r->p->locale.currency) == 0)
			fault_at(r, DIAG_WARNING, r->p->fx[i].at, NULL, "policy.fx", NULL,
			    _("%s is the rule book's own currency: this rate is not used"),
			    r->p->fx[i].currency);
}

void
check_book(struct reader *r)
{
	const struct policy *p = r->p;

	for (size_t i = 0; i < r->nrefs; i++)
		check_reference(r, &r->ref[i]);
	for (size_t i = 0; i < p->nmetrics; i++)
		check_metric(r, &p->metrics[i]);
	for (size_t i = 0; i < p->nplans; i++) {
		for (size_t k = 0; k < p->plans[i].ncomponents; k++)
			check_component(r, &p->plans[i], &p->plans[i].components[k]);
		if (p->plans[i].id != NULL && p->plans[i].ncomponents > 0)
			warn_untried(r, &p->plans[i]);
	}
	for (size_t i = 0; i < p->nexamples; i++)
		check_example(r, &p->examples[i]);
	check_scorecards(r);
	check_awards(r);
	check_fx(r);
}
