/* The records as they were: today's rows with later changes taken back. What
 * an operation after that time replaced or removed is decoded into a temporary
 * table; the rest is read where it stands. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/record/history.h"
#include "lib/record/row.h"
#include "lib/record/version.h"

static const struct sql old_versions = {
	"SELECT c.id, c.prev_op, c.version FROM change c"
	" WHERE c.kind = ?1 AND c.op > ?2 AND c.prev_op <= ?2 AND c.op ="
	" (SELECT min(o.op) FROM change o WHERE o.kind = ?1 AND o.id = c.id AND o.op > ?2)" };
static const struct sql written_since = { "SELECT 1 FROM operation_kind WHERE op > ?2 AND kind = ?1 LIMIT 1" };
static const struct sql op_by_time = { "SELECT max(no) FROM operation WHERE at_ms < ?1" };

static void
column_list(const struct kind *k, struct buf *out)
{
	buf_puts(out, "id, op, seal");
	for (const struct field *f = k->fields; f->name != NULL; f++)
		if ((f->flags & (F_DERIVED | F_ABSENT)) == 0)
			buf_printf(out, ", %s", field_column(f));
}

/* All at once, and before anything is read: a table that is made later ends a
 * query with inner ones that is still running. */
static int
make_tables(struct dept *d, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf text = { 0 };

	for (size_t i = 0; i < d->schema.n; i++) {
		const struct kind *k = d->schema.kind[i];

		buf_clear(&text);
		buf_printf(&text, "CREATE TEMP TABLE old_%s AS SELECT ", k->name);
		column_list(k, &text);
		buf_printf(&text, " FROM %s LIMIT 0", k->name);
		TRY(db_exec(&d->db, text.p, err));
	}
	d->can_look_back = true;
	return SALES_OK;
}

static int
prepare_insert(struct dept *d, const struct kind *k, struct db_stmt *insert, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf text = { 0 };
	int                          n = 3;

	buf_printf(&text, "INSERT INTO old_%s VALUES (?1, ?2, ?3", k->name);
	for (const struct field *f = k->fields; f->name != NULL; f++)
		if ((f->flags & F_DERIVED) == 0)
			buf_printf(&text, ", ?%d", ++n);
	buf_puts(&text, ")");
	return db_prepare(&d->db, insert, text.p, err);
}

static int
fill_table(struct dept *d, const struct kind *k, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(db_stmt_done) struct db_stmt insert = { 0 };
	CLEANUP(arena_done) struct arena     a = { 0 };
	struct value                        *v = arena_array(&a, struct value, k->nfields);

	TRY(prepare_insert(d, k, &insert, err));
	TRY(db_query(&d->db, &st, &old_versions, BIND(V((int64_t)k->no), V(d->as_of)), err));
	while (db_next(&st)) {
		int n = 3;

		TRY(version_decode(k, db_blob(&st, 2), db_bytes(&st, 2), v, err));
		db_bind_int(&insert, 1, db_int(&st, 0));
		db_bind_int(&insert, 2, db_int(&st, 1));
		db_bind_int(&insert, 3, 0);
		for (size_t i = 0; i < k->nfields; i++)
			if ((k->fields[i].flags & F_DERIVED) == 0)
				db_bind_value(&insert, ++n, &v[i]);
		TRY(db_step(&insert, err));
	}
	TRY(db_end(&st, err));
	return SALES_OK;
}

static int
make_source(struct dept *d, const struct kind *k, const char **out, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf text = { 0 };

	TRY(fill_table(d, k, err));
	buf_puts(&text, "(SELECT ");
	column_list(k, &text);
	buf_printf(&text, " FROM main.%s WHERE op <= %lld UNION ALL SELECT ", k->name, (long long)d->as_of);
	column_list(k, &text);
	buf_printf(&text, " FROM temp.old_%s)", k->name);
	*out = d->source[k->no] = arena_strndup(&d->arena, text.p, text.n);
	return SALES_OK;
}

/* A kind that no later operation wrote reads as it stands. */
static int
was_written_since(struct dept *d, const struct kind *k, bool *out, struct sales_err *err)
{
	return db_one_int(&d->db, &written_since, BIND(V((int64_t)k->no), V(d->as_of)), &(int64_t){ 0 }, out, err);
}

int
dept_source(struct dept *d, const struct kind *k, const char **out, struct sales_err *err)
{
	bool written;

	*out = d->supposed[k->no] != NULL ? d->supposed[k->no] : d->as_of == 0 ? k->name : d->source[k->no];
	if (*out != NULL)
		return SALES_OK;
	TRY(was_written_since(d, k, &written, err));
	if (written)
		return make_source(d, k, out, err);
	*out = d->source[k->no] = k->name;
	return SALES_OK;
}

int
dept_look_back(struct dept *d, int64_t op, struct sales_err *err)
{
	if (op != 0 && !d->can_look_back)
		TRY(make_tables(d, err));
	for (size_t i = 0; i < d->schema.n; i++) {
		const struct kind *k = d->schema.kind[i];
		char               text[96];

		if (d->source[k->no] == NULL)
			continue;
		snprintf(text, sizeof(text), "DELETE FROM temp.old_%s", k->name);
		TRY(db_exec(&d->db, text, err));
		d->source[k->no] = NULL;
	}
	d->as_of = op;
	dept_forget_names(d);
	return SALES_OK;
}

int
op_as_of(struct dept *d, const char *text, int64_t *no, struct sales_err *err)
{
	day     on;
	int64_t last;
	char   *end;

	TRY(dept_last_op(d, &last, err));
	*no = strtoll(text, &end, 10);
	if (*text != '\0' && *end == '\0' && strlen(text) < 10) {
		if (*no >= 1 && *no <= last)
			return SALES_OK;
		return FAIL(err, SALES_ENOTFOUND, _("there is no operation %s (the last one is %lld)"), text, (long long)last);
	}
	TRY(period_parse_day(text, &d->when, &on, err));
	*no = 0;
	/* The end of that day in the department's zone. */
	TRY(db_one_int(&d->db, &op_by_time, BIND(V(dept_day_start(d, on + 1))), no, NULL, err));
	if (*no == 0)
		return FAIL(err, SALES_ENOTFOUND, _("there was nothing yet on %s"), text);
	return SALES_OK;
}
