/* deal.h - what the files of salesctl deal share. */
#pragma once
#include "cmd/cmd.h"

struct forecast_args { const char *by; };

struct funnel_args { const char *by, *on, *where; };

extern const struct opt deal_funnel_opts[];                         /* deal_funnel.c */
extern const struct col deal_funnel_cols[];
int deal_run_funnel(struct ctx *ctx, const void *args);

struct outcomes_args { const char *by, *where; };

extern const struct opt deal_outcomes_opts[];                       /* deal_outcomes.c */
extern const struct col deal_winloss_cols[], deal_velocity_cols[];
int deal_run_winloss(struct ctx *ctx, const void *args);
int deal_run_velocity(struct ctx *ctx, const void *args);

extern const struct opt deal_forecast_opts[];
extern const struct col deal_forecast_cols[];
int deal_run_forecast(struct ctx *ctx, const void *args);
