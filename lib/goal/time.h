/* time.h - where people's time goes, against what their goals weigh.
 *
 *   all    = minutes of the activities that a person did in the period of the goals,
 *            until today: for these goals, or for none of his goals
 *   share  = minutes for the goal / all
 *   weight = the goal's over the sum of the weights of his goals of the period;
 *            when none of them has one, they weigh the same
 *   move   = weight * all - minutes, in whole minutes that add up to nothing: what
 *            would go by the weights
 * neglected: the weight is above 20 % and the share below 5 %.
 * overdone:  the share is more than twice the weight. */
#pragma once
#include "lib/goal/status.h"

enum time_finding { TIME_FINE, TIME_NEGLECTED, TIME_OVERDONE };
struct time_line {
	const struct goal_row *goal;     /* NULL: for none of the goals */
	int64_t                person;   /* and */
	struct period          period;   /* of the goals that it stands with */
	int64_t                rate;     /* the goal's own weight, billionths; -1: none */
	int64_t                minutes, activities;
	struct ratio           weight, share; /* den 0: of none */
	int64_t                move;     /* minutes; below zero: away from it */
	enum time_finding      finding;
};
struct time_list {
	struct time_line *v;             /* person by person, period by period; the line
	                                  * without a goal last, when there is time in it */
	size_t            n;
	int64_t           unmeasured;    /* activities without minutes, left out */
};

SALES_API_BEGIN
/** People's goals that are asked for. */
NODISCARD int goal_time(struct dept *d, const struct goal_ask *ask, struct arena *a, struct time_list *out,
    struct sales_err *err);
/** "", "neglected", "overdone": stable, for machines. */
const char *time_finding_name(enum time_finding f);
SALES_API_END

/** Fill in weight, share, move and finding of one person's lines of one period. False
 *  when a number does not fit. */
NODISCARD bool time_weigh(struct time_line *v, size_t n);
