/* sample.h - what a handful of numbers says, exactly: no floating point, and
 * what is rounded is rounded once, at the end. */
#pragma once
#include "lib/base/exact.h"

/** Spearman's rank correlation, ranks averaged over ties, in ten-thousandths,
 *  rounded half away from zero: Pearson's r of the ranks,
 *
 *    rho = Sxy / sqrt(Sxx * Syy)
 *
 *  whose square is an exact fraction; its root is taken of integers. False: fewer
 *  than two, or all of one side are equal. */
bool sample_rank_correlation(const struct exact *x, const struct exact *y, size_t n, int *rho);
/** Gini's coefficient: sum of (2 i - n - 1) x_i / (n * sum of x), x sorted, i from
 *  1. False: none, one below 0, or all 0. out is set up by the caller. */
bool sample_gini(const struct exact *x, size_t n, struct exact *out);
/** Their mean, and how far they are from it on average (mean absolute
 *  deviation). False: none. */
bool sample_mean(const struct exact *x, size_t n, struct exact *out);
bool sample_deviation(const struct exact *x, size_t n, struct exact *out);
