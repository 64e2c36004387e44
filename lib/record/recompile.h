/* recompile.h - a rule book's compiled form made again from the text that was
 * applied: for a newer salesctl, and to prove the one that is kept. Private to
 * lib/record. */
#pragma once
#include "lib/record/dept.h"

/** In d's arena; made (NULL allowed) gets text and compiled form. */
NODISCARD int policy_recompile(struct dept *d, int64_t version, const struct policy **out,
    struct policy_source *made, struct sales_err *err);
