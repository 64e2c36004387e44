/* Many rows in one statement: SQLite reads them out of memory, through a
 * virtual table, instead of being handed each value of each row. PostgreSQL
 * has COPY for this. */
#include "lib/store/rows.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"

#define TABLE "rows_in_memory"

struct table  { struct sqlite3_vtab base; const struct db *db; };
struct cursor {
	struct sqlite3_vtab_cursor base;
	const struct rows         *from;
	size_t                     at;
	const struct db_val       *value;
	struct db_val              room[ROWS_COLUMNS];
};

static void
put_columns(struct buf *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_printf(text, "%sv%zu", i == 0 ? "" : ", ", i);
}

static int
table_connect(struct sqlite3 *sq, void *db, int argc, const char *const *argv,
    struct sqlite3_vtab **out, char **why)
{
	CLEANUP(buf_done) struct buf text = { 0 };
	struct table                *t = calloc(1, sizeof(*t));

	(void)argc;
	(void)argv;
	(void)why;
	if (t == NULL)
		err_nomem();
	t->db = db;
	*out = &t->base;
	buf_puts(&text, "CREATE TABLE rows (");
	put_columns(&text, ROWS_COLUMNS);
	buf_putc(&text, ')');
	return sqlite3_declare_vtab(sq, text.p);
}

static int
table_disconnect(struct sqlite3_vtab *t)
{
	free(t);
	return SQLITE_OK;
}

static int
table_plan(struct sqlite3_vtab *t, struct sqlite3_index_info *info)
{
	(void)t;
	(void)info;
	return SQLITE_OK;
}

static int
cursor_open(struct sqlite3_vtab *t, struct sqlite3_vtab_cursor **out)
{
	struct cursor *c = calloc(1, sizeof(*c));

	if (c == NULL)
		err_nomem();
	c->from = ((const struct table *)t)->db->rows;
	*out = &c->base;
	return SQLITE_OK;
}

static int
cursor_close(struct sqlite3_vtab_cursor *c)
{
	free(c);
	return SQLITE_OK;
}

static int
cursor_go(struct cursor *c, size_t at)
{
	c->at = at;
	if (at < c->from->n)
		c->value = c->from->row(c->from->arg, at, c->room);
	return SQLITE_OK;
}

static int
cursor_first(struct sqlite3_vtab_cursor *c, int plan, const char *name, int argc,
    struct sqlite3_value **argv)
{
	(void)plan;
	(void)name;
	(void)argc;
	(void)argv;
	return cursor_go((struct cursor *)c, 0);
}

static int
cursor_next(struct sqlite3_vtab_cursor *c)
{
	return cursor_go((struct cursor *)c, ((struct cursor *)c)->at + 1);
}

static int
cursor_at_end(struct sqlite3_vtab_cursor *c)
{
	return ((const struct cursor *)c)->at >= ((const struct cursor *)c)->from->n;
}

static int
cursor_value(struct sqlite3_vtab_cursor *c, struct sqlite3_context *out, int col)
{
	const struct db_val *v = &((const struct cursor *)c)->value[col];

	switch (v->type) {
	case DB_INT:
		sqlite3_result_int64(out, v->i);
		break;
	case DB_TEXT:
		sqlite3_result_text(out, v->p, -1, SQLITE_STATIC);
		break;
	case DB_TEXTN:
		sqlite3_result_text64(out, v->p, (sqlite3_uint64)v->i, SQLITE_STATIC, SQLITE_UTF8);
		break;
	case DB_BLOB:
		sqlite3_result_blob64(out, v->p, (sqlite3_uint64)v->i, SQLITE_STATIC);
		break;
	case DB_NULL:
	case DB_END:
		sqlite3_result_null(out);
		break;
	}
	return SQLITE_OK;
}

static int
cursor_rowid(struct sqlite3_vtab_cursor *c, sqlite3_int64 *out)
{
	*out = (sqlite3_int64)((const struct cursor *)c)->at;
	return SQLITE_OK;
}

static const struct sqlite3_module table_module = {
	.xConnect = table_connect, .xDisconnect = table_disconnect, .xBestIndex = table_plan,
	.xOpen = cursor_open, .xClose = cursor_close, .xFilter = cursor_first, .xNext = cursor_next,
	.xEof = cursor_at_end, .xColumn = cursor_value, .xRowid = cursor_rowid,
};

int
rows_prepare(struct db *db, struct db_stmt *st, const char *into, size_t n, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf text = { 0 };

	if (n == 0 || n > ROWS_COLUMNS)
		return FAIL(err, SALES_EBUG, "rows of %zu columns: %s", n, into);
	if (!db->has_rows && sqlite3_create_module(db->sq, TABLE, &table_module, db) != SQLITE_OK)
		return FAIL(err, SALES_EBUG, "the database takes no rows from memory");
	db->has_rows = true;
	buf_printf(&text, "%s SELECT ", into);
	put_columns(&text, n);
	buf_puts(&text, " FROM " TABLE);
	return db_prepare(db, st, text.p, err);
}

/* ---- rows that a function makes ---- */

struct made { db_row_fn *row; const void *arg; };

static const struct db_val *
make(const void *arg, size_t i, struct db_val *room)
{
	const struct made *m = arg;

	m->row(m->arg, i, room);
	return room;
}

static size_t
parameters(const char *text)
{
	size_t n = 0;

	for (; *text != '\0'; text++)
		n += *text == '?';
	return n;
}

int
db_run_rows(struct db *db, const struct sql *q, size_t n, db_row_fn *row, const void *arg,
    struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(buf_done) struct buf         into = { 0 };
	const struct made                    made = { row, arg };
	const struct rows                    rows = { n, make, &made };
	const char                          *values = strstr(q->text, "VALUES");
	int                                  rc;

	if (values == NULL)
		return FAIL(err, SALES_EBUG, "no statement that inserts one row: %s", q->text);
	buf_put(&into, q->text, (size_t)(values - q->text));
	TRY(rows_prepare(db, &st, into.p, parameters(values), err));
	db->rows = &rows;
	rc = db_step(&st, err);
	db->rows = NULL;
	return rc;
}
