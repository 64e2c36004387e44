/* example.h - a rule book's worked examples, run through what pays. Private to
 * lib/payout. */
#pragma once
#include "lib/base/diag.h"
#include "lib/policy/policy.h"

/** Does it come out? What does not, and what it leaves unsaid, goes to ds as an error
 *  at the example's place. Plan and component are there. */
void plan_example_run(const struct policy *p, const struct plan_example *e, struct diags *ds);
