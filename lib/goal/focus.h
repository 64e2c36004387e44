/* focus.h - what a goal is to be reached with first: products, customers, segments
 * of customers. Of one line all that is given holds; of several lines one is
 * enough. A deal of several products is one of each of them. */
#pragma once
#include "lib/record/read.h"

struct focus_line {
	int64_t  goal;
	int64_t  product, customer;  /* 0: any */
	bool     has_segment;
	int64_t *deal;               /* of the product, rising */
	size_t   ndeals;
	int64_t *member;             /* customers of the segment, rising */
	size_t   nmembers;
};
struct focus { struct focus_line *v; size_t n; };

SALES_API_BEGIN
/** The lines of all goals, in a. */
NODISCARD int focus_load(struct dept *d, struct arena *a, struct focus *out, struct sales_err *err);
/** Is a deal with a customer (0: none) in the goal's? Not when it has none. */
bool focus_holds(const struct focus *f, int64_t goal, int64_t deal, int64_t customer);
SALES_API_END
