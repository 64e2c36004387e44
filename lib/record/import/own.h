/* own.h - columns that salesctl itself puts beside another system's, and reads
 * back: salesctl.cost, salesctl.customer.ref. */
#pragma once
#include "lib/record/import/importer.h"

#define OWN_PREFIX "salesctl."

/** What such a column is called without its prefix; NULL: it is none. */
const char *own_name(const struct importer *im, const struct column *c);
NODISCARD int own_use(struct importer *im, struct column *c, const char *name, struct sales_err *err);
