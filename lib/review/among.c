#include "lib/review/among.h"

struct asking {
	struct people_scope scope;
	const struct org   *org;
	struct among       *out;
	struct expr       **rule;      /* NULL: everybody */
	size_t              n;
	day                 on;
};

static int
take_person(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	struct asking           *g = arg;
	const struct org_person *p = (size_t)id < g->org->npeople ? &g->org->person[id] : NULL;
	struct people_row        row = { .scope = &g->scope, .cells = cells };
	struct one_among        *one;

	if (p == NULL || p->id == 0 || !org_is_there(p, (struct period){ g->on, g->on }))
		return SALES_OK;
	row.place = org_at(g->org, id, g->on);
	one = &g->out->v[g->out->n++];
	*one = (struct one_among){ id, arena_array(g->scope.a, bool, g->n + 1) };
	for (size_t i = 0; i < g->n; i++) {
		one->meant[i] = true;
		if (g->rule[i] != NULL)
			TRY(people_match(&row, g->rule[i], &one->meant[i], err));
	}
	return SALES_OK;
}

int
among_load(struct dept *d, const struct org *org, day on, const char *const *who, size_t n, const char *where,
    struct arena *a, struct among *out, struct sales_err *err)
{
	struct asking g = { .org = org, .out = out, .rule = arena_array(a, struct expr *, n + 1), .n = n, .on = on };
	struct query  q = { .period = { DAY_NONE, DAY_NONE } };

	people_scope_open(&g.scope, d, &d->schema, a);
	for (size_t i = 0; i < n; i++)
		if (who[i] != NULL && people_scope_bind(&g.scope, who[i], &g.rule[i], err) != SALES_OK) {
			err_prefix(err, "%s: ", where);
			return err->code = SALES_EINVAL;
		}
	*out = (struct among){ .v = arena_array(a, struct one_among, org->npeople + 1) };
	q.kind = g.scope.person;
	q.cols = g.scope.col;
	q.ncols = g.scope.ncols;
	return record_each(d, &q, take_person, &g, err);
}
