#include "lib/recount/num.h"

#include <stdlib.h>

#include "lib/base/err.h"

void
num_set(mpq_t x, int64_t num, int64_t den)
{
	mpz_set_si(mpq_numref(x), (long)num);
	mpz_set_si(mpq_denref(x), (long)den);
	mpq_canonicalize(x);
}

bool
num_to_ratio(mpq_srcptr x, struct ratio *out)
{
	if (!mpz_fits_slong_p(mpq_numref(x)) || !mpz_fits_slong_p(mpq_denref(x)))
		return false;
	*out = (struct ratio){ mpz_get_si(mpq_numref(x)), mpz_get_si(mpq_denref(x)) };
	return true;
}

static int64_t
power(int decimals)
{
	int64_t p = 1;

	for (int i = 0; i < decimals; i++)
		p *= 10;
	return p;
}

/* The smallest unit there is, in ten-thousandths. */
static int64_t
unit(int decimals)
{
	return MONEY_UNIT / power(decimals);
}

static int64_t
times(const mpz_t n, int64_t by)
{
	mpz_t   v;
	int64_t out;

	mpz_init(v);
	mpz_mul_si(v, n, (long)by);
	out = mpz_fits_slong_p(v) ? mpz_get_si(v) : mpz_sgn(v) < 0 ? INT64_MIN : INT64_MAX;
	mpz_clear(v);
	return out;
}

int64_t
num_round(mpq_srcptr x, int decimals, enum rounding how)
{
	mpz_t   whole, rest;
	int     half;
	int64_t out;

	mpz_init(whole);
	mpz_init(rest);
	mpz_mul_si(whole, mpq_numref(x), (long)power(decimals));
	mpz_tdiv_qr(whole, rest, whole, mpq_denref(x));
	mpz_abs(rest, rest);
	mpz_mul_2exp(rest, rest, 1);
	half = mpz_cmp(rest, mpq_denref(x)); /* what was cut off against a half */
	if (how != ROUND_DOWN && (half > 0 || (half == 0 && (how == ROUND_HALF_UP || mpz_odd_p(whole))))) {
		if (mpq_sgn(x) < 0)
			mpz_sub_ui(whole, whole, 1);
		else
			mpz_add_ui(whole, whole, 1);
	}
	out = times(whole, unit(decimals));
	mpz_clear(whole);
	mpz_clear(rest);
	return out;
}

/* Hand out what is left, one unit to each of the largest remainders. */
static void
hand_out(int64_t left, mpq_t *rest, size_t n, int64_t *out)
{
	for (; left > 0; left--) {
		size_t best = 0;

		for (size_t i = 1; i < n; i++)
			if (mpq_cmp(rest[i], rest[best]) > 0)
				best = i;
		out[best]++;
		mpq_set_si(rest[best], -1, 1);
	}
}

void
num_share(int64_t whole, int decimals, mpq_t *weight, size_t n, int64_t *out)
{
	const int64_t step = whole % unit(decimals) == 0 ? unit(decimals) : 1;
	const int64_t units = (whole < 0 ? -whole : whole) / step;
	mpq_t        *rest = calloc(n + 1, sizeof(*rest));
	int64_t       left = units;
	NUM(sum);

	if (rest == NULL)
		err_nomem();
	for (size_t i = 0; i < n; i++)
		mpq_add(sum, sum, weight[i]);
	for (size_t i = 0; i < n; i++) {
		NUM(down);

		mpq_init(rest[i]);
		if (mpq_sgn(sum) == 0)
			num_set(rest[i], units, (int64_t)n);
		else {
			num_set(rest[i], units, 1);
			mpq_mul(rest[i], rest[i], weight[i]);
			mpq_div(rest[i], rest[i], sum);
		}
		mpz_fdiv_q(mpq_numref(down), mpq_numref(rest[i]), mpq_denref(rest[i]));
		out[i] = mpz_get_si(mpq_numref(down));
		mpq_sub(rest[i], rest[i], down);
		left -= out[i];
	}
	hand_out(left, rest, n, out);
	for (size_t i = 0; i < n; i++) {
		out[i] *= whole < 0 ? -step : step;
		mpq_clear(rest[i]);
	}
	free(rest);
}
