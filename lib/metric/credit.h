/* credit.h - who shares a deal's facts: the credit rows of kind revenue, read
 * into arrays once. A deal without rows is its owner's, whole. */
#pragma once
#include "lib/record/read.h"

struct share { int64_t person, share; };   /* share in billionths */
struct credits {
	size_t        ndeals;              /* the largest deal with rows, + 1 */
	uint32_t     *at;                  /* [deal]..[deal + 1): its shares */
	struct share *share;               /* in the order listed */
};

NODISCARD int credits_load(struct dept *d, struct arena *a, struct credits *out,
    struct sales_err *err);
static inline size_t
credits_of(const struct credits *c, int64_t deal, const struct share **first)
{
	if (deal <= 0 || (size_t)deal >= c->ndeals)
		return 0;
	*first = c->share + c->at[deal];
	return c->at[deal + 1] - c->at[deal];
}
