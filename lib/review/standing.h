/* standing.h - who stands where: people by their reviews of a period. Of several
 * reviews within it (three months of a quarter) a person's score is their exact
 * mean. Ranked are those of one scorecard together, competition ranks (1, 2, 2,
 * 4), newcomers apart from the others. */
#pragma once
#include "lib/record/read.h"

struct standing_row {
	int64_t     person;
	const char *code, *name;
	const char *card;         /* of the latest review; "" for imported ones */
	long        reviews;      /* with a score */
	long        waiting;      /* without */
	bool        newcomer;     /* in the latest review */
	int64_t     score;        /* ten-thousandths, rounded to be shown */
	const char *exact;        /* "39/2" */
	const char *grade;        /* of the latest review, when there is one only; else NULL */
	int         rank;         /* 0: no score */
	size_t      of;           /* how many are ranked with him */
	int64_t     review;       /* when there is one only; else 0 */
};
struct standing { struct standing_row *row; size_t n; };  /* by card, newcomers last, rank, code */

SALES_API_BEGIN
/** card: only reviews by it; NULL: all. In a. */
NODISCARD int review_standing(struct dept *d, struct period period, const char *card, struct arena *a,
    struct standing *out, struct sales_err *err);
SALES_API_END
