/* source.h - where a rule book's text comes from: a file, a folder, a
 * department's own copy. */
#pragma once
#include "lib/policy/tree.h"

/** One file of at most 1 MiB. SALES_ENOTFOUND: it is not there, SALES_EPERM:
 *  it may not be read. */
NODISCARD int source_file(struct arena *a, const char *path, const char **text, size_t *n,
    struct sales_err *err);
/** The files of a text: itself, or those that were joined in it. */
size_t source_split(struct arena *a, const struct policy_source *t,
    const struct policy_file **out);
/** Places of a tree that was read without fault: from what messages show
 *  (the user's path) to what explanations name (policy.yaml). */
void source_name(const struct policy_file *file, size_t nfiles, struct node *root);
/** BLAKE2b-256 in hex. */
void source_hash(const char *text, size_t n, char hash[65]);
