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

/* One person's part of an open deal, as a metric credits it. */
struct open_part {
	int64_t deal, person;        /* 0: nobody's */
	day     expected;
	int64_t chance;              /* billionths */
	int64_t amount, weighted;    /* ten-thousandths of locale.currency */
};

SALES_API_BEGIN
/** Every part of the open deals that may become facts of a metric (which
 *  metric_has_pipeline) and are expected in p, in a, a deal's parts together: what
 *  a weighted metric_table adds up. */
NODISCARD int forecast_parts(struct dept *d, const struct metric *m, struct period p, struct arena *a,
    struct open_part **out, size_t *n, struct sales_err *err);
/** Open deals: their number and amount; and their amount, weighed where a
 *  metric_ask or metric_by says so. */
extern const struct metric forecast_count, forecast_amount, forecast_weighted;

/** Rows as metric_rows gives them, of the deals expected in p (all, also those
 *  without a day, when it is open at both ends and not split), in a; the last
 *  one is the total. */
NODISCARD int forecast_rows(struct dept *d, struct period p, const struct metric_by *by,
    struct arena *a, struct forecast_row **out, size_t *n, struct sales_err *err);
SALES_API_END
