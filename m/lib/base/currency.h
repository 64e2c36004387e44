/* currency.h - the marks and codes that stand beside an amount. Private to
 * the reading of money; the rest is in money.h. */
#pragma once
#include "lib/base/money.h"

struct currency_mark {
	const char *text;  /* "¥", "RMB", "元"; letters in any case */
	const char *code;
};

/* The mark that p begins with, or NULL. */
const struct currency_mark *currency_mark_at(const char *p);
/* Three letters at p as a code of capitals; "" when there are more or less. */
void currency_code_at(const char *p, char code[4]);
