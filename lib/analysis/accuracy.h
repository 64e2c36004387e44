/* accuracy.h - how good forecasts were: what the open deals promised for a month
 * when it began, by the records and the rule book of then, against what was won
 * in it. */
#pragma once
#include "lib/analysis/cut.h"

struct promise {
	int64_t deals, amount, weighted;    /* open on the eve, expected in the month */
	int64_t won_deals, won;             /* won in the month */
	int64_t hit_deals, hit;             /* of these: promised */
};
struct accuracy_month {
	struct period  span;
	int64_t        op;                  /* the last operation before it; 0: nothing was recorded yet */
	struct promise all;
	struct ratio   error;               /* |weighted - won| by won; den 0: nothing won, or no forecast */
};
struct accuracy_row {
	const struct value *key;
	struct promise      all;            /* over the months that have a forecast */
	struct ratio        mape;
};
struct accuracy {
	struct accuracy_month *month;
	size_t                 nmonths;
	struct accuracy_row   *row;         /* in reading order */
	size_t                 n;
	struct accuracy_row    total;
	int64_t                counted;     /* months in the mean: with a forecast, and something won */
	int64_t                without;     /* months that began before anything was recorded */
};

SALES_API_BEGIN
/** Months (or other units) of a closed period that are over. trim: those at its
 *  beginning that have no forecast are left out. Everything lives in a. */
NODISCARD int accuracy_make(struct dept *d, const struct cut *cut, struct period p, enum period_unit unit,
    bool trim, const char *where, struct arena *a, struct accuracy *out, struct sales_err *err);
SALES_API_END
