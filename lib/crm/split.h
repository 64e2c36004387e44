/* split.h - who is credited with which part of a deal. */
#pragma once
#include "lib/record/write.h"

struct split_part { int64_t person, share; };   /* billionths */

SALES_API_BEGIN
/** Put these revenue credits in the place of the deal's (n 0: it is its owner's
 *  again, whole); with overlay, in the place of its overlay credits, which may
 *  add up to anything. SALES_EUSAGE: revenue shares that are not exactly 100 %
 *  together; SALES_EINVAL: a person twice, a share that is not above 0. */
NODISCARD int deal_split(struct op *op, int64_t deal, const struct split_part *v, size_t n,
    bool overlay, struct sales_err *err);
SALES_API_END
