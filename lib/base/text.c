/* UTF-8 as bytes: checking, decoding, trimming. What needs Unicode's tables
 * is in text_fold.c and text_width.c. */
#include "lib/base/text.h"

#include <string.h>

#include "lib/base/text_han.h"

#define ONES  UINT64_C(0x0101010101010101)
#define HIGHS UINT64_C(0x8080808080808080)

/* Bytes at the start of p that are ASCII and not NUL, by words of eight. */
static size_t
ascii_prefix(const char *p, size_t n)
{
	size_t   at = 0;
	uint64_t w[4];

	for (; n - at >= sizeof(w); at += sizeof(w)) {
		uint64_t bad = 0;

		memcpy(w, p + at, sizeof(w));
		for (int i = 0; i < 4; i++)
			bad |= w[i] | ((w[i] - ONES) & ~w[i]);
		if (bad & HIGHS)
			break;
	}
	while (at < n && (unsigned char)(p[at] - 1) < 0x7F)
		at++;
	return at;
}

/* Bytes of the one valid character at p that is not ASCII; 0 when there is
 * none (Unicode 15, table 3-7). */
static size_t
sequence(const unsigned char *p, size_t n)
{
	unsigned char low = 0x80, high = 0xBF;
	size_t        want;

	if (p[0] >= 0xC2 && p[0] <= 0xDF)
		want = 2;
	else if ((p[0] & 0xF0) == 0xE0)
		want = 3;
	else if (p[0] >= 0xF0 && p[0] <= 0xF4)
		want = 4;
	else
		return 0;
	if (n < want)
		return 0;
	if (p[0] == 0xE0)
		low = 0xA0;
	else if (p[0] == 0xED) /* no surrogates */
		high = 0x9F;
	else if (p[0] == 0xF0)
		low = 0x90;
	else if (p[0] == 0xF4)
		high = 0x8F;
	if (p[1] < low || p[1] > high)
		return 0;
	for (size_t i = 2; i < want; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	return want;
}

size_t
text_valid(const char *p, size_t n)
{
	size_t at = 0, len;

	for (;;) {
		at += ascii_prefix(p + at, n - at);
		while (at < n && (signed char)p[at] < 0) {
			if (han_at(p + at, n - at)) {
				at += 3;
				continue;
			}
			len = sequence((const unsigned char *)p + at, n - at);
			if (len == 0)
				return at;
			at += len;
		}
		if (at >= n || p[at] == '\0')
			return at;
	}
}

uint32_t
text_char(const char *p, size_t n, size_t *len)
{
	const unsigned char *u = (const unsigned char *)p;

	*len = 1;
	if (u[0] < 0x80)
		return u[0];
	*len = sequence(u, n);
	switch (*len) {
	case 2:
		return (uint32_t)(u[0] & 0x1F) << 6 | (u[1] & 0x3F);
	case 3:
		return (uint32_t)(u[0] & 0x0F) << 12 | (uint32_t)(u[1] & 0x3F) << 6 |
		    (u[2] & 0x3F);
	case 4:
		return (uint32_t)(u[0] & 0x07) << 18 | (uint32_t)(u[1] & 0x3F) << 12 |
		    (uint32_t)(u[2] & 0x3F) << 6 | (u[3] & 0x3F);
	default:
		*len = 1;
		return TEXT_INVALID;
	}
}

void
text_put_char(struct buf *b, uint32_t c)
{
	char   s[4];
	size_t n = 0;

	if (c < 0x80) {
		s[n++] = (char)c;
	} else if (c < 0x800) {
		s[n++] = (char)(0xC0 | c >> 6);
		s[n++] = (char)(0x80 | (c & 0x3F));
	} else if (c < 0x10000) {
		s[n++] = (char)(0xE0 | c >> 12);
		s[n++] = (char)(0x80 | (c >> 6 & 0x3F));
		s[n++] = (char)(0x80 | (c & 0x3F));
	} else {
		s[n++] = (char)(0xF0 | c >> 18);
		s[n++] = (char)(0x80 | (c >> 12 & 0x3F));
		s[n++] = (char)(0x80 | (c >> 6 & 0x3F));
		s[n++] = (char)(0x80 | (c & 0x3F));
	}
	buf_put(b, s, n);
}

/* Bytes of the blank that p begins with, 0 when it is none. */
static size_t
blank_at(const char *p, size_t n)
{
	switch ((unsigned char)*p) {
	case ' ':
	case '\t':
	case '\r':
	case '\n':
		return 1;
	case 0xC2:
		return n >= 2 && memcmp(p, "\u00A0", 2) == 0 ? 2 : 0;
	case 0xE2:
		return n >= 3 && memcmp(p, "\u200B", 3) == 0 ? 3 : 0;
	case 0xE3:
		return n >= 3 && memcmp(p, "\u3000", 3) == 0 ? 3 : 0;
	case 0xEF:
		return n >= 3 && memcmp(p, "\uFEFF", 3) == 0 ? 3 : 0;
	default:
		return 0;
	}
}

/* The same for the one that ends before end. */
static size_t
blank_before(const char *end, size_t n)
{
	size_t len;

	switch ((unsigned char)end[-1]) {
	case ' ':
	case '\t':
	case '\r':
	case '\n':
		return 1;
	case 0xA0:
		len = 2;
		break;
	case 0x80:
	case 0x8B:
	case 0xBF:
		len = 3;
		break;
	default:
		return 0;
	}
	return n >= len && blank_at(end - len, len) == len ? len : 0;
}

void
text_trim(const char **p, size_t *n)
{
	size_t len;

	while (*n > 0 && (len = blank_at(*p, *n)) > 0) {
		*p += len;
		*n -= len;
	}
	while (*n > 0 && (len = blank_before(*p + *n, *n)) > 0)
		*n -= len;
}

char
text_ascii_twin(const char *p, size_t n)
{
	const unsigned char *u = (const unsigned char *)p;

	if (n < 3 || u[0] != 0xEF)
		return 0;
	if (u[1] == 0xBC && u[2] >= 0x81 && u[2] <= 0xBF)
		return (char)(u[2] - 0x81 + '!');
	if (u[1] == 0xBD && u[2] >= 0x80 && u[2] <= 0x9E)
		return (char)(u[2] - 0x80 + '`');
	return 0;
}

void
text_halfwidth(const char *p, size_t n, struct buf *b)
{
	size_t len;

	for (; n > 0; p += len, n -= len) {
		uint32_t c = text_char(p, n, &len);

		if (c == 0x3000)
			buf_putc(b, ' ');
		else if (c >= 0xFF01 && c <= 0xFF5E)
			buf_putc(b, (char)(c - 0xFF01 + '!'));
		else
			buf_put(b, p, len);
	}
}

/* What a terminal would act on or reorder, instead of showing it. */
static bool
is_hostile(uint32_t c)
{
	return c == 0x061C || c == 0x200E || c == 0x200F ||  /* direction marks */
	    (c >= 0x2028 && c <= 0x202E) ||                  /* separators, overrides */
	    (c >= 0x2066 && c <= 0x2069) ||                  /* isolates */
	    (c >= 0xE0000 && c <= 0xE007F);                  /* tags: text unseen */
}

void
text_show(const char *p, size_t n, bool multiline, struct buf *b)
{
	size_t len;

	buf_room(b, n);
	for (; n > 0; p += len, n -= len) {
		uint32_t c;

		if (*p >= ' ' && *p < 0x7F) {
			len = 1;
			buf_putc(b, *p);
			continue;
		}
		c = text_char(p, n, &len);
		if (multiline && (c == '\n' || c == '\t'))
			buf_putc(b, (char)c);
		else if (c < ' ' || (c >= 0x7F && c <= 0x9F))
			buf_printf(b, "\\x%02x", c);
		else if (c == TEXT_INVALID)
			buf_printf(b, "\\x%02x", (unsigned char)*p);
		else if (is_hostile(c))
			buf_printf(b, "<U+%04X>", c);
		else
			buf_put(b, p, len);
	}
}
