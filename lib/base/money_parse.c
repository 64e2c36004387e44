/* Amounts as people and spreadsheets write them (INTEROP rule I8). What could
 * be read in two ways is refused with the reason. */
#include <string.h>

#include "lib/base/currency.h"
#include "lib/base/text.h"
#include "lib/base/wide.h"

enum { TEXT_MAX = 96, DIGITS_MAX = 30 };

static const struct unit {
	const char *text;
	int         zeros;
} units[] = {
	{ "万亿", 12 }, { "亿", 8 }, { "千万", 7 }, { "百万", 6 }, { "万", 4 },
	{ "千", 3 },    { "k", 3 },  { "K", 3 },    { "M", 6 },    { "m", 6 },
};

static const char *const numerals[] = {
	"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "两",
	"壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖", "拾", "佰", "零", "〇",
};

struct amount {
	char        text[TEXT_MAX]; /* halfwidth, blanks cut */
	const char *p;              /* what is still to be read */
	uwide       digits;
	int         ndigits, places, zeros;
	bool        negative, bracket;
	bool        yen;            /* the currency was said by ¥ alone */
	char        cur[4];
};

/* The ASCII twin of a fullwidth character or a blank, else 0. */
static char
halfwidth(const char *p, size_t n, size_t *len)
{
	static const struct { const char *from; char to; } odd[] = {
		{ "\u3000", ' ' }, { "\u00A0", ' ' }, { "\u202F", ' ' }, { "\u2009", ' ' },
		{ "\u2212", '-' }, { "\u2013", '-' },
	};

	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
		*len = strlen(odd[i].from);
		if (n >= *len && memcmp(p, odd[i].from, *len) == 0)
			return odd[i].to;
	}
	*len = 3;
	return text_ascii_twin(p, n);
}

/* False when it is too long for an amount. */
static bool
normalise(const char *p, size_t n, struct amount *a)
{
	size_t at = 0;

	while (n > 0) {
		size_t     len = 1;
		const char c = (unsigned char)*p < 0x80 ? *p : halfwidth(p, n, &len);

		if (at + 4 > sizeof(a->text))
			return false;
		if (n >= 3 && memcmp(p, "\uFFE5", 3) == 0) { /* ￥ */
			memcpy(a->text + at, "¥", 2);
			at += 2;
			len = 3;
		} else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
			if (at > 0)
				a->text[at++] = ' ';
		} else if (c != 0) {
			a->text[at++] = c;
		} else {
			len = 1;
			a->text[at++] = *p;
		}
		p += len;
		n -= len;
	}
	while (at > 0 && a->text[at - 1] == ' ')
		at--;
	a->text[at] = '\0';
	a->p = a->text;
	return true;
}

static void
skip_blanks(struct amount *a)
{
	while (*a->p == ' ')
		a->p++;
}

static int
forms(struct sales_err *err)
{
	return err_hint(err, _("forms: 120000, 120,000.00, 12万, 1.2亿, 120k, ¥120000, "
	    "CNY 120000, 120000 USD, -1,234.00"));
}

