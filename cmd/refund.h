/* refund.h - the verb that deals and receipts share. */
#pragma once
#include "cmd/cmd.h"

extern const struct opt refund_opts[];
int run_refund(struct ctx *ctx, const void *args);
