/* The grammar of periods (CLI reference, "Periods"): a span, or a range of
 * two. Each form of span has a reader; the first that knows the text reads
 * it. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/period_scan.h"
#include "lib/base/text.h"

/* One character of the text, made halfwidth and lower case. */
static bool
put_char(struct scan *s, size_t *n, const char *p, size_t len, uint32_t c, size_t at)
{
	char   one;
	size_t k = 1;

	if (c == 0x3000 || c == 0xA0 || c == '\t' || c == '_')
		c = ' ';
	else if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFF01 - '!';
	else if (c == 0x2212 || c == 0x2010 || c == 0x2013 || c == 0x2014)
		c = '-';
	if (c >= 'A' && c <= 'Z')
		c |= 0x20;
	if (c < 0x80) {
		one = (char)c;
		p = &one;
	} else {
		k = len;
	}
	if (*n + k >= SCAN_SIZE)
		return false;
	for (size_t i = 0; i < k; i++) {
		s->at[*n] = (unsigned short)at;
		s->s[(*n)++] = p[i];
	}
	return true;
}

bool
scan_start(struct scan *s, const char *text, const struct period_env *env,
    struct sales_err *err)
{
	size_t n = 0, size = strlen(text), len;

	s->text = text;
	s->one_day = false;
	s->env = env;
	s->err = err;
	for (size_t at = 0; at < size; at += len) {
		uint32_t c = text_char(text + at, size - at, &len);

		if (!put_char(s, &n, text + at, len, c, at))
			return false;
	}
	s->s[n] = '\0';
	s->at[n] = (unsigned short)size;
	s->from = s->p = s->s;
	s->end = s->s + n;
	return true;
}

bool
scan_take(struct scan *s, const char *w)
{
	size_t n = strlen(w);

	if ((size_t)(s->end - s->p) < n || memcmp(s->p, w, n) != 0)
		return false;
	s->p += n;
	return true;
}

void
scan_gap(struct scan *s)
{
	while (s->p < s->end && (*s->p == ' ' || *s->p == '-'))
		s->p++;
}

int
scan_digits(struct scan *s, int *n)
{
	int k = 0;

	*n = 0;
	while (s->p + k < s->end && s->p[k] >= '0' && s->p[k] <= '9') {
		if (k < 9)
			*n = *n * 10 + (s->p[k] - '0');
		k++;
	}
	s->p += k;
	return k;
}

int
scan_count(struct scan *s, int *n)
{
	const char *from = s->p;

	if (scan_digits(s, n) > 4 || *n == 0)
		return scan_fail(s, from, s->p, _("'%s': the number must be 1 to 9999"), s->text);
	return SALES_OK;
}

int
scan_fail(struct scan *s, const char *from, const char *to, const char *fmt, ...)
{
	char    msg[sizeof(s->err->msg)];
	size_t  at = s->at[from - s->s], behind = s->at[to - s->s];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(msg, sizeof(msg), fmt, ap);
	va_end(ap);
	FAIL(s->err, SALES_EUSAGE, "%s", msg);
	return err_point(s->err, s->text, at, behind > at ? behind - at : 1);
}

int
scan_left(struct scan *s)
{
	const char *from = s->p;

	while (from < s->end && *from == ' ')
		from++;
	return scan_fail(s, from, s->end, _("'%s': '%.*s' is not understood here"), s->text,
	    (int)(s->at[s->end - s->s] - s->at[from - s->s]), s->text + s->at[from - s->s]);
}

struct period
scan_one(day d)
{
	return (struct period){ d, d };
}

static int
forms(struct sales_err *err)
{
	return err_hint(err, _("forms: 2026, 2026H1, 2026Q3, 2026-09, 2026-W39, 2026-09-23, "
	    "'last week', 'past 30 days', A..B, 上周, 本季度 (salesctl help periods)"));
}

static int
day_forms(struct sales_err *err)
{
	return err_hint(err, _("forms: 2026-09-23, 2026/9/23, 2026年9月23日, today, tomorrow, "
	    "+7d, -2w, fri, 下周五"));
}

static bool
in_calendar(struct period p)
{
	return p.from >= DAY_MIN && p.to <= DAY_MAX && p.from <= p.to;
}

