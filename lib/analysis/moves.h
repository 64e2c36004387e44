/* moves.h - every stage change of every deal, read into arrays once. Stages are
 * numbered as they appear. */
#pragma once
#include "lib/base/buckets.h"
#include "lib/base/map.h"
#include "lib/record/read.h"

struct move { int64_t deal; day on; int16_t from, to; };  /* numbers of stages; from -1: not known */
struct moves {
	struct move *v;                     /* by deal, then day, then the order written */
	struct buckets by_deal;
	struct map   stages;                /* value: the number */
};

/** Ended by moves_done. */
NODISCARD int moves_load(struct dept *d, struct arena *a, struct moves *out, struct sales_err *err);
void moves_done(struct moves *m);
/** The number of a stage, made when it has none; -1 for no text. */
int moves_stage(struct moves *m, const char *p, size_t n);
static inline size_t
moves_of(const struct moves *m, int64_t deal, const struct move **first)
{
	size_t       at = 0;
	const size_t n = buckets_of(&m->by_deal, deal, &at);

	*first = m->v + at;
	return n;
}
