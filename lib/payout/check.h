/* check.h - do a rule book's expressions fit the records? The check of a whole
 * book before it is applied. */
#pragma once
#include "lib/base/diag.h"
#include "lib/org/scope.h"

SALES_API_BEGIN

/** Check what the rule book's reader can't: that `for` names fields of people,
 *  that `where` and the metrics' filters name fields of their records, that
 *  tiers can be reckoned with, and that the examples come out. d may be one of
 *  rulebook_paper(): then a record's name stands for any. Faults go to ds with
 *  place. */
void rulebook_check(struct dept *d, const struct policy *p, struct diags *ds);

SALES_API_END
