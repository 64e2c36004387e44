/* granted.h - money that somebody decided for a person, a record each: adjustments
 * and awards. Private to lib/payout. */
#pragma once
#include "lib/payout/facts.h"

struct granted {
	int64_t     id, person, amount, op;
	day         on;
	const char *what;           /* of the field that was asked for; or NULL */
};
struct granted_list { struct granted *v; size_t n; };   /* by person, day, id */

/** Approved records of k with the day field `on` in p; what: a text field, or NULL. */
NODISCARD int granted_load(struct dept *d, const struct kind *k, const char *on, const char *what, struct period p,
    struct arena *a, struct granted_list *out, struct sales_err *err);
/** Those of one person. */
const struct granted *granted_of(const struct granted_list *l, int64_t person, size_t *n);
