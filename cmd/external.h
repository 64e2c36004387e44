/* external.h - salesctl-NAME from PATH (CLI reference, "external commands"). */
#pragma once
#include "cmd/cmd.h"

/** The program of that name in PATH; NULL: there is none. */
const char *external_find(struct ctx *ctx, const char *name);
/** Become salesctl-WORD when PATH has one; otherwise SALES_EUSAGE with a
 *  suggestion. */
NODISCARD int external_run(struct ctx *ctx, const char *word, char *const *rest);
/** Become a shell that runs command with the rest of the line as its "$@";
 *  name is its $0. */
NODISCARD int external_shell(struct ctx *ctx, const char *name, const char *command,
    char *const *rest);
