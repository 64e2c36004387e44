/* lines.h - the lines of a run: arranged by person, digested, written, read.
 * Private to lib/payout. */
#pragma once
#include "lib/payout/engine.h"

enum cause {
	CAUSE_FIRST,    /* the fact is paid for the first time */
	CAUSE_FACT,     /* the fact was changed */
	CAUSE_CREDIT,   /* who is credited with it, or how much, was changed */
	CAUSE_GONE,     /* the fact no longer counts */
	CAUSE_SHIFT,    /* another fact moved it on the tiers */
	CAUSE_RULES,    /* another version of the rule book rates or converts it */
	CAUSE_GOAL,     /* the target was changed */
	CAUSE_TOTAL,    /* what a cap cuts has changed */
	CAUSE_PERSON,   /* the person was changed: role, team, level, manager */
	CAUSE_REVIEW,   /* the review whose grade or score counts was changed */
	CAUSE_FACTOR,   /* what it is multiplied by was changed: by several, or by what has no operation */
	CAUSE_REFUND,   /* money went back, which lowers what the fact counts (refund: retier) */
};

struct rule_used { size_t rule, version; };
struct person_sum { int64_t person, amount; size_t first, n; };

struct lines {
	const struct engine   *e;
	const struct entitled *v;        /* by person */
	size_t                 n;
	struct rule_used      *used;     /* what the lines name, in order of first use */
	size_t                 nused;
	uint16_t              *number;   /* [rule * nversions + version]: position in used + 1 */
	struct person_sum     *person;
	size_t                 npeople;
	int64_t                total;
};

enum { HEX_SIZE = 65 };

/** Everything in the engine's arena. Fails when the statements don't add up
 *  to the total, or on overflow. */
NODISCARD int lines_arrange(struct engine *e, struct lines *out, struct sales_err *err);
void lines_digest(const struct lines *l, char hex[HEX_SIZE]);
NODISCARD int lines_write(struct dept *d, const struct lines *l, int64_t run, int64_t first,
    struct sales_err *err);
/** The first free line id. */
NODISCARD int lines_next(struct dept *d, int64_t *first, struct sales_err *err);

/* One stored line; rule is its number in payout_rule. */
struct stored_line {
	int64_t  id, rule, person, kind, fact, base, before, target, amount, cause_op;
	day      on;
	int      cause;
};
struct stored_rule { int64_t id, version; const char *plan, *component; };
typedef int stored_line_fn(void *arg, const struct stored_line *l, struct sales_err *err);

/** Where the lines of a run lie, of person alone when not 0; they follow each other. */
NODISCARD int lines_of(struct dept *d, const struct payout_run *r, int64_t person, int64_t *first, int64_t *n,
    struct sales_err *err);
/** Lines with ids from first on, n of them, in order. */
NODISCARD int lines_each(struct dept *d, int64_t first, int64_t n, stored_line_fn *fn, void *arg,
    struct sales_err *err);
/** A run's rules in order; in a. */
NODISCARD int rules_stored(struct dept *d, int64_t run, struct arena *a, struct stored_rule **out,
    size_t *n, struct sales_err *err);
