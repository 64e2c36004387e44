/* explain.h - why a line is what it is: its rule with its place, and step by step
 * what came to it. Everything is made again from the line, its rule book and the
 * records as they were when it was run, and must come out as it was posted; where
 * it does not, a step says so. */
#pragma once
#include "lib/payout/payout.h"

/* What a factor took: the number itself, a step (as it is, or below the first), a
 * word, or what counts where there is no value. */
enum factor_how { HIT_NUMBER, HIT_STEP, HIT_AS_IS, HIT_BELOW, HIT_WORD, HIT_MISSING };

/* Of an earlier plan year's period: amount of its lines of facts; amount that factors and
 * caps made of them; amount that a true-up gave to lines of part; amount that the plan's cap
 * left of part; or all of that where single sums do not tell it. */
enum why_past { WHY_PAST_LINES, WHY_PAST_BESIDE, WHY_PAST_TRUE_UP, WHY_PAST_CAP, WHY_PAST_RULE };

/* What a step says; the fields of struct why that it fills stand behind it. */
enum why_what {
	/* a fact: amounts in units */
	WHY_SLICE,      /* part x by = amount; n: the tier, 0 when there are none; from, to: on the axis */
	WHY_WHOLE,      /* the same, all of it by the tier n that was looked up at from */
	WHY_CASE,       /* part x by = amount; of: when (NULL: any other); n: its place; m: how many held */
	WHY_EACH,       /* part (units) x by (money each) = amount */
	WHY_NET,        /* part / by = amount; of: the tax's rate as percent */
	WHY_FACTOR,     /* part x by = amount; of: its expression, value, how (enum factor_how); at;
	                 * from: the value as a number, to: where its step begins;
	                 * part and amount have no value where factors are multiplied first */
	WHY_LEAVER,     /* part x by = amount; value: "delivered", "undelivered", "window", on: his last day */
	WHY_ROUNDED,    /* amount */
	WHY_TOGETHER,   /* amount: rounded beside the deal's earlier facts */
	WHY_TAKES_BACK, /* its part of amount; of: the deal or receipt; n 1: of the deal's receipts */
	WHY_BACK,       /* part of by, what was credited, went back to date: amount in all, from of it before */
	WHY_PAST,       /* value: a period of an earlier plan year; how (enum why_past) says of what */
	WHY_BAD_DEBT,   /* by: the share that a bad debt takes */
	WHY_UNPAID,     /* n days without all of the money; by: the part of it that is missing */
	WHY_ASKED,      /* of: the adjustment's reason; name: who asked */
	WHY_AWARDED,    /* of: the award; value: its period; n: the rank, from: the composite, where known; amount */
	WHY_DECIDED,    /* of, name: who approved; value: the login; on */
	/* what was posted before */
	WHY_EARLIER,    /* amount; of: the run; n: the line */
	WHY_DUE,        /* amount in all, from: posted now; n: the cause's operation */
	/* a period */
	WHY_SUM,        /* of: a component; n lines come to amount */
	WHY_REFUNDS,    /* amount: what later refunds took back of that */
	WHY_PRODUCT,    /* part x by = amount, all factors */
	WHY_LESS,       /* part - by = amount */
	WHY_FIGURE,     /* of: an expression, value; from: the value as a number */
	WHY_AMOUNT,     /* of: the expression of an amount; amount. A true-up's: the component that it reckons anew; at */
	WHY_ANEW,       /* a fact so reckoned: part is credited, amount; from: what it was paid, n: the last line of that;
	                 * by: its target, to: what was reached before it; no value where it goes by none */
	WHY_MORE,       /* n more of them come to amount; from: what they were paid */
	WHY_PAID,       /* of: facts, refunds, factors; n lines of the period come to amount */
	WHY_UP_ONLY,    /* amount: never below 0 */
	WHY_WHEN,       /* of: the condition that holds */
	WHY_MARKS,      /* n marks passed, from one total to another; by: the mark */
	WHY_DAYS,       /* by: the part of the period's days in the plan */
	WHY_MEMBER,     /* of, name: a person below him; amount */
	WHY_POOL,       /* amount of the pool, n share it */
	WHY_POOL_PART,  /* of: contribution, score, equal, stated; part of the pool, from: his weight of to, amount */
	WHY_CUT,        /* at the component's cap: from, cap: by, to amount */
	/* caps and what stands around a plan */
	WHY_CAPPED,     /* earned part, cap by (none: there is no cap any more); amount; on: the first day of its span,
	                 * where the line is of a part of it */
	WHY_CUT_BEFORE, /* part that earlier parts of the span were cut; amount of this one */
	WHY_CARRIED,    /* amount that earlier periods left */
	WHY_LEFT,       /* amount that is left for later periods; value: lost, withheld, later */
	WHY_EARNED,     /* of: the plan; amount */
	WHY_BESIDE,     /* of: @clawback ...; amount, before this one */
	WHY_TAKEN_BACK, /* amount of refunds in the period */
	WHY_PUT_OFF,    /* amount, value: before, after */
	WHY_WAGE,       /* part base pay, by earned, amount */
	WHY_LIMIT,      /* value: cap (by: its share), min_wage (by: the least wage); amount: the most that is taken */
	WHY_TAKEN,      /* amount */
	WHY_LEAST,      /* value: guarantee, draw, floor; amount due at least; part: of a whole period; by: share of it;
	                 * from: of a bonus or override, what it came to */
	WHY_PROTECTED,  /* n months, on: the last day; 0: always */
	WHY_OWED,       /* amount, value: before, after; limit, recover_max: by */
	WHY_HELD,       /* amount, value: before, after */
	WHY_RATE,       /* part x by = amount */
	WHY_KEPT,       /* amount that a guarantee keeps from being held */
	WHY_RELEASE,    /* part x by = amount; of: the metric, value */
	WHY_FORFEIT,    /* amount that the year's last release does not let go */
	WHY_UNKNOWN,    /* it does not come out: amount as reckoned now, part as it was posted */
	WHYS
};

