/* undone.h - which operations are taken back at present; private to
 * lib/record. An operation is, when one that undoes it is in force itself. */
#pragma once
#include "lib/base/map.h"
#include "lib/record/history.h"

/** Keys: operation numbers (8 bytes); values: the one that took it back. */
NODISCARD int undone_load(struct dept *d, struct map *undone, struct sales_err *err);
/** By which operation no is taken back; 0: it is in force. */
int64_t undone_by(const struct map *undone, int64_t no);
/** Is operation no neither an undo nor a redo? */
NODISCARD int undo_is_first(struct dept *d, int64_t no, bool *out, struct sales_err *err);
