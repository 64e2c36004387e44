/* concentration.h - how much of what was won hangs on the largest customers. */
#pragma once
#include "lib/record/read.h"

struct share_row { int64_t customer, deals, amount; };
struct concentration {
	struct period     span;
	struct share_row *top;          /* the largest first; ties by code */
	size_t            ntop;
	int64_t           customers;    /* that bought */
	int64_t           amount;       /* that they bought for */
	int64_t           top_amount;
};
struct concentrations {
	struct concentration *v;
	size_t                n;
	int64_t               nobody, undated, ahead, foreign; /* as struct purchases */
};

SALES_API_BEGIN
/** Of each span (NULL: one, of the whole period) the top largest customers, for
 *  whom where holds; in a. */
NODISCARD int concentration_make(struct dept *d, struct period p, const enum period_unit *by, size_t top,
    const char *where, struct arena *a, struct concentrations *out, struct sales_err *err);
SALES_API_END
