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

/* What a person was paid for a deal, or a receipt of one, that has refunds. */
struct claim_part {
	int64_t deal, fact, amount;
	size_t  kind;
	day     on;
	bool    now;           /* by this plan year */
};

/** The claims of refunds on these parts of one person's pay under a rule, into
 *  out; what they take back of deals of this plan year is not among them. False
 *  when a number does not fit. */
bool recount_refunds(struct engine *e, size_t rule, int64_t person, const struct claim_part *part,
    size_t n, struct buf *out);
/** struct claim[] into out, in no order. e is loaded, not reckoned. */
NODISCARD int recount(struct engine *e, struct buf *out, struct sales_err *err);
