/* open.h - opening reviews: who is judged over a period by which scorecard, with
 * every indicator's value, target and facts frozen as they are at that moment
 * (the operation before it is kept: what they were computed from can be looked
 * at as of then for ever). */
#pragma once
#include "lib/review/sheet.h"

struct review_open {
	struct period  period;       /* over by today */
	const char    *card;         /* only this scorecard; NULL: all whose cycle it is */
	const int64_t *person;       /* only these people; NULL: all */
	size_t         npeople;
};

struct review_opened {
	long     added, already;     /* of those who have one no second is made */
	long     rated, blocked;     /* of those added: with a score; something is missing that must be there */
	long     reweighted;         /* something is missing, and its weight is the others' */
	int64_t *without;            /* people who were there and are judged by no scorecard */
	size_t   nwithout;
};

SALES_API_BEGIN
/** The rule book is that of the period's last day, and so are team, role and
 *  reviewer. SALES_EPOLICY: the period is not over, or is no scorecard's cycle. */
NODISCARD int review_open(struct op *op, const struct review_open *ask, struct arena *a, struct review_opened *out,
    struct sales_err *err);
SALES_API_END
