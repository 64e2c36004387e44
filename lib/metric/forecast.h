/* forecast.h - what the open pipeline is worth, whole and weighted. A deal
 * weighs amount times chance; its chance is its own probability, else that of
 * its stage. Deals that are won or lost are never in it. Amounts are converted
 * to locale.currency by today's rate; a missing rate is an error. */
#pragma once
#include "lib/metric/metric.h"

struct forecast_row {
	const char   *label, *name;  /* as struct metric_row */
	struct period span;          /* by expected_on, where it is split by time */
	int64_t       deals;
	struct ratio  amount, weighted;
};

SALES_API_BEGIN
/** Open deals: their number and amount; and their amount, weighed where a
 *  metric_ask or metric_by says so. */
extern const struct metric forecast_count, forecast_amount, forecast_weighted;

/** Rows as metric_rows gives them, of the deals expected in p (all, also those
 *  without a day, when it is open at both ends and not split), in a; the last
 *  one is the total. */
NODISCARD int forecast_rows(struct dept *d, struct period p, const struct metric_by *by,
    struct arena *a, struct forecast_row **out, size_t *n, struct sales_err *err);
SALES_API_END
