/* table.h - walking the table of commands. */
#pragma once
#include "cmd/cmd.h"

/** The generic verbs of record kinds (record.c). */
extern const struct cmd record_verbs[];
/** Those that kinds with a timeline have in their stead (record_timeline.c). */
extern const struct cmd record_timeline_verbs[];

/** The i-th noun or command: the nouns of record kinds first, then the others
 *  of commands.c. False behind the last. */
bool table_at(size_t i, struct cmd *out);
/** One of them by name; a noun of a record kind is made in a. NULL: none. */
const struct cmd *table_find(struct arena *a, const char *name);
/** The i-th verb of a noun, its own first, then the generic ones it does not
 *  replace; NULL behind the last. */
const struct cmd *table_verb(const struct cmd *noun, size_t i);
/** A verb by name, or by ls and rm. */
const struct cmd *table_find_verb(const struct cmd *noun, const char *name);
