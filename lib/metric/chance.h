/* chance.h - how likely an open deal is won: its own probability, else that of
 * its stage in the rule book. */
#pragma once
#include "lib/base/value.h"
#include "lib/policy/policy.h"

/** In billionths; values as they are read of a deal. A stage that the rule book
 *  does not have gives no chance. */
int64_t deal_chance(const struct policy *p, const struct value *own, const struct value *stage,
    const struct value *pipeline);
