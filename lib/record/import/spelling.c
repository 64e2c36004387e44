/* How texts of another system are spelled here, and which come back as they
 * are. */
#include "lib/record/import/spelling.h"

#include <ctype.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/importer.h"

const char *const spelling_nulls[] = { "-", "--", "—", "——", "/", "无", "暂无", "N/A", "n/a", "NULL", "null",
	"(空)", "（空）", NULL };

/* ---- one spelling, so that equal ones are found equal ------------------- */

/* "+86 199-0000-0032" is 19900000032; what is no plain number stays as it is. */
static bool
phone(const char *p, size_t n, struct buf *out)
{
	CLEANUP(buf_done) struct buf b = { 0 }, digits = { 0 };
	bool                         china;

	text_halfwidth(p, n, &b);
	for (size_t i = 0; i < b.n; i++)
		if (isdigit((unsigned char)b.p[i]))
			buf_putc(&digits, b.p[i]);
		else if (strchr(" -().", b.p[i]) == NULL && (i > 0 || b.p[i] != '+'))
			return false;
	if (digits.n < 5)
		return false;
	china = p[0] == '+' && strncmp(digits.p, "86", 2) == 0;
	if (p[0] == '+' && !china)
		buf_putc(out, '+');
	buf_puts(out, china ? digits.p + 2 : digits.p);
	return true;
}

static bool
email(const char *p, size_t n, struct buf *b)
{
	const char *at;

	text_halfwidth(p, n, b);
	for (size_t i = 0; i < b->n; i++)
		b->p[i] = (char)tolower((unsigned char)b->p[i]);
	at = strchr(buf_str(b), '@');
	return at != NULL && at != b->p && strchr(at + 1, '@') == NULL && strchr(at, '.') != NULL
	    && strchr(b->p, ' ') == NULL;
}

bool
spelling(enum map_is is, const char *p, size_t n, struct buf *out)
{
	if (is == MAP_EMAIL)
		return email(p, n, out);
	if (is == MAP_PHONE && phone(p, n, out))
		return true;
	if (is == MAP_TAXID)
		text_halfwidth(p, n, out);
	else
		buf_put(out, p, n);
	for (size_t i = 0; is == MAP_TAXID && i < out->n; i++)
		out->p[i] = (char)toupper((unsigned char)out->p[i]);
	return true;
}

/* ---- names and addresses of several columns ----------------------------- */

static bool
is_wide(const char *p, size_t n, bool end)
{
	if (n == 0)
		return false;
	return (unsigned char)(end ? p[n - 1] : p[0]) >= 0x80;
}

/* "上海" and "浦东" without, "Main St" and "Springfield" with a comma between. */
void
spelling_next(struct buf *b, const char *p, size_t n)
{
	if (b->n > 0 && !is_wide(b->p, b->n, true) && !is_wide(p, n, false))
		buf_puts(b, ", ");
	buf_put(b, p, n);
}

/* 赵一帆, but Li Wei: the family name first where either is not Latin. */
void
spelling_name(struct buf *b, struct name_part family, struct name_part given)
{
	const bool wide = is_wide(family.p, family.n, true) || is_wide(given.p, given.n, false);
	const struct name_part first = wide ? family : given, second = wide ? given : family;

	buf_put(b, first.p, first.n);
	if (first.n > 0 && second.n > 0 && !wide)
		buf_putc(b, ' ');
	buf_put(b, second.p, second.n);
}

/* Surnames of two characters; all others have one. */
static size_t
surname(const char *p, size_t n)
{
	static const char *const two[] = { "欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容",
		"令狐", "端木", "司徒", "东方", "南宫", "独孤", "宇文", "长孙", "鲜于", "闻人", "钟离" };

	for (size_t i = 0; i < sizeof(two) / sizeof(two[0]); i++)
		if (n > 6 && memcmp(p, two[i], 6) == 0)
			return 6;
	return 3;
}

static bool
is_han(const char *p, size_t n)
{
	size_t length;

	for (size_t i = 0; i < n; i += length) {
		const uint32_t c = text_char(p + i, n - i, &length);

		if (c < 0x4E00 || c > 0x9FFF)
			return false;
	}
	return n > 3 && n <= 12;
}

void
spelling_split(const char *p, size_t n, struct name_part *family, struct name_part *given)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const char                  *blank = memrchr(p, ' ', n);

	*family = (struct name_part){ p, n };
	*given = (struct name_part){ "", 0 };
	if (is_han(p, n)) {
		family->n = surname(p, n);
		*given = (struct name_part){ p + family->n, n - family->n };
	} else if (blank != NULL) {
		*given = (struct name_part){ p, (size_t)(blank - p) };
		*family = (struct name_part){ blank + 1, n - given->n - 1 };
	}
	spelling_name(&b, *family, *given);
	if (b.n == n && memcmp(b.p, p, n) == 0)
		return;
	*family = (struct name_part){ p, n };
	*given = (struct name_part){ "", 0 };
}

/* ---- what comes back as it is ------------------------------------------- */

static bool
is_null(const char *p, size_t n)
{
	for (const char *const *s = spelling_nulls; *s != NULL; s++)
		if (strlen(*s) == n && memcmp(*s, p, n) == 0)
			return true;
	return false;
}

/* ="12", '12, #N/A, 1E+5: taken for what a spreadsheet left behind. */
static bool
is_leftover(const char *p, size_t n)
{
	return p[0] == '\'' || p[0] == '#' || (p[0] == '=' && n > 2 && p[1] == '"')
	    || (isdigit((unsigned char)p[0]) && memchr(p, '+', n) != NULL);
}

bool
spelling_stays(const struct field *f, enum map_is is, const char *p, size_t n)
{
	CLEANUP(buf_done) struct buf b = { 0 }, c = { 0 };
	const char                  *q = p;
	size_t                       m = n;

	text_trim(&q, &m);
	if (m != n || n == 0 || is_null(p, n) || is_leftover(p, n))
		return false;
	if (!spelling(is, p, n, &b))
		return false;
	if (datum_is_free(f))
		text_nfc(buf_str(&b), b.n, &c);
	else
		text_halfwidth(buf_str(&b), b.n, &c);
	return c.n == n && memcmp(c.p, p, n) == 0;
}
