/* Dates in a cell (I9). Year first, or with the month in words, is clear; three
 * short numbers need an order that somebody declared: 3/1/2017 is January to
 * some and March to others, and a wrong guess moves pay between quarters. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "lib/base/text.h"
#include "lib/base/tr.h"
#include "lib/record/import/importer.h"

struct triple { int v[3], digits[3]; char sep; const char *rest; };

static bool
number(const char **p, const char *end, int *out, int *digits)
{
	*out = *digits = 0;
	while (*p < end && **p >= '0' && **p <= '9' && *digits < 5) {
		*out = *out * 10 + (*(*p)++ - '0');
		++*digits;
	}
	return *digits > 0 && *digits < 5;
}

static bool
skip(const char **p, const char *end, const char *text)
{
	size_t n = strlen(text);

	if ((size_t)(end - *p) < n || memcmp(*p, text, n) != 0)
		return false;
	*p += n;
	return true;
}

static void
blanks(const char **p, const char *end)
{
	while (*p < end && **p == ' ')
		++*p;
}

/* Nothing, or a time of day that does not move the day: 16:02, 6:55 PM,
 * 16:02:11.000. *offset is set for Z and +08:00; minutes from midnight in *at. */
static bool
is_time(const char *p, const char *end, bool *has_offset, int *offset, int64_t *at_ms)
{
	int h, m, s = 0, digits;

	*has_offset = false;
	*offset = 0;
	*at_ms = 0;
	if (p == end)
		return true;
	if (*p != 'T' && *p != ' ')
		return false;
	p++;
	blanks(&p, end);
	if (p == end)
		return true;
	if (!number(&p, end, &h, &digits) || digits > 2 || h > 24 || !skip(&p, end, ":")
	    || !number(&p, end, &m, &digits) || digits != 2 || m > 59)
		return false;
	if (skip(&p, end, ":") && (!number(&p, end, &s, &digits) || digits != 2 || s > 60))
		return false;
	if (skip(&p, end, "."))
		while (p < end && *p >= '0' && *p <= '9')
			p++;
	blanks(&p, end);
	if (end - p == 2 && (strncasecmp(p, "am", 2) == 0 || strncasecmp(p, "pm", 2) == 0)) {
		p += 2;
	} else if (skip(&p, end, "Z")) {
		*has_offset = true;
	} else if (p < end && (*p == '+' || *p == '-')) {
		int sign = *p++ == '-' ? -1 : 1, oh, om = 0;

		if (end - p < 2)
			return false;
		oh = (p[0] - '0') * 10 + (p[1] - '0');
		p += 2;
		(void)skip(&p, end, ":");
		if (end - p == 2) {
			om = (p[0] - '0') * 10 + (p[1] - '0');
			p += 2;
		}
		*offset = sign * (oh * 60 + om);
		*has_offset = true;
	}
	*at_ms = ((int64_t)h * 3600 + m * 60 + s) * 1000;
	return p == end;
}

/* 2026/9/23, 23.9.2026, 2026年9月23日. */
static bool
three_numbers(const char *p, const char *end, struct triple *t)
{
	*t = (struct triple){ 0 };
	for (int i = 0; i < 3; i++) {
		blanks(&p, end);
		if (!number(&p, end, &t->v[i], &t->digits[i]))
			return false;
		if (i < 2)
			blanks(&p, end);
		if (i == 0) {
			if (skip(&p, end, "年"))
				t->sep = 'Y';
			else if (p < end && (*p == '/' || *p == '.' || *p == '-'))
				t->sep = *p++;
			else
				return false;
		} else if (i == 1 && !(t->sep == 'Y' ? skip(&p, end, "月") : p < end && *p++ == t->sep)) {
			return false;
		} else if (i == 2 && t->sep == 'Y') {
			(void)(skip(&p, end, "日") || skip(&p, end, "号"));
		}
	}
	t->rest = p;
	return true;
}

static int
month_name(const char **p, const char *end)
{
	static const char *const full[] = { "january", "february", "march", "april", "may", "june",
		"july", "august", "september", "october", "november", "december" };
	size_t n = 0;

	while (*p + n < end && (((*p)[n] | 32) >= 'a' && ((*p)[n] | 32) <= 'z'))
		n++;
	for (int m = 0; n >= 3 && m < 12; m++)
		if (n <= strlen(full[m]) && strncasecmp(*p, full[m], n) == 0) {
			*p += n;
			(void)skip(p, end, ".");
			return m + 1;
		}
	return 0;
}

static void
gap(const char **p, const char *end)
{
	while (*p < end && (**p == ' ' || **p == ',' || **p == '-' || **p == '/'))
		++*p;
}

