/* payout_draws.h - payout simulate --open. */
#pragma once
#include "cmd/cmd.h"

struct payout_simulate_args;
NODISCARD int payout_draws(struct ctx *ctx, const struct payout_simulate_args *a);
