/* mappings.h - the mappings that a department keeps for itself, files NAME.yaml
 * in the folder mappings beside its records. */
#pragma once
#include "cmd/cmd.h"
#include "lib/record/import/import.h"

/** That folder; NULL where there is no department. */
const char *mappings_folder(struct ctx *ctx);
/** The file of the department's mapping of this name; NULL: it has none such. */
const char *mappings_file(struct ctx *ctx, const char *name);
/** Their names in order, NULL-ended. */
const char *const *mappings_names(struct ctx *ctx);
/** Is the word of --as a mapping, not a person? */
bool mappings_means(struct ctx *ctx, const char *word);
/** Those that a word means, the department's own too: mapping_choose() of
 *  lib/policy/mapping.h. Without a word those that have faults are left out
 *  with a note. */
NODISCARD int mappings_choose(struct ctx *ctx, const char *word, const char *kind, struct diags *ds,
    struct import_forms *out);
/** The department's own alone, of a kind or of all (NULL). */
NODISCARD int mappings_own(struct ctx *ctx, const char *kind, struct import_forms *out);
