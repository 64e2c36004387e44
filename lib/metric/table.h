/* table.h - one metric for many subjects and many spans at once, out of one
 * scan of its facts (a ratio takes two, an expression those of its metrics). */
#pragma once
#include "lib/metric/metric.h"
#include "lib/org/org.h"

enum {
	AXIS_COMPANY = 1 << 0,      /* row 0 */
	AXIS_PERSON  = 1 << 1,      /* row: person id; 0 nobody */
	AXIS_TEAM    = 1 << 2,      /* row: team id, parents hold their children;
	                             * 0: people without a team, and nobody */
	AXIS_FIELD   = 1 << 3,      /* rows in order of appearance */
};

struct metric_ask {
	const struct metric *metric;
	const struct period *span;      /* may overlap */
	size_t               nspans;
	unsigned             axes;
	const char          *field;     /* AXIS_FIELD: a path of the metric's records */
	const struct org    *org;       /* AXIS_PERSON, AXIS_TEAM */
	const char          *where;     /* narrows the facts; NULL */
	const int64_t       *people;    /* only facts credited to these, ascending; NULL: all */
	size_t               npeople;
	struct metric_shared *shared;   /* of these people; or NULL */
	bool                 weighted;  /* the weighted open pipeline instead:
	                                 * only when metric_has_pipeline() */
};

struct metric_table;

SALES_API_BEGIN

NODISCARD int metric_table_make(struct dept *d, const struct metric_ask *ask, struct arena *a,
    struct metric_table **out, struct sales_err *err);
/** Rows that axis has; a row may be empty. */
size_t metric_table_rows(const struct metric_table *t, unsigned axis);
/** The value of one row and span; den 0: none. *n: facts behind it. */
NODISCARD int metric_table_at(const struct metric_table *t, unsigned axis, size_t row, size_t span,
    struct ratio *value, int64_t *n, struct sales_err *err);
/** AXIS_FIELD: what all facts of a row have in common. */
const struct value *metric_table_key(const struct metric_table *t, size_t row);
/** Are facts of the metric deals that are won, so that open ones may become
 *  such facts? */
bool metric_has_pipeline(const struct metric *m);

SALES_API_END
