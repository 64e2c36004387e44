/* noted.h - who else was after a deal: the names of competitors that were noted
 * with it, read into arrays once. */
#pragma once
#include "lib/record/read.h"

struct noted_name { int64_t deal; const char *name; size_t n; };
struct noted {
	struct noted_name *v;         /* by deal, in the order noted */
	size_t            *at;        /* [deal]..[deal + 1) */
	int64_t            most;      /* the largest deal that has some */
};

NODISCARD int noted_load(struct dept *d, struct arena *a, struct noted *out, struct sales_err *err);
static inline size_t
noted_of(const struct noted *m, int64_t deal, const struct noted_name **first)
{
	if (deal <= 0 || deal > m->most)
		return 0;
	*first = m->v + m->at[deal];
	return m->at[deal + 1] - m->at[deal];
}
