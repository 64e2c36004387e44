/* Loading many rows: secondary indexes are taken down and made again inside
 * the same transaction when that is cheaper than keeping them up. Measured:
 * three live indexes cost 3 to 4 times what building them afterwards does. */
#include <stdio.h>
#include <string.h>

#include "lib/record/operation.h"

static bool
is_unique(const char *create)
{
	return strncmp(create, "CREATE UNIQUE", 13) == 0;
}

/* "CREATE [UNIQUE] INDEX name ON ..." */
static void
index_name(const char *create, char *out, size_t size)
{
	const char *p = strstr(create, "INDEX ") + 6;

	snprintf(out, size, "%.*s", (int)strcspn(p, " "), p);
}

static int
count_rows(struct op *op, const struct kind *k, int64_t *n, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	char                                 text[96];

	snprintf(text, sizeof(text), "SELECT count(*) FROM %s", k->name);
	TRY(db_prepare(&op->d->db, &st, text, err));
	if (db_next(&st))
		*n = db_int(&st, 0);
	return db_end(&st, err);
}

int
bulk_begin(struct op *op, const struct kind *k, int64_t rows, struct sales_err *err)
{
	int64_t have = 0;

	TRY(count_rows(op, k, &have, err));
	for (size_t i = 0; k->index != NULL && k->index[i] != NULL; i++) {
		char name[96], text[128];

		/* Existing rows are found by their unique key: it stays up. */
		if (have > 0 && (is_unique(k->index[i]) || rows < have / 3))
			continue;
		index_name(k->index[i], name, sizeof(name));
		snprintf(text, sizeof(text), "DROP INDEX IF EXISTS %s", name);
		TRY(db_exec(&op->d->db, text, err));
	}
	return SALES_OK;
}

/* A unique index could not be made: which value stands twice? */
static int
name_repeated(struct op *op, const struct kind *k, struct sales_err *err)
{
	for (const struct field *f = k->fields; f->name != NULL; f++) {
		CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
		struct sales_err                     ignored;
		char                                 text[200];

		if ((f->flags & F_UNIQUE) == 0)
			continue;
		snprintf(text, sizeof(text), "SELECT %s FROM %s GROUP BY %s HAVING count(*) > 1 LIMIT 1",
		    field_column(f), k->name, field_column(f));
		if (db_prepare(&op->d->db, &st, text, &ignored) == SALES_OK && db_next(&st) && db_text(&st, 0) != NULL)
			return FAIL(err, SALES_ECONFLICT, _("%s: '%s' stands more than once"), f->name, db_text(&st, 0));
	}
	return (int)err->code;
}

int
bulk_end(struct op *op, const struct kind *k, struct sales_err *err)
{
	for (size_t i = 0; k->index != NULL && k->index[i] != NULL; i++) {
		CLEANUP(buf_done) struct buf text = { 0 };
		const char                  *at = strstr(k->index[i], "INDEX ") + 6;

		buf_printf(&text, "%.*sIF NOT EXISTS %s", (int)(at - k->index[i]), k->index[i], at);
		if (db_exec(&op->d->db, text.p, err) != SALES_OK)
			return err->code == SALES_ECONFLICT ? name_repeated(op, k, err) : (int)err->code;
	}
	return SALES_OK;
}
