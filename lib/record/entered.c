/* When what a record says got into the books. A record that was never changed
 * was entered by the operation that stands in its row; of a changed one the
 * versions that were replaced tell since when a field has the value it has. */
#include "lib/record/history.h"
#include "lib/record/version.h"

static const struct sql op_times = { "SELECT no, at_ms FROM operation WHERE no <= ?1" };
static const struct sql replaced = {
	"SELECT id, op, prev_op, version FROM change WHERE kind = ?1 AND op <= ?2 ORDER BY id, op" };

int
op_days(struct dept *d, struct arena *a, const day **out, int64_t *n, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	day                                 *v;

	TRY(dept_last_op(d, n, err));
	v = arena_array(a, day, (size_t)*n + 1);
	TRY(db_query(&d->db, &st, &op_times, BIND(V(*n)), err));
	while (db_next(&st))
		v[db_int(&st, 0)] = dept_day_of(d, db_int(&st, 1));
	*out = v;
	return db_end(&st, err);
}

int
record_entered(struct dept *d, const struct kind *k, const struct field *f, struct arena *a,
    struct entered **out, size_t *n, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(arena_done) struct arena     scratch = { 0 };
	struct value                        *v = arena_array(&scratch, struct value, k->nfields);
	struct entered                      *last = NULL;
	size_t                               cap = 0;

	*out = NULL;
	*n = 0;
	TRY(db_query(&d->db, &st, &replaced, BIND(V((int64_t)k->no), V(dept_last_seen(d))), err));
	while (db_next(&st)) {
		const struct value *now = &v[f - k->fields];

		TRY(version_decode(k, db_blob(&st, 3), db_bytes(&st, 3), v, err));
		if (last == NULL || last->id != db_int(&st, 0)) {
			*out = arena_more(a, *out, *n, &cap, sizeof(**out));
			last = &(*out)[(*n)++];
			*last = (struct entered){ db_int(&st, 0), db_int(&st, 2), *now };
		} else if (!value_equal(&last->was, now)) {
			*last = (struct entered){ last->id, db_int(&st, 2), *now };
		}
	}
	return db_end(&st, err);
}
