/* signature.h - who approved a run so far. Each signs the digest that stands there;
 * a run that is made anew voids them. */
#pragma once
#include "lib/payout/payout.h"

struct signature {
	int64_t     id, payout, person;
	const char *login, *digest;  /* in the arena asked */
	day         on;
	bool        same_login;      /* the rule book let a login that had a part in it pass */
};

SALES_API_BEGIN
/** Those of a run that hold, oldest first; in a. */
NODISCARD int signatures_of(struct dept *d, const struct payout_run *r, struct arena *a, struct signature **out,
    size_t *n, struct sales_err *err);
/** Does somebody else approve it, neither having run, submitted, signed it nor being
 *  paid by it, under a login of his own? SALES_EPOLICY says why not. */
NODISCARD int signature_allowed(struct dept *d, const struct payout_run *r, const struct signature *given, size_t n,
    const struct actor **who, bool *same_login, struct sales_err *err);
NODISCARD int signature_add(struct op *op, const struct payout_run *r, const struct actor *who, bool same_login,
    struct sales_err *err);
/** End one: void when the run was made anew, withdrawn by who gave it. */
NODISCARD int signature_end(struct op *op, int64_t id, const char *state, struct sales_err *err);
/** All of a run that hold become void; *n: how many. */
NODISCARD int signatures_void(struct op *op, const struct payout_run *r, long *n, struct sales_err *err);
SALES_API_END
