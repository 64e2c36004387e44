/* measure.h - the values and targets of a scorecard's indicators from the records
 * as they are: each metric is read once for all people. Private to lib/review. */
#pragma once
#include "lib/goal/targets.h"
#include "lib/metric/table.h"
#include "lib/review/sheet.h"

/* The values of one metric, for all people, or for their teams. */
struct measure { const struct metric *metric; bool of_team; struct metric_table *table; };

struct measuring {
	struct dept         *d;
	struct arena        *a;
	const struct policy *policy;    /* whose metrics these are */
	struct period        period;
	const struct org    *org;
	struct measure      *measure;
	size_t               n;
	struct target_list   targets;
};

/** Targets as on the period's last day. a and org must outlive m. */
NODISCARD int measuring_begin(struct measuring *m, struct dept *d, const struct policy *policy, struct period period,
    const struct org *org, struct arena *a, struct sales_err *err);
/** Read what a scorecard measures. */
NODISCARD int measuring_card(struct measuring *m, const struct scorecard *c, struct sales_err *err);
/** Measure and judge an indicator of a person in a team: a rating gets its scale
 *  as target, and no value. */
NODISCARD int measuring_item(const struct measuring *m, int64_t person, int64_t team, struct sheet *s, size_t at,
    struct sales_err *err);
