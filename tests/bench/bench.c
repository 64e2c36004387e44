#include "tests/bench/bench.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void
die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

void *
get(size_t n)
{
	void *p = calloc(1, n > 0 ? n : 1);

	if (p == NULL)
		die("out of memory");
	return p;
}

sqlite3 *
db_at(const char *path)
{
	sqlite3 *db;

	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		die("%s: %s", path, sqlite3_errmsg(db));
	db_do(db, "PRAGMA journal_mode=truncate; PRAGMA synchronous=full; PRAGMA cache_size=-2048; "
	    "PRAGMA temp_store=file; PRAGMA foreign_keys=off");
	return db;
}

void
db_do(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		die("%s: %s", sql, sqlite3_errmsg(db));
}

sqlite3_stmt *
db_prep(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *st;

	if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &st, NULL) != SQLITE_OK)
		die("%s: %s", sql, sqlite3_errmsg(db));
	return st;
}

int64_t
db_number(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *const st = db_prep(db, sql);
	const int64_t       v = sqlite3_step(st) == SQLITE_ROW ? sqlite3_column_int64(st, 0) : 0;

	sqlite3_finalize(st);
	return v;
}

void
db_write(sqlite3_stmt *st)
{
	if (sqlite3_step(st) != SQLITE_DONE)
		die("%s: %s", sqlite3_sql(st), sqlite3_errmsg(sqlite3_db_handle(st)));
	sqlite3_reset(st);
}

/* ---- names ---- */

struct slot { uint64_t hash; const char *p; uint32_t n; uint32_t id; };

static uint64_t
hash_of(struct str s)
{
	uint64_t h = 0x9e3779b97f4a7c15u, w;

	for (; s.n >= 8; s.p += 8, s.n -= 8) {
		memcpy(&w, s.p, 8);
		h = (h ^ w) * 0xff51afd7ed558ccdu;
		h ^= h >> 32;
	}
	w = 0;
	memcpy(&w, s.p, s.n);
	h = (h ^ w) * 0xff51afd7ed558ccdu;
	return h ^ (h >> 29);
}

static struct slot *
place_of(const struct names *h, struct str s, uint64_t hash)
{
	size_t i = hash & h->mask;

	while (h->slot[i].id != 0 && !(h->slot[i].hash == hash && h->slot[i].n == s.n &&
	    memcmp(h->slot[i].p, s.p, s.n) == 0))
		i = (i + 1) & h->mask;
	return &h->slot[i];
}

void
names_read(struct names *h, sqlite3 *db, const char *sql)
{
	sqlite3_stmt *const st = db_prep(db, sql);

	h->n = 0;
	h->mask = (1u << 17) - 1;
	h->slot = get((h->mask + 1) * sizeof(*h->slot));
	while (sqlite3_step(st) == SQLITE_ROW) {
		const size_t       n = (size_t)sqlite3_column_bytes(st, 1);
		char *const        p = get(n);
		const struct str   s = { p, n };
		const uint64_t     hash = (memcpy(p, sqlite3_column_text(st, 1), n), hash_of(s));
		struct slot *const at = place_of(h, s, hash);

		*at = (struct slot){ hash, p, (uint32_t)n, (uint32_t)sqlite3_column_int64(st, 0) };
		if (++h->n > h->mask / 2)
			die("more names than this program holds");
	}
	sqlite3_finalize(st);
}

int64_t
names_id(const struct names *h, struct str s)
{
	return place_of(h, s, hash_of(s))->id;
}

struct str *
labels_read(sqlite3 *db, const char *sql, size_t *n)
{
	sqlite3_stmt *const st = db_prep(db, sql);
	struct str         *v = NULL;

	*n = 0;
	while (sqlite3_step(st) == SQLITE_ROW) {
		const size_t id = (size_t)sqlite3_column_int64(st, 0);
		const size_t len = (size_t)sqlite3_column_bytes(st, 1);
		char *const  p = get(len);

		if (id >= *n) {
			v = realloc(v, (id * 2 + 64) * sizeof(*v));
			if (v == NULL)
				die("out of memory");
			memset(v + *n, 0, (id * 2 + 64 - *n) * sizeof(*v));
			*n = id * 2 + 64;
		}
		memcpy(p, sqlite3_column_text(st, 1), len);
		v[id] = (struct str){ p, len };
	}
	sqlite3_finalize(st);
	return v;
}
