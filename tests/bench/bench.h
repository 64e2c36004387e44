/* bench.h - what the limit programs share. They do one piece of work over
 * SQLite by hand, on salesctl's own schema, and nothing else: no messages, no
 * history, no checks that the work itself doesn't need. The ratio of salesctl
 * to them, measured in one run, is what the benchmark prints. */
#pragma once
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DAY_NULL = INT32_MIN };

struct str { const char *p; size_t n; };

_Noreturn void die(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void *get(size_t n);                 /* zeroed memory, or die */

/* ---- SQLite ---- */
sqlite3 *db_at(const char *path);    /* with the settings that salesctl uses */
void db_do(sqlite3 *db, const char *sql);
sqlite3_stmt *db_prep(sqlite3 *db, const char *sql);
int64_t db_number(sqlite3 *db, const char *sql);
void db_write(sqlite3_stmt *st);     /* step a statement without rows */

/* ---- names to ids ---- */
struct names { struct slot *slot; size_t mask, n; };
void names_read(struct names *h, sqlite3 *db, const char *sql); /* id, text */
int64_t names_id(const struct names *h, struct str s);          /* 0: none */
/* The other way: text by id, for ids 1..n. */
struct str *labels_read(sqlite3 *db, const char *sql, size_t *n);

/* ---- CSV ---- */
struct csv { int fd; char *buf; size_t at, end, size; };
void csv_open(struct csv *c, const char *path);
/* Fields of the next line into f (valid until the next call); 0 at the end. */
int  csv_line(struct csv *c, struct str *f, int max);
bool read_money(struct str s, int64_t *v);  /* ten-thousandths */
bool read_day(struct str s, int32_t *v);    /* since 1970-01-01; empty: DAY_NULL */

/* ---- output ---- */
struct page { char *buf; size_t n; };
void page_open(struct page *o);
void page_text(struct page *o, struct str s);
void page_char(struct page *o, char c);
void page_int(struct page *o, int64_t v, int digits); /* at least so many */
void page_money(struct page *o, int64_t v);
void page_day(struct page *o, int32_t v);
void page_flush(struct page *o);
