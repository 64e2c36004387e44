/* schema.h - the kinds in force: descriptors and the rule book's custom
 * fields, which are columns x_NAME of their kind's table. Private to
 * lib/record. */
#pragma once
#include "lib/record/dept.h"

/** d->schema from the descriptors and table custom_field, labels from d->policy. */
NODISCARD int schema_load(struct dept *d, struct sales_err *err);
/** Make the columns that p's custom fields need and the database lacks; in
 *  the open transaction. A field whose type changed is SALES_EPOLICY. */
NODISCARD int schema_add_custom(struct dept *d, const struct policy *p, struct sales_err *err);
/** One custom field with the tag that it has in kept versions, and its column.
 *  SALES_EINVAL: there is no such kind, or it is no name or type of a field;
 *  SALES_ECONFLICT: it is there. */
NODISCARD int schema_carry_custom(struct dept *d, const char *kind, const char *name, int64_t tag, int64_t type,
    struct sales_err *err);
/** Take all custom fields and their columns away, of kinds without records. */
NODISCARD int schema_drop_customs(struct dept *d, struct sales_err *err);
/** Put p's custom fields into d->schema, in memory only, as if it had been
 *  applied; labels from p. */
void schema_try(struct dept *d, const struct policy *p);
/** What a custom field is as a field. */
enum ftype custom_ftype(enum custom_type type);
/** d->schema from the descriptors alone. */
void schema_bare(struct dept *d);
