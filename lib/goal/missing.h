/* missing.h - who has no approved goal. */
#pragma once
#include "lib/record/read.h"

SALES_API_BEGIN
/** Who of n people has no approved goal on the metric (NULL: on any one metric)
 *  for a period: the days of it on which a person was in the department lie, all
 *  of them, in goals of his, be it one of the quarter or three of its months.
 *  *who, in a, in the order given. p is closed at both ends. */
NODISCARD int goal_missing(struct dept *d, const char *metric, struct period p,
    const int64_t *people, size_t n, struct arena *a, int64_t **who, size_t *nwho,
    struct sales_err *err);
SALES_API_END
