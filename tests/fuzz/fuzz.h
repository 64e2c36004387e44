/* fuzz.h - what every fuzz target is: it takes any bytes, and whatever it
 * does not refuse must hold to what its header promises. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Called by libFuzzer, or by driver.c for each input of a corpus. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Stays in every build; a sanitizer or the driver shows where it was. */
#define must(condition)                                                     \
	do {                                                                \
		if (!(condition)) {                                         \
			fprintf(stderr, "%s:%d: does not hold: %s\n",        \
			    __FILE__, __LINE__, #condition);                \
			abort();                                            \
		}                                                           \
	} while (0)

/* A copy with a NUL behind, to be freed; malloc'd to the byte so that a
 * sanitizer sees a read behind the end. */
static inline char *
fuzz_text(const uint8_t *data, size_t n)
{
	char *s = malloc(n + 1);

	must(s != NULL);
	if (n > 0)
		memcpy(s, data, n);
	s[n] = '\0';
	return s;
}