/* Oct 7, 2025 and 7 Oct 2025; *rest is what stands behind. */
static bool
month_words(const char *p, const char *end, struct civil *c, const char **rest)
{
	int digits;

	*c = (struct civil){ .m = month_name(&p, end) };
	gap(&p, end);
	if (!number(&p, end, &c->d, &digits) || digits > 2)
		return false;
	gap(&p, end);
	if (c->m == 0) {
		c->m = month_name(&p, end);
		gap(&p, end);
	}
	if (c->m == 0 || !number(&p, end, &c->y, &digits) || digits != 4)
		return false;
	*rest = p;
	return true;
}

static bool
bad_day(struct importer *im, const char *p, size_t n)
{
	return datum_fault(im, "date.malformed", p, n, _("'%.*s' is not a date such as 2026-09-23"),
	    (int)(n > 60 ? 60 : n), p);
}

/* Write down what an undeclared date looked like; the column is reported once. */
static bool
need_order(struct importer *im, struct column *c, const struct triple *t, const char *p, size_t n)
{
	struct date_evidence *e = &c->dates;

	if (e->n++ == 0) {
		e->line = im->r.line;
		snprintf(e->example, sizeof(e->example), "%.*s", (int)n, p);
	}
	if (t->v[0] > 12 && t->v[0] <= 31 && t->v[1] <= 12)
		e->day_first++;
	if (t->v[1] > 12 && t->v[1] <= 31 && t->v[0] <= 12)
		e->month_first++;
	e->short_year += t->digits[2] <= 2;
	(void)datum_fault(im, "date.order", p, n, _("'%.*s': which is the day? (--date-order %s=dmy or mdy)"),
	    (int)n, p, c->field->name);
	im->fault.quiet = true;
	return false;
}

/* In another system's file a day above 12 tells the order, of itself and of
 * its column (evidence.c); then the mapping says what is usual there. */
static enum date_order
order_for(const struct importer *im, const struct column *c, const struct triple *t)
{
	if (c->order != ORDER_NONE || im->form.m == NULL)
		return c->order;
	if (t->v[0] > 12 && t->v[1] <= 12)
		return ORDER_DMY;
	if (t->v[1] > 12 && t->v[0] <= 12)
		return ORDER_MDY;
	return c->told;
}

/* The declared order: two digits of a year are 00-68 for 20yy, 69-99 for 19yy. */
static bool
by_order(struct triple *t, enum date_order order, struct civil *c)
{
	static const int at[][3] = { [ORDER_DMY] = { 2, 1, 0 }, [ORDER_MDY] = { 2, 0, 1 },
		[ORDER_YMD] = { 0, 1, 2 } };
	int y = at[order][0];

	*c = (struct civil){ t->v[y], t->v[at[order][1]], t->v[at[order][2]] };
	if (t->digits[y] == 2)
		c->y += c->y <= 68 ? 2000 : 1900;
	else if (t->digits[y] != 4)
		return false;
	return t->digits[at[order][1]] <= 2 && t->digits[at[order][2]] <= 2;
}

static bool
put_day(struct importer *im, const struct civil *c, const char *rest, const char *p, size_t n,
    struct value *out)
{
	bool    has_offset;
	int     offset;
	int64_t at;
	day     d;

	if (civil_valid(c->y, c->m, 1) && !civil_valid(c->y, c->m, c->d))
		return datum_fault(im, "date.malformed", p, n, _("'%.*s': %04d-%02d has no day %d"),
		    (int)(n > 60 ? 60 : n), p, c->y, c->m, c->d);
	if (!civil_valid(c->y, c->m, c->d) || !is_time(rest, p + n, &has_offset, &offset, &at))
		return bad_day(im, p, n);
	d = day_of(c->y, c->m, c->d);
	if (has_offset)
		d = dept_day_of(im->d, (int64_t)d * 86400000 + at - (int64_t)offset * 60000);
	*out = v_day(d);
	return true;
}

/* 46086 (Excel's count of days), 20260305, 1772668800000 (milliseconds). */
static bool
digits_only(struct importer *im, const char *p, size_t n, struct value *out)
{
	int64_t v = 0;

	for (size_t i = 0; i < n; i++)
		v = v * 10 + (p[i] - '0');
	if (n == 8)
		return put_day(im, &(struct civil){ (int)(v / 10000), (int)(v / 100 % 100),
		    (int)(v % 100) }, p + n, p, n, out);
	if (n == 13) {
		*out = v_day(dept_day_of(im->d, v));
		return true;
	}
	if (n == 5 && v >= 20000 && v <= 80000) {
		if (!im->lenient)
			return datum_fault(im, "excel.leftover", p, n,
			    _("a date as Excel counts days (to have such cells converted: --excel)"));
		*out = v_day((day)(v - 25569)); /* 1899-12-30 is day 0 */
		return true;
	}
	return bad_day(im, p, n);
}

