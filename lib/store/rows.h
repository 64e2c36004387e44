/* rows.h - rows that a statement reads out of memory; private to lib/store. */
#pragma once
#include "lib/store/db.h"

enum { ROWS_COLUMNS = DB_LOAD_COLUMNS };

struct rows {
	size_t      n;
	/* The values of row i, which live until the next row is asked for; room is
	 * there for those that have to be put together. */
	const struct db_val *(*row)(const void *arg, size_t i, struct db_val *room);
	const void *arg;
};

/** Prepare "INSERT INTO TABLE (COLUMN, ...)" for rows of n values: it reads
 *  those of db->rows. */
NODISCARD int rows_prepare(struct db *db, struct db_stmt *st, const char *into, size_t n,
    struct sales_err *err);
