/* blame.h - which operations moved what a line of pay says: of its fact and the deal
 * that it is a part of, of who is credited, of the person, goals, reviews, the rule
 * book, and of the payout itself. */
#pragma once
#include "lib/payout/payout.h"

/* One of them. pair NULL: another version of the rule book, number version. */
struct payout_blame {
	const struct op_info      *op;
	const struct version_pair *pair;
	int64_t                    version;
	bool                       after;    /* the payout was run before it: what it pays does not know of it */
};
typedef int payout_blame_fn(void *arg, const struct payout_blame *b, struct sales_err *err);

SALES_API_BEGIN
/** Record by record, each oldest first; what fn gets lives until it returns. */
NODISCARD int payout_blame(struct dept *d, const struct payout_run *r, const struct payout_line *l, payout_blame_fn *fn,
    void *arg, struct sales_err *err);
SALES_API_END
