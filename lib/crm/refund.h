/* refund.h - money that goes back to a customer: a receipt's, or a deal's. */
#pragma once
#include "lib/base/money.h"
#include "lib/record/write.h"

struct refund {
	const struct kind *of;       /* the kind of what is refunded: receipt or deal */
	int64_t            id;
	money              amount;   /* above 0; 0: all that is left of it */
	day                on;
};

SALES_API_BEGIN
/** Add a receipt of kind refund that says so. What is left is what came in less
 *  what went back already; of a deal that nobody recorded receipts for, its
 *  amount. *amount gets what goes back. SALES_EINVAL: that is more than is left,
 *  nothing is left, or it is no money that came in. */
NODISCARD int refund_add(struct op *op, const struct refund *r, int64_t *id, money *amount,
    struct sales_err *err);
SALES_API_END
