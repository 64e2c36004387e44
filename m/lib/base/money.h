/* money.h - amounts as ten-thousandths of a currency's unit, exactly. No
 * floating point comes near them; what overflows is an error. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "lib/base/err.h"
#include "lib/base/ratio.h"

typedef struct { int64_t v; } money;   /* ten-thousandths of the unit */

#define MONEY_UNIT 10000
enum { MONEY_SIZE = 32 };              /* room for any amount as text */

enum rounding { ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN }; /* half-up: away from zero */

/* A currency that has other than two decimals of its minor unit is named in
 * money.c (JPY 0, KWD 3 ...); all others have two. */

SALES_API_BEGIN

/** Decimals of a currency's minor unit; -1 when cur is not three capitals. */
int currency_decimals(const char *cur);
/** Whether cur is an active code of ISO 4217. */
bool currency_known(const char *cur);

/** Read an amount as people write it: 120000, 120,000.00, 12万, 1.2亿, 120k,
 *  ¥120000, CNY 120000, 120000 USD, １２万, 3万元整, -1,234.00, (1,234.00).
 *  Exact or refused: at most decimals places after conversion. When the text
 *  names a currency, that one's own decimals count instead, unless decimals
 *  is 4 (unit prices). cur gets the currency named ("" when there is none; ¥
 *  is CNY, "JPY ¥120" is JPY). Fails with SALES_EINVAL; the message says what
 *  is wrong with the text, in words. */
NODISCARD int money_parse(const char *p, size_t n, int decimals, money *out,
    char cur[4], struct sales_err *err);
/** The machine form only: -?digits[.digits{1,decimals}]. For bulk reading. */
bool money_parse_plain(const char *p, size_t n, int decimals, money *out);
/** "1.2E+05", as Excel leaves it in a CSV file: false when it is not of that
 *  form, too large, or finer than decimals. The digits that Excel dropped
 *  can't be known; whoever takes such a number says so to the user. */
bool money_parse_exponent(const char *p, size_t n, int decimals, money *out);

/** "1234.50": at least min decimals, more (up to 4) only when needed. */
char *money_str(money m, int min, char s[MONEY_SIZE]);
/** "1,234.50" for people. */
char *money_group(money m, int min, char s[MONEY_SIZE]);

/** False on overflow. */
bool money_add(money a, money b, money *out);
bool money_sub(money a, money b, money *out);
/** m * r rounded to the given number of decimals (0..4); the one rounding. */
bool money_mul(money m, struct ratio r, int decimals, enum rounding how, money *out);
/** Round to decimals. */
bool money_round(money m, int decimals, enum rounding how, money *out);
/** Split whole over n shares (each >= 0, any common scale) by largest
 *  remainder, ties to the part listed first; parts add up to the whole at
 *  the given decimals. A whole finer than decimals is split at 4 decimals.
 *  Fails (false) when all shares are 0 or on overflow. */
bool money_split(money whole, const int64_t *share, size_t n, int decimals,
    money *part);

SALES_API_END
