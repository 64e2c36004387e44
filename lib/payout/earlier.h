/* earlier.h - what was recorded late for an earlier plan year and is not posted yet. */
#pragma once
#include "lib/payout/payout.h"

struct unposted {
	const char *period;  /* whose run posts it */
	long        people;  /* 0: nothing */
	money       total;
};

/** Of the newest plan year that was run and began before `year`, the first day of a plan
 *  year. In a. */
NODISCARD int payout_unposted(struct dept *d, day year, struct arena *a, struct unposted *out, struct sales_err *err);
