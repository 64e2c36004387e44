#include "lib/base/expr_inside.h"

#include <stdarg.h>
#include <strings.h>

static const char *const reserved[] = { "and", "or", "not", "in", "is", "empty" };

int
read_check(struct reader *r)
{
	size_t good;

	if (r->n > EXPR_TEXT_MAX)
		return FAIL(r->err, SALES_EUSAGE,
		    _("an expression may have at most %d bytes, this one has %zu"),
		    EXPR_TEXT_MAX, r->n);
	good = text_valid(r->text, r->n);
	if (good != r->n)
		return FAIL(r->err, SALES_EUSAGE,
		    _("the expression is not UTF-8 at byte %zu"), good + 1);
	return SALES_OK;
}

static uint32_t
char_at(const struct reader *r, size_t at, size_t *len)
{
	*len = 0;
	return at < r->n ? text_char(r->text + at, r->n - at, len) : 0;
}

/* Signs that mean an operator also when an IME typed them wide. */
char
read_punct(const struct reader *r, size_t at, size_t *len)
{
	static const char signs[] = "()<>=!~,:+-*/&|^;[]{}%?";
	uint32_t          c = char_at(r, at, len);

	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0;
	else if (c == 0x2264)
		return 'l';      /* <= in one sign */
	else if (c == 0x2265)
		return 'g';
	else if (c == 0x2260)
		return 'n';
	return c != 0 && c < 0x80 && strchr(signs, (int)c) != NULL ? (char)c : '\0';
}

size_t
read_blank(const struct reader *r, size_t at)
{
	size_t   len;
	uint32_t c = char_at(r, at, &len);

	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000 || c == 0xA0 ? len : 0;
}

void
read_skip(struct reader *r)
{
	size_t len;

	while ((len = read_blank(r, r->at)) > 0)
		r->at += len;
}

static uint32_t
closing_quote(uint32_t c)
{
	switch (c) {
	case '"':
		return '"';
	case 0x201C:
	case 0x201D:
		return 0x201D;   /* “ ” */
	case 0x300C:
		return 0x300D;   /* 「 」 */
	case 0xFF02:
		return 0xFF02;
	}
	return 0;
}

size_t
read_quote(const struct reader *r, size_t at)
{
	size_t len;

	return closing_quote(char_at(r, at, &len)) != 0 ? len : 0;
}

int
read_quoted(struct reader *r, const char **out)
{
	size_t     start = r->at, len;
	uint32_t   end = closing_quote(char_at(r, r->at, &len)), c;
	struct buf b = { 0 };

	r->at += len;
	while ((c = char_at(r, r->at, &len)) != 0 && c != end) {
		if (c == '\\' && r->at + 1 < r->n) {
			r->at += len;
			c = char_at(r, r->at, &len);
		}
		buf_put(&b, r->text + r->at, len);
		r->at += len;
	}
	*out = arena_strndup(r->a, buf_str(&b), b.n);
	buf_done(&b);
	if (c != end)
		return READ_FAIL(r, start, 1, _("the quote that opens here is not closed"));
	r->at += len;
	return SALES_OK;
}

static bool
is_digit(const struct reader *r, size_t at)
{
	return at < r->n && r->text[at] >= '0' && r->text[at] <= '9';
}

static size_t
word_char(const struct reader *r, size_t at)
{
	size_t   len;
	uint32_t c = char_at(r, at, &len);

	if (c == 0 || c == '.')
		return len;
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		    (c >= 'A' && c <= 'Z') || c == '_' || c == '@' || c == '$' ? len : 0;
	if (read_punct(r, at, &len) != '\0' || read_quote(r, at) != 0 || read_blank(r, at) != 0 ||
	    c == 0x300D)
		return 0;
	return len;
}

/* 2026/9/23: the one place where a stroke does not divide. */
static size_t
slash_date(const struct reader *r, size_t at)
{
	size_t i = at, k;

	while (is_digit(r, i))
		i++;
	if (i - at != 4)
		return 0;
	for (int part = 0; part < 2; part++) {
		if (i >= r->n || r->text[i] != '/')
			return 0;
		for (k = i + 1; is_digit(r, k); k++)
			;
		if (k == i + 1 || k > i + 3)
			return 0;
		i = k;
	}
	return i - at;
}

