/* targets.h - goals as tables: metric, subject, days, target. */
#pragma once
#include "lib/goal/versions.h"

struct target_row {
	int64_t     id, subject, target; /* target: ten-thousandths */
	const char *metric;
	day         from, to;
};
struct target_list {
	struct target_row   *v;         /* by metric, subject, from, longest first */
	size_t               n;
	struct goal_versions versions;
};

SALES_API_BEGIN
/** All goals, with the targets in force on their last day, or on
 *  until where that comes first: who pays or rates a period passes its last
 *  day. approved: drafts are left out. */
NODISCARD int targets_load(struct dept *d, bool approved, day until, struct arena *a,
    struct target_list *out, struct sales_err *err);
/** The same of these n subjects alone, found by an index; n 0: of all. */
NODISCARD int targets_load_of(struct dept *d, bool approved, day until, const int64_t *subject, size_t n, struct arena *a,
    struct target_list *out, struct sales_err *err);
/** A subject's rows on one metric, *n of them, by their first day. */
const struct target_row *targets_of(const struct target_list *l, const char *metric, int64_t subject, size_t *n);
/** The metrics of the rows one after the other: the first behind NULL; NULL
 *  behind the last. */
const char *targets_metric_after(const struct target_list *l, const char *metric);
/** The target of a span: its own goal, or, of a metric that adds up, the sum of
 *  goals that cover it without a gap (three months of a quarter). False when
 *  there is none. */
bool target_find(const struct target_list *l, const char *metric, int64_t subject,
    struct period span, bool adds_up, int64_t *target);
/** The sum of a subject's goals on a metric that lie within a span, the longest
 *  first where they overlap: of somebody who came in its midst. False: there are
 *  none. */
bool target_within(const struct target_list *l, const char *metric, int64_t subject,
    struct period span, int64_t *target);
/** The newest operation that wrote one of those goals; 0 when there is none. */
NODISCARD int target_op(struct dept *d, const struct target_list *l, const char *metric,
    int64_t subject, struct period span, int64_t *op, struct sales_err *err);
SALES_API_END
