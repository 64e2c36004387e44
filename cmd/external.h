/* external.h - salesctl-NAME from PATH (CLI reference, "external commands"). */
#pragma once
#include "cmd/cmd.h"

/** Become salesctl-WORD when PATH has one; otherwise SALES_EUSAGE with a
 *  suggestion. */
NODISCARD int external_run(struct ctx *ctx, const char *word, char *const *rest);
