/* kinds.h - the record kinds of goals. */
#pragma once
#include "lib/record/kind.h"

SALES_API_BEGIN
extern const struct kind goal_kind, goal_version_kind, goal_focus_kind;

/** All of them, NULL-ended. */
extern const struct kind *const goal_kinds[];
SALES_API_END
