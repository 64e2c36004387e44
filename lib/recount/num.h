/* num.h - fractions without limit, in units (of money, of counts). Private. */
#pragma once
#include <gmp.h>

#include "lib/base/money.h"
#include "lib/base/ratio.h"

static inline void
num_done(mpq_t *x)
{
	mpq_clear(*x);
}
#define NUM(x) CLEANUP(num_done) mpq_t x; mpq_init(x)

void num_set(mpq_t x, int64_t num, int64_t den);
static inline void num_money(mpq_t x, int64_t v) { num_set(x, v, MONEY_UNIT); }
static inline void num_ratio(mpq_t x, struct ratio r) { num_set(x, r.num, r.den == 0 ? 1 : r.den); }
/** False: it fits no ratio. */
bool num_to_ratio(mpq_srcptr x, struct ratio *out);
/** Rounded to decimals, in ten-thousandths; one that does not fit stops at the end
 *  of 64 bits, and so equals nothing that was posted. */
int64_t num_round(mpq_srcptr x, int decimals, enum rounding how);
/** whole, in ten-thousandths, over n weights (none below 0) by largest remainder,
 *  ties to the one listed first; without any weight in equal parts. */
void num_share(int64_t whole, int decimals, mpq_t *weight, size_t n, int64_t *out);
