/* What a rule of an earlier run is, by the newest rule book that has it. */
#include "lib/payout/past_sums.h"

#include <string.h>

/* ---- what a stored rule is ----------------------------------------------- */

struct past_find { const char *plan, *component; const struct plan *p; const struct component *c; };

static bool
find_in(struct past_find *f, const struct policy *book)
{
	const struct plan *p = policy_plan(book, f->plan);

	f->p = f->p == NULL ? p : f->p;
	for (size_t i = 0; p != NULL && i < p->ncomponents; i++)
		if (strcmp(p->components[i].id, f->component) == 0) {
			f->p = p;
			f->c = &p->components[i];
		}
	return f->c != NULL || (f->p != NULL && f->component[0] == '\0');
}

/* The newest rule book that has it: those of the run's days first. */
static int
find_newest(struct engine *e, struct past_find *f, struct sales_err *err)
{
	int64_t              version = 0;
	const struct policy *book;

	for (size_t i = e->nversions; i-- > 0;) {
		if (find_in(f, e->days[i].policy))
			return SALES_OK;
		version = e->days[i].policy->version > version ? e->days[i].policy->version : version;
	}
	for (; version > 0; version--) {
		TRY(dept_policy_version(e->d, version, &book, err));
		if (find_in(f, book))
			return SALES_OK;
	}
	return SALES_OK;
}

/* The cap of the newest rule book in which the plan has one. */
static int
find_cap(struct engine *e, const char *plan, struct past_rule *out, struct sales_err *err)
{
	const size_t         cap = engine_rule(e, plan, "");
	int64_t              version = 0;
	const struct policy *book;
	const struct plan   *p;

	out->cap = cap;
	out->cap_unit = UNIT_YEAR;
	for (size_t i = e->nversions; i-- > 0 && !out->is_capped;) {
		book = e->days[i].policy;
		p = policy_plan(book, plan);
		version = book->version > version ? book->version : version;
		out->is_capped = p != NULL && p->has_cap;
		out->cap_unit = out->is_capped ? p->cap_period : UNIT_YEAR;
	}
	for (; version > 0 && !out->is_capped; version--) {
		TRY(dept_policy_version(e->d, version, &book, err));
		p = policy_plan(book, plan);
		out->is_capped = p != NULL && p->has_cap;
		out->cap_unit = out->is_capped ? p->cap_period : UNIT_YEAR;
	}
	return SALES_OK;
}

int
past_rule_of(struct engine *e, const struct stored_rule *r, struct past_rule *out, struct sales_err *err)
{
	const char      *at = strchr(r->component, '@');
	const char      *main = at == NULL ? r->component : arena_strndup(e->a, r->component, (size_t)(at - r->component));
	struct past_find f = { .plan = r->plan, .component = main };

	*out = (struct past_rule){ .what = PAST_WHATS };
	if (at == r->component)
		return SALES_OK; /* around a plan, or by hand */
	out->own = engine_rule(e, r->plan, r->component);
	TRY(find_cap(e, r->plan, out, err));
	if (r->component[0] == '\0') {
		*out = (struct past_rule){ .what = PAST_CAP, .own = out->own, .rule = out->cap, .unit = out->cap_unit };
		return SALES_OK;
	}
	TRY(find_newest(e, &f, err));
	out->rule = engine_rule(e, r->plan, main);
	out->is_unpaid = at != NULL && strcmp(at, "@unpaid") == 0;
	out->by_fact = f.c == NULL || comp_is_by_fact(f.c->kind);
	out->unit = f.p == NULL ? UNIT_YEAR : f.p->period;
	out->what = at != NULL ? PAST_BESIDE : PAST_FACTS;
	if (!out->by_fact) {
		out->what = f.c->kind == COMP_TRUE_UP ? PAST_TRUE_UP : f.c->kind == COMP_AWARD ? PAST_WHATS : PAST_PLAN;
		out->unit = f.c->period;
		if (f.c->kind == COMP_TRUE_UP)
			out->rule = engine_rule(e, r->plan, f.c->of);
	}
	return SALES_OK;
}
