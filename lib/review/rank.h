/* rank.h - who comes before whom: competition ranks (1, 2, 2, 4) over exact
 * scores, and grades by shares of those who are ranked. */
#pragma once
#include "lib/base/exact.h"
#include "lib/policy/scorecard.h"

struct ranked {
	const struct exact *score;   /* NULL: not ranked, behind all others */
	bool                apart;   /* a newcomer: ranked among newcomers only */
	int                 rank;    /* 0: not ranked */
	size_t              of;      /* how many are ranked with it */
	size_t              no;      /* the caller's number; decides the order of equals */
};

/** Sort (those who are not apart first, the best first) and number them. */
void rank_all(struct ranked *r, size_t n);
/** The grade of a rank among `of`: the first whose share, with those of the
 *  better grades, holds the place before it. People of one rank get one grade,
 *  the better one. NULL when grades go by points. */
const struct grade *rank_grade(const struct scorecard *c, int rank, size_t of);
