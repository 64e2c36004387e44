/* db.h - the only header that knows there is a database. The text of every
 * statement keeps to what SQLite and PostgreSQL share: numbered parameters,
 * ON CONFLICT, RETURNING, CTEs, window functions. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/err.h"
#include "lib/base/value.h"

struct sqlite3;
struct sqlite3_stmt;
struct db_load;
struct rows;

/* A statement is a static const object; its address keys the cache. */
struct sql { const char *text; };

enum db_mode { DB_READ, DB_WRITE, DB_CREATE };

struct db {
	struct sqlite3 *sq;
	enum db_mode    mode;
	int             was;       /* its schema before it was opened; 0: it was new */
	const char     *tx_open;   /* who opened the transaction, or NULL */
	int             gate;      /* the lock file in front of the write lock */
	int64_t         wait_ms;   /* how long to wait for the writer */
	char           *path;
	const char     *what;      /* the command, for the lock file */
	struct { const struct sql *key; struct sqlite3_stmt *st; } cache[96];
	size_t          ncache;
	struct db_load *load;      /* rows of a table that wait to be inserted */
	const struct rows *rows;   /* what a statement reads out of memory */
	bool            has_rows;  /* there is a table for them */
	long            fail_at;   /* tests: the n-th statement fails; 0: none */
};

/* A prepared statement of one's own: bulk work and text put together. */
struct db_stmt { struct db *db; struct sqlite3_stmt *st; int rc; bool cached; };

enum db_type { DB_END = 0, DB_INT, DB_TEXT, DB_TEXTN, DB_BLOB, DB_NULL };
struct db_val {
	enum db_type type;
	int64_t      i;   /* DB_INT; length of DB_TEXTN, DB_BLOB */
	const void  *p;
};
static inline struct db_val db_v_int(int64_t i) { return (struct db_val){ DB_INT, i, NULL }; }
static inline struct db_val db_v_text(const char *s) { return (struct db_val){ s == NULL ? DB_NULL : DB_TEXT, 0, s }; }
static inline struct db_val db_v_money(money m) { return (struct db_val){ DB_INT, m.v, NULL }; }
static inline struct db_val db_v_same(struct db_val v) { return v; }
#define V(x) _Generic((x), int: db_v_int, long: db_v_int, long long: db_v_int, \
	unsigned: db_v_int, bool: db_v_int, char *: db_v_text, \
	const char *: db_v_text, money: db_v_money, struct db_val: db_v_same)(x)
#define V_BLOB(p, n)  ((struct db_val){ DB_BLOB, (int64_t)(n), (p) })
#define V_TEXTN(p, n) ((struct db_val){ DB_TEXTN, (int64_t)(n), (p) })
#define V_NULLVAL     ((struct db_val){ DB_NULL, 0, NULL })
#define BIND(...) ((const struct db_val[]){ __VA_ARGS__, { .type = DB_END } })
#define NOBIND    ((const struct db_val[]){ { .type = DB_END } })

SALES_API_BEGIN

/** Open a department's file, set and read back its settings, bring its schema
 *  up to date (DB_WRITE, DB_CREATE). Fails with SALES_ENOTFOUND, SALES_EVERSION
 *  (made by a newer salesctl), SALES_EDAMAGED (not ours), SALES_EPERM, SALES_EIO. */
NODISCARD int db_open(struct db *db, const char *path, enum db_mode mode,
    struct sales_err *err);
void db_close(struct db *db);
/** A DB_READ connection reads everything as it is at its first look, so that
 *  what a command prints fits together, and takes its locks once. Writers wait
 *  for it with their commit: end it as soon as nothing more is read. */
void db_release(struct db *db);
/** Does path hold a department's records (of any schema)? Looks at the first
 *  bytes only; false also for what can't be read. */
bool db_is_department(const char *path);
/** The newest schema this program knows; the engine's own version. */
int         db_schema_version(void);
const char *db_engine_version(void);

/** Run a statement that yields no rows (or one that is not looked at). */
NODISCARD int db_run(struct db *db, const struct sql *q, const struct db_val *args,
    struct sales_err *err);
/** Run an INSERT ... VALUES (?1, ?2, ...) for n rows at once: row fills in the
 *  values of row i, which live until the next one is asked for. None or all
 *  are inserted, in order. */
