/* complete.h - what could stand next, for the shells. */
#pragma once
#include "cmd/cmd.h"

/** `__complete -- WORD...`: the last word is being typed. Lines "candidate TAB
 *  description" on standard output; silent on any error, always 0. */
NODISCARD int complete(struct ctx *ctx, char *const *words);
