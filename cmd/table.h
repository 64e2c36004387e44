/* table.h - walking the table of commands. */
#pragma once
#include "cmd/cmd.h"

/** The generic verbs of record kinds (record.c). */
extern const struct cmd record_verbs[];

/** A top-level entry by name; NULL: none. */
const struct cmd *table_find(const char *name);
/** The i-th verb of a noun, its own first, then the generic ones it does not
 *  replace; NULL behind the last. */
const struct cmd *table_verb(const struct cmd *noun, size_t i);
/** A verb by name, or by ls and rm. */
const struct cmd *table_find_verb(const struct cmd *noun, const char *name);
