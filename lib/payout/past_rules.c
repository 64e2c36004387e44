/* What a rule of an earlier run is, by the newest rule book that has it. */
#include "lib/payout/past_sums.h"

#include <string.h>

/* ---- what a stored rule is ----------------------------------------------- */

/* True: this one has it, no other is looked at. */
typedef bool found_fn(void *arg, const struct policy *book);

/* Rule books from the newest to the first, those of the run's days before others. */
static int
search_books(struct engine *e, found_fn *fn, void *arg, struct sales_err *err)
{
	int64_t              version = 0;
	const struct policy *book;

	for (size_t i = e->nversions; i-- > 0;) {
		if (fn(arg, e->days[i].policy))
			return SALES_OK;
		version = e->days[i].policy->version > version ? e->days[i].policy->version : version;
	}
	for (; version > 0; version--) {
		TRY(dept_policy_version(e->d, version, &book, err));
		if (fn(arg, book))
			return SALES_OK;
	}
	return SALES_OK;
}

struct past_find { const char *plan, *component; const struct plan *p; const struct component *c; };

/* The component with its plan; p alone: the newest plan of that name. */
static bool
has_component(void *arg, const struct policy *book)
{
	struct past_find  *f = arg;
	const struct plan *p = policy_plan(book, f->plan);

	f->p = f->p == NULL ? p : f->p;
	for (size_t i = 0; p != NULL && i < p->ncomponents; i++)
		if (strcmp(p->components[i].id, f->component) == 0) {
			f->p = p;
			f->c = &p->components[i];
		}
	return f->c != NULL;
}

/* The plan where it has a cap. */
static bool
has_cap(void *arg, const struct policy *book)
{
	struct past_find  *f = arg;
	const struct plan *p = policy_plan(book, f->plan);

	f->p = p != NULL && p->has_cap ? p : NULL;
	return f->p != NULL;
}

int
past_rule_of(struct engine *e, const struct stored_rule *r, struct past_rule *out, struct sales_err *err)
{
	const char      *at = strchr(r->component, '@');
	const char      *main = at == NULL ? r->component : arena_strndup(e->a, r->component, (size_t)(at - r->component));
	struct past_find f = { .plan = r->plan, .component = main }, cap = { .plan = r->plan };

	*out = (struct past_rule){ .what = PAST_WHATS };
	if (at == r->component)
		return SALES_OK; /* around a plan, or by hand */
	out->own = engine_rule(e, r->plan, r->component);
	TRY(search_books(e, has_cap, &cap, err));
	out->cap = engine_rule(e, r->plan, "");
	out->is_capped = cap.p != NULL;
	out->cap_unit = out->is_capped ? cap.p->cap_period : UNIT_YEAR;
	if (r->component[0] == '\0') {
		*out = (struct past_rule){ .what = PAST_CAP, .own = out->own, .rule = out->cap, .unit = out->cap_unit };
		return SALES_OK;
	}
	TRY(search_books(e, has_component, &f, err));
	out->rule = engine_rule(e, r->plan, main);
	out->is_unpaid = at != NULL && strcmp(at, "@unpaid") == 0;
	out->by_fact = f.c == NULL || comp_is_by_fact(f.c->kind);
	out->unit = f.p == NULL ? UNIT_YEAR : f.p->period;
	out->what = at == NULL ? PAST_FACTS : strcmp(at, "@floor") == 0 ? PAST_PLAN : PAST_BESIDE;
	if (!out->by_fact) {
		out->what = f.c->kind == COMP_TRUE_UP ? PAST_TRUE_UP : f.c->kind == COMP_AWARD ? PAST_WHATS : PAST_PLAN;
		out->unit = f.c->period;
		if (f.c->kind == COMP_TRUE_UP)
			out->rule = engine_rule(e, r->plan, f.c->of);
	}
	return SALES_OK;
}
