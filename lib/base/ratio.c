#include "lib/base/ratio.h"

#include <string.h>

#include "lib/base/wide.h"

static uwide
gcd(uwide a, uwide b)
{
	/* Two steps bring most to 64 bits, where division is ten times faster. */
	while (b > UINT64_MAX || (a > UINT64_MAX && b != 0)) {
		uwide t = a % b;

		a = b;
		b = t;
	}
	if (b == 0)
		return a;
	for (uint64_t x = (uint64_t)a, y = (uint64_t)b; ; ) {
		uint64_t t = x % y;

		if (t == 0)
			return y;
		x = y;
		y = t;
	}
}

/* num / den in lowest terms; den is not 0. */
static bool
reduce(wide num, wide den, struct ratio *out)
{
	uwide n = wide_magnitude(num), d = wide_magnitude(den), g = gcd(n, d);
	bool  negative = (num < 0) != (den < 0) && num != 0;

	n /= g;
	d /= g;
	if (d > INT64_MAX || n > (uwide)INT64_MAX + negative)
		return false;
	*out = (struct ratio){ negative ? (int64_t)-n : (int64_t)n, (int64_t)d };
	return true;
}

bool
ratio_make(int64_t num, int64_t den, struct ratio *out)
{
	return den != 0 && reduce(num, den, out);
}

int
ratio_cmp(struct ratio a, struct ratio b)
{
	wide l, r;

	if (a.den == 0 || b.den == 0)
		return (a.den != 0) - (b.den != 0);
	l = (wide)a.num * b.den;
	r = (wide)b.num * a.den;
	return (l > r) - (l < r);
}

static bool
sum(struct ratio a, wide bnum, int64_t bden, struct ratio *out)
{
	wide l, r;

	if (a.den == 0 || bden == 0)
		return false;
	if (a.den == bden)
		return reduce((wide)a.num + bnum, bden, out);
	l = (wide)a.num * bden;
	r = bnum * a.den;
	/* Each is below 2^126, so the sum has room. */
	return reduce(l + r, (wide)a.den * bden, out);
}

bool
ratio_add(struct ratio a, struct ratio b, struct ratio *out)
{
	return sum(a, b.num, b.den, out);
}

bool
ratio_sub(struct ratio a, struct ratio b, struct ratio *out)
{
	return sum(a, -(wide)b.num, b.den, out);
}

bool
ratio_mul(struct ratio a, struct ratio b, struct ratio *out)
{
	if (a.den == 0 || b.den == 0)
		return false;
	return reduce((wide)a.num * b.num, (wide)a.den * b.den, out);
}

bool
ratio_div(struct ratio a, struct ratio b, struct ratio *out)
{
	if (a.den == 0 || b.den == 0 || b.num == 0)
		return false;
	return reduce((wide)a.num * b.den, (wide)a.den * b.num, out);
}

bool
ratio_to_rate(struct ratio r, int64_t *rate)
{
	wide v;

	if (r.den == 0)
		return false;
	v = (wide)r.num * RATE_UNIT;
	if (v % r.den != 0)
		return false;
	v /= r.den;
	if (v > INT64_MAX || v < INT64_MIN)
		return false;
	*rate = (int64_t)v;
	return true;
}

struct ratio
ratio_of_rate(int64_t rate)
{
	struct ratio r = { 0, 1 };

	(void)reduce(rate, RATE_UNIT, &r); /* a reduced int64 always fits */
	return r;
}

/* n scaled down by 10^places as text without trailing zeros. */
static char *
put_scaled(uwide n, bool negative, int places, char s[RATIO_SIZE])
{
	char   digits[RATIO_SIZE];
	int    k = 0;
	size_t at = 0;

	for (; places > 0 && n % 10 == 0; places--)
		n /= 10;
	do {
		digits[k++] = (char)('0' + (int)(n % 10));
		n /= 10;
	} while (n > 0 || k <= places);
	if (negative)
		s[at++] = '-';
	while (k > 0) {
		s[at++] = digits[--k];
		if (k == places && k > 0)
			s[at++] = '.';
	}
	s[at] = '\0';
	return s;
}

/* |r| * scale, rounded half up; *rest says on which side the exact value
 * lies: < 0 when it was rounded up. */
