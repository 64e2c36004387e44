/* payout.h - what payout.c and payout_explain.c share. */
#pragma once
#include "cmd/cmd.h"
#include "lib/payout/explain.h"

struct payout_code_args { const char *code; };
struct payout_explain_args { const char *code, *person; };
extern const struct opt payout_explain_opts[], payout_statement_opts[];
extern const struct col payout_lines_cols[];

NODISCARD int payout_named(struct ctx *ctx, const char *code, struct payout_run *out);
struct cell payout_who(struct ctx *ctx, int64_t person);
/** "CNY 1,234.50", in ctx->arena. */
const char *payout_money(struct ctx *ctx, money m);

int payout_run_explain(struct ctx *ctx, const void *args);
int payout_run_statement(struct ctx *ctx, const void *args);
int payout_run_lines(struct ctx *ctx, const void *args);
