/* apply.h - a rule book is put into force: read, held against the department's
 * records and its own examples, and kept as a new version. */
#pragma once
#include "lib/base/diag.h"
#include "lib/record/write.h"

struct applied {
	int64_t version;        /* the new one, or the one that says the same */
	bool    changed;        /* false: the newest version is this very text */
	day     effective;
};

SALES_API_BEGIN

/** Read and check the rule book at path without writing. d NULL: there is no
 *  department, and names of people and products are not looked up. *out only
 *  without errors. Fails as policy_read. */
NODISCARD int policy_check(struct dept *d, struct arena *a, const char *path,
    struct diags *ds, const struct policy **out, struct policy_source *src,
    struct sales_err *err);
/** The same, and keep it as the newest version; the operation becomes final.
 *  Approved payouts of days that it would have rated are named in a warning:
 *  they stay as they are. SALES_EINVAL when the book has errors, SALES_EPOLICY
 *  when a custom field would change its type. */
NODISCARD int policy_apply(struct op *op, struct arena *a, const char *path,
    struct diags *ds, struct applied *out, struct sales_err *err);

SALES_API_END
