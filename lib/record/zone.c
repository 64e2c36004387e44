/* The machine's own time zone files (TZif, RFC 8536), read directly: libc
 * knows only the one zone that the environment names. */
#include "lib/record/zone.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ZONE_MAX = 65536, HEADER = 44 };

/* Without bytes it is UTC. */
struct zone {
	size_t        n;
	unsigned char bytes[];
};

static bool
zone_path(const char *zone, char *path, size_t size)
{
	if (zone[0] == '/' || zone[0] == '\0' || strstr(zone, "..") != NULL)
		return false;
	snprintf(path, size, "/usr/share/zoneinfo/%s", zone);
	return true;
}

static struct zone *
read_file(struct arena *a, int fd)
{
	struct zone *z;
	struct stat  st;
	ssize_t      n;

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size < HEADER || st.st_size > ZONE_MAX)
		return NULL;
	z = arena_alloc(a, sizeof(*z) + (size_t)st.st_size);
	n = read(fd, z->bytes, (size_t)st.st_size);
	z->n = n < 0 ? 0 : (size_t)n;
	return z->n >= HEADER && memcmp(z->bytes, "TZif", 4) == 0 ? z : NULL;
}

static int64_t
big_endian(const unsigned char *p, int bytes)
{
	int64_t v = (signed char)p[0];

	for (int i = 1; i < bytes; i++)
		v = (int64_t)((uint64_t)v << 8 | p[i]);
	return v;
}

/* Where the block after a header ends; its times have `wide` bytes. */
static size_t
block_size(const unsigned char *h, size_t wide)
{
	size_t isut = (size_t)big_endian(h + 20, 4), isstd = (size_t)big_endian(h + 24, 4);
	size_t leap = (size_t)big_endian(h + 28, 4), times = (size_t)big_endian(h + 32, 4);
	size_t types = (size_t)big_endian(h + 36, 4), chars = (size_t)big_endian(h + 40, 4);

	return times * (wide + 1) + types * 6 + chars + leap * (wide + 4) + isstd + isut;
}

/* The offset in force at t, in seconds; the last transition's holds on. */
static int64_t
offset_at(const unsigned char *h, size_t left, size_t wide, int64_t t)
{
	size_t               times = (size_t)big_endian(h + 32, 4), types = (size_t)big_endian(h + 36, 4), type = 0;
	const unsigned char *at = h + HEADER, *which = at + times * wide, *info = which + times;

	if (HEADER + block_size(h, wide) > left || types == 0)
		return 0;
	for (size_t i = 0; i < times && big_endian(at + i * wide, (int)wide) <= t; i++)
		type = which[i];
	return type < types ? big_endian(info + type * 6, 4) : 0;
}

bool
zone_known(const char *zone)
{
	char path[256];

	if (strcmp(zone, "UTC") == 0)
		return true;
	return zone_path(zone, path, sizeof(path)) && access(path, R_OK) == 0;
}

struct zone *
zone_read(struct arena *a, const char *name)
{
	struct zone *z = NULL;
	char         path[256];
	int          fd;

	if (strcmp(name, "UTC") == 0)
		return arena_new(a, struct zone);
	if (!zone_path(name, path, sizeof(path)))
		return NULL;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return NULL;
	z = read_file(a, fd);
	close(fd);
	return z;
}

int64_t
zone_offset_ms(const struct zone *z, int64_t ms)
{
	const unsigned char *first = z->bytes, *second;
	size_t               skip;
	int64_t              t = ms >= 0 ? ms / 1000 : -((-ms + 999) / 1000);

	if (z->n == 0)
		return 0;
	skip = HEADER + block_size(first, 4);
	second = first + skip;
	if (first[4] >= '2' && skip + HEADER <= z->n && memcmp(second, "TZif", 4) == 0)
		return offset_at(second, z->n - skip, 8, t) * 1000;
	return offset_at(first, z->n, 4, t) * 1000;
}
