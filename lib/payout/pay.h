/* pay.h - paying out what was approved. A person gets what is payable to him by
 * then: of this run and of all before it, minus what was paid, never below 0. What
 * is below 0 is carried forward. A person on hold is left out; the rest go on. */
#pragma once
#include "lib/payout/books.h"

/* What a run's payment comes to for one person. */
struct payout_due {
	int64_t person;
	money   balance;        /* payable by then; below 0: carried forward */
	money   on_hold;        /* of that: of runs on hold for him */
	money   due;            /* to be paid now */
	bool    is_held;        /* by a hold on this very run */
};

struct payout_held {                    /* a hold that is not released */
	int64_t     id, person, payout;
	const char *reason;
	day         held_on;
};

struct pay_order { day on; const char *reference, *note; };

SALES_API_BEGIN

/** Everybody with a balance, by id: what paying the run would do. */
NODISCARD int payout_dues(struct dept *d, const struct payout_run *r, struct arena *a, struct payout_due **out,
    size_t *n, struct sales_err *err);
/** Record a payment to everybody who is due, and make op final. SALES_EPOLICY: the
 *  run is not approved; it was paid (naming the first payment); who acts is paid by
 *  it or nobody known; the day is before the approval. */
NODISCARD int payout_pay(struct op *op, const struct payout_run *r, const struct pay_order *order,
    const struct payout_due *due, size_t n, struct sales_err *err);
/** The same refusals, without paying. */
NODISCARD int payout_may_pay(struct dept *d, const struct payout_run *r, const struct pay_order *order,
    const struct payout_due *due, size_t n, struct sales_err *err);

/** Nothing of an approved run is paid to a person until he is released.
 *  SALES_EPOLICY: not approved, nothing in it for him, paid, on hold already. */
NODISCARD int payout_hold(struct op *op, const struct payout_run *r, int64_t person, const char *reason,
    int64_t *id, struct sales_err *err);
/** SALES_EPOLICY: he is not on hold; or it is he who asks. */
NODISCARD int payout_release(struct op *op, const struct payout_run *r, int64_t person, int64_t *id,
    struct sales_err *err);
/** What a run posts for one person; 0 when he is not in it (*is_there, may be NULL). */
NODISCARD int payout_part(struct dept *d, int64_t run, int64_t person, money *out, bool *is_there,
    struct sales_err *err);
/** Approved payouts behind the last one of which anything was paid, oldest first. */
NODISCARD int payouts_unpaid(struct dept *d, struct arena *a, struct payout_run **out, size_t *n,
    struct sales_err *err);
/** Holds that stand, of a run (0: all), oldest first. */
NODISCARD int payout_holds(struct dept *d, int64_t run, struct arena *a, struct payout_held **out, size_t *n,
    struct sales_err *err);

SALES_API_END

/* Private to lib/payout: SALES_EPOLICY when it is not approved. */
NODISCARD int payout_need_approved(const struct payout_run *r, struct sales_err *err);
