/* Which facts a run looks at, read once however many rules do. */
#include <stdlib.h>
#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/payout/engine.h"
#include "lib/payout/unpaid.h"

struct set_key { struct fact_key *v; };

static bool
same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Two components that look at the same facts share them. */
static int
set_of(struct engine *e, struct set_key *keys, const struct fact_key *key)
{
	size_t i, v;

	for (i = 0; i < e->nsets; i++) {
		for (v = 0; v < e->nversions; v++)
			if (keys[i].v[v].metric != key[v].metric ||
			    !same_text(keys[i].v[v].where, key[v].where))
				break;
		if (v == e->nversions)
			return (int)i;
	}
	keys[e->nsets].v = arena_array(e->a, struct fact_key, e->nversions);
	memcpy(keys[e->nsets].v, key, e->nversions * sizeof(*key));
	return (int)e->nsets++;
}

static int
need_metric(const struct policy *p, const char *id, const struct rule_version *v,
    const struct metric **out, struct sales_err *err)
{
	*out = policy_metric(p, id);
	if (*out != NULL && (*out)->form == METRIC_FACTS)
		return SALES_OK;
	return FAIL(err, SALES_EPOLICY, _("plan '%s', component '%s': '%s' is no metric that sums facts"),
	    v->plan->id, v->comp->id, id);
}

/* The version that says what are facts of a rule on the days of version i: that one,
 * or where it does not have the component the next that has: a look-up counts the
 * days before a component, too. */
static const struct component *
component_near(const struct engine *e, const struct rule *r, size_t i)
{
	for (size_t k = i; k < e->nversions; k++)
		if (r->v[k].comp != NULL)
			return r->v[k].comp;
	for (size_t k = i; k-- > 0;)
		if (r->v[k].comp != NULL)
			return r->v[k].comp;
	return NULL;
}

/* The metric of a version that does not have the component; none, when it does not
 * have that either. */
static const struct metric *
metric_near(const struct policy *p, const char *id)
{
	const struct metric *m = id == NULL ? NULL : policy_metric(p, id);

	return m != NULL && m->form == METRIC_FACTS ? m : NULL;
}

static int
find_sets(struct engine *e, struct rule *r, struct set_key *keys, struct sales_err *err)
{
	struct fact_key *base = arena_array(e->a, struct fact_key, e->nversions);
	struct fact_key *look = arena_array(e->a, struct fact_key, e->nversions);
	bool             looks = false;

	for (size_t i = 0; i < e->nversions; i++) {
		const struct component *c = component_near(e, r, i);
		const struct policy    *p = e->days[i].policy;
		const bool              near = r->v[i].comp == NULL;
		const char             *id;

		if (c == NULL || c->base == NULL)
			continue;
		base[i].metric = metric_near(p, c->base);
		if (!near)
			TRY(need_metric(p, c->base, &r->v[i], &base[i].metric, err));
		base[i].where = c->where;
		look[i] = base[i];
		id = c->by_attainment != NULL ? c->by_attainment : c->by_amount;
		if (c->ntiers == 0 || c->lookup == LOOKUP_TRANSACTION || id == NULL)
			continue;
		look[i].metric = metric_near(p, id);
		if (!near)
			TRY(need_metric(p, id, &r->v[i], &look[i].metric, err));
		look[i].where = NULL;
		looks = true;
	}
	r->base = set_of(e, keys, base);
	r->look = looks ? set_of(e, keys, look) : -1;
	if (r->look == r->base)
		r->look = -1;
	return SALES_OK;
}

/* Does it look at facts of its own: those that it pays, or sums up? A pool's base
 * is what people contributed: a figure. */
static bool
has_facts(const struct engine *e, const struct rule *r)
{
	for (size_t i = 0; i < e->nversions && r->v != NULL; i++)
		if (r->v[i].comp != NULL && r->v[i].comp->base != NULL && r->v[i].comp->kind != COMP_POOL &&
		    (r->main == (size_t)(r - e->rule) || r->is_shadow))
			return true;
	return false;
}

/* Does a true-up reckon it anew, or is it what a true-up reckons? */
static bool
is_anew(const struct engine *e, size_t rule)
{
	for (size_t i = 0; i < e->nrules; i++)
		if (e->rule[i].is_shadow && (i == rule || e->rule[i].main == rule))
			return true;
	return false;
}

/* ---- of few people ------------------------------------------------------- */

