/* One record, whole. Lists are in query.c. */
#include "lib/record/read.h"

#include "lib/record/query_inside.h"
#include "lib/record/row.h"

/* All derived fields in one statement. */
static int
derived_text(struct query_text *q, int64_t id, const char *source, size_t *n, struct sales_err *err)
{
	const struct value by_id = v_int(id);

	*n = 0;
	for (size_t i = 0; i < q->kind->nfields; i++) {
		const struct field *f = &q->kind->fields[i];

		if ((f->flags & F_DERIVED) == 0 || f->sql == NULL)
			continue;
		buf_puts(&q->text, (*n)++ == 0 ? "SELECT " : ", ");
		TRY(query_derived(q, f, 0, &q->text, err));
	}
	buf_printf(&q->text, " FROM %s t WHERE t.id = ", source);
	query_param(q, &by_id, &q->text);
	return SALES_OK;
}

static int
read_derived(struct dept *d, const struct kind *k, int64_t id, const char *source, struct arena *a,
    struct value *v, struct sales_err *err)
{
	CLEANUP(query_text_done) struct query_text q = { .d = d, .kind = k };
	CLEANUP(db_stmt_done) struct db_stmt       st = { 0 };
	size_t                                     n;
	int                                        column = 0;
	char                                       code[32];

	TRY(derived_text(&q, id, source, &n, err));
	if (n == 0)
		return SALES_OK;
	TRY(db_prepare(&d->db, &st, q.text.p, err));
	TRY(query_bind(&q, &st));
	if (db_next(&st))
		for (size_t i = 0; i < k->nfields; i++) {
			if ((k->fields[i].flags & F_DERIVED) == 0 || k->fields[i].sql == NULL)
				continue;
			v[i] = db_value(&st, column++, field_vtype(&k->fields[i]));
			if (query_fits(&k->fields[i], &v[i], err) != SALES_OK)
				return err_prefix(err, "%s: ", kind_code(k, id, code));
			if (v[i].type == V_TEXT)
				v[i].u.s.p = arena_strndup(a, v[i].u.s.p, v[i].u.s.n);
		}
	return db_end(&st, err);
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
	return read_derived(d, k, id, source, a, out->v, err);
}
