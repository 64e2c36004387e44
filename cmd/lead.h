/* lead.h - what the files of salesctl lead share. */
#pragma once
#include "cmd/cmd.h"

struct lead_assign_args { struct words words; const char *to; };

struct lead_convert_args { const char *lead; struct words words; bool no_deal, new_customer; };
struct lead_due_args { const char *who; bool all, exit_code; };
struct lead_by_args { const char *by; };

extern const struct opt lead_due_opts[], lead_by_opts[];
extern const struct col lead_due_cols[], lead_response_cols[], lead_funnel_cols[];
int lead_run_due(struct ctx *ctx, const void *args);
int lead_run_response(struct ctx *ctx, const void *args);
int lead_run_funnel(struct ctx *ctx, const void *args);
extern const struct opt lead_score_opts[];
extern const struct col lead_score_cols[];
int lead_run_score(struct ctx *ctx, const void *args);
extern const struct opt lead_assign_opts[], lead_convert_opts[];
int lead_run_assign(struct ctx *ctx, const void *args);
int lead_run_convert(struct ctx *ctx, const void *args);
