/* check_regret.h - what plans may say and easily regret. Private to lib/payout. */
#pragma once
#include "lib/base/diag.h"
#include "lib/record/dept.h"

/** Pay that falls when more is sold, over factors and tiers, with its size: warnings
 *  with their places. */
void plan_regrets(const struct policy *book, const struct plan *p, struct diags *ds);
/** Notes: people whom two plans pay today, plans that pay nobody of those who are there.
 *  The book's expressions are good. */
NODISCARD int plans_people(struct dept *d, const struct policy *p, struct diags *ds, struct sales_err *err);
