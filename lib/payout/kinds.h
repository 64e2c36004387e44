/* kinds.h - the record kinds of pay: runs, adjustments made by hand, what was paid
 * and whom nothing is paid to for now, signatures, disputes, acceptances of plans. */
#pragma once
#include "lib/record/kind.h"

SALES_API_BEGIN
extern const struct kind payout_kind, adjustment_kind, payment_kind, payout_hold_kind;
extern const struct kind signature_kind, dispute_kind, acceptance_kind;

/** All of them, NULL-ended. */
extern const struct kind *const payout_kinds[];
SALES_API_END
