/* held.h - all goals as a list, and which one is whose. */
#pragma once
#include "lib/record/read.h"

struct held_goal {
	int64_t       id, subject, target, parent; /* target: ten-thousandths; parent 0: none */
	const char   *metric, *period_name;
	struct period period;
	struct value  stretch, weight;
	bool          is_draft;
	day           set_on;                      /* DAY_NONE: not known */
};
struct held_goals { struct held_goal *v; size_t n, cap; };   /* in order of their codes */

NODISCARD int held_load(struct dept *d, struct arena *a, struct held_goals *out, struct sales_err *err);
/** The subject's goal on the metric over exactly the period; NULL: none. */
const struct held_goal *held_find(const struct held_goals *h, int64_t subject, const char *metric,
    struct period p);
const struct held_goal *held_by_id(const struct held_goals *h, int64_t id);
