/* example_inside.h - what the files that run an example share: the names that it
 * gives values, and the steps that are told when it does not come out. */
#pragma once
#include "lib/base/buf.h"
#include "lib/base/exact.h"
#include "lib/payout/engine.h"
#include "lib/payout/example.h"
#include "lib/payout/series.h"

/* ---- names: example_given.c ---- */

/* As rules spell it: "list_amount", "attainment(revenue, quarter)". */
struct example_name {
	struct example_name *next;
	const char          *name;
	struct value         value;
	struct place         at;
	bool                 given, used;   /* by the example itself; a rule looks at it */
};
struct example_names {
	struct arena        *a;
	struct period_env    when;
	struct example_name *first;
	enum vtype           empty;         /* what a name without a value is taken for */
};

void example_names_make(struct example_names *n, const struct policy *p, const struct plan_example *e, struct arena *a);
/** What follows from the rest; a name that is there keeps its value. Never NULL. */
struct example_name *example_names_add(struct example_names *n, const char *name, struct value v);
/** NULL: the example does not say it. */
struct example_name *example_names_find(struct example_names *n, const char *name);
/** SALES_EUSAGE: a name is not said, or the expression does not fit the values. */
NODISCARD int example_bind(struct example_names *n, const char *text, enum vtype want, struct expr **out, struct sales_err *err);
NODISCARD int example_eval(struct example_names *n, const struct expr *x, struct value *out, struct sales_err *err);
int example_not_said(const char *name, struct sales_err *err);

/* ---- one example at work ---- */

struct example_run {
	const struct plan_example *e;
	struct rule_version        v;       /* its plan, component and tiers */
	struct example_names       names;
	struct series_fact        *fact;
	size_t                     n;
	struct example_name       *own;     /* what the base adds up of a record; NULL: nothing to set */
	struct example_name       *goal;    /* what `target` says; NULL: none */
	struct diags              *ds;
	struct buf                 steps;
	int                        decimals;
	enum rounding              rounding;
};

/* ---- what is told: example_said.c ---- */

void example_fails(const struct example_run *w, const char *message);
void example_error(const struct example_run *w, const struct sales_err *err);
/** fact: its place; n: it is of the whole. */
void example_compare(const struct example_run *w, size_t fact, int64_t want, int64_t got);
/* "(20000 x 4% + 30000 x 5%) / 1.13" */
void say_gross(struct example_run *w, const struct tier_fact *t, size_t of_case);
void say_factor(struct example_run *w, const struct factor *f, const struct value *v, struct ratio by);
void say_money(struct example_run *w, const char *before, int64_t amount);
