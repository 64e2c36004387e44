/* Reading CSV and writing text, in large blocks. */
#include "tests/bench/bench.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 1 << 20 };

void
csv_open(struct csv *c, const char *path)
{
	*c = (struct csv){ .fd = open(path, O_RDONLY | O_CLOEXEC), .size = BLOCK };
	if (c->fd < 0)
		die("%s: can't read", path);
	c->buf = get(BLOCK);
}

/* The rest to the front of the buffer, more behind it; false at the end. */
static bool
more(struct csv *c)
{
	ssize_t got;

	memmove(c->buf, c->buf + c->at, c->end - c->at);
	c->end -= c->at;
	c->at = 0;
	if (c->end == c->size)
		die("a line longer than %d bytes", BLOCK);
	got = read(c->fd, c->buf + c->end, c->size - c->end);
	if (got < 0)
		die("a file can't be read");
	c->end += (size_t)got;
	return got > 0;
}

int
csv_line(struct csv *c, struct str *f, int max)
{
	char *nl;
	int   n = 0;

	while ((nl = memchr(c->buf + c->at, '\n', c->end - c->at)) == NULL)
		if (!more(c))
			return 0;
	for (char *p = c->buf + c->at; p <= nl && n < max; n++) {
		char *const start = p;

		if (*p == '"') {
			char *to = ++p;

			f[n].p = to;
			for (; p < nl && !(*p == '"' && p[1] != '"'); p++) {
				p += *p == '"';
				*to++ = *p;
			}
			f[n].n = (size_t)(to - f[n].p);
			p += 2;
			continue;
		}
		while (p < nl && *p != ',')
			p++;
		f[n] = (struct str){ start, (size_t)(p - start) };
		p++;
	}
	c->at = (size_t)(nl + 1 - c->buf);
	return n;
}

bool
read_money(struct str s, int64_t *v)
{
	int64_t m = 0;
	int     decimals = -1;

	if (s.n == 0 || s.n > 15)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '.' && decimals < 0) {
			decimals = 0;
			continue;
		}
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		m = m * 10 + (s.p[i] - '0');
		decimals += decimals >= 0;
	}
	for (decimals = decimals < 0 ? 0 : decimals; decimals < 4; decimals++)
		m *= 10;
	*v = m;
	return decimals == 4;
}

static bool
digits(const char *p, int n, int *v)
{
	*v = 0;
	for (int i = 0; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return false;
		*v = *v * 10 + (p[i] - '0');
	}
	return true;
}

bool
read_day(struct str s, int32_t *v)
{
	static const int before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365 };
	int              y, m, d, leap;

	*v = DAY_NULL;
	if (s.n == 0)
		return true;
	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-' || !digits(s.p, 4, &y) ||
	    !digits(s.p + 5, 2, &m) || !digits(s.p + 8, 2, &d) || y < 1970 || m < 1 || m > 12)
		return false;
	leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
	if (d < 1 || d > before[m] - before[m - 1] + (m == 2 && leap))
		return false;
	y--;
	*v = y * 365 + y / 4 - y / 100 + y / 400 - 719162 + before[m - 1] + (m > 2 && leap) + d - 1;
	return true;
}

void
page_open(struct page *o)
{
	*o = (struct page){ .buf = get(BLOCK) };
}

void
page_flush(struct page *o)
{
	for (size_t at = 0; at < o->n;) {
		const ssize_t put = write(STDOUT_FILENO, o->buf + at, o->n - at);

		if (put < 0)
			die("standard output can't be written");
		at += (size_t)put;
	}
	o->n = 0;
}

static void
room(struct page *o, size_t n)
{
	if (o->n + n > BLOCK)
		page_flush(o);
	if (n > BLOCK)
		die("a text longer than %d bytes", BLOCK);
}

void
page_text(struct page *o, struct str s)
{
	room(o, s.n);
	memcpy(o->buf + o->n, s.p, s.n);
	o->n += s.n;
}

void
page_char(struct page *o, char c)
{
	room(o, 1);
	o->buf[o->n++] = c;
}

void
page_int(struct page *o, int64_t v, int least)
{
	char     s[24];
	int      i = sizeof(s);
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

	do {
		s[--i] = (char)('0' + u % 10);
		u /= 10;
	} while (u > 0 || (int)sizeof(s) - i < least);
	if (v < 0)
		s[--i] = '-';
	page_text(o, (struct str){ s + i, sizeof(s) - (size_t)i });
}

void
page_money(struct page *o, int64_t v)
{
	if (v < 0)
		page_char(o, '-');
	v = v < 0 ? -v : v;
	page_int(o, v / 10000, 1);
	page_char(o, '.');
	if (v % 100 != 0)
		page_int(o, v % 10000, 4);
	else
		page_int(o, v / 100 % 100, 2);
}

void
page_day(struct page *o, int32_t v)
{
	/* days to civil: years from 1 March, in eras of 400 years */
	const int32_t z = v + 719468, era = z / 146097, doe = z - era * 146097;
	const int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	const int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
	const int32_t m = mp < 10 ? mp + 3 : mp - 9;

	page_int(o, yoe + era * 400 + (m <= 2), 4);
	page_char(o, '-');
	page_int(o, m, 2);
	page_char(o, '-');
	page_int(o, doy - (153 * mp + 2) / 5 + 1, 2);
}
