/* backup.h - a whole copy of a department's records, by the database's own
 * backup interface: never a file copy. */
#pragma once
#include "lib/store/db.h"

SALES_API_BEGIN
/** Write a checked copy of db to path: made under a temporary name, 0600, its
 *  integrity checked, flushed, then renamed. Refuses (SALES_ECONFLICT) to
 *  replace a file. */
NODISCARD int db_backup(struct db *db, const char *path, struct sales_err *err);
/** SQLite's own integrity check; SALES_EDAMAGED with its first complaint. */
NODISCARD int db_integrity(struct db *db, struct sales_err *err);
SALES_API_END
