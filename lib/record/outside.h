/* outside.h - what stands for the ref of a record that has none, in files for
 * other systems and departments: its code, and by which department it was
 * given, D-0042@7f3a09c2. Elsewhere that is an outside key like any other; here
 * it is the record again. */
#pragma once
#include "lib/record/dept.h"

SALES_API_BEGIN

/** In a. */
NODISCARD int outside_key(struct dept *d, const char *code, size_t n, struct arena *a, const char **out,
    struct sales_err *err);
/** The number of the record of this kind that the key was made for here; 0:
 *  another department's, or no such key at all. */
NODISCARD int outside_id(struct dept *d, const struct kind *k, const char *p, size_t n, int64_t *id,
    struct sales_err *err);

SALES_API_END
