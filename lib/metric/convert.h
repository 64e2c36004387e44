/* convert.h - an amount of a record in the rule book's currency: converted
 * once, by the latest rate on or before its day, and rounded to as many decimals
 * as amounts of that currency have. */
#pragma once
#include "lib/record/read.h"

/* What was converted, and by what. */
struct converted {
	int64_t      amount;        /* in locale.currency, ten-thousandths */
	char         currency[4];   /* before */
	struct ratio rate;          /* 1/1 when it was the rule book's own */
};

SALES_API_BEGIN
/** cur: the record's currency (V_NULL or NULL: the rule book's). A missing rate,
 *  or an amount that grows too large, is SALES_EINVAL; a missing rate names the
 *  record. */
NODISCARD int convert_amount(struct dept *d, const struct kind *k, int64_t id, int64_t amount,
    const struct value *cur, day on, struct converted *out, struct sales_err *err);
SALES_API_END
