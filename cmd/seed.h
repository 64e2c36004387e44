/* seed.h - the seed of what is drawn, as somebody types it. */
#pragma once
#include "cmd/cmd.h"

/** A whole number that 32 bits hold; SALES_EUSAGE. */
NODISCARD int seed_parse(struct ctx *ctx, const char *text, uint32_t *out);
