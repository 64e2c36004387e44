/* check_terms.h - do the expressions of a plan's components fit? Private to
 * lib/payout. */
#pragma once
#include "lib/base/diag.h"
#include "lib/record/dept.h"

/** What factors, rates by case, `when` and `amount` name: fields of the base's
 *  records, or figures of a period. d may be one of rulebook_paper(). Faults go to ds with their place. */
void plan_terms_check(struct dept *d, const struct policy *p, const struct plan *plan, struct diags *ds);
/** Say what is wrong with an expression: the message, where in it, and the hint. */
void expression_fault(struct diags *ds, const struct place *at, const char *field, const struct sales_err *err);
