/* pool.h - the public pool (公海) by the rule book's `pool:`. Nothing of it is
 * stored: whether a customer goes back is worked out from the facts on reading.
 * A customer without an owner is in the pool.
 *
 * Idle: days since the last activity done, or since the owner got the customer
 * when that is later. Held: days since the owner got him. A limit of 30 days is
 * passed on day 31. tests/cli/pool.t plays it. */
#pragma once
#include "lib/record/write.h"

enum pool_state { POOL_KEEP, POOL_WARN, POOL_DUE };
enum pool_cause { POOL_NOTHING, POOL_NO_FOLLOWUP, POOL_NO_DEAL, POOL_PROTECTED, POOL_WON };

struct pool_facts { day held, touched, won; bool is_protected; };  /* DAY_NONE: not known, never */
struct pool_verdict {
	enum pool_state state;
	enum pool_cause cause;      /* why it goes back, or why it can't */
	day             due;        /* the day it goes back; DAY_NONE: none */
	int             idle, held; /* days; -1: not known */
};

struct pool_row {
	int64_t                 customer, owner;
	const struct pool_rule *rule;
	struct pool_verdict     is;
};

SALES_API_BEGIN
/** The verdict of one rule on a day; warns within the largest of rule->warn. */
struct pool_verdict pool_judge(const struct pool_rule *rule, const struct pool_facts *f, day today);
/** "no_followup", "no_deal", "protected", "won"; "" for nothing. */
const char *pool_cause_name(enum pool_cause c);

/** Every customer that somebody has and that a rule of the book speaks of (the
 *  first whose `when` holds), in a, by the day it goes back. SALES_EPOLICY when
 *  the rule book has no pool. */
NODISCARD int pool_rows(struct dept *d, struct arena *a, struct pool_row **out, size_t *n,
    struct sales_err *err);

/** Take the customers that are due away from their owners; fn is told of each
 *  before. The owner history names the rule. */
typedef int pool_fn(void *arg, const struct pool_row *row, struct sales_err *err);
NODISCARD int pool_recycle(struct op *op, pool_fn *fn, void *arg, struct sales_err *err);

/** Give a customer of the pool to a person who asks for it. SALES_EPOLICY: it
 *  has an owner, the person took as many today as allowed, has as many as
 *  allowed, or lost it too few days ago. */
NODISCARD int pool_claim(struct op *op, int64_t customer, int64_t person, struct sales_err *err);
/** Give a customer to a person, from the pool or from another; hold_max holds. */
NODISCARD int pool_assign(struct op *op, int64_t customer, int64_t person, struct sales_err *err);
/** Back to the pool. SALES_EINVAL when it is there. */
NODISCARD int pool_release(struct op *op, int64_t customer, struct sales_err *err);
SALES_API_END
