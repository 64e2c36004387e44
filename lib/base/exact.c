#include "lib/base/exact.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/err.h"
#include "lib/base/money.h"

/* GMP asks for memory without being able to be told that there is none. */
static void *
get(size_t n)
{
	void *p = malloc(n);

	if (p == NULL)
		err_nomem();
	return p;
}

static void *
get_more(void *old, size_t had, size_t n)
{
	void *p = realloc(old, n);

	(void)had;
	if (p == NULL)
		err_nomem();
	return p;
}

static void
give_back(void *p, size_t n)
{
	(void)n;
	free(p);
}

void
exact_init(struct exact *e)
{
	mp_set_memory_functions(get, get_more, give_back);
	mpq_init(e->q);
}

void
exact_done(struct exact *e)
{
	mpq_clear(e->q);
}

void
exact_set(struct exact *e, const struct exact *to)
{
	mpq_set(e->q, to->q);
}

void
exact_set_ratio(struct exact *e, struct ratio to)
{
	mpz_set_si(mpq_numref(e->q), to.num);
	mpz_set_si(mpq_denref(e->q), to.den);
	mpq_canonicalize(e->q);
}

void
exact_add(struct exact *sum, const struct exact *b)
{
	mpq_add(sum->q, sum->q, b->q);
}

void
exact_sub(struct exact *from, const struct exact *b)
{
	mpq_sub(from->q, from->q, b->q);
}

void
exact_add_product(struct exact *sum, struct ratio a, struct ratio b)
{
	struct exact x;

	exact_init(&x);
	exact_set_ratio(&x, a);
	exact_multiply(&x, b);
	exact_add(sum, &x);
	exact_done(&x);
}

void
exact_multiply(struct exact *e, struct ratio by)
{
	struct exact x;

	exact_init(&x);
	exact_set_ratio(&x, by);
	mpq_mul(e->q, e->q, x.q);
	exact_done(&x);
}

void
exact_product(struct exact *e, const struct exact *by)
{
	mpq_mul(e->q, e->q, by->q);
}

void
exact_divide(struct exact *e, struct ratio by)
{
	struct exact x;

	exact_init(&x);
	exact_set_ratio(&x, by);
	mpq_div(e->q, e->q, x.q);
	exact_done(&x);
}

void
exact_quotient(struct exact *e, const struct exact *of, const struct exact *by)
{
	mpq_div(e->q, of->q, by->q);
}

int
exact_sign(const struct exact *e)
{
	return mpq_sgn(e->q);
}

int
exact_cmp(const struct exact *a, const struct exact *b)
{
	return mpq_cmp(a->q, b->q);
}

int
exact_cmp_ratio(const struct exact *a, struct ratio b)
{
	struct exact x;
	int          c;

	exact_init(&x);
	exact_set_ratio(&x, b);
	c = exact_cmp(a, &x);
	exact_done(&x);
	return c;
}

bool
exact_round(const struct exact *e, int decimals, enum rounding how, int64_t *out)
{
	static const unsigned long step[] = { 10000, 1000, 100, 10, 1 };
	const unsigned long        s = step[decimals < 0 || decimals > 4 ? 4 : decimals];
	mpz_t                      q, rest, den;
	int                        half;
	bool                       fits;

	mpz_init(q);
	mpz_init(rest);
	mpz_init(den);
	mpz_mul_ui(q, mpq_numref(e->q), MONEY_UNIT);
	mpz_mul_ui(den, mpq_denref(e->q), s);
	mpz_tdiv_qr(q, rest, q, den);
	mpz_abs(rest, rest);
	mpz_mul_ui(rest, rest, 2);
	half = mpz_cmp(rest, den);
	if (how != ROUND_DOWN && (half > 0 || (half == 0 && (how == ROUND_HALF_UP || mpz_odd_p(q)))))
		exact_sign(e) < 0 ? mpz_sub_ui(q, q, 1) : mpz_add_ui(q, q, 1);
	mpz_mul_ui(q, q, s);
	fits = mpz_fits_slong_p(q) != 0;
	*out = fits ? mpz_get_si(q) : 0;
	mpz_clear(q);
	mpz_clear(rest);
	mpz_clear(den);
	return fits;
}

