/* judgement.h - the names that rules about people's results may use: of
 * improvement plans, promotion and awards. Numbers are exact fractions; a
 * percentage is one of 1, a tenure counts whole months.
 *
 *   tenure  score  grade  rank  role  level  METRIC
 *   attainment(METRIC)   attainment(METRIC, last 2 quarters): in each of them
 *   best(METRIC|score)   of all who are compared
 *   improvement(METRIC|score)   less that of the period before */
#pragma once
#include "lib/policy/policy.h"

enum judged_by {
	BY_TENURE, BY_SCORE, BY_GRADE, BY_RANK, BY_ROLE, BY_LEVEL, BY_METRIC, BY_ATTAINMENT, BY_BEST, BY_IMPROVEMENT,
};
enum { OF_REVIEW = 1 << BY_SCORE | 1 << BY_GRADE, OF_PERSON = ~0, /* masks of judged_by */
       JUDGED_NAMES = 32 };

/* One name of an expression: the slot of its node. */
struct judged_name {
	enum judged_by       what;
	const struct metric *metric;    /* NULL: of the score, or none */
	const char          *periods;   /* BY_ATTAINMENT: as written; NULL: the period itself */
	size_t               no;        /* 0, 1, 2 ... in a judgement */
};
struct judgement {
	const struct policy *p;
	struct arena        *a;
	struct period_env    when;
	unsigned             may;       /* which names */
	struct judged_name  *name[JUDGED_NAMES];
	size_t               n;
};

SALES_API_BEGIN
/** today: of which periods are relative. */
void judgement_open(struct judgement *j, const struct policy *p, unsigned may, day today, struct arena *a);
/** Parse and type one rule; want V_BOOL or V_RATIO. SALES_EUSAGE pointing at
 *  the wrong bytes. */
NODISCARD int judgement_bind(struct judgement *j, const char *text, enum vtype want, struct expr **out,
    struct sales_err *err);
SALES_API_END