static int
set_currency(struct amount *a, const char *cur, bool yen, struct sales_err *err)
{
	bool yen_only = a->yen && yen;

	/* ¥ stands before yuan and yen alike; a code beside it decides. */
	if (a->cur[0] != '\0' && strcmp(a->cur, cur) != 0) {
		if (a->yen && strcmp(cur, "JPY") == 0)
			a->cur[0] = '\0';
		else if (yen && strcmp(a->cur, "JPY") == 0)
			cur = "JPY";
		else
			return FAIL(err, SALES_EINVAL, _("'%s' names two currencies, %s and %s"),
			    a->text, a->cur, cur);
	}
	a->yen = a->cur[0] == '\0' ? yen : yen_only;
	memcpy(a->cur, cur, 4);
	return SALES_OK;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What names the currency at a->p: nothing, a mark, a code, or both. */
static int
take_currency(struct amount *a, struct sales_err *err)
{
	const struct currency_mark *m;
	char                        code[4];

	for (;;) {
		skip_blanks(a);
		if (*a->p == '\0' || is_digit(*a->p))
			return SALES_OK;
		m = currency_mark_at(a->p);
		currency_code_at(a->p, code);
		if (m != NULL) {
			a->p += strlen(m->text);
			TRY(set_currency(a, m->code, strcmp(m->text, "¥") == 0, err));
		} else if (code[0] == '\0') {
			return SALES_OK;
		} else if (currency_known(code)) {
			a->p += 3;
			TRY(set_currency(a, code, false, err));
		} else if (strpbrk(a->text, "0123456789") == NULL) {
			return FAIL(err, SALES_EINVAL, _("'%s' is not an amount such as 120000.50"), a->text);
		} else {
			return FAIL(err, SALES_EINVAL,
			    _("'%s': '%.3s' is not a currency code of ISO 4217"), a->text, a->p);
		}
	}
}

static void
add_digit(struct amount *a, char c)
{
	if (++a->ndigits <= DIGITS_MAX)
		a->digits = a->digits * 10 + (uwide)(c - '0');
}

/* The digits before the point: all together, or in threes. */
static int
take_whole(struct amount *a, struct sales_err *err)
{
	int  run = 0;
	bool grouped = false;

	for (; is_digit(*a->p) || *a->p == ','; a->p++) {
		if (*a->p != ',') {
			add_digit(a, *a->p);
			run++;
			continue;
		}
		if (grouped ? run != 3 : run < 1 || run > 3)
			break;
		grouped = true;
		run = 0;
	}
	if (*a->p == ',' || (grouped && run != 3))
		return FAIL(err, SALES_EINVAL, _("'%s': commas group digits in threes, as in "
		    "120,000; decimals stand behind a point"), a->text);
	return SALES_OK;
}

static int
take_number(struct amount *a, struct sales_err *err)
{
	TRY(take_whole(a, err));
	if (*a->p == '.' && is_digit(a->p[1]))
		for (a->p++; is_digit(*a->p); a->p++) {
			add_digit(a, *a->p);
			a->places++;
		}
	if (a->ndigits > DIGITS_MAX)
		return FAIL(err, SALES_EINVAL, _("'%s' has too many digits for an amount"),
		    a->text);
	if (a->ndigits > 0 && (*a->p == ',' || *a->p == '.'))
		return FAIL(err, SALES_EINVAL, _("'%s': decimals stand behind one point, and "
		    "commas group the digits before it in threes, as in 120,000.50"), a->text);
	return SALES_OK;
}

static void
take_unit(struct amount *a)
{
	skip_blanks(a);
	if (*a->p == '\0')
		return;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		size_t n = strlen(units[i].text);

		if (strncmp(a->p, units[i].text, n) != 0)
			continue;
		if (is_letter(units[i].text[0]) && is_letter(a->p[n]))
			continue;
		a->zeros = units[i].zeros;
		a->p += n;
		return;
	}
}

/* Why there is no digit where one should be, or something behind the end. */
static int
not_an_amount(const struct amount *a, struct sales_err *err)
{
	for (size_t i = 0; i < sizeof(numerals) / sizeof(numerals[0]); i++)
		if (a->ndigits == 0 && strncmp(a->p, numerals[i], strlen(numerals[i])) == 0)
			return FAIL(err, SALES_EINVAL, _("'%s' is in Chinese numerals; write "
			    "digits, as in 100万 or 1000000"), a->text);
	if (a->ndigits > 0 && (*a->p == 'e' || *a->p == 'E') &&
	    (is_digit(a->p[1]) || ((a->p[1] == '+' || a->p[1] == '-') && is_digit(a->p[2]))))
		return FAIL(err, SALES_EINVAL, _("'%s' was shortened by a spreadsheet, and digits "
		    "may be lost; write the amount in full"), a->text);
	if (a->ndigits > 0 && *a->p == '%')
		return FAIL(err, SALES_EINVAL, _("'%s' is a percentage; an amount is expected"),
		    a->text);
	if (a->ndigits > 0 && *a->p != '\0')
		FAIL(err, SALES_EINVAL, _("'%s' is not an amount: '%s' is not understood"),
		    a->text, a->p);
	else
		FAIL(err, SALES_EINVAL, _("'%s' is not an amount"), a->text);
	return forms(err);
}

