#include "lib/record/undone.h"

static const struct sql undoing = { "SELECT no, undoes FROM operation WHERE undoes IS NOT NULL ORDER BY no DESC" };
static const struct sql undoes_of = { "SELECT undoes FROM operation WHERE no = ?1" };

/* Newest first: whoever was not taken back by then is in force. */
int
undone_load(struct dept *d, struct map *undone, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	TRY(db_query(&d->db, &st, &undoing, NOBIND, err));
	while (db_next(&st)) {
		int64_t by = db_int(&st, 0), what = db_int(&st, 1);

		if (undone_by(undone, by) == 0)
			map_add(undone, (const char *)&what, sizeof(what), by, NULL);
	}
	return db_end(&st, err);
}

int64_t
undone_by(const struct map *undone, int64_t no)
{
	const struct map_key *k = map_find(undone, (const char *)&no, sizeof(no));

	return k == NULL ? 0 : k->value;
}

int
undo_is_first(struct dept *d, int64_t no, bool *out, struct sales_err *err)
{
	int64_t undoes = 0;
	bool    has = false;

	TRY(db_one_int(&d->db, &undoes_of, BIND(V(no)), &undoes, &has, err));
	*out = !has;
	return SALES_OK;
}
