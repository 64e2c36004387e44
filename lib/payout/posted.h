/* posted.h - what earlier runs posted, by key, and the difference to it.
 * Private to lib/payout. */
#pragma once
#include "lib/payout/lines.h"
#include "lib/payout/payout.h"

/** Every run that counts but the draft of code (NULL: none is left out). */
NODISCARD int runs_counted(struct dept *d, const char *code, struct arena *a,
    struct run_list *out, struct sales_err *err);
/** Turn e's entitlements into lines: what was posted is taken off, what fits
 *  goes, what is gone is taken back; each difference gets its cause. The
 *  lines are by person again afterwards. */
NODISCARD int posted_subtract(struct engine *e, const struct run_list *runs, struct sales_err *err);
