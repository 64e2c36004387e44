#include "lib/record/row.h"

void
record_select_text(const struct kind *k, const char *source, struct buf *out)
{
	buf_puts(out, "SELECT id, op, seal");
	for (const struct field *f = k->fields; f->name != NULL; f++)
		if ((f->flags & F_DERIVED) == 0)
			buf_printf(out, ", %s", field_column(f));
	buf_printf(out, " FROM %s", source);
}

int
record_row_by_id(struct dept *d, const struct kind *k, int64_t id, struct db_stmt **st, struct sales_err *err)
{
	*st = &d->by_id[k->no];
	if ((*st)->st == NULL) {
		CLEANUP(buf_done) struct buf text = { 0 };

		record_select_text(k, k->name, &text);
		buf_puts(&text, " WHERE id = ?1");
		TRY(db_prepare(&d->db, *st, text.p, err));
	}
	db_bind_int(*st, 1, id);
	return SALES_OK;
}

void
record_from_row(const struct kind *k, const struct db_stmt *st, struct value *v)
{
	int column = 3;

	for (size_t i = 0; i < k->nfields; i++) {
		if ((k->fields[i].flags & F_DERIVED) != 0)
			v[i] = v_null();
		else
			v[i] = db_value(st, column++, field_vtype(&k->fields[i]));
	}
}

void
record_keep(const struct kind *k, struct value *v, struct arena *a)
{
	for (size_t i = 0; i < k->nfields; i++)
		if (v[i].type == V_TEXT)
			v[i].u.s.p = arena_strndup(a, v[i].u.s.p, v[i].u.s.n);
}
