/* text_han.h - the one test that makes Chinese text quick: three bytes that
 * are a character of U+4E00..U+9FFF. Private to lib/base/text*.c. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline bool
han_at(const char *p, size_t n)
{
	const unsigned char *u = (const unsigned char *)p;

	return n >= 3 && (unsigned char)(u[0] - 0xE4) <= 0xE9 - 0xE4 &&
	    (u[1] & 0xC0) == 0x80 && (u[2] & 0xC0) == 0x80 && (u[0] > 0xE4 || u[1] >= 0xB8);
}
