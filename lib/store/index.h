/* index.h - the secondary indexes of a table, as the database has them, so that
 * nobody keeps a second list of them. Private to the library. */
#pragma once
#include "lib/base/arena.h"
#include "lib/store/db.h"

struct db_index {
	const char *name, *create;   /* create: the statement that makes it */
	bool        unique;
};

/** Those of a table, without the one of its primary key, by name, in a. */
NODISCARD int db_indexes(struct db *db, const char *table, struct arena *a,
    const struct db_index **out, size_t *n, struct sales_err *err);
NODISCARD int db_index_drop(struct db *db, const struct db_index *x, struct sales_err *err);
