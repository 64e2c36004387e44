/* checks.h - rules that hold for CRM records whoever writes them; they fill
 * what follows from the rule book (currency, pipeline, kind). */
#pragma once
#include "lib/record/kind.h"

int product_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
int deal_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
int credit_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
int receipt_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
int lead_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
int activity_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
int survey_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
int complaint_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
/** Something other than a person must be named (notes, needs, ...). */
int link_check(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
/** Binds the commands that move a deal (gate.c); SALES_EPOLICY. Fills the day
 *  on which it closed; takes back a reopened deal's, and a probability that
 *  was set by hand for the stage before. */
int deal_gate(struct dept *d, const struct kind *k, const struct value *before,
    struct value *after, struct sales_err *err);
/** Stage and owner history (trail.c). */
int deal_trail(struct op *op, const struct kind *k, const struct record *before,
    const struct value *after, struct sales_err *err);
int owner_trail(struct op *op, const struct kind *k, const struct record *before,
    const struct value *after, struct sales_err *err);
