/* locate.h - finding the department (CLI reference, "repository"). */
#pragma once
#include "cmd/cmd.h"

/** Fill ctx->found. SALES_ENOTFOUND when it is not there, never another. */
NODISCARD int locate(struct ctx *ctx);
