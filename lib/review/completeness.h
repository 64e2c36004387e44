/* completeness.h - how complete each person's customers are today, written down as
 * readings, so that it can be counted later as of its day. */
#pragma once
#include "lib/record/draft.h"

struct completeness_taken { long people, added, changed; };

SALES_API_BEGIN
/** A reading "completeness" of each person who owns customers: value, the required
 *  fields that are filled, out of all that are required. One a person and day:
 *  taken again on that day it is changed. person: only these; NULL: all.
 *  SALES_EPOLICY: the rule book requires no field of a customer. */
NODISCARD int completeness_take(struct op *op, const int64_t *person, size_t n, struct arena *a,
    struct completeness_taken *out, struct sales_err *err);
SALES_API_END
