/* sink.h - where bytes go: large blocks and write(2), and the numbers that a
 * million rows are made of, without printf. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "lib/base/buf.h"
#include "lib/base/day.h"

enum { SINK_BLOCK = 256 * 1024, SINK_NUMBER = 64 };

struct encoder;

struct sink {
	struct buf b;
	int        fd;
	int        error;   /* errno of the first write that failed; 0: none */
	bool       hold;    /* grow instead of writing */
	struct encoder *encoder; /* NULL: the bytes go out as they are */
	bool       lacking; /* the encoder lacks a character */
};

void sink_init(struct sink *s, int fd, bool hold);
/** Write what is there; later bytes are dropped when that failed. */
void sink_flush(struct sink *s);
void sink_done(struct sink *s);
void sink_put_slow(struct sink *s, const char *p, size_t n);

/** Room for n bytes (n <= SINK_BLOCK) at the returned place. */
static inline char *
sink_room(struct sink *s, size_t n)
{
	if (s->b.cap - s->b.n <= n)
		sink_put_slow(s, NULL, n);
	return s->b.p + s->b.n;
}

static inline void
sink_putc(struct sink *s, char c)
{
	*sink_room(s, 1) = c;
	s->b.n++;
}

static inline void
sink_put(struct sink *s, const char *p, size_t n)
{
	if (s->b.cap - s->b.n <= n) {
		sink_put_slow(s, p, n);
		return;
	}
	memcpy(s->b.p + s->b.n, p, n);
	s->b.n += n;
}

static inline void
sink_puts(struct sink *s, const char *p)
{
	sink_put(s, p, strlen(p));
}

/* Each writes at s (SINK_NUMBER bytes are enough) and returns the end. */

char *put_int(char *s, int64_t v);
/** v / 10^scale with at least min decimals, more only when they are not 0;
 *  grouped: 1,234.50. */
char *put_decimal(char *s, int64_t v, int scale, int min, bool grouped);
/** 2026-09-23; nothing for DAY_NONE. */
char *put_day(char *s, day d);
/** 2026-09-23T16:02:11+08:00, or for people 2026-09-23 16:02. */
char *put_time(char *s, int64_t ms, int64_t offset_ms, bool people);
