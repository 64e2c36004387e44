/* noted.h - who else was after a deal: the names of competitors that were noted
 * with it, read into arrays once. */
#pragma once
#include "lib/base/buckets.h"
#include "lib/record/read.h"

struct noted_name { int64_t deal; const char *name; size_t n; };
struct noted { struct noted_name *v; struct buckets by_deal; }; /* in the order noted */

NODISCARD int noted_load(struct dept *d, struct arena *a, struct noted *out, struct sales_err *err);
static inline size_t
noted_of(const struct noted *m, int64_t deal, const struct noted_name **first)
{
	size_t       at = 0;
	const size_t n = buckets_of(&m->by_deal, deal, &at);

	*first = m->v + at;
	return n;
}
