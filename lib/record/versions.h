/* versions.h - looking kept versions up; private to lib/record. */
#pragma once
#include "lib/record/history.h"

/** The version of a record that operation `op` wrote, wherever it lies now;
 *  v in a, or NULL when op left no such record. */
NODISCARD int version_by(struct dept *d, const struct kind *k, int64_t id, int64_t op,
    struct arena *a, struct value **v, struct sales_err *err);
/** The record as it is now, or *v NULL. */
NODISCARD int version_now(struct dept *d, const struct kind *k, int64_t id, struct arena *a,
    struct record *out, struct sales_err *err);

/* One record that an operation wrote: before and after it. */
struct op_write {
	const struct kind *k;
	int64_t            id;
	struct value      *before, *after; /* NULL: it was not there */
};
typedef int op_write_fn(void *arg, const struct op_write *w, struct sales_err *err);
/** Everything that an operation wrote, by kind and id; values live until fn
 *  returns. */
NODISCARD int op_writes_each(struct dept *d, int64_t op, op_write_fn *fn, void *arg,
    struct sales_err *err);
