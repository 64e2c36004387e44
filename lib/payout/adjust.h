/* adjust.h - pay that is corrected by hand: proposed by one, approved by another who
 * is not paid by it; then a line of the next run. */
#pragma once
#include "lib/record/write.h"

/* The component that its lines stand under; they are of no plan. */
#define ADJUSTMENT "@adjustment"
/* One that pays what a cap keeps apart. */
#define WITHHELD "@withheld"

/* One that two agreed on by another way: a dispute that was upheld. */
struct adjustment_grant {
	int64_t     person, asked_by, by;      /* by 0: nobody yet */
	money       amount;
	day         on;
	const char *reason, *about, *asked_login, *login, *answer;
	bool        same_login;
};

SALES_API_BEGIN
/** Propose one. *id gets it. withheld: of what caps keep apart of the person's pay, no
 *  more than is left of that (SALES_EPOLICY). SALES_EUSAGE without a reason. */
NODISCARD int adjustment_ask(struct op *op, int64_t person, money amount, day on, const char *about, bool withheld,
    int64_t *id, struct sales_err *err);
/** proposed -> approved, refused; by another person and login than who asked, and not
 *  by the one whom it pays. Makes op final when it is approved. */
NODISCARD int adjustment_decide(struct op *op, int64_t id, bool approve, struct sales_err *err);
/** Add one that is approved. *id gets it. */
NODISCARD int adjustment_grant(struct op *op, const struct adjustment_grant *g, int64_t *id, struct sales_err *err);
SALES_API_END
