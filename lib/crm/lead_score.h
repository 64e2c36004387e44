/* lead_score.h - what a lead is worth by the rule book's `scoring.lead`: the
 * points of the rules that hold, added up. Computed when it is looked at. */
#pragma once
#include "lib/record/read.h"

struct lead_score {
	int64_t  lead, owner;
	int      points;
	uint64_t held;      /* bit i: rule i holds */
};

SALES_API_BEGIN
/** The leads that a filter's text finds (NULL: all), the best first, then by code; in a.
 *  SALES_EPOLICY when the rule book has no such rules. */
NODISCARD int lead_scores(struct dept *d, const char *where, struct arena *a, struct lead_score **out, size_t *n,
    struct sales_err *err);
/** The fields that a rule looks at, each once, NULL-ended, in a. */
NODISCARD int lead_score_fields(struct dept *d, const struct score_rule *r, struct arena *a,
    const char *const **out, struct sales_err *err);
SALES_API_END
