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
/** Binds the commands that move a deal (gate.c); SALES_EPOLICY. */
int deal_gate(struct dept *d, const struct kind *k, const struct value *before,
    const struct value *after, struct sales_err *err);
