/* spread.h - how a whole is spread over parts, in whole steps: by largest
 * remainder (Hamilton's rule), a tie to the part that is listed first. Pure
 * arithmetic; what is given out adds up to the whole exactly.
 *
 * Amounts are ten-thousandths, a step too: 100 is a cent, 10000 one piece. The
 * whole is a multiple of the step; weights are zero or more, on any scale. What
 * they reckon with on the way lies in a. */
#pragma once
#include "lib/base/arena.h"
#include "lib/base/money.h"

SALES_API_BEGIN
/** Of a step: 2 for a cent. */
int spread_decimals(int64_t step);
/** By weight. False: all weights are zero, or it does not fit. */
NODISCARD bool spread_by_weight(struct arena *a, int64_t whole, const int64_t *weight, size_t n,
    int64_t step, int64_t *part);
/** The same, but whoever has a weight gets one step at least; it comes from the
 *  largest part, of those alike from the one listed last. False too when there
 *  are fewer steps than weights above zero. */
NODISCARD bool spread_to_all(struct arena *a, int64_t whole, const int64_t *weight, size_t n,
    int64_t step, int64_t *part);
/** The same with relief: keep[i], 0 to 1, is the share that a newcomer is given
 *  of what would be his. He keeps base[i] * keep[i], rounded half up to a step,
 *  but one step at least where keep is above 0; what that leaves is spread over
 *  those who keep all, by their weights. When there are none of those, the
 *  whole is spread by weight times keep. base: the parts before relief. */
NODISCARD bool spread_relieved(struct arena *a, int64_t whole, const int64_t *weight,
    const struct ratio *keep, size_t n, int64_t step, int64_t *base, int64_t *part);
/** Two ways at once: cell[i * ncols + j] is row[i] * col[j] / whole to within a
 *  step (hardly ever two), and rows and columns both add up exactly. The rows together are
 *  as much as the columns; none is below zero, and no cell is. False when that
 *  is not so. */
NODISCARD bool spread_two_ways(struct arena *a, const int64_t *row, size_t nrows,
    const int64_t *col, size_t ncols, int64_t step, int64_t *cell);
/** Several sets of weights as one: each brought to the same sum (10^12, by
 *  largest remainder), times its own weight mix[k] (0 to 1,000,000). set[k][i];
 *  false when a set is all zero. */
NODISCARD bool spread_mix(struct arena *a, const int64_t *const *set, const int64_t *mix, size_t nsets,
    size_t n, int64_t *weight);
SALES_API_END
