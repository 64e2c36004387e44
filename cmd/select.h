/* select.h - from operands and list options to a query; from FIELD=VALUE to
 * values. */
#pragma once
#include "cmd/cmd.h"

/** FIELD=VALUE, FIELD+=VALUE or FIELD-=VALUE? */
bool select_is_assignment(const struct kind *k, const char *word);

/** Selectors, --where, --any and, with dates set, -p --on, as the condition of
 *  q; q->kind is set already. */
NODISCARD int select_where(struct ctx *ctx, struct words terms, bool dates, struct query *q);
/** --sort, --limit, --after. */
NODISCARD int select_order(struct ctx *ctx, struct query *q);

/** Take the assignments among words over to v (kind->nfields values); sets
 *  what a money's own currency says. rest gets the other words. */
NODISCARD int select_assign(struct ctx *ctx, const struct kind *k, struct words words,
    struct value *v, struct words *rest);

/** A value as somebody typed it: malformed is the command line's fault (2),
 *  where in a file it would be the data's (65). cur: value_parse. */
NODISCARD int select_value(struct ctx *ctx, const struct field *f, const char *text,
    struct value *out, char cur[4]);
