/* accept.h - who accepted the plan that he is paid by: what he accepted is one
 * version of the rule book, and another one asks him again. */
#pragma once
#include "lib/record/write.h"

enum accept_state { ACCEPT_MISSING, ACCEPT_OUTDATED, ACCEPT_GIVEN };

/* A person in a plan of today's rule book, and what he accepted last of it. */
struct acceptance {
	int64_t           person, id;   /* id 0: nothing */
	const char       *plan;         /* of the rule book */
	enum accept_state state;
	int64_t           policy;       /* version of the rule book that was accepted */
	day               on;           /* DAY_NONE: never */
};

SALES_API_BEGIN
/** Who acts accepts a plan as it stands today. *id gets the acceptance; *stands: he
 *  had accepted this version before. SALES_ENOTFOUND names the plans that are there,
 *  SALES_EPOLICY when he is not in it. */
NODISCARD int plan_accept(struct op *op, const char *plan, int64_t *id, bool *stands, struct sales_err *err);
/** Everybody who is in a plan today, by plan, then by person; in a. */
NODISCARD int acceptances(struct dept *d, struct arena *a, struct acceptance **out, size_t *n, struct sales_err *err);
/** How many of them have not accepted today's rule book; 0 before anybody accepted any. */
NODISCARD int acceptances_missing(struct dept *d, int64_t *n, struct sales_err *err);
SALES_API_END
