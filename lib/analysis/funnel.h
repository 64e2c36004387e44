/* funnel.h - how deals went through their stages: from what their history says,
 * not from where they stand today. */
#pragma once
#include "lib/analysis/cut.h"

/* A stage of a pipeline. What entered it went on, went back, was lost there, or
 * is there still, by the last time that it left: entered = forward + back + lost
 * + here. Of won and lost stages only entered, the days since the deal began,
 * and unknown say something. */
struct funnel_row {
	const struct value    *key;             /* of the row, one a part */
	const struct pipeline *pipeline;
	const struct stage    *stage;
	int64_t entered, forward, back, lost, here;
	int64_t skipped;                        /* passed it by, on the way to a later one */
	int64_t won;                            /* of those that entered: won by now */
	int64_t timed;                          /* those whose days are known, all that they spent there */
	int64_t unknown;                        /* of those that entered: nobody knows how they came there */
	int64_t days;                           /* of timed, together */
	struct ratio median;                    /* days; den 0: none */
};
struct funnel {
	struct funnel_row *v;                   /* rows in reading order, in each the stages in theirs */
	size_t             n;
	int64_t deals, reopened;                /* looked at; opened again, of these */
	int64_t still[3];                       /* by enum stage_class: without history beyond where they stand */
	int64_t undated;                        /* left out: the period asks for a day that they lack */
	int64_t gone;                           /* deals with a stage that the rule book has not */
};

SALES_API_BEGIN
/** on: which day the period looks at, and which counts for teams and times;
 *  NULL: created_on. Everything lives in a. */
NODISCARD int funnel_make(struct dept *d, const struct cut *cut, struct period p, const char *on,
    const char *where, struct arena *a, struct funnel *out, struct sales_err *err);
SALES_API_END
