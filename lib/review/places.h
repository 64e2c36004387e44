/* places.h - the reviews of one scorecard and period together, ranked. Private to
 * lib/review. */
#pragma once
#include "lib/base/exact.h"
#include "lib/review/cycle.h"
#include "lib/review/rank.h"

struct place_row {
	int64_t           review, person;
	enum review_state state;
	bool              has_score, newcomer;
	bool              has_override;
	struct exact      score;
	int               rank;           /* 0: not ranked */
	size_t            of;
	int64_t           rank_kept;      /* what its record says; 0: nothing */
	const char       *grade_kept;     /* NULL: nothing */
};
struct places { struct place_row *row; size_t n; struct arena *a; };   /* by code */

NODISCARD int places_load(struct dept *d, const struct value *period, const struct value *card, struct arena *a,
    struct places *out, struct sales_err *err);
void places_done(struct places *p);
const struct place_row *places_of(const struct places *p, int64_t review);
/** Those that are published, but this one, whose records say another rank or
 *  grade by share than they have now: "R-0003 2 -> 1"; NULL: none. */
const char *places_moved(const struct places *p, const struct dept *d, const struct scorecard *card, int64_t but);
