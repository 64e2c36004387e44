/* load.h - rows that wait to be inserted; private to lib/store. */
#pragma once
#include "lib/store/db.h"

/** Insert them, if text names their table; NULL: whatever it does. Returns
 *  SQLite's code. */
int load_before(struct db *db, const char *text);
