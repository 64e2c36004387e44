/* set.h - setting a goal: one a subject, metric and period. */
#pragma once
#include "lib/record/write.h"

struct goal_setting {
	int64_t       subject;      /* company, person or team */
	const char   *metric;       /* its id */
	struct period period;       /* closed at both ends */
	int64_t       target;       /* ten-thousandths of the metric's unit, > 0 */
	int64_t       parent;       /* the goal that it is a part of; 0: as it is */
	const struct value *stretch, *weight; /* NULL: as they are */
	bool          is_dated;     /* the target is another one only from a day on: */
	day           from;         /* a day of the period */
};

SALES_API_BEGIN
/** Set or change the goal. *id gets it; *before (in a) the values that it had,
 *  NULL when it is new; *changed is false when it was so already. A dated change
 *  leaves a version (versions.h) with op->reason: SALES_ENOTFOUND when there is
 *  no goal yet, SALES_EPOLICY when a later change is there already. */
NODISCARD int goal_set(struct op *op, const struct goal_setting *g, struct arena *a, int64_t *id,
    struct value **before, bool *changed, struct sales_err *err);
SALES_API_END
