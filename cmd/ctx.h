/* ctx.h - the life of a command: open what it needs, run it, commit, print. */
#pragma once
#include "cmd/cmd.h"

/** Run verb (of noun) with its args; returns the exit status. */
NODISCARD int ctx_run(struct ctx *ctx, const void *args);
/** Open the department for reading or writing, when it is not yet. */
NODISCARD int ctx_open(struct ctx *ctx, bool write);
void ctx_done(struct ctx *ctx);
