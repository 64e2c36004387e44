/* pace.h - where a goal stands on a day: pure arithmetic over the target, what
 * was reached, and the working days of the period. Everything is exact; what
 * is shown is rounded where it is shown.
 *
 *   elapsed    = working days from the first day up to and including today
 *   pace       = target * elapsed / all working days: what should be there
 *   of pace    = actual / pace: 40 % on day 10 of 20 is 0.8; below 1: behind
 *   ahead      = actual - pace; below zero: behind
 *   gap        = target - actual; 0 once the target is reached
 *   per day    = gap / working days that are left after today
 *   forecast   = actual + weighted open pipeline
 *   attainment = actual / target
 * A metric where less is better (days to close) has no pace and no daily rate:
 * it is met while it does not exceed the target. */
#pragma once
#include "lib/base/calendar.h"
#include "lib/base/ratio.h"

enum goal_state {
	GOAL_NODATA,        /* nothing to compare yet */
	GOAL_MET,           /* the target is reached */
	GOAL_AHEAD,         /* at or above the pace */
	GOAL_BEHIND,        /* below the pace */
	GOAL_MISSED,        /* the period is over, the target was not reached */
	GOAL_COMING,        /* the period has not begun */
};

struct goal_inputs {
	struct period period;          /* closed at both ends */
	day           today;
	struct ratio  target, actual;  /* in units; actual with den 0: no value */
	struct ratio  open;            /* weighted open pipeline; den 0: not known */
	bool          cumulates;       /* sums and counts grow day by day; averages
	                                * and ratios do not */
	bool          lower_is_better;
};

struct goal_standing {
	int             days, elapsed;  /* working days in all, up to today */
	struct ratio    attainment;     /* each with den 0 when it has no value */
	struct ratio    elapsed_share;
	struct ratio    pace, of_pace, ahead, gap, per_day, forecast, forecast_attainment;
	enum goal_state state;
};

SALES_API_BEGIN
/** False when a number does not fit. */
NODISCARD bool goal_pace(const struct calendar *c, const struct goal_inputs *in,
    struct goal_standing *out);
/** "met", "behind" ...: stable, for machines. */
const char *goal_state_name(enum goal_state s);
SALES_API_END
