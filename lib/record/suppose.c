#include "lib/record/suppose.h"

#include <stdio.h>

#include "lib/record/row.h"

static bool
is_stored(const struct field *f)
{
	return (f->flags & (F_DERIVED | F_ABSENT)) == 0;
}

static void
put_columns(const struct kind *k, struct buf *out)
{
	buf_puts(out, "id, op, seal");
	for (const struct field *f = k->fields; f->name != NULL; f++)
		if (is_stored(f))
			buf_printf(out, ", %s", field_column(f));
}

/* Its temporary table, and what is read in place of the records. */
static int
make_table(struct dept *d, const struct kind *k, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf text = { 0 };
	const char                  *source;

	TRY(dept_source(d, k, &source, err));
	buf_printf(&text, "CREATE TEMP TABLE IF NOT EXISTS supposed_%s AS SELECT ", k->name);
	put_columns(k, &text);
	buf_printf(&text, " FROM main.%s LIMIT 0", k->name);
	TRY(db_exec(&d->db, text.p, err));
	buf_clear(&text);
	buf_puts(&text, "(SELECT ");
	put_columns(k, &text);
	buf_printf(&text, " FROM %s WHERE id NOT IN (SELECT id FROM temp.supposed_%s) UNION ALL SELECT ", source, k->name);
	put_columns(k, &text);
	buf_printf(&text, " FROM temp.supposed_%s)", k->name);
	d->supposed[k->no] = arena_strndup(&d->arena, text.p, text.n);
	return SALES_OK;
}

int
suppose(struct dept *d, const struct kind *k, int64_t id, const struct value *v, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf         text = { 0 };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	int64_t                              op;
	int                                  n = 3;

	if (d->supposed[k->no] == NULL)
		TRY(make_table(d, k, err));
	TRY(dept_last_op(d, &op, err));
	buf_printf(&text, "DELETE FROM temp.supposed_%s WHERE id = %lld", k->name, (long long)id);
	TRY(db_exec(&d->db, text.p, err));
	buf_clear(&text);
	buf_printf(&text, "INSERT INTO temp.supposed_%s VALUES (?1, ?2, ?3", k->name);
	for (const struct field *f = k->fields; f->name != NULL; f++)
		if (is_stored(f))
			buf_printf(&text, ", ?%d", ++n);
	buf_puts(&text, ")");
	TRY(db_prepare(&d->db, &st, text.p, err));
	db_bind_int(&st, 1, id);
	db_bind_int(&st, 2, op + 1);
	db_bind_int(&st, 3, 0);
	n = 3;
	for (size_t i = 0; i < k->nfields; i++)
		if (is_stored(&k->fields[i]))
			db_bind_value(&st, ++n, &v[i]);
	return db_step(&st, err);
}

int
suppose_next_id(struct dept *d, const struct kind *k, int64_t *id, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf         text = { 0 };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	if (d->supposed[k->no] == NULL)
		TRY(make_table(d, k, err));
	buf_printf(&text, "SELECT coalesce(max(id), 0) + 1 FROM (SELECT max(id) AS id FROM main.%s UNION ALL"
	    " SELECT max(id) FROM temp.supposed_%s)", k->name, k->name);
	TRY(db_prepare(&d->db, &st, text.p, err));
	if (db_next(&st))
		*id = db_int(&st, 0);
	return db_end(&st, err);
}

int
suppose_nothing(struct dept *d, struct sales_err *err)
{
	char text[96];

	for (size_t i = 0; i < d->schema.n; i++) {
		const struct kind *k = d->schema.kind[i];

		if (d->supposed[k->no] == NULL)
			continue;
		d->supposed[k->no] = NULL;
		snprintf(text, sizeof(text), "DELETE FROM temp.supposed_%s", k->name);
		TRY(db_exec(&d->db, text, err));
	}
	return SALES_OK;
}
