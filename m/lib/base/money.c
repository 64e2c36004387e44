#include "lib/base/money.h"

#include <stdlib.h>

#include "lib/base/wide.h"

/* Ten-thousandths in the last place of an amount with so many decimals. */
static int64_t
place_of(int decimals)
{
	static const int64_t place[] = { 10000, 1000, 100, 10, 1 };

	return place[decimals < 0 ? 0 : decimals > 4 ? 4 : decimals];
}

bool
money_add(money a, money b, money *out)
{
	return !__builtin_add_overflow(a.v, b.v, &out->v);
}

bool
money_sub(money a, money b, money *out)
{
	return !__builtin_sub_overflow(a.v, b.v, &out->v);
}

static uwide
divide(uwide n, uwide d, enum rounding how)
{
	uwide q = n / d, left = n % d;

	switch (how) {
	case ROUND_DOWN:
		return q;
	case ROUND_HALF_UP:
		return q + (left >= d - left);
	case ROUND_HALF_EVEN:
		return q + (left > d - left || (left == d - left && (q & 1)));
	}
	return q;
}

static bool
settle(uwide n, bool negative, money *out)
{
	if (n > (uwide)INT64_MAX + negative)
		return false;
	out->v = negative ? (int64_t)-n : (int64_t)n;
	return true;
}

bool
money_mul(money m, struct ratio r, int decimals, enum rounding how, money *out)
{
	int64_t place = place_of(decimals);
	wide    product = (wide)m.v * r.num;
	uwide   q;

	if (r.den <= 0)
		return false;
	q = divide(wide_magnitude(product), (uwide)r.den * (uwide)place, how);
	return q <= (uwide)INT64_MAX + 1 && settle(q * (uwide)place, product < 0, out);
}

bool
money_round(money m, int decimals, enum rounding how, money *out)
{
	return money_mul(m, (struct ratio){ 1, 1 }, decimals, how, out);
}

struct rest {
	uwide  left; /* remainder of the part's division */
	size_t i;
};

static int
larger_rest_first(const void *a, const void *b)
{
	const struct rest *x = a, *y = b;

	if (x->left != y->left)
		return x->left < y->left ? 1 : -1;
	return x->i < y->i ? -1 : 1;
}

/* Give one more place to the parts that lost most. */
static void
hand_out(struct rest *rest, size_t n, uint64_t missing, int64_t unit, money *part)
{
	if (missing == 0)
		return;
	qsort(rest, n, sizeof(*rest), larger_rest_first);
	for (size_t k = 0; k < missing && k < n; k++)
		part[rest[k].i].v += unit;
}

static bool
share_total(const int64_t *share, size_t n, uwide *total)
{
	*total = 0;
	for (size_t i = 0; i < n; i++) {
		if (share[i] < 0)
			return false;
		*total += (uwide)share[i];
	}
	return *total > 0 && *total <= INT64_MAX;
}

bool
money_split(money whole, const int64_t *share, size_t n, int decimals, money *part)
{
	enum { FEW = 16 };
	struct rest few[FEW], *rest = few;
	int64_t     place = place_of(decimals), unit;
	uwide       total;
	uint64_t    places, given = 0;

	if (!share_total(share, n, &total))
		return false;
	if (whole.v % place != 0)
		place = 1;
	places = (uint64_t)wide_magnitude(whole.v) / (uint64_t)place;
	unit = whole.v < 0 ? -place : place;
	if (n > FEW && (rest = calloc(n, sizeof(*rest))) == NULL)
		err_nomem();
	for (size_t i = 0; i < n; i++) {
		uwide    product = (uwide)places * (uwide)share[i];
		uint64_t q = (uint64_t)(product / total);

		rest[i] = (struct rest){ product % total, i };
		part[i].v = (int64_t)(q * (uint64_t)unit);
		given += q;
	}
	hand_out(rest, n, places - given, unit, part);
	if (rest != few)
		free(rest);
	return true;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
money_parse_plain(const char *p, size_t n, int decimals, money *out)
{
	enum { WHOLE_MAX = 15 }; /* digits of 900 trillion */
	const char *end = p + n, *first;
	bool        negative = n > 0 && *p == '-';
	uint64_t    v = 0;
	int         places = 0;

	p += negative;
	for (first = p; p < end && is_digit(*p) && p - first <= WHOLE_MAX; p++)
		v = v * 10 + (uint64_t)(*p - '0');
	if (p == first || p - first > WHOLE_MAX)
		return false;
	if (p < end) {
		if (*p++ != '.' || p == end || end - p > decimals)
			return false;
		for (; p < end && is_digit(*p); p++, places++)
			v = v * 10 + (uint64_t)(*p - '0');
		if (p < end)
			return false;
	}
	for (; places < 4; places++)
		if (__builtin_mul_overflow(v, (uint64_t)10, &v))
			return false;
	if (v > INT64_MAX)
		return false;
	out->v = negative ? -(int64_t)v : (int64_t)v;
	return true;
}

/* Text from the end of s backwards, so that no digit is moved twice. */
static char *
put_amount(money m, int min, bool grouped, char s[MONEY_SIZE])
{
	char     digits[MONEY_SIZE], *p = digits + MONEY_SIZE - 1;
	uint64_t v = (uint64_t)wide_magnitude(m.v);
	int      places = 4, n = 0;

	min = min < 0 ? 0 : min > 4 ? 4 : min;
	*p = '\0';
	for (; places > min && v % 10 == 0; places--)
		v /= 10;
	for (int i = 0; i < places; i++, v /= 10)
		*--p = (char)('0' + v % 10);
	if (places > 0)
		*--p = '.';
	do {
		if (grouped && n > 0 && n % 3 == 0)
			*--p = ',';
		*--p = (char)('0' + v % 10);
		v /= 10;
		n++;
	} while (v > 0);
	if (m.v < 0)
		*--p = '-';
	for (char *q = s; (*q++ = *p++) != '\0';)
		;
	return s;
}

char *
money_str(money m, int min, char s[MONEY_SIZE])
{
	return put_amount(m, min, false, s);
}

char *
money_group(money m, int min, char s[MONEY_SIZE])
{
	return put_amount(m, min, true, s);
}
