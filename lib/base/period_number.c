/* Periods that begin with digits, or with the letter before one: 2026Q3,
 * 2026-07, 2026/9/23, 2026年三季度, Q3, W28, FY2026Q1. */
#include <string.h>

#include "lib/base/period_scan.h"

static struct period
months_from(day first, int months)
{
	return (struct period){ first, day_add_months(first, months) - 1 };
}

/* Monday of the first ISO week: the one that 4 January is in. */
static day
iso_year_start(int year)
{
	day fourth = day_of(year, 1, 4);

	return fourth - day_weekday(fourth);
}

static int
take_week(struct scan *s, int year, const char *from, struct period *out)
{
	day first = iso_year_start(year);
	int n, weeks = (iso_year_start(year + 1) - first) / 7;

	if (scan_digits(s, &n) > 2 || n < 1 || n > weeks)
		return scan_fail(s, from, s->p, _("'%s': %d has weeks W01 to W%d"), s->text,
		    year, weeks);
	out->from = first + (n - 1) * 7;
	out->to = out->from + 6;
	return SALES_OK;
}

/* The n-th of so many parts of a year, from 0. */
static int
take_part(struct scan *s, char letter, const char *from, int *parts, int *n)
{
	*parts = letter == 'q' ? 4 : 2;
	if (scan_digits(s, n) != 1 || *n < 1 || *n > *parts)
		return scan_fail(s, from, s->p, letter == 'q' ?
		    _("'%s': a year has quarters Q1 to Q4") :
		    _("'%s': a year has halves H1 and H2"), s->text);
	--*n;
	return SALES_OK;
}

static bool
digit_at(const struct scan *s, size_t n)
{
	return (size_t)(s->end - s->p) > n && s->p[n] >= '0' && s->p[n] <= '9';
}

/* H1, Q3, W28 of a year; the letter is at s->p. */
static int
take_lettered(struct scan *s, int year, struct period *out, bool *mine)
{
	const char *from = s->p;
	char        letter = s->p < s->end ? *s->p : '\0';
	int         parts, n;

	*mine = (letter == 'h' || letter == 'q' || letter == 'w') && digit_at(s, 1);
	if (!*mine)
		return SALES_OK;
	s->p++;
	if (letter == 'w')
		return take_week(s, year, from, out);
	TRY(take_part(s, letter, from, &parts, &n));
	*out = months_from(day_of(year, 1 + n * (12 / parts), 1), 12 / parts);
	return SALES_OK;
}

static int
check_month(struct scan *s, int month, const char *from)
{
	if (month >= 1 && month <= 12)
		return SALES_OK;
	return scan_fail(s, from, s->p, _("'%s': a year has months 1 to 12"), s->text);
}

static int
check_day(struct scan *s, int year, int month, int d, const char *from, struct period *out)
{
	if (!civil_valid(year, month, d))
		return scan_fail(s, from, s->p, _("'%s': %04d-%02d has %d days"), s->text, year,
		    month, civil_month_days(year, month));
	*out = scan_one(day_of(year, month, d));
	return SALES_OK;
}

/* -07, -07-15, /7/15, .7.15 behind a year; the separator is at s->p. */
static int
take_month(struct scan *s, int year, struct period *out)
{
	char        separator = *s->p++;
	const char *from = s->p;
	int         month, d;

	if (scan_digits(s, &month) > 2)
		month = 0;
	TRY(check_month(s, month, from));
	*out = months_from(day_of(year, month, 1), 1);
	if (s->p == s->end || *s->p != separator || !digit_at(s, 1))
		return SALES_OK;
	from = ++s->p;
	if (scan_digits(s, &d) > 2)
		d = 0;
	return check_day(s, year, month, d, from, out);
}

/* M月 [D日]; the month was read from from. */
static int
take_chinese_month(struct scan *s, int year, int month, const char *from, struct period *out)
{
	int d;

	TRY(check_month(s, month, from));
	if (!scan_take(s, "月份"))
		scan_take(s, "月");
	scan_gap(s);
	*out = months_from(day_of(year, month, 1), 1);
	from = s->p;
	if (scan_digits(s, &d) == 0)
		return SALES_OK;
	if (!scan_take(s, "日"))
		scan_take(s, "号");
	return check_day(s, year, month, d, from, out);
}

/* [第]三季度, [第]3季度; *mine is false and nothing is read when it isn't. */
static int
take_chinese_quarter(struct scan *s, int year, struct period *out, bool *mine)
{
	static const char *const numeral[] = { "一", "二", "三", "四" };
	const char              *from = s->p;
	int                      n = 0;

	scan_take(s, "第");
	for (int i = 0; i < 4 && n == 0; i++)
		if (scan_take(s, numeral[i]))
			n = i + 1;
	if (n == 0 && scan_digits(s, &n) != 1)
		n = 0;
	*mine = scan_take(s, "季度") || scan_take(s, "季");
	if (!*mine) {
		s->p = from;
		return SALES_OK;
	}
	if (n < 1 || n > 4)
		return scan_fail(s, from, s->p, _("'%s': a year has quarters Q1 to Q4"), s->text);
	*out = months_from(day_of(year, n * 3 - 2, 1), 3);
	return SALES_OK;
}

static int
take_chinese_week(struct scan *s, int year, struct period *out, bool *mine)
{
	const char *from = s->p, *number;
	int         n;

	*mine = false;
	if (!scan_take(s, "第"))
		return SALES_OK;
	number = s->p;
	*mine = scan_digits(s, &n) > 0 && scan_take(s, "周");
	s->p = *mine ? number : from;
	if (!*mine)
		return SALES_OK;
	TRY(take_week(s, year, from, out));
	scan_take(s, "周");
	return SALES_OK;
}

