/* checks.h - what holds of goals and their versions, whoever writes them;
 * private to lib/goal. */
#pragma once
#include "lib/record/write.h"

enum {                          /* positions in goal_kind.fields */
	GOAL_SUBJECT, GOAL_METRIC, GOAL_PERIOD, GOAL_TARGET, GOAL_STRETCH, GOAL_WEIGHT, GOAL_PARENT,
	GOAL_STATE, GOAL_SET_ON, GOAL_SET_BY, GOAL_SET_LOGIN, GOAL_ACKNOWLEDGED_ON, GOAL_OBJECTION,
	GOAL_OBJECTED_ON, GOAL_ANSWER, GOAL_ANSWERED_BY, GOAL_ANSWERED_ON, GOAL_APPROVED_BY,
	GOAL_APPROVED_ON, GOAL_APPROVED_LOGIN, GOAL_SAME_LOGIN,
};
enum {                          /* positions in goal_version_kind.fields */
	VERSION_GOAL, VERSION_FROM, VERSION_OLD, VERSION_TARGET, VERSION_SET_ON, VERSION_BY, VERSION_REASON,
};
enum {                          /* positions in goal_focus_kind.fields */
	FOCUS_PRODUCT = 1, FOCUS_CUSTOMER, FOCUS_SEGMENT,
};

/** Numbers, period, and what follows from a change: who set it when, and that
 *  it waits for approval again. */
NODISCARD int goal_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
/** Another target is that of the newest version. */
NODISCARD int goal_trail(struct op *op, const struct kind *k, const struct record *before,
    const struct value *after, struct sales_err *err);
/** Why it is not SMART, where another aim was set. */
NODISCARD int goal_remark(struct dept *d, const struct kind *k, const struct record *before,
    const struct record *after, struct arena *a, const char **text, struct sales_err *err);
/** No goal is a part of itself. */
NODISCARD int goal_whole(struct op *op, struct sales_err *err);

/** It begins within its goal's period. */
NODISCARD int goal_version_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
/** What it says now is where the next one begins, or the goal's target. */
NODISCARD int goal_version_trail(struct op *op, const struct kind *k, const struct record *before,
    const struct value *after, struct sales_err *err);
/** The same for new ones. */
NODISCARD int goal_version_arrive(struct op *op, int64_t first, int64_t last, struct sales_err *err);

/** It says something, and its segment is an expression over customers (focus.c). */
NODISCARD int goal_focus_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
