/* engine.h - what facts and rules entitle everybody to, from the start of the
 * plan year to the end of a period. Private to lib/payout. */
#pragma once
#include "lib/base/buf.h"
#include "lib/payout/granted.h"
#include "lib/payout/refunds.h"
#include "lib/payout/rules_tier.h"
#include "lib/payout/terms.h"
#include "lib/goal/targets.h"
#include "lib/payout/touch.h"
#include "lib/payout/who.h"

enum { VERSIONS_MAX = 64, UNITS = UNIT_YEAR + 1 };

/* A component under one version of the rule book. */
struct rule_version {
	const struct plan      *plan;      /* NULL: the version does not have it */
	const struct component *comp;      /* NULL for a plan's own cap */
	size_t                  plan_at;   /* position of plan */
	struct tier_rule        tier;
	enum period_unit        over;      /* span of the look-up */
	bool                    moves;     /* the look-up counts the base itself */
	bool                    by_total;  /* looks up the span's total */
	bool                    exact;     /* not by tiers alone: reckoned in fractions (exact_pay.h) */
	struct terms            terms;     /* of its facts */
	struct expr           **factor;    /* [comp->nfactors]: those of the period; NULL: the fact's */
	bool                    has_factors; /* some are */
	struct expr            *when, *amount; /* of the period; NULL: always, none */
};

/* Does a version have the component, and does it pay facts of that day? */
static inline bool
rule_pays_on(const struct rule_version *v, day on)
{
	return v->comp != NULL && comp_is_by_fact(v->comp->kind) &&
	    (v->comp->window.from == DAY_NONE || period_holds(v->comp->window, on));
}

/* A component of a plan through all versions; the plan's cap comes last. */
struct rule {
	const char          *plan, *component; /* component "": the plan's cap */
	struct rule_version *v;                /* [nversions]; NULL: only posted long ago */
	int                  base, look;       /* positions in sets; -1: none */
	size_t               main;             /* of "x@factors" that of x; else its own place */
	size_t               factors, shadow, unpaid, filled; /* "x@factors", a true-up's reckoning anew, "x@unpaid", "x@floor"; 0: none */
	bool                 by_period;        /* a line a period, not a fact */
	bool                 is_shadow;
	bool                 capped;
	int64_t             *kept;             /* of a shadow: the person's due by span of the true-up */
	int64_t             *newest;           /* [person]: newest operation of the facts; cause.c */
	int64_t             *counted;          /* ids of everybody's facts in base, sorted; NULL: not asked for yet */
	size_t               ncounted;
};

/* Is an entry one of several of its refund, of which one is made in the end? */
enum piece { PIECE_WHOLE, PIECE_NEXT /* they lie next to each other */, PIECE_APART /* some are of earlier plan years */ };

/* One entitlement: what a fact earns in all, before what was posted is taken
 * off. */
struct entitled {
	int64_t  fact, base, target, amount; /* target 0: none */
	int64_t  before;       /* what the look-up saw; of a refund: its deal */
	int64_t  op;           /* of the fact; once it is a line, of its cause */
	int32_t  person;
	day      on;
	day      cap_on;       /* in the period of this day a cap counts it */
	uint16_t rule;
	uint8_t  version, kind, cause;
	bool     refund;       /* it takes back what deal or receipts earned, */
	bool     past;         /* in an earlier plan year */
	uint8_t  piece;        /* enum piece */
	bool     quiet;        /* of 0: worth a line only where something was posted */
};

/* What a person was paid for one receipt of a deal of which money went back. */
struct paid_part {
	int64_t deal, receipt, amount, base, op;
	int64_t taken;         /* of it, by refunds so far */
	day     on;
};

/* Spans of one length over the days that are looked at. */
struct spans {
	struct period *span;
	size_t         n;
	uint16_t      *of;     /* [day - first day]: the span that holds it */
};

/* A rule book in the place of those that were applied: from a day on, until the day on which
 * another one counts. */
struct rule_trial { const struct policy *book; day from, until; };

/* Of what is still to come: grades that are not given yet are taken to be the latest,
 * factors without a value 1. Runs never do. */
struct estimating {
	bool          on;
	int64_t       person;      /* only he is reckoned; 0: everybody */
	const char   *grade;       /* that was taken for him; NULL: none */
	struct period of;          /* the period of that review */
};

