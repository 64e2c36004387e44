/* span.h - spans that figures are compared over. */
#pragma once
#include "lib/base/period.h"

SALES_API_BEGIN
/** The span that holds all of n > 0 spans. */
struct period spans_hull(const struct period *span, size_t n);
/** The span before a closed one: the week before a week, the month before a
 *  month, else as many days. */
struct period span_before(struct period p, const struct period_env *env);
/** The same span a year earlier; the end of a month stays one. */
struct period span_year_before(struct period p);
SALES_API_END
