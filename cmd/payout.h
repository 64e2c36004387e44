/* payout.h - what the files of salesctl payout share. */
#pragma once
#include "cmd/cmd.h"
#include "lib/payout/explain.h"

struct payout_code_args { const char *code; };
struct payout_explain_args { const char *code, *person; };
struct payout_adjust_args { const char *who, *amount, *on, *about, *approve, *refuse; };
extern const struct opt payout_explain_opts[], payout_statement_opts[];
extern const struct col payout_lines_cols[];

NODISCARD int payout_named(struct ctx *ctx, const char *code, struct payout_run *out);
/** A person's id; 0 when text is NULL. */
NODISCARD int payout_person_named(struct ctx *ctx, const char *text, int64_t *id);
/** "D-0042 冷链设备", or what a cap cuts; in ctx->arena. */
NODISCARD int payout_fact_name(struct ctx *ctx, const struct payout_line *l, const char **out);
struct cell payout_who(struct ctx *ctx, int64_t person);
/** "CNY 1,234.50", in ctx->arena. */
const char *payout_money(struct ctx *ctx, money m);

int payout_run_explain(struct ctx *ctx, const void *args);
int payout_run_statement(struct ctx *ctx, const void *args);
extern const struct opt payout_adjust_opts[];
int payout_run_adjust(struct ctx *ctx, const void *args);
int payout_run_lines(struct ctx *ctx, const void *args);

/* payout_simulate.c */
struct payout_simulate_args { const char *policy, *by, *revenue; bool whole, summary; };
extern const struct opt payout_simulate_opts[];
int payout_run_simulate(struct ctx *ctx, const void *args);
