/* row_expr.h - expressions over the fields of one kind's records, computed in
 * memory while they are read: the columns that they need are gathered first.
 * Beside what the language has, they may ask for months(a, b): whole months from
 * one day to another. */
#pragma once
#include "lib/base/expr.h"
#include "lib/record/read.h"

enum { ROW_COLS = 32 };
struct row_scope {
	struct dept       *d;
	struct arena      *a;
	const struct kind *k;
	struct path        col[ROW_COLS];
	size_t             ncols;
};

/** Parse and type one; the columns that it looks at are added. want: V_BOOL,
 *  V_NULL for anything. SALES_EUSAGE pointing at the wrong bytes. */
NODISCARD int row_bind(struct row_scope *s, const char *text, enum vtype want, struct expr **out,
    struct sales_err *err);
/** Over the cells of s->col. Texts live as long as they. */
NODISCARD int row_eval(const struct row_scope *s, const struct expr *e, const struct value *cells,
    struct value *out, struct sales_err *err);
/** Add a column by name; *at gets its place. */
NODISCARD int row_column(struct row_scope *s, const char *name, size_t *at, struct sales_err *err);
/** Whole months from a to b; below zero when b is earlier. */
int months_between(day a, day b);
