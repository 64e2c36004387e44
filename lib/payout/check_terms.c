#include "lib/payout/check_terms.h"

#include "lib/payout/figures.h"
#include "lib/payout/terms.h"

struct checking {
	struct dept            *d;
	const struct policy    *p;
	const struct plan      *plan;
	const struct component *c;
	struct diags           *ds;
	struct arena            a;
};

void
expression_fault(struct diags *ds, const struct place *at, const char *field, const struct sales_err *err)
{
	const char *text = err->subject[0] == '\0' ? err->msg :
	    arena_printf(ds->arena, _("%s, in '%s'"), err->msg, err->subject);

	if (err->hint[0] != '\0')
		text = arena_printf(ds->arena, _("%s; %s"), text, err->hint);
	diags_add(ds, &(struct diag){ .level = DIAG_ERROR, .code = "policy.expression", .file = at->file,
	    .line = at->line, .column = at->column, .field = field, .message = text });
}

/* plans.seller.commission.factors[0].of */
static const char *
path_of(const struct checking *w, const char *key)
{
	return arena_printf(w->ds->arena, "plans.%s.%s.%s", w->plan->id, w->c->id, key);
}

static void
check_figure(struct checking *w, const char *text, enum vtype want, const struct place *at, const char *key)
{
	struct sales_err err;
	struct expr     *e;

	if (text != NULL && figure_bind(w->p, &w->a, text, want, &e, &err) != SALES_OK)
		expression_fault(w->ds, at, path_of(w, key), &err);
}

/* Over the records of the base; without it that was said. */
static void
check_of_fact(struct checking *w, const char *text, enum vtype want, const struct place *at, const char *key)
{
	const struct metric *base = policy_metric(w->p, w->c->base);
	struct row_scope     scope = { .d = w->d, .a = &w->a };
	struct sales_err     err;
	struct expr         *e;

	if (text == NULL || base == NULL || base->facts.of == NULL)
		return;
	scope.k = schema_kind(&w->d->schema, base->facts.of);
	if (scope.k != NULL && row_bind(&scope, text, want, &e, &err) != SALES_OK)
		expression_fault(w->ds, at, path_of(w, key), &err);
}

static void
check_component(struct checking *w)
{
	const struct component *c = w->c;

	for (size_t i = 0; i < c->nfactors; i++) {
		const char *key = arena_printf(w->ds->arena, "factors[%zu].of", i);

		if (factor_is_by_period(&c->factors[i]) || !comp_is_by_fact(c->kind))
			check_figure(w, c->factors[i].of, V_NULL, &c->factors[i].at, key);
		else
			check_of_fact(w, c->factors[i].of, V_NULL, &c->factors[i].at, key);
	}
	for (size_t i = 0; i < c->ncases; i++)
		check_of_fact(w, c->cases[i].when, V_BOOL, &c->cases[i].at, arena_printf(w->ds->arena, "rates[%zu].when", i));
	check_figure(w, c->when, V_BOOL, &c->at, "when");
	if (!comp_is_by_fact(c->kind))
		check_figure(w, c->amount, V_NULL, &c->at, "amount");
}

void
plan_terms_check(struct dept *d, const struct policy *p, const struct plan *plan, struct diags *ds)
{
	struct checking w = { .d = d, .p = p, .plan = plan, .ds = ds };

	for (size_t i = 0; i < plan->ncomponents; i++) {
		w.c = &plan->components[i];
		check_component(&w);
	}
	arena_done(&w.a);
}