int64_t
exact_floor(const struct exact *e)
{
	mpz_t   q;
	int64_t out;

	mpz_init(q);
	mpz_fdiv_q(q, mpq_numref(e->q), mpq_denref(e->q));
	out = mpz_get_si(q);
	mpz_clear(q);
	return out;
}

bool
exact_below(const struct exact *e, struct ratio *out)
{
	mpz_t q;
	bool  fits;

	if (exact_ratio(e, out))
		return true;
	mpz_init(q);
	mpz_mul_ui(q, mpq_numref(e->q), RATE_UNIT);
	mpz_fdiv_q(q, q, mpq_denref(e->q));
	fits = mpz_fits_slong_p(q) != 0 && ratio_make(mpz_get_si(q), RATE_UNIT, out);
	mpz_clear(q);
	return fits;
}

/* round(|x| * 10000) = floor((2 * 10000 * num + den) / (2 * den)) */
bool
exact_units(const struct exact *e, int64_t *out)
{
	mpz_t num, den;
	bool  fits;

	mpz_init(num);
	mpz_init(den);
	mpz_abs(num, mpq_numref(e->q));
	mpz_mul_ui(num, num, 2 * MONEY_UNIT);
	mpz_add(num, num, mpq_denref(e->q));
	mpz_mul_ui(den, mpq_denref(e->q), 2);
	mpz_fdiv_q(num, num, den);
	fits = mpz_fits_slong_p(num) != 0;
	*out = fits ? (int64_t)mpz_get_si(num) * exact_sign(e) : 0;
	mpz_clear(num);
	mpz_clear(den);
	return fits;
}

const char *
exact_text(const struct exact *e, struct arena *a)
{
	const size_t n = mpz_sizeinbase(mpq_numref(e->q), 10) + mpz_sizeinbase(mpq_denref(e->q), 10) + 3;
	char        *s = arena_alloc(a, n);

	mpq_get_str(s, 10, e->q);
	return s;
}

bool
exact_parse(const char *p, size_t n, struct exact *e)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const char                      *s = arena_strndup(&a, p, n);

	if (n == 0 || (!isdigit((unsigned char)s[0]) && s[0] != '-'))
		return false;
	if (mpq_set_str(e->q, s, 10) != 0 || mpz_sgn(mpq_denref(e->q)) == 0)
		return false;
	mpq_canonicalize(e->q);
	return true;
}

bool
exact_ratio(const struct exact *e, struct ratio *out)
{
	const mpz_srcptr num = mpq_numref(e->q), den = mpq_denref(e->q);

	*out = (struct ratio){ 0, 0 };
	return mpz_fits_slong_p(num) != 0 && mpz_fits_slong_p(den) != 0 && ratio_make(mpz_get_si(num), mpz_get_si(den), out);
}

const char *
exact_decimal(const struct exact *e, int places, struct arena *a)
{
	mpz_t         whole, part, unit;
	unsigned long rest;
	char         *s;
	size_t        n;

	mpz_inits(whole, part, unit, NULL);
	mpz_ui_pow_ui(unit, 10, (unsigned long)places);
	mpz_abs(whole, mpq_numref(e->q));
	mpz_mul(whole, whole, unit);
	mpz_mul_2exp(whole, whole, 1);
	mpz_add(whole, whole, mpq_denref(e->q));
	mpz_mul_2exp(part, mpq_denref(e->q), 1);
	mpz_fdiv_q(whole, whole, part);              /* round(|x| * 10^places) */
	mpz_fdiv_qr(whole, part, whole, unit);
	rest = mpz_get_ui(part);
	s = arena_alloc(a, mpz_sizeinbase(whole, 10) + 2);
	mpz_get_str(s, 10, whole);
	s = arena_printf(a, "%s%s.%0*lu", exact_sign(e) < 0 && (rest > 0 || mpz_sgn(whole) > 0) ? "-" : "", s, places, rest);
	mpz_clears(whole, part, unit, NULL);
	for (n = strlen(s); s[n - 1] == '0'; n--)
		s[n - 1] = '\0';
	if (s[n - 1] == '.')
		s[n - 1] = '\0';
	return s;
}
