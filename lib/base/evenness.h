/* evenness.h - how evenly a sum is spread over those who share it. */
#pragma once
#include "lib/base/ratio.h"

SALES_API_BEGIN

/** Gini's coefficient, exactly: with the n amounts in rising order,
 *      sum of (2 i - n - 1) x_i / (n * sum of x_i), i from 1,
 *  0 when all have the same, near 1 when one has everything; cut to nine decimals
 *  where the fraction fits no ratio. False where it means nothing: nobody, an
 *  amount below 0, or a sum of 0. */
bool evenness_gini(const int64_t *v, size_t n, struct ratio *out);
/** What the largest tenth has of the sum: of at least one, a part of one counts as
 *  one (3 of 21). *top: how many they are. False as above. */
bool evenness_top(const int64_t *v, size_t n, size_t *top, struct ratio *out);

SALES_API_END
