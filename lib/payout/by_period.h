/* by_period.h - what is reckoned of a period as a whole: the factors of what a
 * component earned in it, bonuses, milestones, overrides, pools, true-ups. Each is
 * a line of its own, whose fact is the first day of the period. Private to
 * lib/payout. */
#pragma once
#include "lib/base/exact.h"
#include "lib/payout/engine.h"
#include "lib/payout/figures.h"

/** The lines "x@factors" of one person's entries of rule x from `from` on: rounded
 *  product minus what was earned, by the plan's periods. */
NODISCARD int factors_put(struct engine *e, size_t rule, int64_t person, size_t from, struct sales_err *err);
/** Remember what a true-up's reckoning anew comes to; its entries go. */
NODISCARD int true_up_keep(struct engine *e, size_t shadow, int64_t person, size_t from, struct sales_err *err);
/** All else of one person, whose entries so far begin at `first`. */
NODISCARD int by_period_put(struct engine *e, int64_t person, size_t first, struct sales_err *err);

/* Of one period, whole: cut at the end of the run; the version on a day; the unit that
 * a rule goes by, its component's own or its plan's; a line. */
struct period    period_cut(const struct engine *e, struct period p);
size_t           period_version(const struct engine *e, day on);
enum period_unit period_unit_of(const struct engine *e, const struct rule *r, bool own);
struct figure_at period_figures(const struct engine *e, int64_t person, struct period span, enum period_unit unit, size_t version);
void             period_put(struct engine *e, size_t rule, size_t version, int64_t person, struct period span, int64_t base,
    int64_t k, int64_t amount); /* k: what it was multiplied by, in billionths, cut to be shown; 0: nothing */
/** How often a total passed a milestone's marks. */
int64_t          milestone_marks(const struct component *c, int64_t total);
/** Is it the rule of lines "x@floor"? */
bool             is_floor(const struct engine *e, size_t rule);
int              period_too_large(const struct engine *e, size_t rule, struct sales_err *err);

/** The part of a period's days on which somebody is in a plan; 1 where the plan does
 *  not prorate. False: on none of them. */
bool period_share(const struct engine *e, const struct rule_version *v, size_t version, int64_t person,
    struct period span, struct ratio *out);
/** The product of a version's factors of the period. *known false: one has no value,
 *  which is noted. */
int64_t factors_shown(const struct exact *k);
NODISCARD int factors_product(struct engine *e, const struct rule_version *v, const struct figure_at *at,
    struct exact *k, bool *known, struct sales_err *err);

/* override.c: what the people below somebody brought in, as of each fact's day. */
NODISCARD int override_total(struct engine *e, size_t rule, size_t version, int64_t manager, size_t span, int64_t *out,
    struct sales_err *err);
/* pool.c: somebody's part of his team's pool. *pool: the whole. */
NODISCARD int pool_part(struct engine *e, size_t rule, size_t version, int64_t person, size_t span, int64_t *pool,
    int64_t *out, struct sales_err *err);
/** How that came about: each part of the pool, what he got of it by what he weighs of
 *  all (cut to be shown; den 0: not shown), *people shared it. */
enum pool_by { POOL_BY_CONTRIBUTION, POOL_BY_SCORE, POOL_EQUAL, POOL_STATED, POOL_PARTS };
struct pool_shown { int64_t amount, got; struct ratio weight, all; };
NODISCARD int pool_show(struct engine *e, size_t rule, size_t version, int64_t person, size_t span, size_t *people,
    struct pool_shown out[POOL_PARTS], struct sales_err *err);
