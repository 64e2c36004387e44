/* accrual.h - what pay costs by period: when it is earned (by the day of what
 * earned it, whenever it is run and paid), when it is paid, and, for commissions
 * that win contracts of several months, as a cost that is spread evenly over
 * them (ASC 340-40, 合同取得成本). */
#pragma once
#include "lib/payout/payout.h"

struct accrual_ask {
	struct period    period;        /* closed */
	enum period_unit by;
	int              months;        /* each line is spread over; 0: by term, or not at all */
	const char      *term;          /* a deal's field with its months; NULL: none */
	bool             drafts;        /* what is not approved counts too */
};
struct accrual_row {
	struct period span;             /* cut at the ends of the period asked */
	money earned, paid, cost;       /* within it */
	money owed;                     /* at its end: earned and not paid */
	money deferred;                 /* at its end: earned and not yet a cost */
};
struct accrual {
	struct accrual_row *row;
	size_t              n;
	struct accrual_row  total;      /* owed, deferred: those of the last row */
	long                whole;      /* lines without a term: a cost at once */
};

SALES_API_BEGIN

/** What of an amount is a cost by the end of the k-th month of a term, by straight
 *  line: rounded to date, so that the months add up to it. False: too large. */
bool accrual_spread(money amount, int k, int months, int decimals, enum rounding how, money *out);
/** SALES_EUSAGE: no such field of deals, or one that is no number; a period that is
 *  not of whole months where cost is spread. */
NODISCARD int payout_accrual(struct dept *d, const struct accrual_ask *ask, struct arena *a,
    struct accrual *out, struct sales_err *err);

SALES_API_END