struct engine {
	struct dept       *d;
	struct arena      *a;
	struct rule_trial  trial;      /* book NULL: none */
	struct estimating  estimating; /* set between loading and reckoning */
	struct period      year;       /* start of the plan year to end of the period */
	struct period      seen;       /* days whose facts are looked at: spans may begin before */
	struct rule_days   days[VERSIONS_MAX];
	size_t             nversions;
	uint8_t           *version_of; /* [day - seen.from] */
	struct org         org;
	struct who         who;
	struct target_list targets;    /* of engine_goals() */
	bool               has_goals;
	struct refund_list refunds;
	struct past_list   past;       /* of past_load() */
	struct past_sums   past_sums;  /* the same */
	struct buf         takings;    /* struct past_taking[], of the person at hand */
	struct rule       *rule;
	size_t             nrules;
	struct fact_set   *set;
	size_t             nsets;
	struct spans       spans[UNITS];
	struct buf         out;        /* struct entitled[], by person */
	struct missing_goals {
		struct buf names;
		long       n;
		int64_t    last;       /* the one who was named last */
		const char *metric;
		struct period span;
	}                  missing;    /* people whose attainment can't be known, n of them */
	struct unknown {
		struct buf names;
		long       n;
		int64_t    last;
		const char *what;
		const char *plan;
		struct period span;
	}                  unknown;    /* people of whom a factor of a period is not known */
	struct figure_table  *tables;  /* private: figures.c */
	struct figure_scores *scores;  /* private: figures.c */
	struct group_sums    *groups;  /* private: override.c */
	struct pool_team     *pools;   /* private: pool.c */
	struct granted_list adjusted, awarded; /* of the plan year, approved */
	struct unpaid_list { struct unpaid_deal *v; size_t n; } unpaid_deals; /* unpaid.h */
	int64_t            only;       /* lines of this person alone are explained; 0: of anybody */
	struct near       *near;       /* private: near.c */
	bool               has_others; /* engine_others() */
	struct asked       asked;      /* figures, and facts of true-ups, are asked of these people alone */
	struct metric_shared  shared;      /* by those asked */
	struct left_over_sum {
		int64_t     person, amount;
		const char *plan;
		int         what;          /* enum around */
	}                 *left;       /* of earlier plan years; private: around_put.c */
	size_t             nleft;
	bool               left_is_loaded;
	const char       **put_off;    /* plans of which earlier years did; private: setup_around.c */
	size_t             nput_off;
	struct touch_list  credits, assignments, goals; /* for causes */
	int                decimals;
	enum rounding      rounding;
};

static inline struct entitled *
engine_out(const struct engine *e)
{
	return (struct entitled *)(void *)e->out.p;
}
static inline size_t
engine_count(const struct engine *e)
{
	return e->out.n / sizeof(struct entitled);
}

/** Can pay be reckoned for p? SALES_EUSAGE: it is open, or of two plan years. */
NODISCARD int engine_check_period(const struct dept *d, struct period p, struct sales_err *err);
/** Versions, rules, people, goals and facts for a run to the end of p. */
NODISCARD int engine_load(struct engine *e, struct dept *d, struct period p, struct arena *a,
    struct sales_err *err);
/** The same with a rule book that need not be applied. */
NODISCARD int engine_load_trial(struct engine *e, struct dept *d, struct period p, const struct rule_trial *t,
    struct arena *a, struct sales_err *err);
/** The same without facts: what rules say, and figures of periods. only: what explains
 *  the lines of this person, which spares reading everybody's; 0: of anybody. */
NODISCARD int engine_load_rules(struct engine *e, struct dept *d, struct period p, int64_t only, struct arena *a,
    struct sales_err *err);
/** Read who else there is: before anybody but the one that is explained is looked at (near.c). */
NODISCARD int engine_others(struct engine *e, struct sales_err *err);
/** The goals that figures may look at; read once, by whoever needs them first (near.c). */
NODISCARD int engine_goals(struct engine *e, struct sales_err *err);
/** A part of it: the facts of its rules, and what their records say (setup_facts.c). */
NODISCARD int engine_load_facts(struct engine *e, struct sales_err *err);
/** The same for what true-ups reckon anew, of those asked alone; and what went back of, or was
 *  not collected for, deals of these facts. */
