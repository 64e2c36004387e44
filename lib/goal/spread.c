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
 * one that the rows after it can't fill alone; to the cell that lost more. */
static bool
comes_first(const struct column *x, const struct column *y, int64_t rows_after)
{
	const bool x_waits = x->need <= rows_after, y_waits = y->need <= rows_after;

	if (x->need <= 0 || y->need <= 0)
		return x->need > y->need;
	if (x->given != y->given)
		return y->given;
	if (x_waits != y_waits)
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

static void
fill_row(int64_t left, int64_t rows_after, struct column *col, size_t ncols, int64_t step, int64_t *cell)
{
	for (size_t j = 0; j < ncols; j++) {
		left -= cell[j];
		col[j].given = false;
	}
	for (; left >= step; left -= step) {
		size_t best = 0;

		for (size_t j = 1; j < ncols; j++)
			if (comes_first(&col[j], &col[best], rows_after))
				best = j;
		cell[best] += step;
		col[best].need--;
		col[best].given = true;
	}
}

bool
spread_two_ways(struct arena *a, const int64_t *row, size_t nrows, const int64_t *col, size_t ncols,
    int64_t step, int64_t *cell)
{
	const int64_t  whole = sum(row, nrows);
	struct column *c = arena_array(a, struct column, ncols + 1);

	if (whole <= 0 || sum(col, ncols) != whole)
		return false;
	for (size_t j = 0; j < ncols; j++)
		c[j].need = col[j] / step;
	for (size_t k = 0; k < nrows * ncols; k++) {
		const wide steps = (wide)(row[k / ncols] / step) * col[k % ncols] / whole;

		cell[k] = (int64_t)steps * step;
		c[k % ncols].need -= (int64_t)steps;
	}
	for (size_t i = 0; i < nrows; i++) {
		for (size_t j = 0; j < ncols; j++)
			c[j].rest = (int64_t)((wide)(row[i] / step) * col[j] % whole);
		fill_row(row[i], (int64_t)(nrows - i - 1), c, ncols, step, &cell[i * ncols]);
	}
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
