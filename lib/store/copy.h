/* copy.h - a whole database to another file; private to lib/store. */
#pragma once
#include "lib/store/db.h"

/** Copy db to the existing file at path and check the copy's integrity.
 *  SALES_EDAMAGED when db holds no database. */
NODISCARD int copy_database(struct db *db, const char *path, struct sales_err *err);
/** Flush the folder that path lies in; -1 and errno. */
int flush_dir(const char *path);
