/* buckets.h - what belongs to numbered things, read in any order and then laid
 * beside its like: the items of each deal, the deals of each customer. */
#pragma once
#include <stddef.h>
#include <stdint.h>

#include "lib/base/api.h"
#include "lib/base/arena.h"

struct buckets {
	size_t *at;             /* [id]..[id + 1) */
	int64_t most;           /* the largest id that has something */
};

/** A copy in a of the n elements of size bytes, by the int64_t >= 0 that each
 *  begins with; those of one number stay in their order (a counting sort). */
void *buckets_sort(struct arena *a, const void *v, size_t n, size_t size, struct buckets *out);

/** How many a number has; *first is where they begin. */
static inline size_t
buckets_of(const struct buckets *b, int64_t id, size_t *first)
{
	if (id <= 0 || id > b->most)
		return 0;
	*first = b->at[id];
	return b->at[id + 1] - b->at[id];
}
