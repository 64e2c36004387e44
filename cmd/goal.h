/* goal.h - what the files of salesctl goal share. */
#pragma once
#include "cmd/cmd.h"
#include "lib/goal/status.h"

/* Whose goals, on what: the options that the verbs about standing goals share. */
struct goal_choice { const char *by, *subject, *metric; };
extern const char *const goal_by_words[];
/** -p and those options as a question; without -p: goals that hold today. */
NODISCARD int goal_ask_of(struct ctx *ctx, const struct goal_choice *c, struct goal_ask *ask);
/** There are none: why, and how to set one. */
void goal_say_none(struct ctx *ctx, const struct goal_ask *ask);
/** Is every row of one period? */
bool goal_one_period(const struct goal_list *l);

/** The cells of a row: the subject, indented by the row's level; the metric,
 *  whose label people read; a number, money to its minor unit. */
struct cell goal_subject_cell(struct ctx *ctx, const struct goal_row *r);
struct cell goal_metric_cell(struct ctx *ctx, const struct metric *m);
struct cell goal_number_cell(struct ctx *ctx, const struct metric *m, enum col_type type, struct ratio r);
/** The same, never less than it is. */
struct cell goal_enough_cell(struct ctx *ctx, const struct metric *m, enum col_type type, struct ratio r);
/** One word for the state, in colour. */
struct cell goal_state_cell(const struct goal_row *r);
/** Set COL_NUM columns (all but counts) to the type that all goals have in common. */
void goal_type_columns(struct col *col, const struct goal_list *l);

struct goal_status_args { struct goal_choice of; bool tree, exit_code; };
extern const struct opt goal_status_opts[];                         /* goal_status.c */
extern const struct col goal_status_cols[];
int goal_run_status(struct ctx *ctx, const void *args);

struct goal_landing_args { struct goal_choice of; const char *at, *seed; };
extern const struct opt goal_landing_opts[];                        /* goal_landing.c */
extern const struct col goal_landing_cols[];
int goal_run_landing(struct ctx *ctx, const void *args);

struct goal_gap_args { struct goal_choice of; bool all, exit_code; };
extern const struct opt goal_gap_opts[];                            /* goal_gap.c */
extern const struct col goal_gap_cols[];
int goal_run_gap(struct ctx *ctx, const void *args);
