/* deal.h - what the files of salesctl deal share. */
#pragma once
#include "cmd/cmd.h"

struct forecast_args { const char *by; };

extern const struct opt deal_forecast_opts[];
extern const struct col deal_forecast_cols[];
int deal_run_forecast(struct ctx *ctx, const void *args);
