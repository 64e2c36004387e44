#include "lib/goal/ramp.h"

#include <string.h>

static const struct ratio all = { 1, 1 }, nothing = { 0, 1 };

static struct ratio
of_month(const struct ratio *months, size_t n, day hired, day left, int month)
{
	const int since = hired == DAY_NONE ? -1 : month - month_no(hired);

	if (left != DAY_NONE && month > month_no(left))
		return nothing;
	if (hired == DAY_NONE)
		return all;
	if (since < 0)
		return nothing;
	return (size_t)since < n ? months[since] : all;
}

bool
ramp_share(const struct ratio *months, size_t n, day hired, day left, struct period span, struct ratio *out)
{
	static const struct period_env any = { 0 };
	struct ratio                   sum = nothing;

	for (day d = span.from; d <= span.to;) {
		const struct period month = period_of(d, UNIT_MONTH, &any);
		const day           last = month.to < span.to ? month.to : span.to;
		struct ratio        share = of_month(months, n, hired, left, month_no(d));

		if (!ratio_mul(share, (struct ratio){ last - d + 1, 1 }, &share) || !ratio_add(sum, share, &sum))
			return false;
		d = last + 1;
	}
	return ratio_div(sum, (struct ratio){ period_days(span), 1 }, out);
}

const struct ramp_rule *
ramp_of_role(const struct goal_rules *g, const char *role)
{
	for (size_t i = 0; role != NULL && i < g->nramp; i++)
		if (strcmp(g->ramp[i].role, role) == 0)
			return &g->ramp[i];
	return NULL;
}
