/* draw.h - numbers drawn by a seed, the same on every machine.
 *
 * Words of 32 bits, little-endian, 1,024 a block; block n (0, 1, ...) of a seed is
 * ChaCha20's (libsodium's randombytes_buf_deterministic) under the key
 * BLAKE2b-256("salesctl PURPOSE SEED n"). A word x draws x mod N when x is below the
 * largest multiple of N that 32 bits hold, and is skipped otherwise. */
#pragma once
#include <stddef.h>
#include <stdint.h>

enum { DRAW_WORDS = 1024 };

struct draw {
	const char   *purpose;                /* "landing": other draws by the same seed are others */
	uint32_t      seed, block;
	size_t        at;                     /* the next word's first byte */
	unsigned char byte[DRAW_WORDS * 4];
};

void draw_begin(struct draw *d, const char *purpose, uint32_t seed);
/** One of 0..n-1, each as likely; n > 0. */
uint32_t draw_below(struct draw *d, uint32_t n);
/** A seed for who gives none: the first 32 bits, little-endian, of BLAKE2b-256(text). */
uint32_t draw_seed(const char *text);
