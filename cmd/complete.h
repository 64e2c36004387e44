/* complete.h - what could stand next, for the shells. */
#pragma once
#include "cmd/cmd.h"

/** The shells' scripts, built in: bash, zsh, fish. */
extern const char *const completion_shims[];
/** The last of words is being typed, after an optional "--": lines "candidate
 *  TAB description" into out, or one line ":files" or ":dirs" where the shell
 *  knows better. Silent on any error. */
void complete_words(struct ctx *ctx, char *const *words, struct buf *out);
/** `__complete -- WORD...`: the same on standard output; always 0. */
NODISCARD int complete(struct ctx *ctx, char *const *words);
