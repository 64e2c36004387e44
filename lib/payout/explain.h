/* explain.h - why a line is what it is: the rule with its place, what the
 * look-up saw, the tiers that the fact went through, and what was posted for
 * it before. Everything is made again from the line and its rule book. */
#pragma once
#include "lib/payout/payout.h"
#include "lib/payout/rules_tier.h"

struct payout_why {
	const struct policy    *policy;
	const struct plan      *plan;       /* NULL: that rule book no longer has it */
	const struct component *component;  /* NULL: the plan's cap, or gone like plan */
	struct tier_slice       slice[TIER_MAX];
	size_t                  nslices;    /* 0: a cap, a refund, or a fact that is gone */
	struct ratio            exact;      /* sum of the slices, in units; den 0: none */
	struct payout_earlier {             /* lines of earlier runs for the same fact */
		const char *run;
		int64_t     line;
		money       amount;
	}                      *earlier;    /* in the arena */
	size_t                  nearlier;
	/* Of a refund: what it takes back its part of, and what that earned in all
	 * runs so far: a deal, the receipts of a deal, or one receipt. */
	const struct kind      *taken_of;
	int64_t                 taken_id;
	bool                    receipts;   /* of the deal, not the deal itself */
	money                   earned;
};

SALES_API_BEGIN
/** Fails with SALES_EDAMAGED when the line's rule book or rule is not there. */
NODISCARD int payout_explain(struct dept *d, const struct payout_run *r, const struct payout_line *l,
    struct arena *a, struct payout_why *out, struct sales_err *err);
/** The run and line of a line's number. */
NODISCARD int payout_line_find(struct dept *d, int64_t id, struct arena *a, struct payout_run *run,
    struct payout_line *out, struct sales_err *err);
SALES_API_END
