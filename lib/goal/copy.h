/* copy.h - the goals of a period are set for another one of the same length:
 * those of exactly the period, and those of its months, quarters ... What is a
 * part of a goal becomes a part of that goal's copy. */
#pragma once
#include "lib/metric/metric.h"
#include "lib/record/write.h"

struct copy_ask {
	struct period  from, to;
	struct ratio   raise;       /* 5 %: 1/20; may be below zero, above -1 */
	const int64_t *subject;     /* only this one's; NULL: all */
	const char    *metric;      /* only on this one; NULL: all */
	bool           replace;     /* goals that are there */
};
struct copy_row {
	int64_t              goal;  /* id of the copy */
	int64_t              subject;
	const char          *code, *name;
	const struct metric *metric;
	struct period        from, to;
	int64_t              old, target, was; /* ten-thousandths; was: of the goal that was there, 0: none */
};
struct copy_list {
	struct copy_row *row;
	size_t           n;
	long             rounded;   /* targets that were not exact after raising */
	long             focus;     /* lines of what new copies are reached with first */
	const char     **note;
	size_t           nnotes, notes_cap;
};

SALES_API_BEGIN
/** A raise keeps what added up adding up: the parts of a goal are spread anew
 *  over its raised target, by what they were. Where less is better a target is
 *  not raised. SALES_ENOTFOUND when there is none to copy, SALES_ECONFLICT when
 *  one is there already, SALES_EUSAGE when the periods are not alike. */
NODISCARD int goal_copy(struct op *op, const struct copy_ask *ask, struct arena *a, struct copy_list *out,
    struct sales_err *err);
SALES_API_END