NODISCARD int engine_load_anew(struct engine *e, struct sales_err *err);
/** Refuse when somebody's target or factor is not known, naming whom (unknown.c). */
NODISCARD int engine_refuse_unknown(const struct engine *e, struct sales_err *err);
/** Note it, to be refused at the end. */
void engine_note_missing(struct engine *e, const struct rule_version *v, int64_t person, struct period span);
void engine_note_unknown(struct engine *e, const struct rule_version *v, size_t factor, int64_t person, struct period span);
NODISCARD int adjustments_load(struct engine *e, struct sales_err *err);
/** Approved adjustments of one person, a line each (adjust.c). */
void adjustments_put(struct engine *e, int64_t person);
NODISCARD int awards_load(struct engine *e, struct sales_err *err);
/** Approved awards of one person that his plans pay, a line each (award.c). */
NODISCARD int awards_put(struct engine *e, int64_t person, struct sales_err *err);
/** What an award's amount pays, rounded as every line is. False: it is too large. */
bool award_pays(const struct engine *e, int64_t amount, int64_t *out);
/** Where the newest rule book asks for approved goals: has everybody whose pay goes
 *  by attainment one for p? SALES_EPOLICY names who has none. */
NODISCARD int engine_need_goals(const struct engine *e, struct period p, struct sales_err *err);
/** Fill out: by person, rule, day, then fact; refunds behind their deal. */
NODISCARD int engine_reckon(struct engine *e, struct sales_err *err);
/** One person's entries of one rule that has facts, refunds and all, at the end of out. */
NODISCARD int engine_reckon_rule(struct engine *e, size_t rule, int64_t person, struct sales_err *err);
/** Cut what is above the cap of rule r of the person whose entries begin at
 *  from (a plan's own cap looks at all entries of the plan, period by period of it). */
NODISCARD int engine_cap(struct engine *e, size_t r, size_t from, struct sales_err *err);
/** What a cap's line counts in: the newest cap's period, of a component its plan's. */
enum period_unit engine_cap_unit(const struct engine *e, size_t rule);
/** Fill what rule r earned in each period that has ended up to its floor (floors.c). */
NODISCARD int engine_floor(struct engine *e, size_t r, int64_t person, size_t from, struct sales_err *err);
/** A floor for the part of a period's days, rounded. False: it is too large. */
bool floor_of(const struct component *c, struct ratio share, int decimals, enum rounding how, int64_t *out);
/** Refunds take their part of what a person's entries from there on earned under
 *  a rule, and of what earlier plan years paid; paid: struct paid_part[] of the
 *  plan year's receipts, cleared. */
NODISCARD int settle_refunds(struct engine *e, size_t rule, size_t person, size_t from,
    struct buf *paid, struct sales_err *err);
/** The part of it that pay on receipts has (settle_receipts.c). False: too large. */
bool settle_receipts(struct engine *e, size_t rule, int64_t person, struct buf *part);
/** What refunds take back of a deal's pay, which was just put, by the plan it is paid under. */
void settle_deal(struct engine *e, const struct plan *p, const struct entitled *deal);
/** What a fact counts for a rule: its value; where refunds lower the period's total
 *  (refund: retier), less its part of what went back of the deal. */
int64_t settle_counted(const struct engine *e, const struct rule *rule, const struct fact_set *set, const struct pay_fact *f);
/** The same for rules that only earlier plan years had; then what all of them take back of earlier
 *  years' pay, which no cap or factor of this one sees. */
NODISCARD int settle_past(struct engine *e, size_t person, struct sales_err *err);
/** A refund that takes of several receipts' pay has been counted in the period of each:
 *  from now on it is one entry. */
void settle_join(struct engine *e, size_t from);
/** The rule of these names, added when it was not there (without versions). */
size_t engine_rule(struct engine *e, const char *plan, const char *component);
/** What it is in a version of the rule book: plan NULL until that is filled. */
struct rule_version *engine_rule_version(struct engine *e, size_t rule, size_t version);
const struct spans *engine_spans(struct engine *e, enum period_unit unit);
void engine_done(struct engine *e);