static uwide
scaled(struct ratio r, int64_t scale, int *rest)
{
	uwide n = wide_magnitude((wide)r.num * scale), d = (uwide)r.den;
	uwide q = n / d, left = n % d;
	bool  up = left * 2 >= d;

	*rest = left == 0 ? 0 : up ? -1 : 1;
	return q + up;
}

/* Whether t lies above r, and r rounded to v millionths would show it as
 * reached. */
static bool
falls_short(struct ratio r, struct ratio t, wide v)
{
	return t.den != 0 && wide_magnitude(v) <= INT64_MAX && ratio_cmp(r, t) < 0 &&
	    v * t.den >= (wide)t.num * 1000000;
}

char *
ratio_percent_below(struct ratio r, const struct ratio *threshold, size_t n,
    char s[RATIO_SIZE])
{
	uwide q;
	wide  v;
	int   rest;
	bool  up;

	if (r.den == 0) {
		s[0] = '\0';
		return s;
	}
	q = scaled(r, 1000000, &rest);
	v = r.num < 0 ? -(wide)q : (wide)q;
	up = r.num < 0 ? rest > 0 : rest < 0;
	if (up) {
		bool shown = v % 10000 == 0;

		for (size_t i = 0; i < n && !shown; i++)
			shown = falls_short(r, threshold[i], v);
		if (shown)
			v--;
	}
	return put_scaled(wide_magnitude(v), v < 0, 4, s);
}

char *
ratio_percent(struct ratio r, char s[RATIO_SIZE])
{
	return ratio_percent_below(r, NULL, 0, s);
}

char *
ratio_decimal(struct ratio r, char s[RATIO_SIZE])
{
	uwide q;
	int   rest;

	if (r.den == 0) {
		s[0] = '\0';
		return s;
	}
	q = scaled(r, RATE_UNIT, &rest);
	if (rest < 0 && r.num > 0 && q % (RATE_UNIT / 10000) == 0)
		q--;
	return put_scaled(q, r.num < 0 && q != 0, 9, s);
}

/* One character of a number: ASCII or its fullwidth twin; 0 when it is
 * neither. *len gets its bytes. */
static int
number_char(const char *p, size_t n, size_t *len)
{
	const unsigned char *u = (const unsigned char *)p;

	*len = 1;
	if (u[0] < 0x80)
		return u[0];
	if (n >= 3 && u[0] == 0xEF && u[1] == 0xBC && u[2] >= 0x81 && u[2] <= 0xBF) {
		*len = 3;
		return u[2] - 0x81 + '!';
	}
	if (n >= 3 && memcmp(p, "\u2212", 3) == 0) { /* a typeset minus */
		*len = 3;
		return '-';
	}
	return 0;
}

struct digits {
	uwide v;
	int   whole, places; /* digits before and behind the point */
	bool  point;
};

/* Take digits and at most one point; false when there are too many. */
static bool
take_digits(const char **p, size_t *n, struct digits *d)
{
	size_t len;

	*d = (struct digits){ 0 };
	for (; *n > 0; *p += len, *n -= len) {
		int c = number_char(*p, *n, &len);

		if (c == '.' && !d->point) {
			d->point = true;
			continue;
		}
		if (c < '0' || c > '9')
			break;
		if (d->v > (uwide)INT64_MAX * 1000000)
			return false;
		d->v = d->v * 10 + (uwide)(c - '0');
		if (d->point)
			d->places++;
		else
			d->whole++;
	}
	return true;
}

bool
ratio_parse(const char *p, size_t n, struct ratio *out)
{
	struct digits d;
	wide          den = 1;
	bool          negative = false;
	size_t        len;
	int           most = 9;

	while (n > 0 && (*p == ' ' || *p == '\t'))
		p++, n--;
	while (n > 0 && (p[n - 1] == ' ' || p[n - 1] == '\t'))
		n--;
	if (n > 0 && number_char(p, n, &len) == '-') {
		negative = true;
		p += len;
		n -= len;
	}
	if (!take_digits(&p, &n, &d) || d.whole + d.places == 0 ||
	    (d.point && d.places == 0))
		return false;
	while (n > 0 && *p == ' ') /* "60 %" */
		p++, n--;
	if (n > 0) {
		if (number_char(p, n, &len) != '%' || len != n)
			return false;
		most = 11;
		den = 100;
	}
	if (d.places > most)
		return false;
	for (int i = 0; i < d.places; i++)
		den *= 10;
	return reduce(negative ? -(wide)d.v : (wide)d.v, den, out);
}
