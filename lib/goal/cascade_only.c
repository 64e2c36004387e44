/* Only people of whom a condition holds on their first day of the period. */
#include "lib/goal/cascade_inside.h"

#include "lib/org/scope.h"

struct looking { struct cascade *c; struct people_scope scope; struct expr *e; };

static int
look_at_person(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	struct looking          *l = arg;
	const struct org_person *p = &l->c->org.person[id];
	const struct people_row  row = { .scope = &l->scope, .cells = cells,
		.place = org_at(&l->c->org, id, cascade_first_day(l->c, p)) };

	return people_match(&row, l->e, &l->c->meant[id], err);
}

int
cascade_only(struct cascade *c, struct sales_err *err)
{
	struct looking l = { .c = c };
	struct query   q = { .period = { DAY_NONE, DAY_NONE } };

	if (c->ask->only == NULL)
		return SALES_OK;
	people_scope_open(&l.scope, c->d, &c->d->schema, c->a);
	if (people_scope_bind(&l.scope, c->ask->only, &l.e, err) != SALES_OK)
		return err_prefix(err, "--only: ");
	c->meant = arena_array(c->a, bool, c->org.npeople + 1);
	q.kind = l.scope.person;
	q.cols = l.scope.col;
	q.ncols = l.scope.ncols;
	return record_each(c->d, &q, look_at_person, &l, err);
}
