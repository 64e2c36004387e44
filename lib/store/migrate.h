/* migrate.h - the schema, as steps; a new department is made by running all of
 * them, so there is no second list that could drift. */
#pragma once
#include "lib/store/db.h"

/* Text of step 1, 2, ...; NULL-ended. Generated from schema/NNNN-*.sql. */
extern const char *const schema_step[];

/** The newest schema that this program knows. */
int schema_newest(void);
/** Bring db from schema version `from` to the newest, a transaction a step. */
NODISCARD int schema_migrate(struct db *db, int from, struct sales_err *err);