typedef void db_row_fn(const void *arg, size_t i, struct db_val *values);
NODISCARD int db_run_rows(struct db *db, const struct sql *q, size_t n, db_row_fn *row,
    const void *arg, struct sales_err *err);

enum { DB_LOAD_COLUMNS = 64 };
/** Rows of a table without indexes, for a load: they wait in memory, and go in
 *  many at a time. Whatever statement names the table, and the commit, finds
 *  them there. Without checks of references (OP_LOAD). NULL: another table is
 *  being loaded. */
struct db_load *db_load_new(struct db *db, const char *table);
/** "INSERT INTO TABLE (COLUMN, ...)": the n columns of the rows to come. */
NODISCARD int db_load_columns(struct db_load *l, const char *into, size_t n, struct sales_err *err);
/** Values that are numbers, texts with their length, or empty. */
NODISCARD int db_load_row(struct db_load *l, const struct db_val *row, struct sales_err *err);
/** The last of them go in, and the load is over. */
NODISCARD int db_load_end(struct db_load *l, struct sales_err *err);
void db_load_done(struct db_load *l); /* those that wait are forgotten; l may be NULL */

/** Start a query. while (db_next(&st)) ...; return db_end(&st, err). */
NODISCARD int db_query(struct db *db, struct db_stmt *st, const struct sql *q,
    const struct db_val *args, struct sales_err *err);
/** The first column of the first row; *found false when there is none. */
NODISCARD int db_one_int(struct db *db, const struct sql *q, const struct db_val *args,
    int64_t *out, bool *found, struct sales_err *err);

/** Prepare text that was put together from constant fragments and descriptor
 *  names (lib/record, lib/metric only). */
NODISCARD int db_prepare(struct db *db, struct db_stmt *st, const char *text,
    struct sales_err *err);
/** Run text without parameters (several statements allowed). */
NODISCARD int db_exec(struct db *db, const char *text, struct sales_err *err);

void db_bind_int(struct db_stmt *st, int i, int64_t v);
void db_bind_text(struct db_stmt *st, int i, const char *p, size_t n); /* p must live until the step */
void db_bind_null(struct db_stmt *st, int i);
/** Bind a field's value: text types as text, V_NULL as NULL, others integer. */
void db_bind_value(struct db_stmt *st, int i, const struct value *v);

bool db_next(struct db_stmt *st);
/** Report the first error, make ready for another round. */
NODISCARD int db_end(struct db_stmt *st, struct sales_err *err);
/** One step of a statement without rows, then reset. */
NODISCARD int db_step(struct db_stmt *st, struct sales_err *err);
void db_stmt_done(struct db_stmt *st);

int64_t     db_int(const struct db_stmt *st, int i);
bool        db_is_null(const struct db_stmt *st, int i);
const char *db_text(const struct db_stmt *st, int i); /* NULL when null; until the next step */
size_t      db_bytes(const struct db_stmt *st, int i);
const void *db_blob(const struct db_stmt *st, int i);
/** A column as a value of type t (text borrowed until the next step); a ratio
 *  without denominator when a computed number does not fit 64 bits. */
struct value db_value(const struct db_stmt *st, int i, enum vtype t);
/** n columns from `from` on, of the types t: a whole row at once. */
void        db_values(const struct db_stmt *st, int from, size_t n, const enum vtype *t,
    struct value *out);

/* A transaction that was not committed rolls back when it leaves scope.
 * Always BEGIN IMMEDIATE, behind the lock file; when the writer's lock is not
 * free in time: SALES_EBUSY, naming the holder. */
struct tx { struct db *db; bool open; };
NODISCARD int tx_begin_at(struct tx *tx, struct db *db, const char *where, struct sales_err *err);
#define TX_STR2(x) #x
#define TX_STR(x)  TX_STR2(x)
#define tx_begin(tx, db, err) tx_begin_at((tx), (db), __FILE__ ":" TX_STR(__LINE__), (err))
/** SALES_EUNKNOWN when the last fsync failed. */
NODISCARD int tx_commit(struct tx *tx, struct sales_err *err);
void tx_done(struct tx *tx);

SALES_API_END
