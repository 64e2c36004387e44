/* copy_focus.h - what a goal is to be reached with first, for another goal. */
#pragma once
#include "lib/record/write.h"

struct goal_pair { int64_t of, copy; };

/** The lines of goals, for their copies, which have none. *lines: how many. */
NODISCARD int copy_focus(struct op *op, const struct goal_pair *pair, size_t n, struct arena *a, long *lines,
    struct sales_err *err);
