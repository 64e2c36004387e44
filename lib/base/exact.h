/* exact.h - sums of fractions that fit no 64-bit ratio: a score of a dozen
 * indicators, each over another target. Kept by GMP, without limit; compared,
 * never rounded, until it is shown. */
#pragma once
#include <gmp.h>

#include "lib/base/arena.h"
#include "lib/base/money.h"
#include "lib/base/ratio.h"

struct exact { mpq_t q; };

void exact_init(struct exact *e);               /* 0 */
void exact_done(struct exact *e);
void exact_set(struct exact *e, const struct exact *to);
void exact_set_ratio(struct exact *e, struct ratio to);
/** Operands are never none; a divisor is never 0. */
void exact_add(struct exact *sum, const struct exact *b);
void exact_add_product(struct exact *sum, struct ratio a, struct ratio b);
void exact_sub(struct exact *from, const struct exact *b);
void exact_multiply(struct exact *e, struct ratio by);
void exact_product(struct exact *e, const struct exact *by);
void exact_divide(struct exact *e, struct ratio by);
void exact_quotient(struct exact *e, const struct exact *of, const struct exact *by);
int  exact_sign(const struct exact *e);
int  exact_cmp(const struct exact *a, const struct exact *b);
int  exact_cmp_ratio(const struct exact *a, struct ratio b);

/** Rounded to decimals (at most 4), in ten-thousandths; false: too large. */
bool exact_round(const struct exact *e, int decimals, enum rounding how, int64_t *out);
/** The largest whole number that is not above it; it fits. */
int64_t exact_floor(const struct exact *e);
/** As a ratio: exact where its parts fit, else cut to nine decimals, never above.
 *  False: too large for that. */
bool exact_below(const struct exact *e, struct ratio *out);
/** In ten-thousandths, rounded half away from zero; false: too large. */
bool exact_units(const struct exact *e, int64_t *out);
/** "39/2", in the arena; exact_parse reads it again. */
const char *exact_text(const struct exact *e, struct arena *a);
/** False when it is no such text. */
bool exact_parse(const char *p, size_t n, struct exact *e);
/** False, and none, when it fits no ratio. */
bool exact_ratio(const struct exact *e, struct ratio *out);
/** "91.094634": rounded half away from zero to 1 to 9 places, without zeros at
 *  the end; in the arena. */
const char *exact_decimal(const struct exact *e, int places, struct arena *a);
