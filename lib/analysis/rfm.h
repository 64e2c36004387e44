/* rfm.h - customers by how lately, how often and for how much they bought: a
 * score of 1 to 5 for each, by fifths of the customers or the rule book's ends,
 * and the segment that follows. */
#pragma once
#include "lib/record/read.h"

/* High (4 or 5) or not, for each of the three: money first, then recency, then
 * frequency. */
enum rfm_segment { RFM_CHAMPION, RFM_BIG_NEW, RFM_BIG_AWAY, RFM_BIG_LOST, RFM_LOYAL, RFM_NEW, RFM_AWAY, RFM_LOST };
enum { RFM_SEGMENTS = 8 };

struct rfm_row {
	int64_t customer, owner;
	day     last;                   /* the last day on which it bought */
	int64_t days, deals, amount;    /* since then; won; in locale.currency */
	int     r, f, m;                /* 1 to 5 */
	enum rfm_segment segment;
};
struct rfm_sum { int64_t customers, days, deals, amount; };
struct rfm {
	day             today;          /* to which days are counted: analysis_today() */
	struct rfm_row *v;              /* best first: by r + f + m, then amount, then code */
	size_t          n;
	struct rfm_sum  segment[RFM_SEGMENTS], total;
	int64_t         nobody, undated, ahead, foreign; /* as struct purchases */
};

SALES_API_BEGIN
/** Of what was bought in the period, by customers for whom where holds; days are
 *  counted to the day looked at. In a. */
NODISCARD int rfm_make(struct dept *d, struct period p, const char *where, struct arena *a, struct rfm *out,
    struct sales_err *err);
/** "champion", "big-new" ...: stable names, NULL-ended. */
extern const char *const rfm_names[];
/** For people, N_(). */
const char *rfm_label(enum rfm_segment s);
SALES_API_END
