/* ratio.h - exact fractions, for rates, shares and attainment: a value that
 * is exactly on 80 % is on 80 %, and one a cent below is not. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/api.h"

struct ratio { int64_t num, den; };    /* den > 0, lowest terms; den 0: none */

enum { RATIO_SIZE = 48 };
#define RATE_UNIT INT64_C(1000000000)  /* rates and shares are kept in billionths */

SALES_API_BEGIN

/** In lowest terms; den may be negative, not 0. False on overflow. */
bool ratio_make(int64_t num, int64_t den, struct ratio *out);
/** <0, 0, >0; exact for any two. None (den 0) comes before all others. */
int  ratio_cmp(struct ratio a, struct ratio b);
/** The four operations are false on overflow and when an operand is none. */
bool ratio_add(struct ratio a, struct ratio b, struct ratio *out);
bool ratio_sub(struct ratio a, struct ratio b, struct ratio *out);
bool ratio_mul(struct ratio a, struct ratio b, struct ratio *out);
bool ratio_div(struct ratio a, struct ratio b, struct ratio *out); /* false: b is 0 */

/** "60%", "7.5%", "0.075", "７５％": at most 9 decimals as a plain number (11
 *  with %). Negative allowed. False when it is not such a number. */
bool ratio_parse(const char *p, size_t n, struct ratio *out);
/** As billionths (RATE_UNIT); false when that is not exact or too large. */
bool ratio_to_rate(struct ratio r, int64_t *rate);
struct ratio ratio_of_rate(int64_t rate);

/** "101.3333": percent with at most 4 decimals, half up, without trailing
 *  zeros, but never shown as having reached a whole percent that was not
 *  reached: 149999.99 of 150000 is "99.9999". "" for none. */
char *ratio_percent(struct ratio r, char s[RATIO_SIZE]);
/** The same for thresholds that are no whole percent, such as a tier that
 *  starts at 1/3: none of the n is shown as reached while r is below it. */
char *ratio_percent_below(struct ratio r, const struct ratio *threshold, size_t n,
    char s[RATIO_SIZE]);
/** "0.6", "1.5", "0.333333333": decimal, at most 9 places, rounded half up; but
 *  a number of at most 4 places that was not reached is never shown. */
char *ratio_decimal(struct ratio r, char s[RATIO_SIZE]);

SALES_API_END
