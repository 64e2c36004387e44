/* outcomes.h - what became of deals: won, lost, still open, with their amounts
 * and the days they took; for rows of any kind, out of one scan. */
#pragma once
#include "lib/analysis/cut.h"

struct outcome {
	const struct value *key;            /* of the row, one a part */
	int64_t open, won, lost;
	int64_t won_amount, lost_amount;    /* in locale.currency */
	int64_t priced, lost_priced;        /* those won, and lost, that have an amount */
	int64_t timed, days;                /* won deals that have both days, and the sum of theirs */
};
struct outcomes {
	struct outcome *v;                  /* in reading order */
	size_t          n;
	struct outcome  total;
	int64_t         undated;            /* closed, but nobody knows when: not counted */
	int64_t         unknown;            /* in no stage of the rule book: not counted */
	int64_t         foreign;            /* of other currencies: converted by the day's rate */
};

SALES_API_BEGIN
/** Deals closed in the period, and those open now; rows and keys live in a. */
NODISCARD int outcomes_make(struct dept *d, const struct cut *cut, struct period p, const char *where,
    struct arena *a, struct outcomes *out, struct sales_err *err);
/* Each in units; den 0 when there is nothing to divide by. */
struct ratio outcome_win_rate(const struct outcome *o);  /* won of those decided */
struct ratio outcome_average(const struct outcome *o);   /* amount of a won deal */
struct ratio outcome_cycle(const struct outcome *o);     /* days from created to won */
/** What the open deals bring in a day: their number times the average amount
 *  times the win rate, by the days a deal takes. */
struct ratio outcome_velocity(const struct outcome *o);
SALES_API_END
