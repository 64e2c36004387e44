#include "lib/base/sample.h"

#include <stdlib.h>

#include "lib/base/arena.h"

/* ---- ranks --------------------------------------------------------------- */

static int
by_value(const void *x, const void *y)
{
	const struct exact *const *a = x, *const *b = y;
	const int                  c = exact_cmp(*a, *b);

	return c != 0 ? c : (*a > *b) - (*a < *b);
}

static const struct exact **
sorted(const struct exact *x, size_t n, struct arena *a)
{
	const struct exact **p = arena_array(a, const struct exact *, n + 1);

	for (size_t i = 0; i < n; i++)
		p[i] = &x[i];
	if (n > 0)
		qsort(p, n, sizeof(*p), by_value);
	return p;
}

/* Twice the rank, less n + 1: whole numbers around 0. Equals share the mean of
 * their places. */
static int64_t *
ranks(const struct exact *x, size_t n, struct arena *a)
{
	const struct exact **p = sorted(x, n, a);
	int64_t             *rank = arena_array(a, int64_t, n + 1);
	size_t               k;

	for (size_t i = 0; i < n; i = k) {
		for (k = i + 1; k < n && exact_cmp(p[k], p[i]) == 0;)
			k++;
		for (size_t j = i; j < k; j++)
			rank[p[j] - x] = (int64_t)(i + 1 + k) - (int64_t)(n + 1);
	}
	return rank;
}

/* floor(2 * 10^4 * |xy| / sqrt(xx * yy)), by whole numbers */
static unsigned long
twice_rho(const mpz_t xy, const mpz_t xx, const mpz_t yy)
{
	mpz_t         q, d;
	unsigned long out;

	mpz_init(q);
	mpz_init(d);
	mpz_mul(q, xy, xy);
	mpz_mul_ui(q, q, 400000000UL);
	mpz_mul(d, xx, yy);
	mpz_fdiv_q(q, q, d);
	mpz_sqrt(q, q);
	out = mpz_get_ui(q);
	mpz_clear(q);
	mpz_clear(d);
	return out;
}

bool
sample_rank_correlation(const struct exact *x, const struct exact *y, size_t n, int *rho)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const int64_t                   *p = ranks(x, n, &a), *q = ranks(y, n, &a);
	mpz_t                            sum[3], t;     /* xy, xx, yy */
	bool                             any;

	for (int k = 0; k < 3; k++)
		mpz_init(sum[k]);
	mpz_init(t);
	for (size_t i = 0; i < n; i++) {
		const int64_t pair[3][2] = { { p[i], q[i] }, { p[i], p[i] }, { q[i], q[i] } };

		for (int k = 0; k < 3; k++) {
			mpz_set_si(t, pair[k][0]);
			mpz_mul_si(t, t, pair[k][1]);
			mpz_add(sum[k], sum[k], t);
		}
	}
	any = mpz_sgn(sum[1]) > 0 && mpz_sgn(sum[2]) > 0;
	if (any)
		*rho = (int)((twice_rho(sum[0], sum[1], sum[2]) + 1) / 2) * mpz_sgn(sum[0]);
	for (int k = 0; k < 3; k++)
		mpz_clear(sum[k]);
	mpz_clear(t);
	return any;
}

/* ---- spread -------------------------------------------------------------- */

bool
sample_gini(const struct exact *x, size_t n, struct exact *out)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct exact             **p = sorted(x, n, &a);
	struct exact                     all, part;
	bool                             any;

	exact_init(&all);
	exact_init(&part);
	exact_set_ratio(out, (struct ratio){ 0, 1 });
	for (size_t i = 0; i < n; i++) {
		exact_set(&part, p[i]);
		exact_add(&all, &part);
		exact_multiply(&part, (struct ratio){ 2 * (int64_t)(i + 1) - (int64_t)n - 1, 1 });
		exact_add(out, &part);
	}
	any = n > 0 && exact_sign(&all) > 0 && exact_sign(p[0]) >= 0;
	if (any) {
		exact_multiply(&all, (struct ratio){ (int64_t)n, 1 });
		exact_quotient(out, out, &all);
	}
	exact_done(&all);
	exact_done(&part);
	return any;
}

bool
sample_mean(const struct exact *x, size_t n, struct exact *out)
{
	exact_set_ratio(out, (struct ratio){ 0, 1 });
	for (size_t i = 0; i < n; i++)
		exact_add(out, &x[i]);
	if (n > 0)
		exact_divide(out, (struct ratio){ (int64_t)n, 1 });
	return n > 0;
}

bool
sample_deviation(const struct exact *x, size_t n, struct exact *out)
{
	struct exact mean, part;

	exact_init(&mean);
	exact_init(&part);
	(void)sample_mean(x, n, &mean);
	exact_set_ratio(out, (struct ratio){ 0, 1 });
	for (size_t i = 0; i < n; i++) {
		exact_set(&part, &x[i]);
		exact_sub(&part, &mean);
		if (exact_sign(&part) < 0)
			exact_multiply(&part, (struct ratio){ -1, 1 });
		exact_add(out, &part);
	}
	if (n > 0)
		exact_divide(out, (struct ratio){ (int64_t)n, 1 });
	exact_done(&mean);
	exact_done(&part);
	return n > 0;
}
