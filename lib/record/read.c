/* One record, whole. Lists are in query.c. */
#include "lib/record/read.h"

#include <stdio.h>

#include "lib/record/query_inside.h"
#include "lib/record/row.h"

/* Derived fields are constant fragments over alias t. */
static int
read_derived(struct dept *d, const struct kind *k, int64_t id, const char *source, struct value *v,
    struct sales_err *err)
{
	for (size_t i = 0; i < k->nfields; i++) {
		CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
		CLEANUP(buf_done) struct buf         text = { 0 };

		if ((k->fields[i].flags & F_DERIVED) == 0 || k->fields[i].sql == NULL)
			continue;
		buf_puts(&text, "SELECT ");
		TRY(query_fragment(d, k->fields[i].sql, 0, &text, err));
		buf_printf(&text, " FROM %s t WHERE t.id = ?1", source);
		TRY(db_prepare(&d->db, &st, text.p, err));
		db_bind_int(&st, 1, id);
		if (db_next(&st))
			v[i] = db_value(&st, 0, field_vtype(&k->fields[i]));
		TRY(db_end(&st, err));
	}
	return SALES_OK;
}

int
record_get(struct dept *d, const struct kind *k, int64_t id, struct arena *a, struct record *out,
    struct sales_err *err)
{
	CLEANUP(buf_done) struct buf         text = { 0 };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	const char                          *source;
	char                                 code[32];

	TRY(dept_source(d, k, &source, err));
	record_select_text(k, source, &text);
	buf_puts(&text, " WHERE id = ?1");
	TRY(db_prepare(&d->db, &st, text.p, err));
	db_bind_int(&st, 1, id);
	if (!db_next(&st)) {
		TRY(db_end(&st, err));
		return FAIL(err, SALES_ENOTFOUND, _("no %s %s"), tr(k->label), kind_code(k, id, code));
	}
	*out = (struct record){ .id = db_int(&st, 0), .op = db_int(&st, 1), .seal = db_int(&st, 2),
		.v = arena_array(a, struct value, k->nfields) };
	record_from_row(k, &st, out->v);
	record_keep(k, out->v, a);
	TRY(db_end(&st, err));
	return read_derived(d, k, id, source, out->v, err);
}
