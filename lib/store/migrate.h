/* migrate.h - the schema, as steps; a new department is made by running all of
 * them, so there is no second list that could drift. */
#pragma once
#include "lib/store/db.h"

/* Text of step 1, 2, ...; NULL-ended. Generated from schema/NNNN-*.sql. */
extern const char *const schema_step[];

/** The newest schema that this program knows. */
int schema_newest(void);
/** Run the steps that db has not had, all of them or none; another program may
 *  be doing the same. *was: the schema that it had. */
NODISCARD int schema_migrate(struct db *db, const char *const *steps, int *was,
    struct sales_err *err);
