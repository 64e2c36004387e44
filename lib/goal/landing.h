/* landing.h - where goals are likely to land, from what their subjects did in
 * like stretches of their own past; exact integers, repeatable anywhere.
 *
 * The method (a bootstrap):
 *  1. What is left of the period after the day is cut into weeks, when the period
 *     is no longer than a month, else into months. A part of no working day is
 *     left out.
 *  2. The past are the subject's whole weeks (at most 52) or months (at most 24)
 *     that ended on the day or before: from the one of its first fact on; without
 *     those that have no working day and, of a person, those in which he was not
 *     there all the time. Fewer of them than the rule book's analysis.few: nothing
 *     is said.
 *  3. What a past unit says of a part with k working days, when it has w itself:
 *       a whole unit:          its value * k / w
 *       the unit's last days:  the value from the last k working days on
 *       its first days:        the value up to the k-th working day
 *       days in its midst:     its value * k / w
 *     where it has fewer than k, its value * k / w as well. Rounded once, half up,
 *     to ten-thousandths.
 *  4. 10,000 times: for each part, in order, one of the past units is drawn, each
 *     as likely as the others, and what it says is added to what was reached.
 *  5. P10, P50 and P90 are the 1,000th, 5,000th and 9,000th smallest sum; the
 *     chance is the share of sums that are at the target or above.
 * Open deals are not looked at: the forecast does that.
 *
 * The generator is that of lib/base/draw.h, for the purpose "landing". Without a seed given it is the first 32 bits, little-endian, of
 * BLAKE2b-256("salesctl goal SUBJECT METRIC FROM TO DAY"), the subject as its
 * number, days as dates. */
#pragma once
#include "lib/goal/status.h"

enum { LANDING_DRAWS = 10000, LANDING_WEEKS = 52, LANDING_MONTHS = 24 };

/* What is drawn from. */
struct landing_urn {
	int64_t        reached, target;   /* ten-thousandths */
	const int64_t *says;              /* part p, unit u: says[p * units + u]; ten-thousandths */
	size_t         parts, units;
	uint32_t       seed;
};
struct landing_draws {
	int64_t p10, p50, p90;            /* ten-thousandths */
	int     hits;                     /* of LANDING_DRAWS: at the target or above */
};

enum landing_basis {
	LANDING_DRAWN,                    /* from its own past */
	LANDING_FEW,                      /* too little past: nothing is said */
	LANDING_OVER,                     /* nothing is left to happen: it is what was reached */
};
struct landing {
	const struct goal_row *goal;
	enum landing_basis     basis;
	enum period_unit       unit;      /* week or month */
	int                    units;     /* of the past that are drawn from, or that there are */
	int                    days_left; /* working days */
	uint32_t               seed;
	struct ratio           p10, p50, p90, chance; /* in units; den 0: nothing is said */
	struct ratio           became;    /* of the whole period; den 0: it was not over */
};
struct landing_list {
	struct landing *v;                /* of the goals that add up, in their order */
	size_t          n;
	int             left_out;         /* goals on rates and averages */
	int             inside, over;     /* of those that are over: landed from P10 to P90, of all drawn */
};

SALES_API_BEGIN
/** The goals that are asked for, as on ask->today. seed NULL: each its own. When
 *  the period was over before d's own day, became is what became of it. */
NODISCARD int goal_landing(struct dept *d, const struct goal_ask *ask, const uint32_t *seed, struct arena *a,
    struct landing_list *out, struct sales_err *err);
/** "drawn", "few", "over": stable, for machines. */
const char *landing_basis_name(enum landing_basis b);
SALES_API_END

/** Steps 4 and 5, of at least one unit. False when a sum does not fit. */
NODISCARD bool landing_draw(const struct landing_urn *urn, struct landing_draws *out);