/* 00/00/0000 stands for "no date" in some exports; that is for people to say. */
static bool
zero_day(struct importer *im, const struct column *c, const char *p, size_t n)
{
	return datum_fault(im, "date.zero", p, n,
	    _("'%.*s' is not a date; if it stands for empty: --null '%.*s', or --null '%s=%.*s' for this column"),
	    (int)n, p, (int)n, p, c->header, (int)n, p);
}

enum date_order
datum_day_tells(const char *p, size_t n)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct triple                t;

	text_trim(&p, &n);
	text_halfwidth(p, n, &b);
	if (!three_numbers(buf_str(&b), buf_str(&b) + b.n, &t) || t.digits[0] > 2 || t.digits[1] > 2)
		return ORDER_NONE;
	return t.v[0] > 12 && t.v[1] <= 12 ? ORDER_DMY : t.v[1] > 12 && t.v[0] <= 12 ? ORDER_MDY
	    : ORDER_NONE;
}

static bool
read_day(struct importer *im, struct column *c, const char *p, size_t n, struct value *out)
{
	struct triple t;
	struct civil  civil;
	const char   *rest, *end = p + n;
	size_t        digits = 0;

	while (digits < n && p[digits] >= '0' && p[digits] <= '9')
		digits++;
	if (digits == n && n <= 13)
		return digits_only(im, p, n, out);
	if (three_numbers(p, end, &t)) {
		if (t.v[0] == 0 && t.v[1] == 0 && t.v[2] == 0)
			return zero_day(im, c, p, n);
		if (t.digits[0] == 4) {
			civil = (struct civil){ t.v[0], t.v[1], t.v[2] };
		} else if (t.sep == 'Y' || t.digits[0] > 2 || t.digits[1] > 2
		    || (t.digits[2] != 2 && t.digits[2] != 4)) {
			return bad_day(im, p, n);
		} else if (order_for(im, c, &t) == ORDER_NONE) {
			return need_order(im, c, &t, p, n);
		} else if (!by_order(&t, order_for(im, c, &t), &civil)) {
			return bad_day(im, p, n);
		}
		return put_day(im, &civil, t.rest, p, n, out);
	}
	if (month_words(p, end, &civil, &rest))
		return put_day(im, &civil, rest, p, n, out);
	return bad_day(im, p, n);
}

bool
datum_day(struct importer *im, struct column *c, const char *p, size_t n, struct value *out)
{
	day d;

	if (day_parse_iso(p, n, &d)) {
		*out = v_day(d);
		return true;
	}
	buf_clear(&im->fold);
	text_halfwidth(p, n, &im->fold);
	return read_day(im, c, buf_str(&im->fold), im->fold.n, out);
}

/* The message about a column of dates that leave open which number is the day. */
static const char *
order_said(const struct date_evidence *e)
{
	if (e->month_first > 0 && e->day_first == 0)
		return tr_n("%ld date like '%s': the month seems to come first; say so: --date-order %s=mdy%s",
		    "%ld dates like '%s': the month seems to come first; say so: --date-order %s=mdy%s", e->n);
	if (e->day_first > 0 && e->month_first == 0)
		return tr_n("%ld date like '%s': the day seems to come first; say so: --date-order %s=dmy%s",
		    "%ld dates like '%s': the day seems to come first; say so: --date-order %s=dmy%s", e->n);
	if (e->day_first > 0)
		return _("%ld dates like '%s': both orders stand in this column; declare one (--date-order %s=dmy or mdy) and correct the others%s");
	return tr_n("%ld date like '%s': which is the day? declare it: --date-order %s=dmy or mdy%s",
	    "%ld dates like '%s': which is the day? declare it: --date-order %s=dmy or mdy%s", e->n);
}

/* Two columns of digits tell more than one value: say what they tell. */
void
import_dates(struct importer *im)
{
	for (size_t i = 0; i < im->ncols; i++) {
		const struct date_evidence *e = &im->col[i].dates;
		struct fault                f = { .code = "date.order", .column = i + 1 };
		const char                 *name, *year;

		if (e->n == 0)
			continue;
		name = im->col[i].field->name;
		year = e->short_year > 0 ? _("; years of two digits: 00-68 are 20yy") : "";
		f.field = name;
		im->r.line = e->line;
		snprintf(f.message, sizeof(f.message), order_said(e), e->n, e->example, name, year);
		import_fault(im, &f);
	}
}