/* The span between from and to, blanks around it cut. */
static int
read_span(struct scan *s, const char *from, const char *to, struct period *out)
{
	static scan_fn *const readers[] = { scan_day, scan_number, scan_chinese, scan_words };

	while (from < to && *from == ' ')
		from++;
	while (to > from && to[-1] == ' ')
		to--;
	for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++) {
		bool mine = false;

		s->from = s->p = from;
		s->end = to;
		TRY(readers[i](s, out, &mine));
		if (!mine)
			continue;
		if (s->p != to)
			return scan_left(s);
		if (!in_calendar(*out))
			return scan_fail(s, from, to, _("'%s' lies outside the years 1 to 9999"),
			    s->text);
		return SALES_OK;
	}
	return scan_fail(s, from, to, s->one_day ? _("'%.*s' is not a date") :
	    _("'%.*s' is not a period"), (int)(s->at[to - s->s] - s->at[from - s->s]),
	    s->text + s->at[from - s->s]);
}

static bool
is_blank(const char *from, const char *to)
{
	while (from < to && *from == ' ')
		from++;
	return from == to;
}

static int
read_range(struct scan *s, const char *dots, const char *end, struct period *out)
{
	struct period left = { DAY_NONE, DAY_NONE }, right = left;
	const char   *begin = s->s;

	if (!is_blank(begin, dots))
		TRY(read_span(s, begin, dots, &left));
	if (!is_blank(dots + 2, end))
		TRY(read_span(s, dots + 2, end, &right));
	if (left.from != DAY_NONE && right.to != DAY_NONE && left.from > right.to)
		return scan_fail(s, begin, end, _("'%s' ends before it begins"), s->text);
	*out = (struct period){ left.from, right.to };
	return SALES_OK;
}

static int
read_period(struct scan *s, struct period *out)
{
	static const char *const everything[] = { "all", "全部", "所有" };
	const char              *end = s->end, *from = s->p;
	const char              *dots = strstr(s->s, "..");

	while (*from == ' ')
		from++;
	while (end > from && end[-1] == ' ')
		end--;
	if (from == end)
		return scan_fail(s, s->s, s->end, _("the period is empty"));
	for (size_t i = 0; i < sizeof(everything) / sizeof(everything[0]); i++)
		if ((size_t)(end - from) == strlen(everything[i]) &&
		    memcmp(from, everything[i], (size_t)(end - from)) == 0) {
			*out = (struct period){ DAY_NONE, DAY_NONE };
			return SALES_OK;
		}
	if (dots == NULL)
		return read_span(s, from, end, out);
	if (strchr("./", dots[2]) != NULL && dots[2] != '\0')
		return scan_fail(s, dots, end, _("'%s': a range has two dots, A..B"), s->text);
	return read_range(s, dots, end, out);
}

int
period_parse(const char *text, const struct period_env *env, struct period *out,
    struct sales_err *err)
{
	struct scan s;

	if (!scan_start(&s, text, env, err)) {
		FAIL(err, SALES_EUSAGE, _("this text is too long for a period"));
		return forms(err);
	}
	if (read_period(&s, out) != SALES_OK)
		return err->hint[0] != '\0' ? (int)err->code : forms(err);
	return SALES_OK;
}

static int
read_one_day(struct scan *s, day *out)
{
	struct period p = { DAY_NONE, DAY_NONE };
	const char   *from = s->s, *end = s->end;

	while (*from == ' ')
		from++;
	if (from == end)
		return scan_fail(s, s->s, end, _("the date is empty"));
	if (strstr(from, "..") == NULL)
		TRY(read_span(s, from, end, &p));
	if (p.from != p.to || p.from == DAY_NONE)
		return scan_fail(s, from, end, _("'%s' is more than one day"), s->text);
	*out = p.from;
	return SALES_OK;
}

int
period_parse_day(const char *text, const struct period_env *env, day *out,
    struct sales_err *err)
{
	struct scan s;

	if (day_parse_iso(text, strlen(text), out))
		return SALES_OK;
	if (!scan_start(&s, text, env, err)) {
		FAIL(err, SALES_EUSAGE, _("this text is too long for a date"));
		return day_forms(err);
	}
	s.one_day = true;
	if (read_one_day(&s, out) != SALES_OK)
		return err->hint[0] != '\0' ? (int)err->code : day_forms(err);
	return SALES_OK;
}
