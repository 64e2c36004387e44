/* cohorts.h - customers by the quarter in which they bought first, and how many
 * of them bought again. */
#pragma once
#include "lib/record/read.h"

enum { COHORT_SPANS = 4 };

struct cohort {
	struct period span;
	int64_t customers, again;               /* bought once more, on a later day, up to now */
	int64_t within[COHORT_SPANS];           /* in the same span or the first, the first two ... behind it */
	bool    is_over[COHORT_SPANS];          /* is that time over? else nobody knows yet */
	int64_t deals, amount;                  /* that they bought up to now */
};
struct cohorts {
	struct cohort *v;                       /* in their order; only those that have customers */
	size_t         n;
	struct cohort  total;                   /* within: of those whose time is over ... */
	int64_t        known[COHORT_SPANS];     /* ... which have so many customers */
	int64_t        nobody, undated, ahead, foreign;/* as struct purchases */
};

SALES_API_BEGIN
/** Cohorts of a period by month, quarter, half year or year, of customers for
 *  whom where holds; in a. */
NODISCARD int cohorts_make(struct dept *d, struct period p, enum period_unit unit, const char *where,
    struct arena *a, struct cohorts *out, struct sales_err *err);
SALES_API_END
