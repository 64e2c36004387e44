/* check.h - scorecards held against the records of a department. */
#pragma once
#include "lib/base/diag.h"
#include "lib/record/read.h"

SALES_API_BEGIN
/** That every `for` can be followed, and a warning, naming him, where two cards of
 *  one cycle fit one person today: he is judged by the first. */
void scorecards_check(struct dept *d, const struct policy *p, struct diags *ds);
SALES_API_END
