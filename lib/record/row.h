/* row.h - a record's stored columns in SQL; private to lib/record. */
#pragma once
#include "lib/base/buf.h"
#include "lib/record/dept.h"

/** "SELECT id, op, seal, column... FROM source": every stored field, in the
 *  order of the descriptor. */
void record_select_text(const struct kind *k, const char *source, struct buf *out);
/** The row of k's table with an id, as record_select_text gives it, through a
 *  statement that d keeps; db_next it, then db_end it. */
NODISCARD int record_row_by_id(struct dept *d, const struct kind *k, int64_t id, struct db_stmt **st,
    struct sales_err *err);
/** The values of a row so selected; derived fields become V_NULL. Texts live
 *  until the next step. */
void record_from_row(const struct kind *k, const struct db_stmt *st, struct value *v);
/** A deep copy of v's texts into a. */
void record_keep(const struct kind *k, struct value *v, struct arena *a);
