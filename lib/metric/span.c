#include "lib/metric/span.h"

struct period
spans_hull(const struct period *span, size_t n)
{
	struct period all = span[0];

	for (size_t i = 1; i < n; i++) {
		if (all.from == DAY_NONE || span[i].from == DAY_NONE)
			all.from = DAY_NONE;
		else if (span[i].from < all.from)
			all.from = span[i].from;
		if (all.to == DAY_NONE || span[i].to == DAY_NONE)
			all.to = DAY_NONE;
		else if (span[i].to > all.to)
			all.to = span[i].to;
	}
	return all;
}

struct period
span_before(struct period p, const struct period_env *env)
{
	static const enum period_unit units[] = { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER,
		UNIT_HALF, UNIT_YEAR };

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		const struct period u = period_of(p.from, units[i], env);

		if (period_same(u, p))
			return period_step(p, units[i], -1, env);
	}
	return (struct period){ p.from - period_days(p), p.from - 1 };
}

struct period
span_year_before(struct period p)
{
	return (struct period){ day_add_months(p.from, -12), day_add_months(p.to + 1, -12) - 1 };
}
