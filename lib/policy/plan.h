/* plan.h - who earns what: plans of components, and what stands around them.
 * How each is reckoned is salesctl-plans(7)'s matter; names are those of the
 * rule book's keys. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "lib/base/money.h"
#include "lib/base/period.h"
#include "lib/base/ratio.h"
#include "lib/base/value.h"
#include "lib/policy/place.h"

enum tier_lookup { LOOKUP_PERIOD, LOOKUP_TRANSACTION, LOOKUP_RUNNING };
enum tier_apply { APPLY_MARGINAL, APPLY_WHOLE, APPLY_RETROACTIVE };
enum cap_excess { EXCESS_LOST, EXCESS_WITHHELD, EXCESS_LATER };
struct tier {
	bool         open;                      /* no upper end */
	struct ratio to;                        /* attainment (1 = 100 %) or amount in units */
	struct ratio rate;
	struct place at;
};

/* A rate for the facts that an expression holds for; of several the most
 * specific one, the one with most conditions, then the first. */
struct rate_case {
	const char  *when;                      /* over the fact's record; NULL: any */
	int          conditions;
	struct ratio rate;
	struct place at;
};

/* Multiplies what was earned. By steps: the value of the last step that is
 * reached; by words: that of the word; by neither: the number itself. */
struct factor_step {
	bool         open;                      /* from anywhere below */
	struct ratio at, value;
	bool         as_is;                     /* the number itself */
};
struct factor_word { const char *word; struct ratio value; };
struct factor {
	const char               *of;           /* expression: fields of the fact, or figures of the period */
	const struct factor_step *step;
	size_t                    nsteps;
	const struct factor_word *word;
	size_t                    nwords;
	struct ratio              missing;      /* where there is no value; den 0: that is refused */
	struct place              at;
};

enum comp_kind {
	COMP_COMMISSION, COMP_PER_UNIT, COMP_SPIFF,             /* a line for each fact */
	COMP_BONUS, COMP_MILESTONE, COMP_OVERRIDE, COMP_POOL, COMP_TRUE_UP, /* for each period */
	COMP_AWARD,                                             /* for each award */
};
static inline bool comp_is_by_fact(enum comp_kind k) { return k <= COMP_SPIFF; }
static inline bool comp_is_by_period(enum comp_kind k) { return k >= COMP_BONUS && k <= COMP_TRUE_UP; }
/* Of somebody's own work: guarantee, draw and hold-back look at it; what comes from a
 * team or is awarded is paid beside them. */
static inline bool comp_is_own(enum comp_kind k) { return k != COMP_OVERRIDE && k != COMP_POOL && k != COMP_AWARD; }

struct pool_shares { struct ratio contribution, score, equal, stated; };  /* sum 1 */

struct component {
	const char       *id;
	enum comp_kind    kind;
	const char       *base;                 /* metric */
	const char       *where;                /* narrows the base's facts; or NULL */
	struct period     window;               /* days on which its facts count; DAY_NONE: open */
	struct ratio      vat;                  /* net_of.vat; den 0: as recorded */
	struct ratio      rate;                 /* flat; den 0 when tiers or cases are given */
	const struct rate_case *cases;
	size_t            ncases;
	const struct tier *tiers;
	size_t            ntiers;
	const char       *by_attainment;        /* metric whose goal attainment is looked up; or */
	const char       *by_amount;            /* metric whose total is looked up; both NULL: base's amount */
	enum period_unit  over;                 /* the look-up's span; default the plan's period */
	bool              has_over;
	enum tier_lookup  lookup;
	enum tier_apply   apply;
	bool              boundary_upper;       /* a value exactly on a tier's end belongs to the upper one */
	const struct factor *factors;
	size_t            nfactors;
	const char       *amount;               /* expression, in units of money: of each fact or unit, or of the period */
	const char       *when;                 /* expression over figures of the period; NULL: always */
	bool              has_period;           /* its own; else the plan's */
	enum period_unit  period;
	int               depth;                /* override: levels below; 0: all */
	struct pool_shares share;
	const struct factor_word *stated;       /* pool: weights by person code */
	size_t            nstated;
	const char       *of;                   /* true-up: the component */
	const char *const *awards;              /* award: which, NULL-ended; NULL: all */
	bool              up_only;
	money             every;                /* milestone: each time that the year's total passes so much; 0: */
	money             reach;                /* once, when it reaches this */
	bool              has_cap;
	money             cap;                  /* of the component, each period */
	enum cap_excess   cap_excess;
	money             least;                /* its floor: of each period; 0: none */
	struct place      at;
};

struct guarantee_rules { money amount; int months; };    /* months from hired_on that are protected; 0: all */
struct draw_rules {
	money        amount;                    /* of each period; 0: no draw */
	bool         recoverable;
	money        recover_max;               /* of each period; 0: no limit */
	int          recover_after;             /* periods of the plan year in which nothing is recovered yet */
	day          from, until;               /* DAY_NONE: open */
	money        limit;                     /* of what is owed; 0: none */
};
enum held_rest { REST_DEFER, REST_FORFEIT }; /* what the year's last release leaves: stays held, is lost */
struct hold_rules {
	struct ratio rate;                      /* of what is paid; den 0: nothing is held */
	bool         has_release;
	enum period_unit at;                    /* when it ends the release is worked out */
	const char  *by;                        /* metric of the person over that span; NULL: all of it */
	const struct factor_step *step;         /* share released; between two steps in proportion */
	size_t       nsteps;
	enum held_rest rest;
};
struct clawback_rules {
	bool         retier;                    /* refunds lower the period's total too */
	struct ratio monthly_cap;               /* of the period's wage; den 0: none */
	bool         has_min_wage;
	money        min_wage;
	int          unpaid_after;              /* days from the deal's closing; 0: never */
	struct ratio bad_debt_share;            /* of what was paid for it; den 0: all */
};
struct leaver_rules {
	bool         is_judged;
	struct ratio delivered, undelivered;    /* of what a fact after his last day would earn */
	int          window;                    /* days; later ones earn nothing; 0: no end */
};
enum proration { PRORATE_NONE, PRORATE_CALENDAR_DAYS, PRORATE_WORKDAYS };

struct plan {
	const char             *id;
	const char             *who;            /* expression over persons */
	enum period_unit        period;
	const struct component *components;
	size_t                  ncomponents;
	bool                    has_guarantee;
	struct guarantee_rules  guarantee;
	struct draw_rules       draw;
	struct hold_rules       hold;
	struct clawback_rules   clawback;
	struct leaver_rules     leaver;
	enum proration          proration;
	bool                    has_cap;
	money                   cap;
	enum period_unit        cap_period;
	struct place            at;
};
/* What a rule asks for, as it spells it: a field of the fact's record, a figure of the
 * period ("attainment(revenue)"). */
struct example_given {
	const char  *name;
	struct value value;                     /* V_RATIO, V_DAY, V_TEXT; V_NULL: the record has none */
	struct place at;
};
struct plan_example {                           /* must come out before a version can be applied */
	const char         *plan, *component;
	money               target;             /* 0: not said */
	const money        *facts;
	size_t              n;
	const money        *earns;              /* each fact's, n of them; NULL: not said */
	const struct example_given *given;
	size_t              ngiven;
	bool                has_pays;
	money               pays;               /* in all: with the factors of the period and the cap */
	struct place        at;
};
