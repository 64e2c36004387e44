/* won.h - open deals, supposed to be won: on a day, at an amount, and paid. */
#pragma once
#include "lib/record/read.h"

struct won_deal {
	int64_t id, owner;
	int64_t amount;        /* ten-thousandths of its currency */
	bool    has_amount;
	day     on;            /* expected; DAY_NONE: nobody said */
	int64_t chance;        /* billionths */
	int64_t receipt;       /* that is supposed with it; 0: none */
};

SALES_API_BEGIN
/** Every open deal, by number, in a. */
NODISCARD int won_open(struct dept *d, struct arena *a, struct won_deal **out, size_t *n, struct sales_err *err);
/** From now on it is won on its day, at its amount, as suppose.h has it; and, when it
 *  is paid, a receipt of that day brings what it lacks of its amount. */
NODISCARD int won_suppose(struct dept *d, struct won_deal *w, bool is_paid, struct sales_err *err);
SALES_API_END