/* What stands behind YYYY年: nothing, a half, a quarter, a week, a month. */
static int
take_chinese_year(struct scan *s, int year, struct period *out)
{
	const char *from;
	bool        mine;
	int         n;

	scan_take(s, "度");
	scan_gap(s);
	*out = months_from(day_of(year, 1, 1), 12);
	if (s->p == s->end)
		return SALES_OK;
	if (scan_take(s, "上半年")) {
		*out = months_from(day_of(year, 1, 1), 6);
		return SALES_OK;
	}
	if (scan_take(s, "下半年")) {
		*out = months_from(day_of(year, 7, 1), 6);
		return SALES_OK;
	}
	TRY(take_lettered(s, year, out, &mine));
	if (mine)
		return SALES_OK;
	TRY(take_chinese_quarter(s, year, out, &mine));
	if (mine)
		return SALES_OK;
	TRY(take_chinese_week(s, year, out, &mine));
	from = s->p;
	if (mine || scan_digits(s, &n) == 0)
		return SALES_OK;
	return take_chinese_month(s, year, n, from, out);
}

/* 9/10/2026: two readings, unless the department said which. */
static int
take_day_first(struct scan *s, int a, const char *from, struct period *out)
{
	char        separator = *s->p++;
	const char *second = s->p;
	bool        mdy = s->env->day_order == DAY_ORDER_MDY;
	int         b, year;

	scan_digits(s, &b);
	if (s->p == s->end || *s->p != separator) {
		s->p = s->end;
		return scan_fail(s, from, s->p, _("'%s' has no year"), s->text);
	}
	s->p++;
	if (scan_digits(s, &year) != 4 || year == 0)
		return scan_fail(s, from, s->p, _("'%s': a year has four digits"), s->text);
	if (s->env->day_order == DAY_ORDER_NONE) {
		scan_fail(s, from, s->p, _("'%s' can be read day first or month first; write "
		    "the year first"), s->text);
		return err_hint(s->err, _("write 2026-09-10; or say which it is: "
		    "locale.date_order in the rule book, --date-order in an import"));
	}
	TRY(check_month(s, mdy ? a : b, mdy ? from : second));
	return check_day(s, year, mdy ? a : b, mdy ? b : a, mdy ? second : from, out);
}

/* 20260923. */
static int
take_eight(struct scan *s, int n, const char *from, struct period *out)
{
	TRY(check_month(s, n / 100 % 100, from));
	return check_day(s, n / 10000, n / 100 % 100, n % 100, from, out);
}

static int
take_year(struct scan *s, int year, struct period *out)
{
	bool mine;

	if (scan_take(s, "年"))
		return take_chinese_year(s, year, out);
	if (s->p < s->end && (*s->p == '-' || *s->p == '/' || *s->p == '.') && digit_at(s, 1))
		return take_month(s, year, out);
	*out = months_from(day_of(year, 1, 1), 12);
	if (s->p < s->end) {
		const char *behind = s->p;

		scan_gap(s);
		TRY(take_lettered(s, year, out, &mine));
		if (!mine)
			s->p = behind;
	}
	return SALES_OK;
}

static int
take_fiscal(struct scan *s, struct period *out)
{
	const struct period_env *env = s->env;
	const char              *from = s->p;
	int                      parts, n, year;

	if (scan_digits(s, &year) != 4 || year == 0)
		return scan_fail(s, from, s->p, _("'%s': a year has four digits"), s->text);
	if (env->fiscal_label_end && !fiscal_is_calendar(env))
		year--;
	if (year < 1 || year > 9998)
		return scan_fail(s, from, s->p, _("'%s' lies outside the years 1 to 9999"), s->text);
	*out = fiscal_part(year, 0, 12, env);
	scan_gap(s);
	if (s->p < s->end && (*s->p == 'q' || *s->p == 'h') && digit_at(s, 1)) {
		const char letter = *s->p;

		from = s->p++;
		TRY(take_part(s, letter, from, &parts, &n));
		*out = fiscal_part(year, n, 12 / parts, env);
	}
	return SALES_OK;
}

/* The year that W28 alone is in: the one of this week's Thursday. */
static int
this_iso_year(day today)
{
	return day_civil(today - day_weekday(today) + 3).y;
}

int
scan_number(struct scan *s, struct period *out, bool *mine)
{
	struct civil today = day_civil(s->env->today);
	const char  *from = s->p;
	int          n, k;

	*mine = true;
	if (scan_take(s, "fy") && digit_at(s, 0))
		return take_fiscal(s, out);
	s->p = from;
	if (*s->p == 'w' && digit_at(s, 1))
		return take_lettered(s, this_iso_year(s->env->today), out, mine);
	TRY(take_lettered(s, today.y, out, mine));
	if (*mine)
		return SALES_OK;
	TRY(take_chinese_quarter(s, today.y, out, mine));
	if (*mine)
		return SALES_OK;
	k = scan_digits(s, &n);
	*mine = k > 0;
	if (k == 0)
		return SALES_OK;
	if (k == 4 && n > 0)
		return take_year(s, n, out);
	if (k == 8)
		return take_eight(s, n, from, out);
	if (k <= 2 && s->end - s->p >= 3 && memcmp(s->p, "月", 3) == 0)
		return take_chinese_month(s, today.y, n, from, out);
	if (k <= 2 && s->p < s->end && (*s->p == '/' || *s->p == '-' || *s->p == '.') &&
	    digit_at(s, 1))
		return take_day_first(s, n, from, out);
	return scan_fail(s, from, s->p, _("'%s': a year has four digits"), s->text);
}
