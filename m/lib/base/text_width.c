/* Cells on a terminal. utf8proc knows wide and combining characters; the
 * ambiguous ones (box lines, Greek, ①) are one cell or two by the terminal. */
#include <utf8proc.h>

#include "lib/base/text.h"
#include "lib/base/text_ambiguous.h"

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
	if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xFF01 && c <= 0xFF60))
		return 2;
	if (c == TEXT_INVALID)
		return 1;
	if (wide && is_ambiguous(c))
		return 2;
	return utf8proc_charwidth((utf8proc_int32_t)c);
}

int
text_width(const char *p, size_t n, bool wide)
{
	int    cells = 0;
	size_t len;

	for (; n > 0; p += len, n -= len)
		cells += char_width(text_char(p, n, &len), wide);
	return cells;
}

size_t
text_fit(const char *p, size_t n, int cells, bool wide)
{
	size_t at = 0, len;

	for (; at < n; at += len) {
		cells -= char_width(text_char(p + at, n - at, &len), wide);
		if (cells < 0)
			break;
	}
	return at;
}
