/* locate.h - finding the department (CLI reference, "repository"). */
#pragma once
#include "cmd/cmd.h"

/** Fill ctx->found. SALES_ENOTFOUND when it is not there, never another. */
NODISCARD int locate(struct ctx *ctx);
/** The same where the file itself may be gone: a .salesctl folder is enough,
 *  and --db may name a new file. */
NODISCARD int locate_place(struct ctx *ctx);
