/* plan.h - salesctl review plan, for the verbs of review. */
#pragma once
#include "cmd/cmd.h"

struct review_plan_args { struct words words; bool missing, exit_code; };
extern const struct opt review_plan_opts[];
extern const struct col review_plan_cols[];
int review_run_plan(struct ctx *ctx, const void *args);
