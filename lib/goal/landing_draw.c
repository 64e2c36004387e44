/* Drawing from a subject's past: the sums. */
#include <stdlib.h>

#include "lib/base/draw.h"
#include "lib/goal/landing.h"

static int
by_size(const void *x, const void *y)
{
	const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

bool
landing_draw(const struct landing_urn *urn, struct landing_draws *out)
{
	static const int rank[] = { LANDING_DRAWS / 10, LANDING_DRAWS / 2, LANDING_DRAWS / 10 * 9 };
	struct draw      d;
	int64_t          sum[LANDING_DRAWS];

	*out = (struct landing_draws){ .hits = 0 };
	draw_begin(&d, "landing", urn->seed);
	for (int i = 0; i < LANDING_DRAWS; i++) {
		sum[i] = urn->reached;
		for (size_t p = 0; p < urn->parts; p++)
			if (__builtin_add_overflow(sum[i], urn->says[p * urn->units + draw_below(&d, (uint32_t)urn->units)], &sum[i]))
				return false;
		out->hits += sum[i] >= urn->target;
	}
	qsort(sum, LANDING_DRAWS, sizeof(*sum), by_size);
	out->p10 = sum[rank[0] - 1];
	out->p50 = sum[rank[1] - 1];
	out->p90 = sum[rank[2] - 1];
	return true;
}
