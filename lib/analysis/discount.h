/* discount.h - how far below its list price a deal was sold, in the bands of the
 * rule book (analysis.discount_bands). */
#pragma once
#include "lib/base/value.h"
#include "lib/policy/policy.h"

enum { BAND_SIZE = 2 * RATIO_SIZE + 8 };

/** -1 above the list price, 0 none, then the rule book's bands, as V_INT; V_NULL
 *  when an amount is missing. A discount that is exactly a band's end is in it. */
struct value discount_band(const struct policy *p, const struct value *amount, const struct value *list);
SALES_API_BEGIN
/** "above", "0%", "..5%", "5%..10%", "30%..", into s. */
char *discount_band_name(const struct policy *p, int64_t band, char s[BAND_SIZE]);
SALES_API_END
