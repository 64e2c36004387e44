/* unpaid.h - what is taken back of pay for deals that are not collected in time
 * (clawback.unpaid_after): the part of a deal's pay that its uncollected part is of
 * its amount, on the day after the last; given again when the money comes. Private
 * to lib/payout. */
#pragma once
#include "lib/payout/engine.h"

/* A won deal as its money stands at the end of the run, all in its currency. */
struct unpaid_deal { int64_t deal, op, whole, missing; day closed; bool late; }; /* late: some came after the least of days */

/** Nothing where no plan asks for it; of few deals alone, NULL: of all. */
NODISCARD int unpaid_load(struct engine *e, const struct few *of, struct sales_err *err);
/** May pay for the deal be taken back, or have been and be given again? */
bool unpaid_is_listed(const struct engine *e, int64_t deal);
/** The line of a deal that was just paid under a plan, by rule "x@unpaid". */
void unpaid_put(struct engine *e, size_t rule, const struct plan *p, const struct entitled *deal);
/** The same of a deal that an earlier plan year paid. */
void unpaid_put_old(struct engine *e, size_t rule, const struct plan *p, const struct past_part *deal);
