/* ramp.h - what share of a target a newcomer is given: a share for each calendar
 * month since the hiring, the month of which is the first, and all of it from
 * then on. A month in which somebody is not there counts nothing; one of which
 * he is there for a part counts as a whole. */
#pragma once
#include "lib/base/period.h"
#include "lib/base/ratio.h"
#include "lib/policy/policy.h"

/* Months since the year 0. */
static inline int
month_no(day d)
{
	const struct civil c = day_civil(d);

	return c.y * 12 + c.m - 1;
}

SALES_API_BEGIN
/** The rule book's relief of a role (NULL: none); NULL: it has none. */
const struct ramp_rule *ramp_of_role(const struct goal_rules *g, const char *role);
/** Of a closed span, its months weighed by their days in it: 0 to 1. months: n
 *  shares, 0 to 1; n 0: no relief. hired, left: the first and the last day there;
 *  DAY_NONE: long ago, not yet. False: it does not fit. */
NODISCARD bool ramp_share(const struct ratio *months, size_t n, day hired, day left, struct period span,
    struct ratio *out);
SALES_API_END
