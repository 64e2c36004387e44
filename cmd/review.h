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

struct review_words_args { struct words words; };
extern const struct opt review_items_opts[];
extern const struct col review_items_cols[];
int review_run_items(struct ctx *ctx, const void *args);
