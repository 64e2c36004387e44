/* Which operation wrote each record that is there, and with which seal: the file
 * written.jsonl. Its records stand in the files of their kinds; what a hand
 * changed, put in or took away there does not fit. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/record/carry/inside.h"

enum { AT_KIND, AT_CODE, AT_NO, AT_OP, AT_SEAL };
static const struct carry_col written_cols[] = {
	[AT_KIND] = { "kind", CARRY_KIND, 0, NULL },
	[AT_CODE] = { "code", CARRY_TEXT, 0, NULL },
	[AT_NO] = { "no", CARRY_INT, 0, NULL },
	[AT_OP] = { "op", CARRY_INT, 0, NULL },
	[AT_SEAL] = { "seal", CARRY_SEAL, 0, NULL },
	{ .key = NULL }
};

/* ---- out ----------------------------------------------------------------- */

static void
put_written(const struct kind *k, const struct db_stmt *st, char seal[20], char code[32], struct value *cells)
{
	const int64_t id = db_int(st, 0);

	snprintf(seal, 20, "%016" PRIx64, (uint64_t)db_int(st, 2));
	cells[AT_KIND] = v_text(k->name);
	cells[AT_CODE] = k->letters == NULL ? v_textn(db_text(st, 3), db_bytes(st, 3)) : v_text(kind_code(k, id, code));
	cells[AT_NO] = v_int(id);
	cells[AT_OP] = v_int(db_int(st, 1));
	cells[AT_SEAL] = v_text(seal);
}

static int
each_of_kind(struct dept *d, const struct kind *k, carry_cells_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(buf_done) struct buf         text = { 0 };
	struct value                         cells[AT_SEAL + 1];
	char                                 seal[20], code[32];

	buf_printf(&text, "SELECT id, op, seal, %s FROM %s ORDER BY id",
	    k->letters == NULL ? field_column(&k->fields[kind_index(k, "code")]) : "NULL", k->name);
	TRY(db_prepare(&d->db, &st, text.p, err));
	while (db_next(&st)) {
		put_written(k, &st, seal, code, cells);
		TRY(fn(arg, cells, err));
	}
	return db_end(&st, err);
}

static int
each_written(struct dept *d, const struct carry_table *t, carry_cells_fn *fn, void *arg, struct sales_err *err)
{
	(void)t;
	for (size_t no = 0; no < KIND_MAX * 2; no++)
		if (d->schema.by_no[no] != NULL)
			TRY(each_of_kind(d, d->schema.by_no[no], fn, arg, err));
	return SALES_OK;
}

/* ---- in: first, whose numbers they are ----------------------------------- */

static int
take_handle(struct carry *c, const struct carry_row *row, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf key = { 0 };
	const struct db_val         *v = row->v;
	const struct kind           *k = c->op->d->schema.by_no[v[AT_KIND].i];
	const char                  *code = arena_strndup(&c->row, v[AT_CODE].p, (size_t)v[AT_CODE].i);
	char                         expected[32];
	int                          added = 1;

	(void)err;
	if (k->letters != NULL) {
		if (strcmp(kind_code(k, v[AT_NO].i, expected), code) != 0)
			carry_fault(c, row->line, "code", code, _("'%s' does not have the number %lld"), code, (long long)v[AT_NO].i);
		return SALES_OK;
	}
	buf_printf(&key, "%u:%s", k->no, code);
	map_add(&c->handles, key.p, key.n, v[AT_NO].i, &added);
	if (!added)
		carry_fault(c, row->line, "code", code, _("'%s' stands here twice"), code);
	return SALES_OK;
}

const struct carry_table carry_handles = { .name = "written", .cols = written_cols, .take = take_handle };

/* ---- and then, by which operation ---------------------------------------- */

static int
prepare(struct carry *c, const struct kind *k, struct sales_err *err)
{
	char text[96];

	if (c->now == k)
		return SALES_OK;
	db_stmt_done(&c->look);
	db_stmt_done(&c->set);
	c->now = k;
	snprintf(text, sizeof(text), "SELECT seal, op FROM %s WHERE id = ?1", k->name);
	TRY(db_prepare(&c->op->d->db, &c->look, text, err));
	snprintf(text, sizeof(text), "UPDATE %s SET op = ?2 WHERE id = ?1", k->name);
	return db_prepare(&c->op->d->db, &c->set, text, err);
}

/* Told where the record stands, not here. */
static int
fault_there(struct carry *c, const struct kind *k, const char *code, const char *message, struct sales_err *err)
{
	const char *here = c->path;
	long        line = 0;

	TRY(carry_line_of(c, k, code, &line, err));
	carry_fault(c, line, NULL, code, "%s", message);
	c->path = here;
	return SALES_OK;
}

static int
check_seal(struct carry *c, const struct carry_row *row, const struct kind *k, bool there, int64_t seal, struct sales_err *err)
{
	const struct db_val *v = row->v;
	const char          *code = arena_strndup(&c->row, v[AT_CODE].p, (size_t)v[AT_CODE].i);

	carry_need_operation(c, row, AT_OP);
	if (!there)
		carry_fault(c, row->line, "code", code, _("'%s' is not in %s.jsonl"), code, k->name);
	else if (seal != v[AT_SEAL].i)
		return fault_there(c, k, code, arena_printf(&c->row,
		    _("%s is not as operation %lld wrote it: it was changed by hand"), code, (long long)v[AT_OP].i), err);
	return SALES_OK;
}

static int
take_written(struct carry *c, const struct carry_row *row, struct sales_err *err)
{
	const struct db_val *v = row->v;
	const struct kind   *k = c->op->d->schema.by_no[v[AT_KIND].i];
	bool                 there;
	int64_t              seal;

	TRY(prepare(c, k, err));
	db_bind_int(&c->look, 1, v[AT_NO].i);
	there = db_next(&c->look);
	seal = there ? db_int(&c->look, 0) : 0;
	TRY(db_end(&c->look, err));
	TRY(check_seal(c, row, k, there, seal, err));
	if (c->bad > 0)
		return SALES_OK;
	db_bind_int(&c->set, 1, v[AT_NO].i);
	db_bind_int(&c->set, 2, v[AT_OP].i);
	return db_step(&c->set, err);
}

const struct carry_table carry_written = {
	.name = "written", .cols = written_cols, .each = each_written, .take = take_written };

/* What still has the number of the operation at hand is in no line. */
static int
check_left(struct carry *c, const struct kind *k, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	char                                 text[128];

	snprintf(text, sizeof(text), "SELECT id FROM %s WHERE op > ?1 ORDER BY id", k->name);
	TRY(db_prepare(&c->op->d->db, &st, text, err));
	db_bind_int(&st, 1, c->ops);
	while (db_next(&st)) {
		struct ref_name name;

		TRY(dept_name(c->op->d, k, db_int(&st, 0), &name, err));
		TRY(fault_there(c, k, name.code, arena_printf(&c->row,
		    _("no operation wrote %s: it was put in by hand"), name.code), err));
	}
	return db_end(&st, err);
}

int
carry_records(struct carry *c, struct sales_err *err)
{
	const long before = c->faults;

	TRY(carry_take(c, &carry_written, err));
	db_stmt_done(&c->look);
	db_stmt_done(&c->set);
	c->now = NULL;
	dept_forget_names(c->op->d);
	for (size_t no = 0; c->faults == before && no < KIND_MAX * 2; no++)
		if (c->op->d->schema.by_no[no] != NULL)
			TRY(check_left(c, c->op->d->schema.by_no[no], err));
	return SALES_OK;
}
