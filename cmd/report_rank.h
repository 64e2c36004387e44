/* report_rank.h - salesctl report rank, for the verbs of report. */
#pragma once
#include "cmd/cmd.h"

struct report_rank_args { const char *metric, *by, *card; };
extern const struct opt report_rank_opts[];
extern const struct col report_rank_cols[];
int report_run_rank(struct ctx *ctx, const void *args);