/* A fact that the line itself is not of; kind NULL: none. */
struct why_fact { const struct kind *kind; int64_t id; day on; };

struct why {
	enum why_what what;
	int           depth;                      /* a part of the step before it that has less */
	struct why_fact fact;
	const char   *of, *name, *value;
	struct ratio  part, by, from, to, amount; /* in units; den 0: none */
	int64_t       n, m;
	int           how;
	day           on;
	struct place  at;                         /* file NULL: none */
};

/* What a line is. */
enum payout_is {
	PAYOUT_FACT, PAYOUT_REFUND,      /* of one fact */
	PAYOUT_UNPAID,                   /* "x@unpaid": of a deal that was not collected in time */
	PAYOUT_ADJUSTMENT,               /* by hand */
	PAYOUT_AWARD,                    /* of an award that was approved */
	PAYOUT_FACTORS, PAYOUT_PERIOD,   /* of a period: factors of facts; bonus, override, pool ... */
	PAYOUT_FLOOR,                    /* "x@floor": what a component is filled up by */
	PAYOUT_CAP, PAYOUT_AROUND,       /* a component's or the plan's cap; "@draw" ... */
};

struct payout_why {
	enum payout_is          is;
	const struct policy    *policy;
	const struct plan      *plan;       /* NULL: that rule book no longer has it */
	const struct component *component;  /* of "x@factors" x; NULL: of none, or gone like plan */
	struct period           period;     /* that the line belongs to */
	const char             *group;      /* the component that it stands under: "x", "@draw", "" the cap */
	const struct why       *step;
	size_t                  n;
};

/* One run's lines, explained with the records as they were. */
struct payout_explainer;

SALES_API_BEGIN
/** The records of d are those of the run until payout_explainer_close(). only: a
 *  person whose lines alone are asked for, which spares reading everybody's; 0. */
NODISCARD int payout_explainer_open(struct dept *d, const struct payout_run *r, int64_t only,
    struct payout_explainer **out, struct sales_err *err);
/** Steps live in a. Lines of one person follow each other. Fails with SALES_EDAMAGED
 *  when the line's rule book or rule is not there. */
NODISCARD int payout_explain(struct payout_explainer *x, const struct payout_line *l, struct arena *a,
    struct payout_why *out, struct sales_err *err);
/** rc: what came before it, which it returns unless that was SALES_OK. */
NODISCARD int payout_explainer_close(struct payout_explainer *x, int rc, struct sales_err *err);

/** The run and line of a line's number; texts in a. */
NODISCARD int payout_line_find(struct dept *d, int64_t id, struct arena *a, struct payout_run *run,
    struct payout_line *out, struct sales_err *err);
/** All but its steps. */
NODISCARD int payout_line_about(struct dept *d, const struct payout_line *l, struct arena *a,
    struct payout_why *out, struct sales_err *err);
/** "x" of "x@factors"; "@draw" and "" are their own. In a. */
const char *payout_line_group(const char *component, struct arena *a);
SALES_API_END
