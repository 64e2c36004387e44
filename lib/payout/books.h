/* books.h - the ledger of a department, read off its runs and payments: entry
 * by entry, and as everybody's balances as of a day.
 *
 * A run counts on the last day of its period, a payment on the day it was
 * paid. Runs that count are the approved ones; with drafts also those that may
 * still be. */
#pragma once
#include "lib/payout/ledger.h"
#include "lib/payout/payout.h"

struct books_ask {
	day                      from, until;    /* both included; DAY_NONE: open */
	bool                     drafts;
	int64_t                  person;         /* 0: everybody */
	const struct payout_run *only;           /* this run and its payments alone; NULL: all */
};

/* A payment as it was recorded; texts in the arena asked. */
struct payout_payment {
	int64_t     id, person, payout, paid_by;
	money       amount;
	day         paid_on;
	const char *reference, *note;            /* or NULL */
};

/* One thing that was posted: a component's lines of one person in one run
 * against an account, or (against ACCOUNT_PAID) a payment. */
struct book_entry {
	const struct payout_run     *run;
	const struct payout_payment *payment;    /* NULL: lines */
	int64_t                      person;
	day                          on;
	const char                  *plan, *component;  /* "" of a payment */
	enum account                 against;
	money                        amount;     /* what becomes payable; what is paid */
	int64_t                      first_line, lines;
};
typedef int book_entry_fn(void *arg, const struct book_entry *e, struct sales_err *err);

struct book_balance { int64_t person; int64_t sum[ACCOUNTS]; };

SALES_API_BEGIN

/** In order of day, then runs before payments, each in their order, by person. */
NODISCARD int books_each(struct dept *d, const struct books_ask *ask, struct arena *a,
    book_entry_fn *fn, void *arg, struct sales_err *err);
/** By person's id; everybody of whom anything was posted. Sums are debits above
 *  0 (account_shown turns them), and those of one person add up to 0. */
NODISCARD int books_balances(struct dept *d, const struct books_ask *ask, struct arena *a,
    struct book_balance **out, size_t *n, struct sales_err *err);
/** Payments of a run (0: all), oldest first. */
NODISCARD int payments_load(struct dept *d, int64_t run, struct arena *a, struct payout_payment **out,
    size_t *n, struct sales_err *err);

SALES_API_END

/* Of one rule of a run: what its lines are posted against, those of a fact and
 * those without. Private to lib/payout. */
struct stored_rule;
struct rule_accounts { enum account of_fact, without; };
NODISCARD int books_accounts(struct dept *d, const struct stored_rule *r, struct rule_accounts *out,
    struct sales_err *err);