size_t
read_word(const struct reader *r, size_t at)
{
	size_t i = at, len, date = slash_date(r, at);
	char   sign;

	if (date > 0)
		i += date;
	for (;;) {
		if ((len = word_char(r, i)) > 0) {
			i += len;
			continue;
		}
		sign = read_punct(r, i, &len);
		/* PX-1, 2026-07-01, senior-ae; also ref:HT-1 as a literal */
		if (i > at && (sign == '-' || (sign == ':' && r->right)) && len == 1 &&
		    word_char(r, i + 1) > 0 && r->text[i + 1] != '.') {
			i += len;
			continue;
		}
		if (i > at && sign == '%' && word_char(r, i + len) == 0) {
			i += len;
			continue;
		}
		if (i > at && sign == '-' && r->text[i - 1] == '.' && is_digit(r, i + len)) {
			i += len;        /* 0..-5 */
			continue;
		}
		return i - at;
	}
}

bool
read_is(const struct reader *r, size_t at, const char *word)
{
	size_t n = read_word(r, at);

	return n == strlen(word) && strncasecmp(r->text + at, word, n) == 0;
}

const char *
read_reserved(const struct reader *r, size_t at)
{
	for (size_t i = 0; i < sizeof(reserved) / sizeof(reserved[0]); i++)
		if (read_is(r, at, reserved[i]))
			return reserved[i];
	return NULL;
}

/* Room grows in powers of two, so a list of a thousand is no quadratic work. */
static struct expr **
kid_room(struct arena *a, size_t n)
{
	size_t room = 1;

	while (room < n)
		room *= 2;
	return arena_array(a, struct expr *, room);
}

struct expr *
expr_kids(struct arena *a, struct expr *e, struct expr *kid)
{
	if ((e->nkids & (e->nkids - 1)) == 0) {
		struct expr **more = kid_room(a, e->nkids * 2);

		if (e->nkids > 0)
			memcpy(more, e->kid, e->nkids * sizeof(struct expr *));
		e->kid = more;
	}
	e->kid[e->nkids++] = kid;
	return e;
}

/* A node from byte `at` to where reading stands. */
struct expr *
expr_node(const struct reader *r, enum expr_op op, size_t at, size_t nkids, ...)
{
	struct expr *e = arena_new(r->a, struct expr);
	va_list      ap;

	e->op = op;
	e->text = r->text;
	e->at = (unsigned)at;
	e->len = (unsigned)(r->at > at ? r->at - at : 0);
	e->nkids = nkids;
	e->kid = nkids > 0 ? kid_room(r->a, nkids) : NULL;
	va_start(ap, nkids);
	for (size_t i = 0; i < nkids; i++)
		e->kid[i] = va_arg(ap, struct expr *);
	va_end(ap);
	return e;
}

static struct expr *
value_node(const struct reader *r, size_t at, size_t n, const char *name)
{
	struct expr *e = expr_node(r, EX_VALUE, at, 0);

	e->len = (unsigned)n;
	e->name = name;
	return e;
}

/* `..` also as an IME types it. */
static const char *
find_dots(const char *s, size_t *len)
{
	const char *narrow = strstr(s, ".."), *wide = strstr(s, "．．");

	*len = wide != NULL && (narrow == NULL || wide < narrow) ? strlen("．．") : 2;
	return *len == 2 ? narrow : wide;
}

struct expr *
expr_literal_node(const struct reader *r, size_t at, size_t n)
{
	const char  *name = arena_strndup(r->a, r->text + at, n);
	struct expr *e = value_node(r, at, n, name);
	size_t       dots;
	const char  *sep = find_dots(name, &dots);
	size_t       left;

	if (sep == NULL)
		return e;
	left = (size_t)(sep - name);
	e->op = EX_RANGE;
	e->nkids = 2;
	e->kid = kid_room(r->a, 2);
	if (left > 0)
		e->kid[0] = value_node(r, at, left, arena_strndup(r->a, name, left));
	if (left + dots < n)
		e->kid[1] = value_node(r, at + left + dots, n - left - dots, sep + dots);
	return e;
}
