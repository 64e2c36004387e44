/* credit.h - who shares a deal's facts: the credit rows of one kind, read into
 * arrays once. Of kind revenue they split a deal, and one without rows is its
 * owner's, whole; of kind overlay each stands alone beside it. */
#pragma once
#include "lib/base/buckets.h"
#include "lib/record/read.h"

struct share { int64_t deal, person, share; };   /* share in billionths */
struct credits {
	struct share  *share;              /* in the order listed */
	size_t         n;
	struct buckets by_deal;
};

NODISCARD int credits_load(struct dept *d, const char *kind, struct arena *a, struct credits *out,
    struct sales_err *err);
static inline size_t
credits_of(const struct credits *c, int64_t deal, const struct share **first)
{
	size_t       at = 0;
	const size_t n = buckets_of(&c->by_deal, deal, &at);

	*first = c->share + at;
	return n;
}
