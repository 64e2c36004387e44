/* targets.h - the goals of people as tables: metric, person, days, target. */
#pragma once
#include "lib/record/read.h"

struct target_row {
	int64_t     id, person, target; /* target: ten-thousandths */
	const char *metric;
	day         from, to;
};
struct target_list { struct target_row *v; size_t n; };  /* by metric, person, from, longest first */

/** Every person's goals; only approved ones when the rule book says so. */
NODISCARD int targets_load(struct dept *d, bool approved, struct arena *a,
    struct target_list *out, struct sales_err *err);
/** The target of a span: its own goal, or the sum of goals that cover it
 *  without a gap (three months of a quarter). False when there is none. */
bool target_find(const struct target_list *l, const char *metric, int64_t person,
    struct period span, int64_t *target);
/** The newest operation that wrote one of those goals; 0 when there is none. */
NODISCARD int target_op(struct dept *d, const struct target_list *l, const char *metric,
    int64_t person, struct period span, int64_t *op, struct sales_err *err);
