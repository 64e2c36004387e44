/* review.h - what the verbs of reviews share: how an indicator and its figures
 * are shown. */
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

/** Of its indicators, by id or label. SALES_EUSAGE with a suggestion. */
NODISCARD int review_indicator(struct ctx *ctx, const struct sheet *s, const char *name, size_t *at);
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

extern const struct opt review_slip_opts[];
int review_run_slip(struct ctx *ctx, const void *args);

struct review_words_args { struct words words; };
extern const struct opt review_items_opts[];
extern const struct col review_items_cols[];
int review_run_items(struct ctx *ctx, const void *args);
