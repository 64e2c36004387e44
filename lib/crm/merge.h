/* merge.h - two records that are the same one become one: customers, contacts,
 * leads. What refers to the one that goes refers to the one that stays, whose
 * empty fields are filled from it; tags are united; its code, outside key and
 * name lead on (lib/record/merged.h). tests/cli/dup.t plays it. */
#pragma once
#include "lib/record/merged.h"

SALES_API_BEGIN
/** Why merge_record would refuse, or SALES_OK. */
NODISCARD int merge_check(struct dept *d, const struct kind *of, int64_t from, int64_t into, struct sales_err *err);
/** Merge `from` into `into` and remove it; fn is told what was moved. The owner
 *  history of both is the history of the one that stays; a customer in the pool
 *  gets the owner of the other, from the day that one had it. SALES_EINVAL: it
 *  is the same record; SALES_EPOLICY: a lead that became a customer can't go. */
NODISCARD int merge_record(struct op *op, const struct kind *of, int64_t from, int64_t into, moved_fn *fn,
    void *arg, struct sales_err *err);
SALES_API_END
