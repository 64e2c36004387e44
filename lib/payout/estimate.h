/* estimate.h - what somebody would earn if open deals were won: what he is entitled
 * to with them less what he is entitled to without, at the end of a period. It is
 * what a run of the period posts more for him when they are won so, by the engine
 * that pays; grades that are not given yet are taken to be his latest. */
#pragma once
#include "lib/payout/won.h"

struct estimate_row {
	int64_t     deal;                 /* 0: elsewhere: earlier facts, factors, caps, what stands around the plan */
	const char *plan, *component;     /* as lines name them; "x@cap": what x's cap cuts */
	int64_t     base, amount;         /* ten-thousandths; base of deals only */
	size_t      rule;                 /* private */
};
struct estimate {
	struct period        p;           /* from the plan year's first day to the end of his plan's period */
	struct estimate_row *v;           /* by deal as given, then elsewhere */
	size_t               n;
	int64_t              total;
	const char          *grade;       /* his latest, taken where none is given yet; or NULL */
	struct period        grade_of;
	const char          *unknown, *unknown_plan; /* a factor without any value, taken as 1; or NULL */
};

SALES_API_BEGIN
/** deal: on and amount are what is supposed. until: up to its last day (to DAY_NONE:
 *  to the end of the plan's period that holds the last of the days). SALES_EUSAGE
 *  when the days are of two plan years; else refused as a run is. Everything in a. */
NODISCARD int estimate_make(struct dept *d, int64_t person, struct won_deal *deal, size_t n, bool are_paid,
    struct period until, struct arena *a, struct estimate *out, struct sales_err *err);
SALES_API_END
