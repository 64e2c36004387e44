/* People's or teams' targets over the units of the period: each one's add up to
 * his own, and each unit's to its part of the whole. */
#include "lib/goal/cascade_inside.h"

bool
cascade_newcomer(const struct cascade *c, int64_t person, int64_t target, int64_t *cell)
{
	int64_t *weight = arena_array(c->a, int64_t, c->nunits);

	if (!spread_by_weight(c->a, RATE_UNIT * 1000, c->unit_weight, c->nunits, 1, weight))
		return false;
	for (size_t j = 0; j < c->nunits; j++) {
		struct ratio keep;
		money        w;

		if (!cascade_keep_in(c, person, c->unit[j], &keep) ||
		    !money_mul((money){ weight[j] }, keep, 4, ROUND_HALF_UP, &w))
			return false;
		weight[j] = w.v;
	}
	return spread_by_weight(c->a, target, weight, c->nunits, c->step, cell);
}

/* Newcomers' steps were rounded on their own: a unit never lacks more than it
 * has, what it lacks comes from the largest. */
static void
level(const struct cascade *c, int64_t *col)
{
	for (size_t j = 0; j < c->nunits; j++)
		while (col[j] < 0) {
			size_t most = 0;

			for (size_t k = 1; k < c->nunits; k++)
				most = col[k] > col[most] ? k : most;
			col[j] += c->step;
			col[most] -= c->step;
		}
}

static bool
fill_cells(const struct cascade *c, const struct children *kids, int64_t *cell)
{
	int64_t *col = arena_array(c->a, int64_t, c->nunits), *row = arena_array(c->a, int64_t, kids->n);
	int64_t *rest = arena_array(c->a, int64_t, kids->n * c->nunits);
	size_t  *of = arena_array(c->a, size_t, kids->n), n = 0;
	int64_t  sum = 0;

	for (size_t i = 0; i < kids->n; i++)
		sum += kids->v[i].target;
	if (!spread_by_weight(c->a, sum, c->unit_weight, c->nunits, c->step, col))
		return false;
	for (size_t i = 0; i < kids->n; i++) {
		int64_t *own = &cell[i * c->nunits];

		if (!is_relieved(&kids->v[i])) {
			of[n] = i;
			row[n++] = kids->v[i].target;
		} else if (kids->v[i].target > 0 &&
		    !cascade_newcomer(c, subject_id(kids->v[i].subject), kids->v[i].target, own)) {
			return false;
		}
		for (size_t j = 0; j < c->nunits; j++)
			col[j] -= own[j];
	}
	if (n == 0)
		return true;
	level(c, col);
	if (!spread_two_ways(c->a, row, n, col, c->nunits, c->step, rest))
		return false;
	for (size_t k = 0; k < n; k++)
		memcpy(&cell[of[k] * c->nunits], &rest[k * c->nunits], c->nunits * sizeof(*cell));
	return true;
}

int
cascade_cells(struct cascade *c, const struct children *kids, int64_t **cell, struct sales_err *err)
{
	*cell = arena_array(c->a, int64_t, kids->n * c->nunits);
	if (!c->adds_up) {
		for (size_t i = 0; i < kids->n * c->nunits; i++)
			(*cell)[i] = kids->v[i / c->nunits].target;
		return SALES_OK;
	}
	return fill_cells(c, kids, *cell) ? SALES_OK :
	    FAIL(err, SALES_EINVAL, _("the targets are too large, or none is above zero"));
}
