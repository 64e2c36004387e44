/* review.h - what the verbs of reviews share: how a review, its indicators and
 * their figures are shown. */
#pragma once
#include "cmd/cmd.h"
#include "lib/review/sheet.h"

/** The metric of an indicator in the review's rule book; NULL for a rating. */
const struct metric *review_metric(const struct sheet *s, const struct indicator *i);
/** What people call an indicator: its own label, else its metric's, else its id. */
const char *review_label(struct ctx *ctx, const struct sheet *s, const struct indicator *i);
/** A value or a target in the indicator's unit: money, percentage, number; for
 *  columns that are COL_NUM. */
struct cell review_figure(struct ctx *ctx, const struct sheet *s, const struct indicator *i, struct ratio value);
/** Why an indicator does not count, in a word. */
const char *review_mark_word(struct ctx *ctx, enum mark m);
/** -p as a period that is said; else SALES_EUSAGE with the hint. */
NODISCARD int review_period(struct ctx *ctx, struct period *p, const char *hint);

/** Points; empty when there are none. */
struct cell review_points(struct ratio points);
/** Ten-thousandths as points for people: "1,234.5", in ctx->arena. */
const char *review_points_text(struct ctx *ctx, int64_t units);

struct review_whatif_args { const char *code, *grade; struct words words; };
extern const struct opt review_whatif_opts[];
extern const struct col review_whatif_cols[];
int review_run_whatif(struct ctx *ctx, const void *args);

struct review_explain_args { const char *code, *indicator; };
extern const struct opt review_explain_opts[];
extern const struct col review_explain_cols[];
int review_run_explain(struct ctx *ctx, const void *args);

struct review_card_args { const char *card; };
extern const struct opt review_sensitivity_opts[];
extern const struct col review_sensitivity_cols[];
int review_run_sensitivity(struct ctx *ctx, const void *args);
/** What the weights of the latest reviews decide, as notes; nothing where nobody
 *  was reviewed. */
NODISCARD int review_note_sensitivity(struct ctx *ctx);
extern const struct opt review_fairness_opts[];
extern const struct col review_fairness_cols[];
int review_run_fairness(struct ctx *ctx, const void *args);

extern const struct opt review_slip_opts[];
int review_run_slip(struct ctx *ctx, const void *args);

struct review_words_args { struct words words; };
extern const struct opt review_items_opts[];
extern const struct col review_items_cols[];
int review_run_items(struct ctx *ctx, const void *args);

/** A review by its code. */
NODISCARD int review_named(struct ctx *ctx, const char *text, int64_t *id);
/** "R-0001 林晓 2026-02", in ctx->arena. */
NODISCARD int review_title(struct ctx *ctx, const struct record *review, const char **out);
/** "87.5 A", or that it has no score; in ctx->arena. */
const char *review_result(struct ctx *ctx, const struct value *review);
/** A score in ten-thousandths as a cell; below zero: none. */
struct cell review_score_cell(int64_t score);
/** A change line of a review: its title, then text. */
NODISCARD int review_changed(struct ctx *ctx, int64_t id, const char *text);
/** The reviews that codes and selectors mean, else those whose last day lies in -p
 *  and that have a scorecard; SALES_EUSAGE, with the hint, when neither is said. */
struct id_list;
NODISCARD int review_chosen(struct ctx *ctx, struct words words, const char *card, const char *hint, struct id_list *out);

/* review_rate.c */
struct review_rate_args { const char *code, *evidence; struct words words; };
extern const struct opt review_rate_opts[], review_ratings_opts[];
extern const struct col review_ratings_cols[];
int review_run_rate(struct ctx *ctx, const void *args);
int review_run_ratings(struct ctx *ctx, const void *args);

/* review_calibrate.c */
struct review_calibrate_args { struct words words; const char *card; bool approve, refuse; };
struct review_overrides_args { const char *code; };
extern const struct opt review_calibrate_opts[], review_overrides_opts[];
extern const struct col review_overrides_cols[];
int review_run_calibrate(struct ctx *ctx, const void *args);
int review_run_overrides(struct ctx *ctx, const void *args);

/* review_publish.c */
struct review_group_args { struct words words; const char *card; };
struct review_ack_args { const char *code, *note; };
extern const struct opt review_publish_opts[], review_ack_opts[], review_close_opts[];
int review_run_publish(struct ctx *ctx, const void *args);
int review_run_ack(struct ctx *ctx, const void *args);
int review_run_close(struct ctx *ctx, const void *args);

/* review_appeal.c */
struct review_appeal_args { const char *code, *indicator; };
struct review_decide_args { const char *appeal, *what; struct words words; bool lift; };
extern const struct opt review_appeal_opts[], review_decide_opts[], review_appeals_opts[];
extern const struct col review_appeals_cols[];
int review_run_appeal(struct ctx *ctx, const void *args);
int review_run_decide(struct ctx *ctx, const void *args);
int review_run_appeals(struct ctx *ctx, const void *args);

/* review_owed.c */
struct review_owed_args { const char *who; bool exit_code; };
extern const struct opt review_owed_opts[];
extern const struct col review_owed_cols[];
int review_run_owed(struct ctx *ctx, const void *args);
