/* items.h - the products of a deal and what each is worth of it: its items, read
 * into arrays once. */
#pragma once
#include "lib/record/read.h"

struct item { int64_t product, worth; };   /* its amount, ten-thousandths; 0: unknown */
struct items {
	struct item *v;                    /* by deal, as listed */
	size_t      *at;                   /* [deal]..[deal + 1) */
	int64_t      most;                 /* the largest deal that has some */
};

NODISCARD int items_load(struct dept *d, struct arena *a, struct items *out, struct sales_err *err);
static inline size_t
items_of(const struct items *s, int64_t deal, const struct item **first)
{
	if (deal <= 0 || deal > s->most)
		return 0;
	*first = s->v + s->at[deal];
	return s->at[deal + 1] - s->at[deal];
}