static int
by_number(const void *x, const void *y)
{
	const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

static void
in_order(struct few *out, int64_t *id, size_t n)
{
	*out = (struct few){ id, 0 };
	if (n > 0)
		qsort(id, n, sizeof(*id), by_number);
	for (size_t i = 0; i < n; i++)
		if (id[i] != 0 && (out->n == 0 || id[out->n - 1] != id[i]))
			id[out->n++] = id[i];
}

static const struct pay_fact *
rows_of(const struct fact_set *s, size_t *n)
{
	*n = s->rows.n / sizeof(struct pay_fact);
	return (const struct pay_fact *)(const void *)s->rows.p;
}

static void
facts_of_set(struct engine *e, const struct fact_set *s, struct few *out)
{
	size_t                 n;
	const struct pay_fact *v = rows_of(s, &n);
	int64_t               *id = arena_array(e->a, int64_t, n + 1);

	for (size_t i = 0; i < n; i++)
		id[i] = v[i].id;
	in_order(out, id, n);
}

/* The deals that facts are, or are a part of. */
static void
deals_of_sets(struct engine *e, struct few *out)
{
	size_t   n = 0, all = 0;
	int64_t *id;

	for (size_t s = 0; s < e->nsets; s++)
		all += e->set[s].rows.n / sizeof(struct pay_fact);
	id = arena_array(e->a, int64_t, all + 1);
	all = 0;
	for (size_t s = 0; s < e->nsets; s++) {
		const struct pay_fact *v = rows_of(&e->set[s], &n);

		for (size_t i = 0; i < n; i++)
			id[all++] = e->set[s].kind->no == deal_kind.no ? v[i].id : v[i].link->deal;
	}
	in_order(out, id, all);
}

/* ---- loading ------------------------------------------------------------- */

/* What each version makes of the facts of its days. */
static int
load_terms_of(struct engine *e, size_t r, size_t version, struct sales_err *err)
{
	const struct policy *p = e->days[version].policy;
	struct rule_version *v = &e->rule[r].v[version];
	const struct metric *m = v->comp == NULL || v->comp->base == NULL ? NULL : policy_metric(p, v->comp->base);
	struct few           few;

	if (m == NULL || !terms_needed(v->plan, v->comp))
		return SALES_OK;
	if (e->rule[r].main != r) {
		v->terms = e->rule[e->rule[r].main].v[version].terms; /* which comes before */
		return SALES_OK;
	}
	if (e->asked.n > 0)
		facts_of_set(e, &e->set[e->rule[r].base], &few);
	return terms_load(e->d, schema_kind(&e->d->schema, m->facts.of), m->facts.date, e->days[version].days,
	    e->asked.n > 0 ? &few : NULL, v->plan, v->comp, e->a, &v->terms, err);
}

/* The facts of all rules, or of those that true-ups look at. */
static int
load_facts_of(struct engine *e, bool anew, struct sales_err *err)
{
	struct set_key *keys = arena_array(e->a, struct set_key, e->nrules * 2 + 1);

	for (size_t i = 0; i < e->nrules; i++)
		if (has_facts(e, &e->rule[i]) && (!anew || is_anew(e, i)))
			TRY(find_sets(e, &e->rule[i], keys, err));
	e->set = arena_array(e->a, struct fact_set, e->nsets + 1);
	for (size_t i = 0; i < e->nsets; i++)
		TRY(facts_load(e->d, &(struct fact_ask){ e->days, keys[i].v, e->nversions, e->org.npeople, e->asked, &e->shared },
		    e->a, &e->out, &e->set[i], err));
	for (size_t r = 0; r < e->nrules; r++)
		for (size_t i = 0; i < e->nversions && e->rule[r].v != NULL && (!anew || is_anew(e, r)); i++)
			TRY(load_terms_of(e, r, i, err));
	return SALES_OK;
}

int
engine_load_facts(struct engine *e, struct sales_err *err)
{
	return load_facts_of(e, false, err);
}

int
engine_load_anew(struct engine *e, struct sales_err *err)
{
	struct few deals, *of = e->asked.n > 0 ? &deals : NULL;

	TRY(engine_goals(e, err));
	TRY(load_facts_of(e, true, err));
	if (of != NULL)
		deals_of_sets(e, of);
	TRY(unpaid_load(e, of, err));
	return refunds_load(e->d, e->days[e->nversions - 1].policy, e->year.to, of, e->a, &e->refunds, err);
}
