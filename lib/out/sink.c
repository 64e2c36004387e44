#include "lib/out/sink.h"

#include <errno.h>
#include <unistd.h>

#include "lib/out/encode.h"

void
sink_init(struct sink *s, int fd, bool hold)
{
	*s = (struct sink){ .fd = fd, .hold = hold };
	buf_room(&s->b, SINK_BLOCK);
}

static void
write_all(struct sink *s, const struct buf *b)
{
	size_t at = 0;

	while (s->error == 0 && at < b->n) {
		const ssize_t k = write(s->fd, b->p + at, b->n - at);

		if (k >= 0)
			at += (size_t)k;
		else if (errno != EINTR)
			s->error = errno;
	}
}

void
sink_flush(struct sink *s)
{
	const struct buf *b = &s->b;

	if (s->encoder != NULL && s->error == 0) {
		b = encoder_put(s->encoder, s->b.p, s->b.n);
		s->lacking = b == NULL;
		if (s->lacking)
			s->error = EILSEQ;
	}
	if (s->error == 0)
		write_all(s, b);
	s->b.n = 0;
}

/* The block is full: write it, or grow when it has to be held. */
void
sink_put_slow(struct sink *s, const char *p, size_t n)
{
	if (s->hold)
		buf_room(&s->b, s->b.n + n + SINK_BLOCK);
	else
		sink_flush(s);
	while (p != NULL && n >= s->b.cap) {
		memcpy(s->b.p, p, s->b.cap - 1);
		s->b.n = s->b.cap - 1;
		p += s->b.n;
		n -= s->b.n;
		sink_flush(s);
	}
	if (p != NULL) {
		memcpy(s->b.p + s->b.n, p, n);
		s->b.n += n;
	}
}

void
sink_done(struct sink *s)
{
	buf_done(&s->b);
	encoder_free(s->encoder);
}

/* Digits of v, at least `least` of them, ending before end. */
static char *
digits_before(char *end, uint64_t v, int least)
{
	while (v != 0 || least > 0) {
		*--end = (char)('0' + v % 10);
		v /= 10;
		least--;
	}
	return end;
}

static char *
copy_to(char *s, const char *from, const char *end)
{
	const size_t n = (size_t)(end - from);

	memcpy(s, from, n);
	return s + n;
}

char *
put_int(char *s, int64_t v)
{
	char  tmp[24];
	char *end = tmp + sizeof(tmp);

	if (v < 0)
		*s++ = '-';
	return copy_to(s, digits_before(end, v < 0 ? 0 - (uint64_t)v : (uint64_t)v, 1), end);
}

static char *
put_grouped(char *s, uint64_t v)
{
	char        tmp[24];
	char *const end = tmp + sizeof(tmp);
	const char *p = digits_before(end, v, 1);

	while (p < end) {
		*s++ = *p++;
		if (p < end && (end - p) % 3 == 0)
			*s++ = ',';
	}
	return s;
}

char *
put_decimal(char *s, int64_t v, int scale, int min, bool grouped)
{
	uint64_t unit = 1, u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v, part;
	char     tmp[24];
	char    *end = tmp + sizeof(tmp);
	int      n = scale;

	for (int i = 0; i < scale; i++)
		unit *= 10;
	if (v < 0)
		*s++ = '-';
	part = u % unit;
	if (grouped)
		s = put_grouped(s, u / unit);
	else
		s = copy_to(s, digits_before(end, u / unit, 1), end);
	while (n > min && part % 10 == 0) {
		part /= 10;
		n--;
	}
	if (n == 0)
		return s;
	*s++ = '.';
	return copy_to(s, digits_before(end, part, n), end);
}

static char *
put_padded(char *s, int v, int width)
{
	digits_before(s + width, (uint64_t)v, width);
	return s + width;
}

char *
put_day(char *s, day d)
{
	struct civil c;

	if (d == DAY_NONE)
		return s;
	c = day_civil(d);
	s = put_padded(s, c.y, 4);
	*s++ = '-';
	s = put_padded(s, c.m, 2);
	*s++ = '-';
	return put_padded(s, c.d, 2);
}

char *
put_time(char *s, int64_t ms, int64_t offset_ms, bool people)
{
	const int64_t day_ms = 86400000, local = ms + offset_ms;
	const int64_t d = local >= 0 ? local / day_ms : -((-local + day_ms - 1) / day_ms);
	const int     sec = (int)((local - d * day_ms) / 1000);
	const int     zone = (int)((offset_ms < 0 ? -offset_ms : offset_ms) / 60000);

	s = put_day(s, (day)d);
	*s++ = people ? ' ' : 'T';
	s = put_padded(s, sec / 3600, 2);
	*s++ = ':';
	s = put_padded(s, sec / 60 % 60, 2);
	if (people)
		return s;
	*s++ = ':';
	s = put_padded(s, sec % 60, 2);
	*s++ = offset_ms < 0 ? '-' : '+';
	s = put_padded(s, zone / 60, 2);
	*s++ = ':';
	return put_padded(s, zone % 60, 2);
}
