#include "lib/payout/split.h"
#include "lib/payout/fault.h"

#include <stdlib.h>

#include "lib/base/err.h"

struct remainder { struct exact rest; size_t at; };

static int
by_rest(const void *x, const void *y)
{
	const struct remainder *a = x, *b = y;
	const int               c = exact_cmp(&b->rest, &a->rest);

	return c != 0 ? c : (a->at < b->at) != FAULT_PLANTED(FAULT_POOL) ? -1 : a->at != b->at;
}

/* Units of each part, rounded down, and what is cut off. */
static int64_t
cut_parts(int64_t units, const struct exact *weight, size_t n, struct remainder *r, int64_t *out)
{
	struct exact sum, part;
	int64_t      given = 0;

	exact_init(&sum);
	exact_init(&part);
	for (size_t i = 0; i < n; i++)
		exact_add(&sum, &weight[i]);
	for (size_t i = 0; i < n; i++) {
		exact_quotient(&part, &weight[i], &sum);
		exact_multiply(&part, (struct ratio){ units, 1 });
		out[i] = exact_floor(&part);
		r[i].at = i;
		exact_init(&r[i].rest);
		exact_set(&r[i].rest, &part);
		exact_set_ratio(&part, (struct ratio){ out[i], 1 });
		exact_sub(&r[i].rest, &part);
		given += out[i];
	}
	exact_done(&sum);
	exact_done(&part);
	return given;
}

void
split_exact(int64_t whole, const struct exact *weight, size_t n, int decimals, int64_t *out)
{
	static const int64_t step[] = { 10000, 1000, 100, 10, 1 };
	const int64_t        s = step[decimals < 0 || decimals > 4 ? 4 : decimals], units = (whole < 0 ? -whole : whole) / s;
	struct remainder    *r = calloc(n + 1, sizeof(*r));
	int64_t              left;

	if (r == NULL)
		err_nomem();
	left = units - cut_parts(units, weight, n, r, out);
	if (n > 0)
		qsort(r, n, sizeof(*r), by_rest);
	for (size_t i = 0; i < n && (int64_t)i < left; i++)
		out[r[i].at]++;
	for (size_t i = 0; i < n; i++) {
		out[i] *= whole < 0 ? -s : s;
		exact_done(&r[i].rest);
	}
	free(r);
}
