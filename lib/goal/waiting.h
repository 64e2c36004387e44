/* waiting.h - what goals wait for, and whom. */
#pragma once
#include "lib/org/org.h"

enum goal_wait {
	WAIT_ACK,            /* its owner, who did not set it, has not acknowledged it (goals.ack_within) */
	WAIT_ANSWER,         /* an objection that nobody has answered */
	WAIT_APPROVAL,       /* a draft */
	GOAL_WAITS,
};
struct goal_waits {
	int64_t        goal, subject, target; /* target: ten-thousandths */
	const char    *metric, *period_name;
	enum goal_wait what;
	int64_t        who;           /* a person whose turn it is; 0: nobody in particular */
	day            since, due;    /* DAY_NONE: not known; nobody asks */
	bool           is_late;       /* today is behind due */
};
struct goal_wait_list { struct goal_waits *v; size_t n, cap; };

SALES_API_BEGIN
/** Of goals whose period is not over yet, in order of their codes. */
NODISCARD int goal_waiting(struct dept *d, struct arena *a, struct goal_wait_list *out, struct sales_err *err);
/** "acknowledge", "answer", "approve": stable, for machines. */
const char *goal_wait_name(enum goal_wait w);
SALES_API_END
