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

bool
evenness_gini(const int64_t *v, size_t n, struct ratio *out)
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
		exact_add_product(&part, (struct ratio){ x[i], 1 }, (struct ratio){ 2 * ((int64_t)i + 1) - (int64_t)n - 1, 1 });
	if (ok) {
		exact_multiply(&sum, (struct ratio){ (int64_t)n, 1 });
		exact_quotient(&part, &part, &sum);
		ok = exact_ratio(&part, out);
	}
	free(x);
	exact_done(&sum);
	exact_done(&part);
	return ok;
}

bool
evenness_top(const int64_t *v, size_t n, size_t *top, struct ratio *out)
{
	struct exact sum, part;
	int64_t     *x;
	bool         ok;

	*top = (n + 9) / 10;
	*out = (struct ratio){ 0, 0 };
	exact_init(&sum);
	exact_init(&part);
	x = sorted(v, n, &sum);
	ok = x != NULL;
	for (size_t i = 0; ok && i < *top; i++)
		exact_add_product(&part, (struct ratio){ x[n - 1 - i], 1 }, (struct ratio){ 1, 1 });
	if (ok) {
		exact_quotient(&part, &part, &sum);
		ok = exact_ratio(&part, out);
	}
	free(x);
	exact_done(&sum);
	exact_done(&part);
	return ok;
}
