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
/** Put p's custom fields into d->schema, in memory only, as if it had been
 *  applied; labels from p. */
void schema_try(struct dept *d, const struct policy *p);
/** What a custom field is as a field. */
enum ftype custom_ftype(enum custom_type type);
/** d->schema from the descriptors alone. */
void schema_bare(struct dept *d);
