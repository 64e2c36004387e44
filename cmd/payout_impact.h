/* payout_impact.h - a period's cost by two rule books, side by side: the table of
 * payout simulate and policy diff --impact. */
#pragma once
#include "cmd/cmd.h"
#include "lib/payout/whatif.h"

struct impact_ask {
	struct period      period;
	struct whatif_book was, now;
	const char        *by, *revenue; /* of impact_by, NULL: person; a metric's name, NULL: the plans' first */
	bool               summary;
	const struct buf  *before;       /* text for people above the table; or NULL */
};
extern const char *const impact_by[];
extern const struct col impact_cols[];

/** -p, which must be given. */
NODISCARD int impact_period(struct ctx *ctx, struct period *out);
/** A rule book's file, checked as policy check does before anything is reckoned by
 *  it; its faults are printed. */
NODISCARD int impact_book(struct ctx *ctx, const char *path, const struct policy **out);
NODISCARD int impact_print(struct ctx *ctx, const struct impact_ask *ask);
