/* What cells look like, when their header says nothing. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "lib/base/text.h"
#include "lib/record/import/learn.h"
#include "lib/record/import/spelling.h"

/* Digits as 9, the marks of dates as they are; everything else ends it. */
static void
outline(const char *p, size_t n, char out[32])
{
	size_t k = 0;

	for (size_t i = 0; i < n && k < 31; i++) {
		if (isdigit((unsigned char)p[i])) {
			if (k == 0 || out[k - 1] != '9')
				out[k++] = '9';
		} else if (strchr("-/.: ", p[i]) != NULL) {
			out[k++] = p[i];
		} else if (n - i >= 3 && (memcmp(p + i, "年", 3) == 0 || memcmp(p + i, "月", 3) == 0)) {
			out[k++] = '-';
			i += 2;
		} else if (n - i >= 3 && memcmp(p + i, "日", 3) == 0) {
			i += 2;
		} else {
			out[k] = p[i] == 'T' && k > 4 ? ' ' : 'x';
			k++;
		}
	}
	out[k] = '\0';
}

static void
days(struct learn_col *c, const char *p, size_t n)
{
	char o[32];
	bool year_first;

	outline(p, n, o);
	year_first = n >= 8 && isdigit((unsigned char)p[2]) && isdigit((unsigned char)p[3]);
	if (strncmp(o, "9-9-9", 5) == 0 || strncmp(o, "9/9/9", 5) == 0 || (year_first && strncmp(o, "9.9.9", 5) == 0)) {
		c->shape[SHAPE_DAY]++;
		c->shape[SHAPE_TIME] += strchr(o, ':') != NULL;
		c->shape[SHAPE_SLASH] += !year_first;
	}
}

static bool
is_flag(const char *p, size_t n)
{
	static const char *const words[] = { "true", "false", "yes", "no", "是", "否", "√", "×", "y", "n" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i]) == n && strncasecmp(words[i], p, n) == 0)
			return true;
	return false;
}

static void
numbers(struct learn_col *c, const char *p, size_t n)
{
	struct sales_err ignore;
	char             cur[4] = "";
	money            m;
	const bool       plain = money_parse_plain(p, n, 4, &m);

	c->shape[SHAPE_SHARE] += n > 1 && p[n - 1] == '%';
	c->shape[SHAPE_NUMBER] += plain;
	if (!plain && money_parse(p, n, 4, &m, cur, &ignore) != SALES_OK)
		return;
	c->shape[SHAPE_MONEY] += !plain || (n > 3 && p[n - 3] == '.');
}

static bool
all(const char *p, size_t n, int (*is)(int))
{
	for (size_t i = 0; i < n; i++)
		if (!is((unsigned char)p[i]))
			return false;
	return n > 0;
}

static void
contacts(struct learn_col *c, const char *p, size_t n)
{
	CLEANUP(buf_done) struct buf mail = { 0 }, phone = { 0 };
	bool                         is_phone;

	c->shape[SHAPE_EMAIL] += spelling(MAP_EMAIL, p, n, &mail);
	(void)spelling(MAP_PHONE, p, n, &phone);
	is_phone = all(buf_str(&phone) + (phone.n > 0 && phone.p[0] == '+'), phone.n - (phone.n > 0 && phone.p[0] == '+'), isdigit)
	    && phone.n >= 8 && phone.n <= 15 && memchr(p, '.', n) == NULL;
	c->shape[SHAPE_PHONE] += is_phone && (phone.p[0] == '1' || phone.p[0] == '0' || phone.p[0] == '+');
	c->shape[SHAPE_TAXID] += n == 18 && all(p, n, isalnum) && isdigit((unsigned char)p[0]) && !all(p, n, isdigit);
	c->shape[SHAPE_URL] += n > 8 && (strncasecmp(p, "http", 4) == 0 || strncasecmp(p, "www.", 4) == 0);
}

/* 24 hex digits, zcrm_5361, SO-2026-7: long, with a digit, without a blank. */
static bool
is_id(const char *p, size_t n)
{
	bool digit = false;

	for (size_t i = 0; i < n; i++) {
		digit = digit || isdigit((unsigned char)p[i]);
		if (!isalnum((unsigned char)p[i]) && strchr("-_", p[i]) == NULL)
			return false;
	}
	return digit && n >= 4;
}

void
learn_shapes(struct learn_col *c, const char *p, size_t n)
{
	days(c, p, n);
	numbers(c, p, n);
	contacts(c, p, n);
	c->shape[SHAPE_FLAG] += is_flag(p, n);
	c->shape[SHAPE_ID] += is_id(p, n);
}

bool
learn_looks(const struct learn_col *c, enum shape s)
{
	/* nine of ten: files have their faults */
	return c->filled > 0 && c->shape[s] * 10 >= c->filled * 9
	    && (s != SHAPE_ID || (!c->repeated && c->filled > 1 && !learn_looks(c, SHAPE_DAY) && !learn_looks(c, SHAPE_PHONE)));
}
