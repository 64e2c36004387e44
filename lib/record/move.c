/* References that are moved from one record to another: in every kind, as the
 * schema has them, the rule book's own fields too. */
#include <stdio.h>
#include <string.h>

#include "lib/record/merged.h"
#include "lib/record/operation.h"
#include "lib/record/versions.h"

struct move { struct op *op; int64_t from, into; moved_fn *fn; void *arg; };

static int
ids_referring(struct op *op, const struct kind *k, const struct field *f, int64_t to, struct buf *ids,
    struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	char                                 text[160];
	int64_t                              id;

	snprintf(text, sizeof(text), "SELECT id FROM %s WHERE %s = ?1 ORDER BY id", k->name, field_column(f));
	TRY(db_prepare(&op->d->db, &st, text, err));
	db_bind_int(&st, 1, to);
	while (db_next(&st)) {
		id = db_int(&st, 0);
		buf_put(ids, &id, sizeof(id));
	}
	return db_end(&st, err);
}

/* Nothing of the record changes but whom it refers to: its kind's rules said
 * yes to all else when it was written. */
static int
move_one(const struct move *m, const struct kind *k, size_t at, int64_t id, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct record                    before;
	struct value                    *after = arena_array(&a, struct value, k->nfields);

	TRY(version_now(m->op->d, k, id, &a, &before, err));
	memcpy(after, before.v, k->nfields * sizeof(*after));
	after[at] = v_of(V_REF, m->into);
	return row_update(m->op, k, &before, after, err);
}

static int
count_field(struct dept *d, const struct kind *k, const struct field *f, int64_t to, int64_t *n, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	char                                 text[160];

	snprintf(text, sizeof(text), "SELECT count(*) FROM %s WHERE %s = ?1", k->name, field_column(f));
	TRY(db_prepare(&d->db, &st, text, err));
	db_bind_int(&st, 1, to);
	*n = db_next(&st) ? db_int(&st, 0) : 0;
	return db_end(&st, err);
}

static bool
leads_to(const struct field *f, const struct kind *k)
{
	return f->type == FT_REF && f->ref->no == k->no && (f->flags & F_DERIVED) == 0;
}

int
record_count_references(struct dept *d, const struct kind *k, int64_t to, moved_fn *fn, void *arg,
    struct sales_err *err)
{
	for (size_t i = 0; i < d->schema.n; i++)
		for (const struct field *f = d->schema.kind[i]->fields; f->name != NULL; f++) {
			int64_t n = 0;

			if (leads_to(f, k))
				TRY(count_field(d, d->schema.kind[i], f, to, &n, err));
			if (n > 0)
				TRY(fn(arg, d->schema.kind[i], f, n, err));
		}
	return SALES_OK;
}

static int
move_field(const struct move *m, const struct kind *k, size_t at, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf ids = { 0 };
	const int64_t               *id;
	size_t                       n;

	TRY(ids_referring(m->op, k, &k->fields[at], m->from, &ids, err));
	id = (const int64_t *)(const void *)ids.p;
	n = ids.n / sizeof(*id);
	for (size_t i = 0; i < n; i++)
		TRY(move_one(m, k, at, id[i], err));
	return n == 0 ? SALES_OK : m->fn(m->arg, k, &k->fields[at], (int64_t)n, err);
}

int
record_move_references(struct op *op, const struct kind *k, int64_t from, int64_t into, moved_fn *fn,
    void *arg, struct sales_err *err)
{
	const struct schema *s = &op->d->schema;
	const struct move    m = { op, from, into, fn, arg };

	for (size_t i = 0; i < s->n; i++)
		for (size_t at = 0; at < s->kind[i]->nfields; at++)
			if (leads_to(&s->kind[i]->fields[at], k))
				TRY(move_field(&m, s->kind[i], at, err));
	return SALES_OK;
}
