/* ranking.h - who stands where over a period, with what it was before: by the
 * attainment of a metric (fair whatever the quotas are) or by score. Equal exact
 * values share a rank (1, 2, 2, 4), newcomers are apart. What peers may see is
 * the scorecard's to say. */
#pragma once
#include "lib/record/read.h"

enum { RANKING_SPANS = 13 };            /* the period and those before it, for a personal best */

struct ranking_ask {
	struct period        period;
	const struct metric *metric;    /* NULL: by score */
	const char          *card;      /* only who is judged by it; NULL: everybody */
	int64_t              viewer;    /* who looks; 0: whoever may see all */
};
struct ranking_row {
	int64_t      person;
	const char  *code, *name;
	const char  *card;              /* NULL: none */
	bool         newcomer;
	int          rank, before;      /* 0: not ranked; before: in the period before */
	size_t       of;                /* how many are ranked with him */
	struct ratio attainment;        /* den 0: none, or by score */
	int64_t      score;             /* ten-thousandths; by metric 0 */
	const char  *change;            /* value less that of the period before, an exact fraction; NULL */
	bool         best;              /* above all of the twelve periods before that he has */
	bool         improved;          /* nobody's change is larger */
	bool         seen;              /* the viewer may see it */
};
struct ranking {
	struct period       period, before;
	struct ranking_row *row;        /* by scorecard where by score, newcomers last, rank, code; who has no
	                                 * value is left out */
	size_t              n, hidden;  /* hidden: not seen */
};

SALES_API_BEGIN
NODISCARD int ranking_make(struct dept *d, const struct ranking_ask *ask, struct arena *a, struct ranking *out,
    struct sales_err *err);
SALES_API_END
