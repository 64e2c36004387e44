/* credit.h - who shares a deal's facts: the credit rows of one kind, read into
 * arrays once. Of kind revenue they split a deal, and one without rows is its
 * owner's, whole; of kind overlay each stands alone beside it. */
#pragma once
#include "lib/base/buckets.h"
#include "lib/record/read.h"

struct share { int64_t deal, person, share; };   /* share in billionths */
struct credits {
	struct share  *share;              /* by deal, in the order listed */
	size_t         n;
	struct buckets by_deal;            /* at NULL: they are few, and searched by halves */
};

NODISCARD int credits_load(struct dept *d, const char *kind, struct arena *a, struct credits *out,
    struct sales_err *err);
/** Those whose `of` ("person", "deal") is one of n ids. */
NODISCARD int credits_load_of(struct dept *d, const char *kind, const char *of, const int64_t *ids, size_t n,
    struct arena *a, struct credits *out, struct sales_err *err);
/** How many a deal has; *first is where they begin. */
size_t credits_of(const struct credits *c, int64_t deal, const struct share **first);
