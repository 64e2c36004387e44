/* goal.h - what the files of salesctl goal share. */
#pragma once
#include "cmd/cmd.h"
#include "lib/goal/cascade.h"
#include "lib/goal/status.h"
#include "lib/goal/words.h"

/* Whose goals, on what: the options that the verbs about standing goals share. */
struct goal_choice { const char *by, *subject, *metric; };
extern const char *const goal_by_words[];
/** -p and those options as a question; without -p: goals that hold today. */
NODISCARD int goal_ask_of(struct ctx *ctx, const struct goal_choice *c, struct goal_ask *ask);
/** There are none: why, and how to set one. */
void goal_say_none(struct ctx *ctx, const struct goal_ask *ask);
/** Is every row of one period? */
bool goal_one_period(const struct goal_list *l);

/** A name, two blanks further in for each level. */
const char *goal_indented(struct ctx *ctx, const char *name, int level);
/** The cells of a row: the subject, indented by the row's level; the metric,
 *  whose label people read; a number, money to its minor unit. */
struct cell goal_subject_cell(struct ctx *ctx, const struct goal_row *r);
struct cell goal_metric_cell(struct ctx *ctx, const struct metric *m);
struct cell goal_number_cell(struct ctx *ctx, const struct metric *m, struct ratio r);
/** The same, never less than it is. */
struct cell goal_enough_cell(struct ctx *ctx, const struct metric *m, struct ratio r);
/** A target in ten-thousandths; empty for 0. */
struct cell goal_target_cell(const struct metric *m, int64_t v);
/** One word for the state; and in colour. */
const char *goal_state_text(const struct goal_row *r);
struct cell goal_state_cell(const struct goal_row *r);
/** Set COL_NUM columns (all but counts) to the type that all goals have in common. */
void goal_type_columns(struct col *col, const struct goal_list *l);

/** A target in ten-thousandths of the metric's unit: an amount (12万), a number,
 *  or a percentage (65% is 0.65). What is vague or zero is refused. */
NODISCARD int goal_parse_target(struct ctx *ctx, const struct metric *m, const char *text, int64_t *out);
/** "1,200,000.00" of money, "60%" of a share, "40" of anything else. */
const char *goal_target_text(struct ctx *ctx, const struct metric *m, int64_t v);

struct goal_set_args { const char *subject, *effective, *stretch, *weight, *parent; struct words words; };
extern const struct opt goal_set_opts[];                            /* goal_set.c */
int goal_run_set(struct ctx *ctx, const void *args);

struct goal_code_args { const char *code; };
struct goal_answer_args { const char *code, *text; };
extern const struct opt goal_approve_opts[], goal_ack_opts[],       /* goal_life.c */
    goal_object_opts[], goal_answer_opts[];
int goal_run_approve(struct ctx *ctx, const void *args);
int goal_run_ack(struct ctx *ctx, const void *args);
int goal_run_object(struct ctx *ctx, const void *args);
int goal_run_answer(struct ctx *ctx, const void *args);
int goal_run_show(struct ctx *ctx, const void *args);              /* goal_show.c */

/** Words that set no goal: SALES_EUSAGE, naming what of want (WORDS_METRIC ...) they
 *  leave out, with a goal that would be one. */
NODISCARD int goal_refuse_words(struct ctx *ctx, const char *subject, struct words words, unsigned want);
struct goal_check_args { struct goal_choice of; struct words text; bool exit_code; };
extern const struct opt goal_check_opts[];                          /* goal_check.c */
extern const struct col goal_check_cols[];
int goal_run_check(struct ctx *ctx, const void *args);
int goal_run_add(struct ctx *ctx, const void *args);                /* goal_words.c */
/** check --text: what sentences name, and what they leave out. */
NODISCARD int goal_check_text(struct ctx *ctx, struct words sentences, bool exit_code);

struct goal_waiting_args { const char *person; bool late; };
extern const struct opt goal_waiting_opts[];                        /* goal_waiting.c */
extern const struct col goal_waiting_cols[];
int goal_run_waiting(struct ctx *ctx, const void *args);

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

struct goal_cascade_args {
	const char *subject, *metric, *period, *target, *over, *only;
	struct words to, by, share;
	bool with_lead, replace;
};
extern const struct opt goal_cascade_opts[];                        /* goal_cascade.c */
extern const struct col goal_cascade_cols[];                        /* goal_cascade_rows.c */
int goal_run_cascade(struct ctx *ctx, const void *args);
NODISCARD int goal_put_cascade(struct ctx *ctx, const struct cascade_ask *ask, const struct cascade_list *l);

struct goal_copy_args { const char *to, *raise, *subject, *metric; bool replace; };
extern const struct opt goal_copy_opts[];                           /* goal_copy.c */
extern const struct col goal_copy_cols[];
int goal_run_copy(struct ctx *ctx, const void *args);

/** Said of open deals without an expected day: why they are not there (goal_gap.c). */
NODISCARD int goal_say_undated(struct ctx *ctx, const int64_t *subject);

struct goal_today_args { const char *who; };
extern const struct opt goal_today_opts[];                          /* goal_today.c */
extern const struct col goal_today_cols[];
int goal_run_today(struct ctx *ctx, const void *args);

struct goal_time_args { struct goal_choice of; bool exit_code; };
extern const struct opt goal_time_opts[];                           /* goal_time.c */
extern const struct col goal_time_cols[];
int goal_run_time(struct ctx *ctx, const void *args);
