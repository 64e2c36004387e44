/* closers.h - what would close the gap of a goal: the open deals expected in its
 * period that may become facts of its metric, those that bring most to expect
 * (amount times chance) first.
 *
 *   coverage          = amounts of all of them / gap: 3 is called healthy
 *   weighted coverage = amounts times chances / gap: below 1, the forecast does
 *                       not reach the target
 * Deals are added up in that order until the gap is closed: once as they are to be
 * expected, once as if each of them was won. */
#pragma once
#include "lib/goal/status.h"

struct closer {
	int64_t deal;
	day     expected;
	int64_t chance;              /* billionths */
	int64_t amount, weighted;    /* what the subject is credited with; ten-thousandths */
	int64_t left, left_if_won;   /* of the gap behind this one; 0: it is closed */
};
struct closing {
	const struct goal_row *goal;
	int64_t        gap;          /* ten-thousandths; 0: the target is reached */
	struct closer *v;            /* what brings most first; then the day, then the code */
	size_t         n;
	int64_t        amount, weighted;      /* of all of them */
	size_t         overdue;               /* expected before today */
	size_t         needed, needed_if_won; /* the first so many close the gap; 0: none is
	                                       * needed, or, when short is not 0, not even all do */
	int64_t        short_by, short_if_won; /* what is missing with all of them */
	struct ratio   coverage, weighted_coverage; /* den 0: there is no gap */
};
struct closing_list {
	struct closing *v;           /* of goals that open deals lead to, in their order */
	size_t          n;
	int             left_out;    /* goals on other metrics */
};

SALES_API_BEGIN
/** The goals that are asked for. */
NODISCARD int goal_closers(struct dept *d, const struct goal_ask *ask, struct arena *a,
    struct closing_list *out, struct sales_err *err);
/** Open deals of a subject's people (NULL: of all) without an expected day: they are
 *  in no period's forecast, and close no gap. */
NODISCARD int goal_undated(struct dept *d, const int64_t *subject, int64_t *n, struct sales_err *err);
SALES_API_END

/** Rank c->v and fill in what follows from it and the gap. False when a sum does
 *  not fit. */
NODISCARD bool closers_rank(struct closing *c, day today);
