/* kinds.h - the record kinds of pay: runs, and adjustments made by hand. */
#pragma once
#include "lib/record/kind.h"

SALES_API_BEGIN
extern const struct kind payout_kind, adjustment_kind;

/** All of them, NULL-ended. */
extern const struct kind *const payout_kinds[];
SALES_API_END
