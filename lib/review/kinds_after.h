/* kinds_after.h - the record kinds of what follows from reviews. */
#pragma once
#include "lib/record/kind.h"

SALES_API_BEGIN
extern const struct kind improvement_plan_kind, plan_action_kind, award_kind, promotion_kind;

/** All of them, NULL-ended. */
extern const struct kind *const review_after_kinds[];
SALES_API_END
