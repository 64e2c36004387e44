/* potential.h - segments of customers that are won more often than others, and
 * are looked after less: where the next customers may be. */
#pragma once
#include "lib/analysis/cut.h"

/* What is done for a segment, and what there is to do. */
enum attention { ATTENTION_ACTIVITIES, ATTENTION_LEADS, ATTENTION_OPEN };
enum { ATTENTIONS = 3 };

struct potential_row {
	const struct value *key;
	int64_t      won, lost;
	int64_t      attention[ATTENTIONS];     /* activities done, leads, open deals */
	struct ratio win_rate, won_share;       /* den 0: too few, or nothing to divide by */
	struct ratio share[ATTENTIONS];         /* of all such; den 0: too few of them */
	struct ratio gap;                       /* won_share minus the largest of these */
	bool         is_chance;                 /* wins above the average, and every share below that of wins */
};
struct potential {
	struct potential_row *v;                /* the widest gap first */
	size_t                n;
	struct potential_row  total;
	int64_t               undated;          /* closed, but nobody knows when: not counted */
};

SALES_API_BEGIN
/** cut: of customers, fields only. Deals closed, activities done and leads created
 *  in the period, of customers for whom where holds; deals open today. In a. */
NODISCARD int potential_make(struct dept *d, const struct cut *cut, struct period p, const char *where,
    struct arena *a, struct potential *out, struct sales_err *err);
SALES_API_END
