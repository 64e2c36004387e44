/* Drawing from a subject's past: the generator, and the sums. */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/goal/landing.h"

enum { BLOCK_WORDS = 1024 };

struct dice {
	uint32_t      seed, block;
	size_t        at;                 /* the next word's first byte */
	unsigned char byte[BLOCK_WORDS * 4];
};

static void
fill(struct dice *d)
{
	unsigned char key[randombytes_SEEDBYTES];
	char          text[64];
	const int     n = snprintf(text, sizeof(text), "salesctl landing %u %u", (unsigned)d->seed, (unsigned)d->block++);

	crypto_generichash(key, sizeof(key), (const unsigned char *)text, (unsigned long long)n, NULL, 0);
	randombytes_buf_deterministic(d->byte, sizeof(d->byte), key);
	d->at = 0;
}

static uint32_t
next_word(struct dice *d)
{
	const unsigned char *p;

	if (d->at == sizeof(d->byte))
		fill(d);
	p = &d->byte[d->at];
	d->at += 4;
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* One of 0..n-1, each as likely. */
static size_t
draw(struct dice *d, uint32_t n)
{
	const uint32_t end = (uint32_t)((UINT64_C(1) << 32) / n * n - 1); /* the last that counts */
	uint32_t       x;

	do
		x = next_word(d);
	while (x > end);
	return x % n;
}

static int
by_size(const void *x, const void *y)
{
	const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

bool
landing_draw(const struct landing_urn *urn, struct landing_draws *out)
{
	static const int rank[] = { LANDING_DRAWS / 10, LANDING_DRAWS / 2, LANDING_DRAWS / 10 * 9 };
	struct dice      d = { .seed = urn->seed, .at = sizeof(d.byte) };
	int64_t          sum[LANDING_DRAWS];

	*out = (struct landing_draws){ .hits = 0 };
	for (int i = 0; i < LANDING_DRAWS; i++) {
		sum[i] = urn->reached;
		for (size_t p = 0; p < urn->parts; p++)
			if (__builtin_add_overflow(sum[i], urn->says[p * urn->units + draw(&d, (uint32_t)urn->units)], &sum[i]))
				return false;
		out->hits += sum[i] >= urn->target;
	}
	qsort(sum, LANDING_DRAWS, sizeof(*sum), by_size);
	out->p10 = sum[rank[0] - 1];
	out->p50 = sum[rank[1] - 1];
	out->p90 = sum[rank[2] - 1];
	return true;
}
