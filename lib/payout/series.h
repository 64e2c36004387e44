/* series.h - a handful of facts of one person in one period, paid in order:
 * what a rule book's examples and the tests' case files are run through. */
#pragma once
#include "lib/payout/rules_tier.h"

struct series_fact {
	int64_t amount;  /* ten-thousandths */
	int64_t deal;    /* parts of one deal add up; 0: stands alone */
};

/** Where each of n facts lies for the look-up, which sees them alone. False on
 *  overflow. */
bool series_look_up(const struct tier_rule *r, const struct series_fact *f, size_t n,
    int64_t target, struct tier_fact *out);
/** Pay n facts in order. False on overflow. */
bool series_pay(const struct tier_rule *r, const struct series_fact *f, size_t n,
    int64_t target, int decimals, enum rounding how, int64_t *out);
