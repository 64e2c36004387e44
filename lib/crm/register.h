/* register.h - registration of customers (报备) by the rule book's
 * `registration:`: the first one protects, others are refused, a manager rules.
 * Adding one is record_add, by the kind's own rules. Whether one holds today is
 * worked out on reading (registration.state). tests/cli/registration.t plays it. */
#pragma once
#include "lib/crm/rules_register.h"
#include "lib/crm/split.h"

struct ruling {
	int64_t                  deal;     /* 0: the registration's */
	const struct split_part *part;     /* who is credited with what of it; n 0: as it is */
	size_t                   n;
};

SALES_API_BEGIN
/** Once, by the rule book's days, while it holds and when its person was active
 *  with the customer lately; else SALES_EPOLICY, saying what is missing. */
NODISCARD int register_renew(struct op *op, int64_t id, struct sales_err *err);
/** It protects no more. SALES_EPOLICY when that was so already. */
NODISCARD int register_withdraw(struct op *op, int64_t id, struct sales_err *err);
/** Somebody else than the parties says that this one holds; those that it met are
 *  refused, and the deal is shared. op->reason is the ruling's (SALES_EUSAGE
 *  without); other failures as deal_split's. */
NODISCARD int register_rule(struct op *op, int64_t id, const struct ruling *r, struct sales_err *err);
SALES_API_END
