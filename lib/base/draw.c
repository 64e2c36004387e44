#include "lib/base/draw.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

static uint32_t
word_at(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

void
draw_begin(struct draw *d, const char *purpose, uint32_t seed)
{
	d->purpose = purpose;
	d->seed = seed;
	d->block = 0;
	d->at = sizeof(d->byte);
}

static void
fill(struct draw *d)
{
	unsigned char key[randombytes_SEEDBYTES];
	char          text[64];
	const int     n = snprintf(text, sizeof(text), "salesctl %s %u %u", d->purpose, (unsigned)d->seed, (unsigned)d->block++);

	crypto_generichash(key, sizeof(key), (const unsigned char *)text, (unsigned long long)n, NULL, 0);
	randombytes_buf_deterministic(d->byte, sizeof(d->byte), key);
	d->at = 0;
}

static uint32_t
next_word(struct draw *d)
{
	if (d->at == sizeof(d->byte))
		fill(d);
	d->at += 4;
	return word_at(&d->byte[d->at - 4]);
}

uint32_t
draw_below(struct draw *d, uint32_t n)
{
	const uint32_t end = (uint32_t)((UINT64_C(1) << 32) / n * n - 1); /* the last that counts */
	uint32_t       x;

	do
		x = next_word(d);
	while (x > end);
	return x % n;
}

uint32_t
draw_seed(const char *text)
{
	unsigned char h[32];

	crypto_generichash(h, sizeof(h), (const unsigned char *)text, strlen(text), NULL, 0);
	return word_at(h);
}
