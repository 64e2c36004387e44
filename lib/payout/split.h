/* split.h - a whole in parts that add up to it: by largest remainder, ties to the
 * part listed first. Private to lib/payout. */
#pragma once
#include "lib/base/exact.h"

/** whole (ten-thousandths, a multiple of the smallest unit of that many decimals)
 *  by weights (>= 0, not all 0 unless n is 0). A negative whole is the mirror of the
 *  positive one. */
void split_exact(int64_t whole, const struct exact *weight, size_t n, int decimals, int64_t *out);
