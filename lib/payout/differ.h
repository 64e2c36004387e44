/* differ.h - what made one payout differ from another: each component's difference in
 * parts that add up to it exactly. */
#pragma once
#include "lib/payout/payout.h"

enum payout_effect_of {
	EFFECT_NEW,         /* facts of who had none before */
	EFFECT_GONE,        /* facts of who has none now */
	EFFECT_AMOUNTS,     /* more or less was credited: at the rate of before */
	EFFECT_RATES,       /* it was rated otherwise: tiers, cases, so much each */
	EFFECT_REFUNDS,     /* what went back, or was not collected */
	EFFECT_FACTORS,     /* of the period */
	EFFECT_CAP,
	EFFECT_FLOOR,       /* what fills a component up to its floor */
	EFFECT_PERIOD,      /* a bonus, milestone, override, pool */
	EFFECT_TRUE_UP,     /* what a longer period settles */
	EFFECT_AROUND,      /* guarantee, draw, hold-back ... */
	EFFECT_AWARDS,      /* awards that were approved */
	EFFECT_ADJUSTED,    /* by hand */
	EFFECT_CORRECTIONS, /* of what earlier payouts posted */
	EFFECTS
};

/* before and after: of EFFECT_AMOUNTS what was credited, of EFFECT_RATES what was paid
 * for each 100 credited (per cent as a ratio), else what was paid. */
struct payout_effect {
	const char           *plan, *component;  /* component as in lines; of facts without "@..." */
	enum payout_effect_of what;
	long                  lines_before, lines_after;
	money                 before, after, effect;
};

SALES_API_BEGIN
/** Effects that are not 0, by plan and component in order of appearance, in a; they
 *  add up to *difference, what b pays less what a pays. person 0: everybody. */
NODISCARD int payout_differ(struct dept *d, const struct payout_run *a, const struct payout_run *b, int64_t person,
    struct arena *arena, struct payout_effect **out, size_t *n, money *difference, struct sales_err *err);
/** "facts_new": stable. */
const char *payout_effect_word(enum payout_effect_of what);
SALES_API_END
