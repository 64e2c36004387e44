/* deals.h - the deals that an analysis looks at, in one scan: their dates, their
 * amount in the rule book's currency, and the rows they count in. */
#pragma once
#include "lib/analysis/groups.h"

struct deal_ask {
	struct period     period;      /* both ends open: all */
	const char       *on;          /* which day it is about, and which counts for teams and times: a
	                                * field; NULL: closed_on, of open deals today */
	const char       *where;       /* narrows the deals: expression text; NULL */
	bool              money;       /* are amounts looked at, and converted? */
	bool              rows;        /* are the rows looked for? */
};

struct deal_fact {
	int64_t                id, owner, customer;
	const struct pipeline *pipeline;   /* NULL: not one of the rule book's */
	const struct stage    *stage;      /* NULL: the same */
	day                    created, closed;
	day                    on;         /* the day that counts */
	bool                   has_amount, is_foreign; /* of another currency */
	int64_t                amount;     /* converted on that day */
	struct group_fact      cells;
	const struct group_rows *rows;     /* when they are looked for */
};
typedef int deal_fact_fn(void *arg, const struct deal_fact *f, struct sales_err *err);

/** Every deal, in order of codes. A missing rate is SALES_EINVAL, naming the
 *  deal. */
NODISCARD int deals_each(struct groups *g, const struct deal_ask *ask, deal_fact_fn *fn, void *arg,
    struct sales_err *err);
