/* Rows of a history's tables to their files and back, one at a time. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/record/carry/inside.h"
#include "lib/record/import/reader.h"

enum { ROWS_AT_ONCE = 256 };

size_t
carry_ncols(const struct carry_table *t)
{
	size_t n = 0;

	while (t->cols[n].key != NULL)
		n++;
	return n;
}

int
carry_each(struct dept *d, const struct carry_table *t, carry_cells_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(arena_done) struct arena     a = { 0 };
	struct value                         cells[CARRY_COLS];
	const size_t                         n = carry_ncols(t);

	if (t->each != NULL)
		return t->each(d, t, fn, arg, err);
	TRY(db_query(&d->db, &st, t->rows, NOBIND, err));
	for (long rows = 1; db_next(&st); rows++) {
		for (size_t i = 0; i < n; i++)
			TRY(carry_cell(d, t, &st, i, &a, &cells[i], err));
		TRY(fn(arg, cells, err));
		if (rows % ROWS_AT_ONCE == 0)
			arena_done(&a);
	}
	return db_end(&st, err);
}

void
carry_fault(struct carry *c, long line, const char *field, const char *value, const char *fmt, ...)
{
	CLEANUP(buf_done) struct buf message = { 0 };
	va_list                      ap;

	va_start(ap, fmt);
	buf_vprintf(&message, fmt, ap);
	va_end(ap);
	diags_add(c->ds, &(struct diag){ .level = DIAG_ERROR, .code = "history.fault", .file = c->path, .line = line,
	    .field = field, .value = value, .message = message.p });
	c->faults++;
	c->bad++;
}

/* ---- one file ------------------------------------------------------------ */

struct taking {
	struct carry             *c;
	const struct carry_table *t;
	struct reader             r;
	size_t                    n;
	size_t                    at[CARRY_COLS];  /* column of each key + 1; 0: no row had it yet */
	size_t                    keys;            /* how many were looked at */
};

static void
taking_done(struct taking *t)
{
	reader_done(&t->r);
}

/* Keys become columns as they appear. */
static void
find_columns(struct taking *t)
{
	for (; t->keys < t->r.keys.used; t->keys++) {
		const struct map_key *k = &t->r.keys.key[t->keys];
		size_t                i = 0;

		while (i < t->n && (strlen(t->t->cols[i].key) != k->n || memcmp(t->t->cols[i].key, k->p, k->n) != 0))
			i++;
		if (i < t->n)
			t->at[i] = t->keys + 1;
		else if (!t->t->part)
			carry_fault(t->c, t->r.line, NULL, NULL, _("there is no '%.*s' in this file"), (int)k->n, k->p);
	}
}

static bool
read_cell(struct taking *t, size_t i, struct db_val *v)
{
	const struct carry_col *col = &t->t->cols[i];
	const struct datum     *cell = t->at[i] == 0 || t->at[i] > t->r.n ? NULL : &t->r.cell[t->at[i] - 1];

	v[i] = V_NULLVAL;
	if (cell == NULL || cell->p == NULL) {
		carry_fault(t->c, t->r.line, col->key, NULL, _("it is not there: every line has it"));
		return false;
	}
	if (cell->n > 0 || (col->type == CARRY_TEXT && !cell->null))
		return carry_parse(t->c, col, t->r.line, i == 0 ? NULL : &v[i - 1], cell->p, cell->n, &v[i]);
	if ((col->flags & CARRY_EMPTY) != 0)
		return true;
	carry_fault(t->c, t->r.line, col->key, NULL, _("it is empty"));
	return false;
}

/* What stands twice, or what the table itself refuses, is the row's fault. */
static int
add(struct taking *t, const struct db_val *v, struct sales_err *err)
{
	const int rc = db_run(&t->c->op->d->db, t->t->add, v, err);

	if (rc != SALES_ECONFLICT)
		return rc;
	carry_fault(t->c, t->r.line, NULL, NULL, _("another line of this file has the same %s"), t->t->cols[0].key);
	*err = (struct sales_err){ 0 };
	return SALES_OK;
}

static int
take_row(struct taking *t, struct sales_err *err)
{
	struct db_val    v[CARRY_COLS + 1];
	struct carry_row row = { .t = t->t, .v = v, .line = t->r.line };

	t->c->bad = 0;
	if (t->r.fault != NULL) {
		carry_fault(t->c, t->r.line, NULL, NULL, "%s", tr(t->r.fault));
		return SALES_OK;
	}
	find_columns(t);
	for (size_t i = 0; i < t->n; i++)
		read_cell(t, i, v);
	v[t->n] = (struct db_val){ .type = DB_END };
	if (t->c->bad == 0 && t->t->take != NULL)
		TRY(t->t->take(t->c, &row, err));
	if (t->c->bad > 0)
		t->c->lost++;
	return t->c->bad > 0 || t->t->add == NULL ? SALES_OK : add(t, v, err);
}

void
carry_missing(struct carry *c, const char *name)
{
	c->path = arena_printf(&c->arena, "%s/%s.jsonl", c->dir, name);
	carry_fault(c, 0, NULL, NULL, _("there is no such file, or nothing in it: a history is whole or not at all"));
}

int
carry_take(struct carry *c, const struct carry_table *table, struct sales_err *err)
{
	CLEANUP(taking_done) struct taking t = { .c = c, .t = table, .n = carry_ncols(table), .r = { .src = { .fd = -1 } } };
	bool                               more;

	c->path = arena_printf(&c->arena, "%s/%s.jsonl", c->dir, table->name);
	if (reader_open(&t.r, c->path, "utf-8", err) != SALES_OK) {
		if (err->code != SALES_ENOTFOUND)
			return (int)err->code;
		*err = (struct sales_err){ 0 };
		carry_missing(c, table->name);
		return SALES_OK;
	}
	t.r.format = ROWS_JSONL;
	for (long rows = 1;; rows++) {
		TRY(reader_next(&t.r, &more, err));
		if (!more)
			return SALES_OK;
		if (t.r.n > 0 || t.r.fault != NULL)
			TRY(take_row(&t, err));
		if (rows % ROWS_AT_ONCE == 0)
			arena_done(&c->row);
	}
}

int
carry_line_of(struct carry *c, const struct kind *k, const char *code, long *line, struct sales_err *err)
{
	CLEANUP(taking_done) struct taking t = { .c = c };
	const struct map_key              *key;
	const struct datum                *cell;
	bool                               more = true;

	*line = 0;
	c->path = arena_printf(&c->arena, "%s/%s.jsonl", c->dir, k->name);
	if (reader_open(&t.r, c->path, "utf-8", err) != SALES_OK) {
		*err = (struct sales_err){ 0 }; /* it is a table in another form */
		return SALES_OK;
	}
	t.r.format = ROWS_JSONL;
	while (*line == 0) {
		TRY(reader_next(&t.r, &more, err));
		if (!more)
			break;
		key = map_find(&t.r.keys, "code", 4);
		cell = key == NULL || (size_t)key->value >= t.r.n ? NULL : &t.r.cell[key->value];
		if (cell != NULL && cell->p != NULL && cell->n == strlen(code) && memcmp(cell->p, code, cell->n) == 0)
			*line = t.r.line;
	}
	return SALES_OK;
}
