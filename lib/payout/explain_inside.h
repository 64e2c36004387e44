/* explain_inside.h - what the files that explain lines share. Private to
 * lib/payout. */
#pragma once
#include "lib/base/exact.h"
#include "lib/payout/around.h"
#include "lib/payout/by_period.h"
#include "lib/payout/explain.h"

/* What runs up to the explained one posted for the person at hand. */
struct ledger_line { const struct payout_run *run; struct payout_line l; };

struct payout_explainer {
	struct dept             *d;
	struct arena             a;
	struct engine            e;          /* without facts, */
	bool                     has_anew;   /* but those that true-ups look at */
	int64_t                  as_of;      /* of the department before */
	const struct payout_run *run;
	struct payout_run       *runs;
	size_t                   nruns;      /* up to run */
	struct arena             mine;       /* of the person at hand */
	int64_t                  person;
	struct buf               ledger;     /* struct ledger_line[] */
	const struct payout_run *reading;    /* into it */
};

/* One line while it is explained. */
struct explaining_line {
	struct payout_explainer   *x;
	const struct payout_line  *l;
	struct arena              *a;
	struct payout_why         *out;
	struct buf                 steps;    /* struct why[] */
	int                        depth;    /* of the steps that are added, */
	struct why_fact            fact;     /* and the fact that they are of */
	struct figure_at           at;       /* of its period */
	const struct rule_version *v;        /* NULL: the rule is gone */
	size_t                     rule, version;
	int64_t                    due;      /* in all: what was posted before and now */
};

struct why *why_add(struct explaining_line *w, enum why_what what);
/** A step of money in ten-thousandths. */
struct why *why_money(struct explaining_line *w, enum why_what what, int64_t amount);
struct ratio why_units(int64_t ten_thousandths);
struct ratio why_exact(const struct exact *e);
/** A value as text: "A", "0.9434", "94.34"; in w->a. */
const char *why_value(struct explaining_line *w, const struct value *v);
/** What a factor came to: from is its value, to the step that it took. */
void why_hit(struct why *s, const struct factor *f, const struct value *v, const struct factor_hit *hit);
/** At least the component's floor for the period. */
int64_t why_filled(struct explaining_line *w, const struct component *c, int64_t due);
/** What earlier periods of the plan year left over by a component's cap, which carried it on. */
int64_t why_carried(const struct explaining_line *w, const struct component *c);
/** What the component's facts earned in the period, by the lines: base is what was reckoned
 *  with, beside what other lines gave of it. */
void why_came_to(struct explaining_line *w, int64_t base, int64_t beside);
/** Cut at a component's cap. */
int64_t why_cut(struct explaining_line *w, const struct component *c, int64_t due);
/** It does not come out as it was posted. */
void why_unknown(struct explaining_line *w, int64_t reckoned, int64_t posted);
static inline const struct ledger_line *
ledger_of(const struct payout_explainer *x, size_t *n)
{
	*n = x->ledger.n / sizeof(struct ledger_line);
	return (const struct ledger_line *)(const void *)x->ledger.p;
}
/** Does the line take back what others earned: a refund, a deal not collected? */
bool ledger_takes_back(const struct payout_line *l);
/** The sum of what was posted under a component for the periods whose first day is
 *  from `from` on and before `before`. */
int64_t ledger_around(const struct payout_explainer *x, const char *plan, const char *component, day from, day before);

NODISCARD int explain_fact(struct explaining_line *w, struct sales_err *err);
NODISCARD int explain_refund(struct explaining_line *w, struct sales_err *err);
NODISCARD int explain_unpaid(struct explaining_line *w, struct sales_err *err);
/** Of what was paid on days of earlier plan years, in order, what their periods paid of a line (explain_past.c). */
NODISCARD int explain_past(struct explaining_line *w, const char *component, const day *on, size_t n, struct sales_err *err);
NODISCARD int explain_adjustment(struct explaining_line *w, struct sales_err *err);
NODISCARD int explain_award(struct explaining_line *w, struct sales_err *err);
NODISCARD int explain_factors(struct explaining_line *w, struct sales_err *err);
/** sum times the factors of the period, rounded. *known false: there is no such number. */
NODISCARD int explain_product(struct explaining_line *w, int64_t sum, int64_t *due, bool *known, struct sales_err *err);
NODISCARD int explain_period(struct explaining_line *w, struct sales_err *err);
NODISCARD int explain_true_up(struct explaining_line *w, struct sales_err *err);
NODISCARD int explain_override(struct explaining_line *w, int64_t *total, struct sales_err *err);
NODISCARD int explain_pool(struct explaining_line *w, struct sales_err *err);
/** x@floor: what the component's lines came to, the floor, and what is missing (explain_floor.c). */
NODISCARD int explain_floor(struct explaining_line *w, struct sales_err *err);
NODISCARD int explain_cap(struct explaining_line *w, struct sales_err *err);
NODISCARD int explain_around(struct explaining_line *w, enum around what, struct sales_err *err);
/** The figures that an expression names, with their values. */
NODISCARD int explain_figures(struct explaining_line *w, const struct expr *e, struct sales_err *err);
/** A step for each factor of the period; k is multiplied by them. *known false: one
 *  has no value. */
NODISCARD int explain_period_factors(struct explaining_line *w, struct exact *k, bool *known, struct sales_err *err);
/** The same for a fact, where they come to 1. */
NODISCARD int explain_idle_factors(struct explaining_line *w, struct sales_err *err);
