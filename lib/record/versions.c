#include "lib/record/versions.h"

#include <string.h>

#include "lib/record/row.h"
#include "lib/record/version.h"

static const struct sql kept_by = {
	"SELECT version FROM change WHERE kind = ?1 AND id = ?2 AND prev_op = ?3 ORDER BY op LIMIT 1" };
static const struct sql replaced_in = {
	"SELECT id, version FROM change WHERE op = ?1 AND kind = ?2 ORDER BY id" };
static const struct sql is_replaced = { "SELECT 1 FROM change WHERE kind = ?1 AND id = ?2 AND op = ?3" };
static const struct sql kinds_of = { "SELECT kind, first_id, last_id, added FROM operation_kind WHERE op = ?1 ORDER BY kind" };

static int
decode_into(const struct kind *k, const struct db_stmt *st, int column, struct arena *a, struct value **v,
    struct sales_err *err)
{
	size_t n = db_bytes(st, column);
	char  *bytes = arena_strndup(a, n == 0 ? "" : db_blob(st, column), n);

	*v = arena_array(a, struct value, k->nfields);
	return version_decode(k, bytes, n, *v, err);
}

int
version_now(struct dept *d, const struct kind *k, int64_t id, struct arena *a, struct record *out,
    struct sales_err *err)
{
	struct db_stmt *st;

	*out = (struct record){ .id = id };
	TRY(record_row_by_id(d, k, id, &st, err));
	if (db_next(st)) {
		out->op = db_int(st, 1);
		out->seal = db_int(st, 2);
		out->v = arena_array(a, struct value, k->nfields);
		record_from_row(k, st, out->v);
		record_keep(k, out->v, a);
	}
	return db_end(st, err);
}

int
version_by(struct dept *d, const struct kind *k, int64_t id, int64_t op, struct arena *a, struct value **v,
    struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	struct record                        now;

	*v = NULL;
	TRY(version_now(d, k, id, a, &now, err));
	if (now.op == op) {
		*v = now.v;
		return SALES_OK;
	}
	TRY(db_query(&d->db, &st, &kept_by, BIND(V((int64_t)k->no), V(id), V(op)), err));
	if (db_next(&st))
		TRY(decode_into(k, &st, 0, a, v, err));
	return db_end(&st, err);
}

/* What the operation found there and replaced or removed. */
static int
each_replaced(struct dept *d, const struct kind *k, int64_t op, op_write_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	TRY(db_query(&d->db, &st, &replaced_in, BIND(V(op), V((int64_t)k->no)), err));
	while (db_next(&st)) {
		CLEANUP(arena_done) struct arena a = { 0 };
		struct op_write                  w = { .k = k, .id = db_int(&st, 0) };

		TRY(decode_into(k, &st, 1, &a, &w.before, err));
		TRY(version_by(d, k, w.id, op, &a, &w.after, err));
		TRY(fn(arg, &w, err));
	}
	return db_end(&st, err);
}

static int
each_created(struct dept *d, const struct kind *k, int64_t op, int64_t first, int64_t last, op_write_fn *fn,
    void *arg, struct sales_err *err)
{
	for (int64_t id = first; id <= last; id++) {
		CLEANUP(arena_done) struct arena a = { 0 };
		struct op_write                  w = { .k = k, .id = id };
		int64_t                          one = 0;
		bool                             replaced = false;

		TRY(version_by(d, k, id, op, &a, &w.after, err));
		if (w.after == NULL)
			continue;
		TRY(db_one_int(&d->db, &is_replaced, BIND(V((int64_t)k->no), V(id), V(op)), &one, &replaced, err));
		if (!replaced)
			TRY(fn(arg, &w, err));
	}
	return SALES_OK;
}

int
op_writes_each(struct dept *d, int64_t op, op_write_fn *fn, void *arg, struct sales_err *err)
{
	struct { int64_t kind, first, last, added; } kinds[KIND_MAX];
	size_t                                       n = 0;

	{
		CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

		TRY(db_query(&d->db, &st, &kinds_of, BIND(V(op)), err));
		while (n < KIND_MAX && db_next(&st)) {
			kinds[n].kind = db_int(&st, 0);
			kinds[n].first = db_int(&st, 1);
			kinds[n].last = db_int(&st, 2);
			kinds[n++].added = db_int(&st, 3);
		}
		TRY(db_end(&st, err));
	}
	for (size_t i = 0; i < n; i++) {
		const struct kind *k = kinds[i].kind < KIND_MAX * 2 ? d->schema.by_no[kinds[i].kind] : NULL;

		if (k == NULL)
			return FAIL(err, SALES_EVERSION, _("operation %lld wrote a kind of record that this salesctl does not know"),
			    (long long)op);
		if (kinds[i].added > 0)
			TRY(each_created(d, k, op, kinds[i].first, kinds[i].last, fn, arg, err));
		TRY(each_replaced(d, k, op, fn, arg, err));
	}
	return SALES_OK;
}
