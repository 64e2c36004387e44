/* draws.h - what pay may come to when open deals are won by their chance: they are
 * drawn many times, and each time everything is reckoned by the engine that pays.
 *
 *  1. The open deals are those expected within the period; where that day is past,
 *     today. Those without an expected day or expected on another are left out.
 *  2. In each draw, each deal, in the order of their numbers, is won when a number
 *     drawn below 1,000,000,000 (draw.h, purpose "payout") is below its chance in
 *     billionths: its own probability, else that of its stage. It is won on its
 *     day at its amount, and paid in full on it, unless it is asked for unpaid.
 *  3. Somebody's pay of the period is what he is entitled to at its end less what he
 *     is entitled to on the day before it (whatif.h); grades that are not given yet
 *     are his latest, factors without a value 1.
 *  4. P10, P50 and P90 of n draws are the 0.1 n-th, 0.5 n-th and 0.9 n-th smallest,
 *     rounded up; those of the total are of its own draws, no sums. */
#pragma once
#include "lib/record/dept.h"

enum { DRAWS_USUAL = 200, DRAWS_MAX = 10000 };

struct draws_ask {
	struct period period;
	uint32_t      seed;
	int           draws;
	bool          are_paid;
};
struct draws_row { int64_t person, now, p10, p50, p90; };  /* now: without any open deal */
struct draws {
	struct draws_row *v;              /* who gets anything in any draw, by code */
	size_t            n;
	struct draws_row  all;
	size_t            deals;          /* drawn from */
	long              undated, other; /* left out: without an expected day, or of other periods */
	const char       *unknown, *unknown_plan; /* a factor without any value, taken as 1; or NULL */
};

SALES_API_BEGIN
/** In a. Refused as runs are. */
NODISCARD int draws_make(struct dept *d, const struct draws_ask *ask, struct arena *a, struct draws *out,
    struct sales_err *err);
/** The seed of a period and a day, for who gives none. */
uint32_t draws_seed(const struct dept *d, struct period p);
SALES_API_END
