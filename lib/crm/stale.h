/* stale.h - open deals with which nothing happened for longer than their stage
 * allows (stale_after). Told from the facts' own dates, never from when a
 * record was written: an import touches nothing. */
#pragma once
#include "lib/record/dept.h"

SALES_API_BEGIN

/** The day since when a deal lies idle, seen on a day: it was last touched
 *  (the field touched_on) or its next step's day went by, whichever was later;
 *  where neither is known, the day on which it was expected to close went by.
 *  DAY_NONE: a next step is still to come, or no date tells. */
day deal_idle_since(day touched, day next, day expected, day on);
/** since: of deal_idle_since(); st may be NULL. */
bool deal_is_stale(const struct stage *st, day since, day on);
/** Every open deal that is stale on a day, by its code, with the days that it lies
 *  idle. */
typedef int stale_fn(void *arg, int64_t deal, int64_t owner, int days, struct sales_err *err);
NODISCARD int deals_stale_each(struct dept *d, day on, stale_fn *fn, void *arg, struct sales_err *err);
/** How many open deals are stale on a day. */
NODISCARD int deals_stale(struct dept *d, day on, int64_t *n, struct sales_err *err);

SALES_API_END
