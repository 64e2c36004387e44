/* sensitivity.h - what a weight decides: how ranks over a period would move if each
 * weight were five points more, or less, the others scaled so that all add up to
 * 100 again. Ranks are those of the computed scores, of several reviews of a person
 * of their exact mean; newcomers apart. */
#pragma once
#include "lib/record/read.h"
#include "lib/review/sheet.h"

enum { SWAY_POINTS = 5, SWAY_TOP = 3 };

struct sway {
	const char             *card;
	const struct indicator *indicator;
	struct sheet           *of;       /* a review by that card, for labels */
	struct ratio            weight;   /* moved to; never below 0, at most 1 */
	long                    people;   /* ranked */
	long                    changed;  /* who would have another rank */
	int64_t                 who;      /* who would move furthest; 0: nobody moves */
	int                     from, to; /* his rank */
	int                     top;      /* how many are the top: the rule book's, else SWAY_TOP */
	int64_t                *in, *out; /* who would come into the top, and leave it */
	size_t                  nin, nout;
};
struct sway_list { struct sway *row; size_t n; };  /* by card, indicator, more then less */

SALES_API_BEGIN
/** Of reviews whose last day lies in the period; card: only of that scorecard. */
NODISCARD int review_sensitivity(struct dept *d, struct period period, const char *card, struct arena *a,
    struct sway_list *out, struct sales_err *err);
SALES_API_END
