/* score.h - points and grades: pure arithmetic over a scorecard (DOMAIN
 * "Reviews", PRACTICE E07). An indicator's points are an exact ratio; a review's
 * score is the exact weighted sum
 *
 *   score = sum of weight * points / sum of weight     over what counts
 *
 * and grades are decided on it. What is missing counts by the indicator's rule:
 * its weight goes to the others (renormalise), it counts 0 (zero), or there is
 * no score until it is there (block). */
#pragma once
#include "lib/base/err.h"
#include "lib/policy/policy.h"

struct exact;                   /* lib/base/exact.h */

enum mark {
	MARK_COUNTED,
	MARK_FEW,           /* fewer facts than the minimum sample */
	MARK_NO_VALUE,      /* nothing to measure: an average of nothing */
	MARK_NO_TARGET,     /* no goal to measure against */
	MARK_UNRATED,       /* not yet rated */
};

struct measured {
	struct ratio value;         /* in the metric's unit; den 0: none */
	struct ratio target;        /* the same; den 0: none */
	int64_t      facts;
	int          min_sample;
};

struct points {
	enum mark    mark;
	struct ratio attainment;    /* value / target; den 0: none */
	struct ratio points;        /* den 0 unless counted */
};

enum outcome {
	SCORE_WHOLE,                /* everything counted */
	SCORE_REWEIGHTED,           /* without what is missing */
	SCORE_BLOCKED,              /* something is missing that must be there */
	SCORE_WAITING,              /* ratings are */
};

SALES_API_BEGIN
/** "counted", "few" ...: stable, for machines. */
const char *mark_name(enum mark m);
enum mark   mark_of_name(const char *p, size_t n);

/** From how many facts on it counts: its own word, else the metric's. */
int indicator_min_sample(const struct indicator *i, const struct metric *m);
/** A curve over a value and its target (den 0 where it needs none). False: too
 *  large. */
bool curve_points(const struct curve *c, struct ratio value, struct ratio target, struct ratio *attainment,
    struct ratio *points);
/** An indicator's points from what was measured. SALES_EINVAL: too large. */
NODISCARD int indicator_points(const struct indicator *i, const struct measured *m, struct points *out,
    struct sales_err *err);
/** The weighted sum of a card's indicators, in their order; *score is set when
 *  the outcome is whole or re-weighted. */
enum outcome card_score(const struct scorecard *c, const struct points *p, struct exact *score);
/** The grade by points; NULL when grades go by shares. */
const struct grade *card_grade(const struct scorecard *c, const struct exact *score);
/** A score as it is shown, in ten-thousandths: rounded half up, but never as
 *  having reached a grade that it has not. False: too large. */
bool score_shown(const struct scorecard *c, const struct exact *score, int64_t *out);
/** An indicator's points the same way: never as a whole number that they have
 *  not reached. 0 for none and for what is too large. */
int64_t points_shown(struct ratio points);
SALES_API_END
