/* items.h - the products of a deal and what each is worth of it: its items, read
 * into arrays once. */
#pragma once
#include "lib/base/buckets.h"
#include "lib/record/read.h"

struct item { int64_t deal, product, worth; };   /* its amount, ten-thousandths; 0: unknown */
struct items { struct item *v; struct buckets by_deal; }; /* as listed */

NODISCARD int items_load(struct dept *d, struct arena *a, struct items *out, struct sales_err *err);
static inline size_t
items_of(const struct items *s, int64_t deal, const struct item **first)
{
	size_t       at = 0;
	const size_t n = buckets_of(&s->by_deal, deal, &at);

	*first = s->v + at;
	return n;
}
