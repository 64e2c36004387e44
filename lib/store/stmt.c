/* Statements, parameters, columns. */
#include "lib/store/db.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "lib/store/load.h"
#include "lib/store/sqlite_err.h"

/* Tests: let the n-th statement fail as a full disk would. */
static bool
fails_now(struct db *db)
{
	return db->fail_at > 0 && --db->fail_at == 0;
}

static int
prepare(struct db *db, const char *text, unsigned flags, struct sqlite3_stmt **st, struct sales_err *err)
{
	int rc = sqlite3_prepare_v3(db->sq, text, -1, flags, st, NULL);

	if (rc != SQLITE_OK)
		return DB_FAIL(db, rc, err);
	return SALES_OK;
}

static int
cached(struct db *db, const struct sql *q, struct sqlite3_stmt **out, struct sales_err *err)
{
	for (size_t i = 0; i < db->ncache; i++) {
		if (db->cache[i].key == q && !sqlite3_stmt_busy(db->cache[i].st)) {
			*out = db->cache[i].st;
			return SALES_OK;
		}
	}
	TRY(prepare(db, q->text, SQLITE_PREPARE_PERSISTENT, out, err));
	if (db->ncache < sizeof(db->cache) / sizeof(db->cache[0])) {
		db->cache[db->ncache].key = q;
		db->cache[db->ncache++].st = *out;
	}
	return SALES_OK;
}

static bool
is_cached(const struct db *db, const struct sqlite3_stmt *st)
{
	for (size_t i = 0; i < db->ncache; i++)
		if (db->cache[i].st == st)
			return true;
	return false;
}

static int
bind_all(struct db *db, struct sqlite3_stmt *st, const struct db_val *v, struct sales_err *err)
{
	int i = 0;

	for (; v[i].type != DB_END; i++) {
		switch (v[i].type) {
		case DB_INT:
			sqlite3_bind_int64(st, i + 1, v[i].i);
			break;
		case DB_TEXT:
			sqlite3_bind_text(st, i + 1, v[i].p, -1, SQLITE_TRANSIENT);
			break;
		case DB_TEXTN:
			sqlite3_bind_text64(st, i + 1, v[i].p, (sqlite3_uint64)v[i].i, SQLITE_TRANSIENT, SQLITE_UTF8);
			break;
		case DB_BLOB:
			sqlite3_bind_blob64(st, i + 1, v[i].p, (sqlite3_uint64)v[i].i, SQLITE_TRANSIENT);
			break;
		case DB_NULL:
		case DB_END:
			sqlite3_bind_null(st, i + 1);
			break;
		}
	}
	if (i != sqlite3_bind_parameter_count(st))
		return FAIL(err, SALES_EBUG, "a statement with %d parameters got %d values: %s",
		    sqlite3_bind_parameter_count(st), i, sqlite3_sql(st));
	(void)db;
	return SALES_OK;
}

int
db_query(struct db *db, struct db_stmt *st, const struct sql *q, const struct db_val *args,
    struct sales_err *err)
{
	*st = (struct db_stmt){ .db = db };
	TRY(cached(db, q, &st->st, err));
	st->cached = is_cached(db, st->st);
	return bind_all(db, st->st, args, err);
}

int
db_run(struct db *db, const struct sql *q, const struct db_val *args, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	TRY(db_query(db, &st, q, args, err));
	return db_step(&st, err);
}

int
db_one_int(struct db *db, const struct sql *q, const struct db_val *args, int64_t *out, bool *found,
    struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	bool                                 row;

	TRY(db_query(db, &st, q, args, err));
	row = db_next(&st);
	if (row)
		*out = db_int(&st, 0);
	if (found != NULL)
		*found = row && !db_is_null(&st, 0);
	return db_end(&st, err);
}

int
db_prepare(struct db *db, struct db_stmt *st, const char *text, struct sales_err *err)
{
	*st = (struct db_stmt){ .db = db };
	return prepare(db, text, 0, &st->st, err);
}

int
db_exec(struct db *db, const char *text, struct sales_err *err)
{
	int rc = load_before(db, NULL);

	if (rc == SQLITE_OK)
		rc = fails_now(db) ? SQLITE_FULL : sqlite3_exec(db->sq, text, NULL, NULL, NULL);
	return rc == SQLITE_OK ? SALES_OK : DB_FAIL(db, rc, err);
}

