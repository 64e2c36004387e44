#include "lib/base/evenness.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/err.h"
#include "lib/base/exact.h"

static int
rising(const void *a, const void *b)
{
	const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* A sorted copy and its sum; NULL where they say nothing. */
static int64_t *
sorted(const int64_t *v, size_t n, struct exact *sum)
{
	int64_t *x = n == 0 ? NULL : malloc(n * sizeof(*x));

	if (n == 0)
		return NULL;
	if (x == NULL)
		err_nomem();
	memcpy(x, v, n * sizeof(*x));
	qsort(x, n, sizeof(*x), rising);
	for (size_t i = 0; i < n; i++)
		exact_add_product(sum, (struct ratio){ x[i], 1 }, (struct ratio){ 1, 1 });
	if (x[0] < 0 || exact_sign(sum) <= 0) {
		free(x);
		return NULL;
	}
	return x;
}

/* The amounts in rising order, each by its weight, as a part of their sum taken so
 * many times. */
static bool
part_of_sum(const int64_t *v, size_t n, int64_t (*weight)(size_t i, size_t n), int64_t times, struct ratio *out)
{
	struct exact sum, part;
	int64_t     *x;
	bool         ok;

	*out = (struct ratio){ 0, 0 };
	exact_init(&sum);
	exact_init(&part);
	x = sorted(v, n, &sum);
	ok = x != NULL;
	for (size_t i = 0; ok && i < n; i++)
		exact_add_product(&part, (struct ratio){ x[i], 1 }, (struct ratio){ weight(i, n), 1 });
	if (ok) {
		exact_multiply(&sum, (struct ratio){ times, 1 });
		exact_quotient(&part, &part, &sum);
		ok = exact_ratio(&part, out);
	}
	free(x);
	exact_done(&sum);
	exact_done(&part);
	return ok;
}

static int64_t
by_rank(size_t i, size_t n)
{
	return 2 * ((int64_t)i + 1) - (int64_t)n - 1;
}

bool
evenness_gini(const int64_t *v, size_t n, struct ratio *out)
{
	return part_of_sum(v, n, by_rank, (int64_t)n, out);
}

static size_t
tenth(size_t n)
{
	return (n + 9) / 10;
}

static int64_t
is_of_top(size_t i, size_t n)
{
	return i >= n - tenth(n);
}

bool
evenness_top(const int64_t *v, size_t n, size_t *top, struct ratio *out)
{
	*top = tenth(n);
	return part_of_sum(v, n, is_of_top, 1, out);
}
