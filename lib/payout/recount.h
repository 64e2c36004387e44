/* recount.h - the second reckoning of a whole run, for payout_verify: the
 * facts as they were then, one person at a time, each look-up summed anew, in
 * plain fractions (plain.h). It shares the reading of facts with the engine,
 * and none of its sums. Private to lib/payout. */
#pragma once
#include "lib/payout/engine.h"

/* What somebody is entitled to for one fact by one rule. */
struct claim {
	int64_t  person, fact, amount;
	day      on;           /* in the period of this day a cap counts it */
	uint16_t rule;
	uint8_t  kind;
};

/** struct claim[] into out, in no order. e is loaded, not reckoned. */
NODISCARD int recount(struct engine *e, struct buf *out, struct sales_err *err);
/** The refunds from a day on of a deal that a person is paid for by a rule:
 *  their part of its amount. False when a number does not fit. */
bool recount_refunds(const struct engine *e, const struct claim *deal, day since, struct buf *out);
