/* slip.h - what a review tells the person that it is about: what each indicator
 * brought and cost him, how it went before, and what to improve first. */
#pragma once
#include "lib/review/standing.h"
#include "lib/review/whatif.h"

enum { SLIP_BEFORE = 2 };           /* earlier reviews that a trend shows */
#define SLIP_RED 60                 /* points below which something is to be done */

struct slip_item {
	enum dimension dimension;
	struct ratio   weight;      /* its part of what counts; den 0: it does not count */
	int64_t        counts;      /* weight x points, ten-thousandths */
	int64_t        lost;        /* weight x (100 - points); below 0: it brought more than was asked */
	struct ratio   before[SLIP_BEFORE]; /* its points in the reviews before, the oldest first; den 0: none */
	bool           red;         /* below SLIP_RED points, or below where the grade begins */
};

struct slip {
	struct sheet        sheet;
	struct outlook      now;        /* slip_done */
	struct slip_item   *item;       /* as the sheet's */
	int                 nbefore;    /* reviews before that there are */
	struct period       before[SLIP_BEFORE];
	int                 rank;       /* 0: none */
	size_t              of;
	bool                rank_seen;  /* the rule book lets him see it */
	/* What to improve first; first < sheet.n, else nothing is left to gain. */
	size_t              first;
	struct ratio        to;         /* the value that brings it */
	struct ratio        points;     /* the indicator's points then */
	int64_t             gain;       /* of the score, ten-thousandths */
	bool                reaches;    /* the next grade, by that alone */
};

/* The ranks of the last slip's period: those of a whole department are read once.
 * All zero: none yet. */
struct slip_ranks { struct period period; const char *card; struct standing all; };

SALES_API_BEGIN
/** Everything but numbers without end in a; slip_done frees those. */
NODISCARD int slip_make(struct dept *d, int64_t review, struct slip_ranks *ranks, struct arena *a, struct slip *out,
    struct sales_err *err);
void          slip_done(struct slip *s);
SALES_API_END
