/* sqlite_err.h - SQLite's result codes as ours; private to lib/store. */
#pragma once
#include "lib/store/db.h"

/** Raise what sq last failed with; no code of SQLite's leaks out. */
int sqlite_fail(struct db *db, int rc, const char *file, int line, struct sales_err *err);
#define DB_FAIL(db, rc, err) sqlite_fail((db), (rc), __FILE__, __LINE__, (err))

/** Say who holds the lock file (SALES_EBUSY). */
int gate_busy(struct db *db, struct sales_err *err);
/** The lock file in front of the write lock: wait for it, let it go. */
int gate_enter(struct db *db, struct sales_err *err);
void gate_leave(struct db *db);
/** Let a writer's work be taken back that was killed half-way. */
void db_take_back(const struct db *db);
