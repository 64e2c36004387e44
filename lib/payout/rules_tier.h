/* rules_tier.h - what one fact earns by one component: the arithmetic alone,
 * without database, dates or people. Exact until the one rounding.
 *
 * A component's tiers stand on an axis: amounts in ten-thousandths, or, by
 * attainment, the target's ten-thousandths times each tier's end. Both are
 * kept as integers by counting in 1/axis of a ten-thousandth (80 %, 100 % and
 * 120 % need axis 5). Rates are whole numbers over rate_den (4 %, 7.5 %: 1000).
 * What is earned is therefore an integer over axis * rate_den, which divides
 * EARN_DEN: no fraction is ever cut off before tier_round(). */
#pragma once
#include "lib/policy/policy.h"

/* Exact earnings are counted in 1/EARN_DEN of a ten-thousandth. */
#define EARN_DEN INT64_C(1000000000000000000)
__extension__ typedef __int128 wide;  /* 128 bits, where products go through */
typedef wide earn;

enum { TIER_MAX = 32 };

struct tier_rule {
	enum tier_lookup lookup;
	enum tier_apply  apply;
	bool             upper;         /* exactly on an end belongs to the tier above */
	bool             by_target;     /* ends are parts of the target */
	size_t           n;             /* tiers; a flat rate is one without end */
	int64_t          axis, rate_den;
	int64_t          to[TIER_MAX];  /* by amount: ten-thousandths; by target: over axis */
	int64_t          rate[TIER_MAX]; /* over rate_den */
};

/* One fact as its component sees it, all in ten-thousandths. */
struct tier_fact {
	int64_t amount;   /* credited part of the base */
	int64_t before;   /* what the look-up says: the total before this fact
	                   * (running, and marginal by period), or the period's
	                   * total (whole by period); not used by transaction */
	bool    moves;    /* the look-up counts this fact too: it lies on the
	                   * axis from before to before + amount */
	int64_t target;   /* > 0 when by_target */
};

/* A stretch of the axis with one rate; the parts add up to the fact. */
struct tier_slice {
	size_t       tier;
	struct ratio from, to;  /* on the axis, in units of money; equal when the
	                         * whole fact takes the tier's rate */
	bool         whole;
	int64_t      rate;      /* billionths */
	struct ratio part;      /* of the fact's amount, in units */
	struct ratio earned;    /* in units, not rounded */
};

SALES_API_BEGIN

/** Make a component ready. Fails with SALES_EINVAL at the tier's place when
 *  tiers don't rise, the last one has an end, a rate has more than 9 decimals,
 *  or there are too many. */
NODISCARD int tier_rule_make(const struct component *c, struct tier_rule *out,
    struct sales_err *err);
/** What f earns, exactly. False on overflow. */
bool tier_earn(const struct tier_rule *r, const struct tier_fact *f, earn *out);
/** The same by parts, for showing: out has room for TIER_MAX. False on overflow. */
bool tier_slices(const struct tier_rule *r, const struct tier_fact *f,
    struct tier_slice *out, size_t *n);
/** What a fact that stands alone is paid: tier_round(tier_earn()), quicker. */
bool tier_pay(const struct tier_rule *r, const struct tier_fact *f, int decimals,
    enum rounding how, int64_t *out);
/** The same, of what is multiplied by k besides; false also where 128 bits don't hold
 *  it: it is then reckoned in fractions of any size. */
bool tier_pay_times(const struct tier_rule *r, const struct tier_fact *f, struct ratio k, int decimals,
    enum rounding how, int64_t *out);
/** Exact earnings as money with the given decimals. False on overflow. */
bool tier_round(earn e, int decimals, enum rounding how, int64_t *out);
/** whole * part / of rounded to decimals; of is not 0. False on overflow. */
bool tier_share(int64_t whole, int64_t part, int64_t of, int decimals,
    enum rounding how, int64_t *out);

SALES_API_END
