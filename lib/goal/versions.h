/* versions.h - goals whose target is another one from a day on. A goal's record
 * has the newest target; on a day before one of its versions begins, the old
 * target of the first such version is in force. */
#pragma once
#include "lib/record/read.h"

struct goal_version {
	int64_t id, goal, op;     /* op: that wrote it */
	day     from;
	int64_t old, target;      /* ten-thousandths: before it, and from then on */
};
struct goal_versions { struct goal_version *v; size_t n; };  /* by goal, from */

SALES_API_BEGIN
/** Those of all goals, or of one (0: all); in a. */
NODISCARD int goal_versions_load(struct dept *d, int64_t goal, struct arena *a,
    struct goal_versions *out, struct sales_err *err);
/** Those of one among them: where they begin, and *n of them. */
const struct goal_version *goal_versions_of(const struct goal_versions *all, int64_t goal, size_t *n);
/** The target in force on a day of the goal whose record says `newest`. */
int64_t goal_target_on(const struct goal_versions *all, int64_t goal, int64_t newest, day on);
SALES_API_END
