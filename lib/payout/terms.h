/* terms.h - what a component makes of each fact beside its tiers: the factors that
 * look at the fact's record, the rate of its case, and whether it was delivered.
 * Read once for a rule and a version of the rule book. Private to lib/payout. */
#pragma once
#include "lib/record/row_expr.h"
#include "lib/payout/explain.h"
#include "lib/payout/facts.h"

struct fact_term {
	int64_t      id;
	struct ratio k;          /* of all its factors; den 0: that of number num has no value */
	uint16_t     of_case;    /* its place in the component's cases */
	day          delivered;  /* of its deal; DAY_NONE */
};
struct terms { struct fact_term *v; size_t n; };  /* by id */

/** Does the factor look at figures of the period (grade, score, attainment ...) and
 *  not at the fact? */
bool factor_is_by_period(const struct factor *f);
/** Does a component of the plan need terms? */
bool terms_needed(const struct plan *p, const struct component *c);
/** Of the records of k whose day on lies in span; of few of them, NULL: of all. */
NODISCARD int terms_load(struct dept *d, const struct kind *k, const char *on, struct period span, const struct few *few,
    const struct plan *p, const struct component *c, struct arena *a, struct terms *out, struct sales_err *err);
/** NULL when the record is not there. */
const struct fact_term *terms_of(const struct terms *t, int64_t id);
/** Of cases looked at one after the other, from best -1: does this one hold with more
 *  conditions than those before? */
bool case_wins(const struct rate_case *c, const struct value *holds, int *best);
/** A factor's value for a number or a word: of steps the last one reached, of words
 *  the word's. False when it has none. */
bool factor_value(const struct factor *f, const struct value *v, struct ratio *out);
/** The same and how it came about: at is the step or word that counted. */
struct factor_hit { enum factor_how how; size_t at; struct ratio value; };
struct factor_hit factor_find(const struct factor *f, const struct value *v);

/* One record's terms, to be shown: what each factor's expression came to, in a, and
 * how many cases held. */
struct term_shown { struct fact_term term; struct value *factor; long holds; bool is_there; };
NODISCARD int terms_of_one(struct dept *d, const struct kind *k, int64_t id, const struct plan *p,
    const struct component *c, struct arena *a, struct term_shown *out, struct sales_err *err);
