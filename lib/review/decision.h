/* decision.h - what one person proposes and another decides: the fields state,
 * proposed_* and decided_* of awards and promotions. Private to lib/review. */
#pragma once
#include "lib/record/draft.h"

NODISCARD int decision_propose(struct draft *r, struct sales_err *err);
/** Not yet written. SALES_EPOLICY: it was decided, or who acts proposed it or is
 *  meant by it. */
NODISCARD int decision_make(struct draft *r, bool approve, struct arena *a, struct sales_err *err);
/** A text field, in a; NULL: empty. */
const char *draft_text(const struct draft *r, const char *field, struct arena *a);
