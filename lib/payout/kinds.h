/* kinds.h - the record kind of payout runs. */
#pragma once
#include "lib/record/kind.h"

SALES_API_BEGIN
extern const struct kind payout_kind;

/** All of them, NULL-ended. */
extern const struct kind *const payout_kinds[];
SALES_API_END
