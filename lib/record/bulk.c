/* Loading many rows: secondary indexes are taken down and made again inside
 * the same transaction when that is cheaper than keeping them up. Measured:
 * three live indexes cost 3 to 4 times what building them afterwards does. */
#include <stdio.h>

#include "lib/record/operation.h"
#include "lib/store/index.h"

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

/* An index that is down: bulk_end makes it again. */
static void
remember(struct op *op, const struct kind *k, const struct db_index *x)
{
	struct index_down *down = arena_new(&op->d->arena, struct index_down);

	*down = (struct index_down){ op->state->down, k, x->create };
	op->state->down = down;
}

/* Nothing looks at the rows while they come in: many at a time, then. */
static int
load_begin(struct op *op, const struct kind *k, struct sales_err *err)
{
	struct kind_writes *w;

	if ((op->how & OP_LOAD) == 0 || k->nfields + 3 > DB_LOAD_COLUMNS)
		return SALES_OK;
	TRY(op_writes(op, k, &w, err));
	w->load = db_load_new(&op->d->db, k->name);
	w->row = arena_array(&op->d->arena, struct db_val, k->nfields + 3);
	w->stale = true;
	return SALES_OK;
}

static int
load_end(struct op *op, const struct kind *k, struct sales_err *err)
{
	struct kind_writes *w = op->state->kind[k->no];

	if (w == NULL || w->load == NULL)
		return SALES_OK;
	TRY(db_load_end(w->load, err));
	w->load = NULL;
	w->stale = true;
	return SALES_OK;
}

int
bulk_begin(struct op *op, const struct kind *k, int64_t rows, struct sales_err *err)
{
	const struct db_index *index;
	size_t                 n;
	int64_t                have = 0;

	/* a handle is looked up while its own file is read */
	if (k->letters == NULL)
		return SALES_OK;
	TRY(count_rows(op, k, &have, err));
	TRY(db_indexes(&op->d->db, k->name, &op->d->arena, &index, &n, err));
	for (size_t i = 0; i < n; i++) {
		/* Existing rows are found by their unique key: it stays up. */
		if (have > 0 && (index[i].unique || rows < have / 3))
			continue;
		TRY(db_index_drop(&op->d->db, &index[i], err));
		remember(op, k, &index[i]);
	}
	return have == 0 ? load_begin(op, k, err) : SALES_OK;
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
	struct index_down **at = &op->state->down, *down;

	TRY(load_end(op, k, err));
	while ((down = *at) != NULL) {
		if (down->k != k) {
			at = &down->next;
			continue;
		}
		*at = down->next;
		if (db_exec(&op->d->db, down->create, err) != SALES_OK)
			return err->code == SALES_ECONFLICT ? name_repeated(op, k, err) : (int)err->code;
	}
	return SALES_OK;
}
