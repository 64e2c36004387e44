/* inside.h - what the parts of a history's way out and in share. */
#pragma once
#include "lib/record/carry/carry.h"

/* Taken by hand, each in its place. */
extern const struct carry_table carry_handles, carry_custom_fields, carry_operations, carry_written;

/** The fault that a file is not there. */
void carry_missing(struct carry *c, const char *name);
size_t carry_ncols(const struct carry_table *t);
/** A stored cell as text or number; texts in a. */
NODISCARD int carry_cell(struct dept *d, const struct carry_table *t, const struct db_stmt *st, size_t col,
    struct arena *a, struct value *out, struct sales_err *err);
/** A cell's text as it is stored, in c->row; false: a fault was told. before: the
 *  cell in front of it. */
bool carry_parse(struct carry *c, const struct carry_col *col, long line, const struct db_val *before,
    const char *p, size_t n, struct db_val *out);
