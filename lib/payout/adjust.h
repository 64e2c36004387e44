/* adjust.h - pay that is corrected by hand: proposed by one, approved by another who
 * is not paid by it; then a line of the next run. */
#pragma once
#include "lib/record/write.h"

/* The component that its lines stand under; they are of no plan. */
#define ADJUSTMENT "@adjustment"

SALES_API_BEGIN
/** Propose one. *id gets it. SALES_EPOLICY without a reason. */
NODISCARD int adjustment_ask(struct op *op, int64_t person, money amount, day on, const char *about, int64_t *id,
    struct sales_err *err);
/** proposed -> approved, refused; by another person and login than who asked, and not
 *  by the one whom it pays. Makes op final when it is approved. */
NODISCARD int adjustment_decide(struct op *op, int64_t id, bool approve, struct sales_err *err);
SALES_API_END