static bool
take_sign(struct amount *a)
{
	if (a->negative || *a->p != '-')
		return false;
	a->negative = true;
	a->p++;
	skip_blanks(a);
	return true;
}

static int
take_amount(struct amount *a, struct sales_err *err)
{
	size_t n = strlen(a->text);

	if (n == 0)
		return FAIL(err, SALES_EINVAL, _("the amount is empty")), forms(err);
	if (a->text[0] == '(' && a->text[n - 1] == ')') {
		a->negative = a->bracket = true; /* as accountants write it */
		a->p++;
		skip_blanks(a);
	}
	take_sign(a);
	TRY(take_currency(a, err));
	take_sign(a);
	TRY(take_number(a, err));
	if (a->ndigits == 0)
		return not_an_amount(a, err);
	take_unit(a);
	TRY(take_currency(a, err));
	if (a->bracket && *a->p == ')')
		a->p++;
	return *a->p == '\0' ? SALES_OK : not_an_amount(a, err);
}

/* digits * 10^(zeros - places) in ten-thousandths; *fine when it is finer
 * than decimals; false when it is that or too large. */
static bool
settle(uwide digits, int exponent, int decimals, bool negative, money *out, bool *fine)
{
	uwide limit = (uwide)INT64_MAX, v = digits;

	*fine = false;
	for (exponent += decimals; exponent < 0; exponent++) {
		if (v % 10 != 0) {
			*fine = true;
			return false;
		}
		v /= 10;
	}
	for (exponent += 4 - decimals; v != 0 && exponent > 0; exponent--) {
		if (v > limit)
			return false;
		v *= 10;
	}
	if (v > limit)
		return false;
	out->v = negative ? -(int64_t)v : (int64_t)v;
	return true;
}

int
money_parse(const char *p, size_t n, int decimals, money *out, char cur[4],
    struct sales_err *err)
{
	struct amount a = { 0 };
	bool          fine;

	cur[0] = '\0';
	if (money_parse_plain(p, n, decimals, out))
		return SALES_OK;
	if (!normalise(p, n, &a))
		return FAIL(err, SALES_EINVAL, _("this text is too long for an amount"));
	TRY(take_amount(&a, err));
	if (a.cur[0] != '\0' && decimals < 4)
		decimals = currency_decimals(a.cur);
	if (!settle(a.digits, a.zeros - a.places, decimals, a.negative, out, &fine)) {
		if (!fine)
			return FAIL(err, SALES_EINVAL, _("'%s' is larger than an amount can be "
			    "(900 trillion)"), a.text);
		if (decimals == 0)
			return FAIL(err, SALES_EINVAL, _("'%s' is not a whole amount, and this "
			    "currency has no decimals"), a.text);
		return FAIL(err, SALES_EINVAL, _("'%s' comes to more than %d decimals; amounts "
		    "are not rounded"), a.text, decimals);
	}
	memcpy(cur, a.cur, 4);
	return SALES_OK;
}

bool
money_parse_exponent(const char *p, size_t n, int decimals, money *out)
{
	struct amount a = { 0 };
	int           exponent = 0, sign = 1;
	bool          fine;

	if (!normalise(p, n, &a))
		return false;
	take_sign(&a);
	for (; is_digit(*a.p); a.p++)
		add_digit(&a, *a.p);
	if (*a.p == '.')
		for (a.p++; is_digit(*a.p); a.p++, a.places++)
			add_digit(&a, *a.p);
	if (a.ndigits == 0 || a.ndigits > DIGITS_MAX || (*a.p != 'e' && *a.p != 'E'))
		return false;
	a.p++;
	if (*a.p == '+' || *a.p == '-')
		sign = *a.p++ == '-' ? -1 : 1;
	if (!is_digit(*a.p) || strlen(a.p) > 3)
		return false;
	for (; is_digit(*a.p); a.p++)
		exponent = exponent * 10 + (*a.p - '0');
	return *a.p == '\0' &&
	    settle(a.digits, sign * exponent - a.places, decimals, a.negative, out, &fine);
}
