/* check_change.h - a rule book beside those before and behind it. Private to lib/payout. */
#pragma once
#include "lib/base/diag.h"
#include "lib/record/dept.h"

/** Within a plan year a component, a plan's cap and a release go by one unit of time:
 *  errors; what is held or owed and has no rule any more: warnings with its size. */
NODISCARD int policy_check_change(struct dept *d, const struct policy *p, struct diags *ds, struct sales_err *err);
