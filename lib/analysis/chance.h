/* chance.h - what in a deal's record raises or lowers its chance, by the
 * department's own closed deals: for each thing that is known of the deal, how
 * many closed deals were alike in it, and how many of these were won. Together:
 * all those counts added up, so that what many deals say weighs more; an exact
 * ratio. tests/cli/score.t plays it. */
#pragma once
#include "lib/record/read.h"

enum chance_of {
	CHANCE_STAGE,       /* was in this stage */
	CHANCE_STAGE_DAYS,  /* stayed at least as long in it */
	CHANCE_AGE,         /* was still open at this age */
	CHANCE_OWNER, CHANCE_SOURCE, CHANCE_INDUSTRY, CHANCE_REGION, CHANCE_PRODUCT, CHANCE_PIPELINE,
	CHANCE_BOUGHT,      /* the customer had bought before */
	CHANCE_AMOUNT,      /* a quarter of the closed deals by amount */
	CHANCE_DISCOUNT,    /* the rule book's bands */
	CHANCE_COMPETITOR,  /* somebody else is known to be after it */
	CHANCE_NEXT_STEP,   /* a next step is written down */
	CHANCE_TOUCHES,     /* activities done in the last 14 days */
	CHANCES
};

struct chance_part {
	enum chance_of what;
	const char    *value, *name;    /* as machines say it; name of what has a code, or NULL */
	int64_t        won, closed;     /* closed deals that are alike */
	int            effect;          /* 1 raises, -1 lowers: a whole deal more or less was won than at the
	                                 * rate of all closed deals; else 0 */
};
struct chance {
	int64_t            deal, owner, customer;
	struct chance_part part[CHANCES]; /* with enough deals alike: what raises most first */
	size_t             n;
	enum chance_of     few[CHANCES];  /* known of the deal, but too few were alike */
	size_t             nfew;
	int64_t            won, closed;   /* of all parts together */
};
struct chances {
	struct chance *v;                 /* open deals: the best first, then by code */
	size_t         n;
	int64_t        won, closed;       /* all closed deals */
};

SALES_API_BEGIN
/** "stage", "stage_days", ... */
const char *chance_name(enum chance_of what);
/** One open deal, or all (deal 0), in a. Fewer closed deals alike than the rule
 *  book's analysis.few say nothing. SALES_EINVAL when the deal is closed. */
NODISCARD int chances_make(struct dept *d, int64_t deal, struct arena *a, struct chances *out,
    struct sales_err *err);
SALES_API_END
