/* plain.h - the second reckoning: what a fact earns, straight from the rule
 * book's words in exact fractions. Slow and short on purpose; it shares
 * nothing with rules_tier.c, which it is held against. */
#pragma once
#include "lib/policy/policy.h"

struct plain_fact {
	int64_t amount, before, target;  /* ten-thousandths, as struct tier_fact */
	bool    moves;
};

/** Exactly, in units of money. False when a number does not fit. */
bool plain_earn(const struct component *c, const struct plain_fact *f, struct ratio *out);
/** Rounded to decimals, in ten-thousandths. */
bool plain_round(struct ratio r, int decimals, enum rounding how, int64_t *out);
