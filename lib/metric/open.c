/* What of a metric's filter an open deal can answer: everything but whether it
 * is won. "stage = won and product = X" asks an open deal for product = X. */
#include "lib/metric/scan.h"

static bool
is_stage(const struct expr *e)
{
	return (e->op == EX_FIELD || e->op == EX_VALUE || e->op == EX_SEARCH) && !e->quoted &&
	    e->name != NULL && (strcmp(e->name, "stage") == 0 || strcmp(e->name, "阶段") == 0);
}

static bool
names_stage(const struct expr *e)
{
	if (e == NULL)
		return false;
	if (is_stage(e))
		return true;
	for (size_t i = 0; i < e->nkids; i++)
		if (names_stage(e->kid[i]))
			return true;
	return false;
}

/* stage = won, stage in (won, ...), stage:won */
static bool
asks_won(const struct expr *e)
{
	return (e->op == EX_EQ || e->op == EX_IN) && e->nkids >= 2 && is_stage(e->kid[0]);
}

struct expr *
open_filter(struct arena *a, struct expr *where, bool *ok)
{
	struct expr *rest = NULL;

	*ok = true;
	if (where == NULL || asks_won(where))
		return NULL;
	if (where->op != EX_AND) {
		*ok = !names_stage(where);
		return where;
	}
	for (size_t i = 0; i < where->nkids; i++) {
		struct expr *kid = open_filter(a, where->kid[i], ok);

		if (!*ok)
			return where;
		rest = expr_and(a, rest, kid);
	}
	return rest;
}

bool
open_applies(const struct fact_source *of, enum vtype unit)
{
	struct arena     a = { 0 };
	struct expr     *e = NULL;
	struct sales_err err;
	bool             ok = strcmp(of->of, "deal") == 0 && of->fn == MEASURE_SUM && unit == V_MONEY &&
	    of->date != NULL && strcmp(of->date, "closed_on") == 0;

	/* only what counts deals when they are won has a pipeline before it */
	if (ok && (of->where == NULL || expr_parse(&a, of->where, &e, &err) != SALES_OK ||
	    !names_stage(e)))
		ok = false;
	if (ok)
		open_filter(&a, e, &ok);
	arena_done(&a);
	return ok;
}
