/* external.h - salesctl-NAME from PATH (CLI reference, "external commands"). */
#pragma once
#include "cmd/cmd.h"

/** The program of that name in PATH; NULL: there is none. */
const char *external_find(struct ctx *ctx, const char *name);
/** Become salesctl-WORD when PATH has one; otherwise SALES_EUSAGE with a
 *  suggestion. */
NODISCARD int external_run(struct ctx *ctx, const char *word, char *const *rest);
