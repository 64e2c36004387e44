#include "lib/goal/spread.h"

#include <string.h>

#include "lib/base/wide.h"

#define SCALE INT64_C(1000000000000)      /* of sets of weights that are mixed */

int
spread_decimals(int64_t step)
{
	int decimals = 4;

	for (; step >= 10; step /= 10)
		decimals--;
	return decimals;
}

bool
spread_by_weight(struct arena *a, int64_t whole, const int64_t *weight, size_t n, int64_t step,
    int64_t *part)
{
	money *m = arena_array(a, money, n + 1);

	if (!money_split((money){ whole }, weight, n, spread_decimals(step), m))
		return false;
	for (size_t i = 0; i < n; i++)
		part[i] = m[i].v;
	return true;
}

/* Of those alike the one listed last: the first had the advantage before. */
static size_t
largest(const int64_t *part, size_t n)
{
	size_t at = 0;

	for (size_t i = 1; i < n; i++)
		if (part[i] >= part[at])
			at = i;
	return at;
}

bool
spread_to_all(struct arena *a, int64_t whole, const int64_t *weight, size_t n, int64_t step,
    int64_t *part)
{
	int64_t wanted = 0;

	for (size_t i = 0; i < n; i++)
		wanted += weight[i] > 0;
	if (whole / step < wanted || !spread_by_weight(a, whole, weight, n, step, part))
		return false;
	for (size_t i = 0; i < n; i++)
		if (weight[i] > 0 && part[i] == 0) {
			part[largest(part, n)] -= step;
			part[i] = step;
		}
	return true;
}

/* ---- relief -------------------------------------------------------------- */

static bool
keeps_all(struct ratio keep)
{
	return ratio_cmp(keep, (struct ratio){ 1, 1 }) >= 0;
}

/* Nobody keeps all: everybody's weight times what he keeps of it. */
static bool
spread_among_newcomers(struct arena *a, int64_t whole, const int64_t *weight, const struct ratio *keep,
    size_t n, int64_t step, int64_t *part)
{
	int64_t *w = arena_array(a, int64_t, n + 1);
	money    kept;

	if (!spread_by_weight(a, SCALE, weight, n, 1, w))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!money_mul((money){ w[i] }, keep[i], 4, ROUND_HALF_UP, &kept))
			return false;
		w[i] = kept.v;
	}
	return spread_to_all(a, whole, w, n, step, part);
}

static bool
keep_of(int64_t base, struct ratio keep, int64_t step, int64_t *part)
{
	money kept;

	if (!money_mul((money){ base }, keep, spread_decimals(step), ROUND_HALF_UP, &kept))
		return false;
	*part = kept.v == 0 && keep.num > 0 && base > 0 ? step : kept.v;
	return true;
}

bool
spread_relieved(struct arena *a, int64_t whole, const int64_t *weight, const struct ratio *keep, size_t n,
    int64_t step, int64_t *base, int64_t *part)
{
	int64_t *others = arena_array(a, int64_t, n + 1), *more = arena_array(a, int64_t, n + 1);
	int64_t  relief = 0, some = 0;

	if (!spread_to_all(a, whole, weight, n, step, base))
		return false;
	for (size_t i = 0; i < n; i++) {
		others[i] = keeps_all(keep[i]) ? weight[i] : 0;
		some += others[i] > 0;
		part[i] = base[i];
		if (!keeps_all(keep[i]) && !keep_of(base[i], keep[i], step, &part[i]))
			return false;
		relief += base[i] - part[i];
	}
	if (some == 0)
		return spread_among_newcomers(a, whole, weight, keep, n, step, part);
	if (!spread_by_weight(a, relief, others, n, step, more))
		return false;
	for (size_t i = 0; i < n; i++)
		part[i] += more[i];
	return true;
}

/* ---- two ways ------------------------------------------------------------ */

struct column {
	int64_t need;      /* steps that it lacks */
	int64_t rest;      /* what the row's cell lost when it was cut */
	bool    given;     /* a step in this row already */
};

/* Which of two columns a step of a row goes to: to one that lacks something; to
 * one without a step of this row; then to one that the rows below can't fill
 * alone, and to the cell that lost more, or simply to the one that lacks more. */
