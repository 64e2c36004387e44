/* today.h - what a person is to do next, and why, for the goals that hold today:
 * open deals that may become facts of a goal's metric and are expected within its
 * period, and activities that are due.
 *
 *   closes    = the smaller of what the person is credited with and the goal's gap
 *   days left = working days after today up to and with the expected day, at least 1
 *   worth     = closes * chance / days left: what is to be expected of the gap for
 *               each day that is left for it
 * First comes what is in the focus of one of the goals, then what is worth most,
 * compared exactly; then the earlier expected day, then the lower code. A deal counts
 * for that goal of the person's for which it is worth most. Activities that are due
 * and are of no such deal come last, by their day. */
#pragma once
#include "lib/goal/status.h"

enum todo_why {              /* the first that holds */
	TODO_ACTIVITY,       /* an activity was or is due */
	TODO_STEP,           /* the next step was or is due */
	TODO_LATE,           /* the expected day went by */
	TODO_STALE,          /* idle for longer than the stage allows */
	TODO_PLAN,           /* no next step is written down */
	TODO_NEXT,           /* the next step is to come */
};
struct todo {
	const struct goal_row *goal;    /* NULL: of none */
	int64_t       deal, customer, activity; /* 0: none */
	enum todo_why why;
	day           on;               /* of the reason: due, next step, expected */
	const char   *what;             /* the activity's subject, or the next step; "" */
	const char   *kind;             /* of the activity: call, visit ...; or NULL */
	int           idle;             /* TODO_STALE: days */
	bool          in_focus;
	int64_t       gap, amount;      /* ten-thousandths */
	int64_t       chance;           /* billionths */
	day           expected;         /* DAY_NONE: of no deal */
	int           days_left;
	int64_t       closes, worth;    /* ten-thousandths; worth rounded half up to be shown */
};
struct today {
	struct todo *v;
	size_t       n;
	size_t       goals;             /* of the person, today */
	size_t       open;              /* of them: open deals lead to them and there is a gap */
};

SALES_API_BEGIN
NODISCARD int goal_today(struct dept *d, int64_t person, struct arena *a, struct today *out, struct sales_err *err);
/** "activity", "step", ...: stable, for machines. */
const char *todo_why_name(enum todo_why w);
SALES_API_END

/** Fill in closes and worth, and put them in order. False when a number does not
 *  fit. */
NODISCARD bool today_rank(struct todo *v, size_t n);
/** Does a come before b? closes is filled in. */
bool todo_before(const struct todo *a, const struct todo *b);
