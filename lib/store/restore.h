/* restore.h - a copy in the place of a department's file, in steps between
 * which the caller looks at the copy. Whenever it is interrupted, the place
 * holds either the old file or the new one, whole. */
#pragma once
#include "lib/store/db.h"

enum { DB_PATH = 4200 };

SALES_API_BEGIN

/** Copy the database `from` to a new file beside `place`, 0600, by the
 *  database's own backup interface; its path goes to staged. Fails with
 *  SALES_ENOTFOUND, SALES_EDAMAGED (no database), SALES_ECONFLICT (from is
 *  place itself), SALES_ECREATE, SALES_EIO. Nothing but its form is checked:
 *  open it to see whether it is a department. */
NODISCARD int db_stage(const char *from, const char *place, char staged[DB_PATH],
    struct sales_err *err);
/** Take a staged copy away again, with what an opening left beside it. */
void db_unstage(const char *staged);
/** Exchange place and the staged copy, behind the writer's lock of place; a
 *  writer that waits for it is refused then (tx_begin). What was in place gets
 *  the name in kept, numbered when that is taken, which goes back to kept;
 *  when nothing was there kept becomes "". SALES_EBUSY as tx_begin. */
NODISCARD int db_put_in_place(const char *staged, const char *place, char kept[DB_PATH],
    int64_t wait_ms, const char *what, struct sales_err *err);

SALES_API_END
