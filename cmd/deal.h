/* deal.h - what the files of salesctl deal share. */
#pragma once
#include "cmd/cmd.h"
#include "lib/crm/split.h"

/** "张伟=60%" of the command line. */
NODISCARD int deal_part(struct ctx *ctx, const char *word, struct split_part *out);

/** The change line of a deal that is shared now. */
NODISCARD int deal_say_split(struct ctx *ctx, int64_t id, const struct split_part *v, size_t n, bool overlay);

struct forecast_args { const char *by; };

struct funnel_args { const char *by, *on, *where; };

extern const struct opt deal_funnel_opts[];                         /* deal_funnel.c */
extern const struct col deal_funnel_cols[];
int deal_run_funnel(struct ctx *ctx, const void *args);

struct outcomes_args { const char *by, *where; };

extern const struct opt deal_accuracy_opts[];                       /* deal_accuracy.c */
extern const struct col deal_accuracy_cols[];
int deal_run_accuracy(struct ctx *ctx, const void *args);

extern const struct opt deal_outcomes_opts[];                       /* deal_outcomes.c */
extern const struct col deal_winloss_cols[], deal_velocity_cols[];
int deal_run_winloss(struct ctx *ctx, const void *args);
int deal_run_velocity(struct ctx *ctx, const void *args);

extern const struct opt deal_score_opts[];                          /* deal_score.c */
extern const struct col deal_score_cols[];
int deal_run_score(struct ctx *ctx, const void *args);

extern const struct opt deal_forecast_opts[];
extern const struct col deal_forecast_cols[];
int deal_run_forecast(struct ctx *ctx, const void *args);

struct register_args { const char *name; struct words words; };
extern const struct opt deal_register_opts[];
int deal_run_register(struct ctx *ctx, const void *args);

struct discount_args { struct words words; const char *who; };
extern const struct opt deal_discount_opts[], deal_price_opts[];
extern const struct col deal_discount_cols[];
int deal_run_discount(struct ctx *ctx, const void *args);
int deal_run_ask(struct ctx *ctx, const void *args);
int deal_run_approve(struct ctx *ctx, const void *args);
int deal_run_refuse(struct ctx *ctx, const void *args);

struct estimate_args { struct words words; const char *person, *close, *amount; bool unpaid; };
extern const struct opt deal_estimate_opts[];                       /* deal_estimate.c */
extern const struct col deal_estimate_cols[];
int deal_run_estimate(struct ctx *ctx, const void *args);