void
db_bind_int(struct db_stmt *st, int i, int64_t v)
{
	sqlite3_bind_int64(st->st, i, v);
}

void
db_bind_text(struct db_stmt *st, int i, const char *p, size_t n)
{
	sqlite3_bind_text64(st->st, i, p, n, SQLITE_STATIC, SQLITE_UTF8);
}

void
db_bind_null(struct db_stmt *st, int i)
{
	sqlite3_bind_null(st->st, i);
}

void
db_bind_value(struct db_stmt *st, int i, const struct value *v)
{
	switch (v->type) {
	case V_NULL:
		sqlite3_bind_null(st->st, i);
		break;
	case V_TEXT:
		db_bind_text(st, i, v->u.s.p, v->u.s.n);
		break;
	case V_RATIO:
	case V_BOOL:
	case V_INT:
	case V_NUM:
	case V_MONEY:
	case V_RATE:
	case V_DAY:
	case V_TIME:
	case V_REF:
		sqlite3_bind_int64(st->st, i, v->u.i);
		break;
	}
}

bool
db_next(struct db_stmt *st)
{
	st->rc = st->db->load == NULL ? SQLITE_OK : load_before(st->db, sqlite3_sql(st->st));
	if (st->rc == SQLITE_OK)
		st->rc = fails_now(st->db) ? SQLITE_FULL : sqlite3_step(st->st);
	return st->rc == SQLITE_ROW;
}

int
db_end(struct db_stmt *st, struct sales_err *err)
{
	int rc = st->rc;

	if (rc != SQLITE_ROW && rc != SQLITE_DONE && rc != SQLITE_OK) {
		DB_FAIL(st->db, rc, err);
		sqlite3_reset(st->st);
		return (int)err->code;
	}
	sqlite3_reset(st->st);
	st->rc = SQLITE_OK;
	return SALES_OK;
}

int
db_step(struct db_stmt *st, struct sales_err *err)
{
	(void)db_next(st);
	return db_end(st, err);
}

void
db_stmt_done(struct db_stmt *st)
{
	if (st->st == NULL)
		return;
	if (st->cached) {
		sqlite3_reset(st->st);
		sqlite3_clear_bindings(st->st);
	} else {
		sqlite3_finalize(st->st);
	}
	st->st = NULL;
}

int64_t
db_int(const struct db_stmt *st, int i)
{
	return sqlite3_column_int64(st->st, i);
}

bool
db_is_null(const struct db_stmt *st, int i)
{
	return sqlite3_column_type(st->st, i) == SQLITE_NULL;
}

const char *
db_text(const struct db_stmt *st, int i)
{
	return (const char *)sqlite3_column_text(st->st, i);
}

size_t
db_bytes(const struct db_stmt *st, int i)
{
	return (size_t)sqlite3_column_bytes(st->st, i);
}

const void *
db_blob(const struct db_stmt *st, int i)
{
	return sqlite3_column_blob(st->st, i);
}

/* Stored columns are whole numbers and texts: a fraction is what a computed
 * number became that did not fit. */
static struct value
no_number(void)
{
	struct value v = { .type = V_RATIO };

	v.u.r = (struct ratio){ 0, 0 };
	return v;
}

struct value
db_value(const struct db_stmt *st, int i, enum vtype t)
{
	switch (sqlite3_column_type(st->st, i)) {
	case SQLITE_FLOAT:
		return no_number();
	case SQLITE_NULL:
		return v_null();
	case SQLITE_INTEGER:
		return v_of(t, sqlite3_column_int64(st->st, i));
	default:
		return v_textn((const char *)sqlite3_column_text(st->st, i),
		    (size_t)sqlite3_column_bytes(st->st, i));
	}
}

void
db_values(const struct db_stmt *st, int from, size_t n, const enum vtype *t, struct value *out)
{
	for (size_t i = 0; i < n; i++) {
		sqlite3_value *v = sqlite3_column_value(st->st, from + (int)i);
		const char    *p;

		switch (sqlite3_value_type(v)) {
		case SQLITE_INTEGER:
			out[i] = v_of(t[i], sqlite3_value_int64(v));
			break;
		case SQLITE_NULL:
			out[i] = v_null();
			break;
		case SQLITE_FLOAT:
			out[i] = no_number();
			break;
		default:
			p = (const char *)sqlite3_value_text(v);
			out[i] = v_textn(p, (size_t)sqlite3_value_bytes(v));
			break;
		}
	}
}
