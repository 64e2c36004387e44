#include "lib/analysis/median.h"

/* Reorder v so that what stands at k is what would stand there in order, and
 * nothing before it is larger (Hoare's find). */
static int32_t
select_at(int32_t *v, size_t n, size_t k)
{
	ptrdiff_t from = 0, to = (ptrdiff_t)n - 1;

	while (from < to) {
		const int32_t pivot = v[from + (to - from) / 2];
		ptrdiff_t     i = from, j = to;

		while (i <= j) {
			while (v[i] < pivot)
				i++;
			while (v[j] > pivot)
				j--;
			if (i <= j) {
				const int32_t kept = v[i];

				v[i++] = v[j];
				v[j--] = kept;
			}
		}
		if ((ptrdiff_t)k <= j)
			to = j;
		else if ((ptrdiff_t)k >= i)
			from = i;
		else
			break;
	}
	return v[k];
}

struct ratio
median_of(int32_t *v, size_t n)
{
	struct ratio r = { 0, 0 };
	int64_t      high, low;

	if (n == 0)
		return r;
	high = low = select_at(v, n, n / 2);
	if (n % 2 == 0) {
		low = v[0];
		for (size_t i = 1; i < n / 2; i++)
			if (v[i] > low)
				low = v[i];
	}
	ratio_make(high + low, 2, &r);
	return r;
}
