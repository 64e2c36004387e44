/* owed.h - who owes what to reviews that are not closed, and until when. */
#pragma once
#include "lib/record/read.h"

enum owed {
	OWED_SELF, OWED_MANAGER, OWED_PEERS,  /* ratings */
	OWED_FIGURES,                         /* an indicator that must be there, and is not */
	OWED_APPROVAL,                        /* of an override that is proposed */
	OWED_PUBLISH, OWED_ACKNOWLEDGE, OWED_DECISION, OWED_CLOSE,
};
struct owed_row {
	enum owed   what;
	int64_t     review, person;           /* whose review */
	int64_t     who;                      /* who owes it; 0: nobody in particular */
	const char *period, *detail;          /* detail: of which indicators, which appeal; "" */
	day         due;                      /* DAY_NONE: no day is said */
};
struct owed_list { struct owed_row *row; size_t n; };  /* by due day, those without at the end */

SALES_API_BEGIN
/** "rate-self" ...: stable, for machines; and for people. */
const char *owed_name(enum owed what);
const char *owed_label(enum owed what);
/** Of reviews whose last day lies in a period, {DAY_NONE, DAY_NONE}: of all. person:
 *  only what he owes; 0: all. */
NODISCARD int review_owed(struct dept *d, struct period period, int64_t person, struct arena *a, struct owed_list *out,
    struct sales_err *err);
/** How much is overdue. */
NODISCARD int reviews_overdue(struct dept *d, day today, int64_t *n, struct sales_err *err);
SALES_API_END
