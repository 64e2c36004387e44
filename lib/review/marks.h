/* marks.h - what several people gave for one rating: pure arithmetic. The mark is
 *
 *   sum of share * mean of the group / sum of share     over the groups that count
 *
 * Groups are the person himself, his manager and his peers, with the shares of
 * the indicator's `by`. The manager's is waited for; that of the person himself
 * may be missing, and so may the peers', who count from three on: then their
 * share is the others'. Nothing of fewer peers is ever shown. */
#pragma once
#include "lib/base/err.h"
#include "lib/policy/scorecard.h"

enum { PEERS_MIN = 3 };
struct marks { int64_t sum[RATERS]; long n[RATERS]; };   /* sums in ten-thousandths */

SALES_API_BEGIN
/** From which mark on a scale counts: 1 where the best is 10 or less, else 0. */
int marks_lowest(int scale);
/** Does a group count: has it a share, and are there enough of it? */
bool marks_count(const struct indicator *i, const struct marks *m, enum rater group);
/** The mean of a group; den 0: none. */
struct ratio marks_group(const struct marks *m, enum rater group);
/** The mark, of the indicator's scale; den 0: the manager's, or everything, is
 *  missing. SALES_EINVAL: too large. */
NODISCARD int marks_mean(const struct indicator *i, const struct marks *m, struct ratio *out, struct sales_err *err);
SALES_API_END