static bool
comes_first(const struct column *x, const struct column *y, int64_t rows_below, bool by_need)
{
	const bool x_waits = x->need <= rows_below, y_waits = y->need <= rows_below;

	if (x->need <= 0 || y->need <= 0)
		return x->need > y->need;
	if (x->given != y->given)
		return y->given;
	if (by_need && x->need != y->need)
		return x->need > y->need;
	if (!by_need && x_waits != y_waits)
		return y_waits;
	return x->rest > y->rest;
}

/* -1 when one of them is below zero, or it does not fit. */
static int64_t
sum(const int64_t *v, size_t n)
{
	int64_t s = 0;

	for (size_t i = 0; i < n; i++)
		if (v[i] < 0 || __builtin_add_overflow(s, v[i], &s))
			return -1;
	return s;
}

/* Rows and columns in whole steps. */
struct grid {
	const int64_t *row, *col;
	size_t         nrows, ncols;
	int64_t        whole, step;
	struct column *c;
	int64_t       *cell;
};

static void
fill_row(const struct grid *g, size_t i, bool by_need)
{
	int64_t *cell = &g->cell[i * g->ncols], left = g->row[i];

	for (size_t j = 0; j < g->ncols; j++) {
		left -= cell[j];
		g->c[j].rest = (int64_t)((wide)(g->row[i] / g->step) * g->col[j] % g->whole);
		g->c[j].given = false;
	}
	for (; left >= g->step; left -= g->step) {
		size_t best = 0;

		for (size_t j = 1; j < g->ncols; j++)
			if (comes_first(&g->c[j], &g->c[best], (int64_t)(g->nrows - i - 1), by_need))
				best = j;
		cell[best] += g->step;
		g->c[best].need--;
		g->c[best].given = true;
	}
}

/* Each cell cut to whole steps, and what is left of the rows given out. */
static void
fill_grid(const struct grid *g, bool by_need)
{
	for (size_t j = 0; j < g->ncols; j++)
		g->c[j].need = g->col[j] / g->step;
	for (size_t k = 0; k < g->nrows * g->ncols; k++) {
		const wide steps = (wide)(g->row[k / g->ncols] / g->step) * g->col[k % g->ncols] / g->whole;

		g->cell[k] = (int64_t)steps * g->step;
		g->c[k % g->ncols].need -= (int64_t)steps;
	}
	for (size_t i = 0; i < g->nrows; i++)
		fill_row(g, i, by_need);
}

/* Is no cell more than a step above what it would be exactly? */
static bool
is_close(const struct grid *g)
{
	for (size_t k = 0; k < g->nrows * g->ncols; k++)
		if ((wide)(g->cell[k] - g->step) * g->whole > (wide)g->row[k / g->ncols] * g->col[k % g->ncols])
			return false;
	return true;
}

bool
spread_two_ways(struct arena *a, const int64_t *row, size_t nrows, const int64_t *col, size_t ncols,
    int64_t step, int64_t *cell)
{
	const struct grid g = { row, col, nrows, ncols, sum(row, nrows), step, arena_array(a, struct column, ncols + 1),
		cell };

	if (g.whole <= 0 || sum(col, ncols) != g.whole)
		return false;
	/* where the first way strays, the columns that lack most go first */
	fill_grid(&g, false);
	if (!is_close(&g))
		fill_grid(&g, true);
	return true;
}

/* ---- mixtures ------------------------------------------------------------ */

bool
spread_mix(struct arena *a, const int64_t *const *set, const int64_t *mix, size_t nsets, size_t n,
    int64_t *weight)
{
	int64_t *w = arena_array(a, int64_t, n + 1), x;

	memset(weight, 0, n * sizeof(*weight));
	for (size_t k = 0; k < nsets; k++) {
		if (!spread_by_weight(a, SCALE, set[k], n, 1, w))
			return false;
		for (size_t i = 0; i < n; i++)
			if (__builtin_mul_overflow(w[i], mix[k], &x) ||
			    __builtin_add_overflow(weight[i], x, &weight[i]))
				return false;
	}
	return true;
}
