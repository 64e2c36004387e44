/* meaning.h - what the names and words of a mapping are in this department:
 * read so by import, and backwards by export. */
#pragma once
#include "lib/policy/mapping.h"
#include "lib/record/read.h"

/** A stored field by its name, or NULL. */
const struct field *meaning_stored(const struct kind *k, const char *name);
/** Does a cell of this column name a record, by one of several fields maybe? */
bool meaning_names_records(const struct kind *k, const struct map_column *m);
/** Of the fields that a column may go to, the first that the kind has; or NULL. */
const struct field *meaning_field(const struct kind *k, const struct map_column *m);
/** Of our words that one of theirs may be, the first that this department has;
 *  NULL: none. */
const char *meaning_ours(const struct dept *d, const struct field *f, const char *const *to);
/** The value that a mapping sets a field to. */
NODISCARD int meaning_value(struct dept *d, const struct field *f, const char *text,
    struct arena *a, struct value *out, struct sales_err *err);
