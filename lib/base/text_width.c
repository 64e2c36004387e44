/* Cells on a terminal. utf8proc knows wide and combining characters; the
 * ambiguous ones (box lines, Greek, ①) are one cell or two by the terminal. */
#include <utf8proc.h>

#include "lib/base/text.h"
#include "lib/base/text_ambiguous.h"
#include "lib/base/text_han.h"

static bool
is_ambiguous(uint32_t c)
{
	size_t low = 0, high = sizeof(ambiguous) / sizeof(ambiguous[0]);

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (c < ambiguous[mid][0])
			high = mid;
		else if (c > ambiguous[mid][1])
			low = mid + 1;
		else
			return true;
	}
	return false;
}

static int
char_width(uint32_t c, bool wide)
{
	if (c < 0x7F)
		return c >= 0x20;
	if (c >= 0xFF01 && c <= 0xFF60)
		return 2;
	if (c == TEXT_INVALID)
		return 1;
	if (wide && is_ambiguous(c))
		return 2;
	return utf8proc_charwidth((utf8proc_int32_t)c);
}

/* The width of the character at p; *len gets its bytes. */
static int
width_at(const char *p, size_t n, bool wide, size_t *len)
{
	if (*p >= ' ' && *p < 0x7F) {
		*len = 1;
		return 1;
	}
	if (han_at(p, n)) {
		*len = 3;
		return 2;
	}
	return char_width(text_char(p, n, len), wide);
}

int
text_width(const char *p, size_t n, bool wide)
{
	int    cells = 0;
	size_t len;

	for (; n > 0; p += len, n -= len)
		cells += width_at(p, n, wide, &len);
	return cells;
}

size_t
text_fit(const char *p, size_t n, int cells, bool wide)
{
	size_t at = 0, len;

	for (; at < n; at += len) {
		cells -= width_at(p + at, n - at, wide, &len);
		if (cells < 0)
			break;
	}
	return at;
}
