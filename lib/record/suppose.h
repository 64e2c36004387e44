/* suppose.h - the department as it would be if some records were otherwise: rows
 * in temporary tables stand in the place of the database's. Nothing is written,
 * nothing is checked, and whoever reads sees no difference (dept_source). Codes and
 * names of records are those that are there. */
#pragma once
#include "lib/record/read.h"

/** From now on record id of k (as in force) has the values v (kind->nfields), or is
 *  there at all. Whatever was supposed of it before is replaced. */
NODISCARD int suppose(struct dept *d, const struct kind *k, int64_t id, const struct value *v, struct sales_err *err);
/** An id that no record of the kind has, nor anything that is supposed. */
NODISCARD int suppose_next_id(struct dept *d, const struct kind *k, int64_t *id, struct sales_err *err);
/** Back to the records as they are. */
NODISCARD int suppose_nothing(struct dept *d, struct sales_err *err);
