/* lang.h - which language messages are in. */
#pragma once
#include "cmd/cmd.h"

/** Choose and load it; sets ctx->lang. */
void lang_set(struct ctx *ctx);
