/* exact_pay.h - what a fact earns where tiers alone don't say it: rates by case,
 * amounts by unit, net of tax, factors of the fact, a leaver's part. Exact
 * fractions of any size, rounded once: cumulative within a deal. Private to
 * lib/payout. */
#pragma once
#include "lib/base/exact.h"
#include "lib/base/map.h"
#include "lib/payout/engine.h"

/* What the parts of deals earned one person so far. */
struct exact_part { struct exact sum; int64_t posted; };
struct exact_parts { struct map by_deal; struct exact_part *v; size_t n, cap; };

/** Is a component of the plan reckoned so? */
bool exact_is_needed(const struct plan *p, const struct component *c);
/** What a fact of one of the component's cases earns by it before factors, net of tax:
 *  added to out, in units. False: too large. */
bool exact_raw(const struct rule_version *v, const struct tier_fact *t, size_t of_case, struct exact *out);
/** Exactly, in units. SALES_EPOLICY: a factor has no value for the fact. */
NODISCARD int exact_earn(const struct engine *e, const struct rule_version *v, const struct fact_set *set,
    const struct pay_fact *f, const struct tier_fact *t, struct exact *out, struct sales_err *err);
/** What is paid for it beside the deal's earlier parts. */
NODISCARD int exact_pay(const struct engine *e, const struct rule_version *v, const struct fact_set *set,
    const struct pay_fact *f, const struct tier_fact *t, struct exact_parts *parts, int64_t *amount, struct sales_err *err);
void exact_parts_clear(struct exact_parts *p);
void exact_parts_done(struct exact_parts *p);
