/* customer.h - what the files of salesctl customer share. */
#pragma once
#include "cmd/cmd.h"

struct analysis_args { const char *by, *where; };
struct rfm_args { const char *segment, *where; bool segments; };
struct potential_args { const char *by, *where; bool all; };
struct concentration_args { const char *by, *where; long top; };

/* customer_buyers.c */
NODISCARD int customer_cell(struct ctx *ctx, int64_t id, struct cell *out);
/** Says which won deals were left out, and how many were converted. */
void customer_left_out(struct ctx *ctx, int64_t nobody, int64_t undated, int64_t ahead, int64_t foreign);

/* customer_cohorts.c, customer_rfm.c, customer_concentration.c, customer_potential.c */
extern const struct opt customer_cohorts_opts[], customer_rfm_opts[], customer_concentration_opts[],
    customer_potential_opts[];
extern const struct col customer_cohorts_cols[], customer_rfm_cols[], customer_concentration_cols[],
    customer_potential_cols[];
int customer_run_cohorts(struct ctx *ctx, const void *args);
int customer_run_rfm(struct ctx *ctx, const void *args);
int customer_run_concentration(struct ctx *ctx, const void *args);
int customer_run_potential(struct ctx *ctx, const void *args);
