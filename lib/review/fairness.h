/* fairness.h - do reviewers judge alike? Each reviewer against the others, over
 * people who reached the same, with how many stand behind every number.
 *
 * What is measured of a person (his objective points: the weighted mean of the
 * indicators that are metrics) puts him into a band: below 80, 80 to 100, 100 to
 * 120, 120 and more. A reviewer's effect is
 *
 *   sum over bands of n * (his mean mark - the others' mean mark) / sum of n
 *
 * over the bands in which others gave marks too, n his people there; marks in
 * points of 100. From fewer than FAIR_LEAST people nothing is concluded. */
#pragma once
#include "lib/base/exact.h"
#include "lib/record/read.h"

enum { FAIR_LEAST = 5, FAIR_BANDS = 4 };

/* One review as fairness looks at it. */
struct fair_review {
	int64_t      review, reviewer;   /* reviewer 0: none */
	bool         has_score, has_objective, has_mark, has_attainment;
	struct exact score, objective, mark;
	struct exact attainment;         /* of its heaviest indicator with a target */
	const char  *grade;              /* NULL: none */
	bool         reweighted, feedback_late, ack_late;
	int          no_evidence;        /* marks of the reviewer without the evidence they need */
	int          appeals, upheld;
};

struct fair_row {
	int64_t reviewer;                /* 0 in the last row: all of them */
	bool    all;
	long    reviews, marked, compared;
	bool    has_mark, has_effect, has_spread, has_rho;
	int64_t mark, effect;            /* ten-thousandths: his mean mark; what it is more than the others' */
	int64_t spread;                  /* mean absolute deviation of the scores */
	int     rho;                     /* rank correlation of score and attainment, ten-thousandths */
	long    paired;                  /* reviews behind rho */
	int64_t gini;                    /* of all scores, ten-thousandths; only of all */
	bool    has_gini;
	const char *grade;               /* the most frequent one, and how many have it */
	long    same_grade, graded;
	long    no_evidence, feedback_late, ack_late, appeals, upheld, reweighted;
};
struct fairness { struct fair_row *row; size_t n; };  /* by reviewer's number, all at the end */

/** Pure: rows out of reviews; the reviews may be reordered. In a. */
void fairness_of(struct fair_review *v, size_t n, struct arena *a, struct fairness *out);
void fair_review_init(struct fair_review *r);
void fair_review_done(struct fair_review *r);

SALES_API_BEGIN
/** Of reviews whose last day lies in the period; card: only of that scorecard. */
NODISCARD int fairness_read(struct dept *d, struct period period, const char *card, struct arena *a,
    struct fairness *out, struct sales_err *err);
SALES_API_END
