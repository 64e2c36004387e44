#include "lib/store/index.h"

#include <string.h>

#include "lib/base/buf.h"

int
db_indexes(struct db *db, const char *table, struct arena *a, const struct db_index **out, size_t *n,
    struct sales_err *err)
{
	static const struct sql of_table = { "SELECT name, sql, count(*) OVER () FROM sqlite_schema"
	    " WHERE type = 'index' AND tbl_name = ?1 AND sql IS NOT NULL ORDER BY name" };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	struct db_index                     *list = NULL;

	*n = 0;
	TRY(db_query(db, &st, &of_table, BIND(V(table)), err));
	while (db_next(&st)) {
		if (list == NULL)
			list = arena_array(a, struct db_index, (size_t)db_int(&st, 2));
		list[*n].name = arena_strdup(a, db_text(&st, 0));
		list[*n].create = arena_strdup(a, db_text(&st, 1));
		list[*n].unique = strncmp(list[*n].create, "CREATE UNIQUE", 13) == 0;
		++*n;
	}
	*out = list;
	return db_end(&st, err);
}

int
db_index_drop(struct db *db, const struct db_index *x, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf text = { 0 };

	buf_printf(&text, "DROP INDEX %s", x->name);
	return db_exec(db, text.p, err);
}
