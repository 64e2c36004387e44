/* promotion.h - who may rise, and who falls back (the rule book's `promotion`,
 * PRACTICE E22): each condition with its value, what it needs, and how much is
 * missing; proposals, and the decision by somebody else, which writes the
 * assignment. Nobody is put back before a plan to improve has failed. */
#pragma once
#include "lib/record/write.h"
#include "lib/review/judging.h"

enum ladder_outcome { LADDER_STAY, LADDER_HOLD, LADDER_ELIGIBLE, LADDER_DEMOTE };

struct ladder_row {
	int64_t                   person;
	const char               *code, *name, *role, *level;
	const struct ladder_step *step;
	enum ladder_outcome       outcome;
	struct condition_list     promote, demote;      /* n 0: the step has no such rule */
};
struct ladder { struct ladder_row *row; size_t n; };

struct promotion_ask {
	int64_t       person;
	struct period period;       /* whose results count */
	const char   *level, *role; /* NULL: as it is */
	day           from;
	bool          demotion;
	bool          despite;      /* although a condition does not hold; the reason says why */
};

SALES_API_BEGIN
/** "eligible", "hold", "demote", "stay": stable, for machines. */
const char *ladder_outcome_name(enum ladder_outcome o);
const char *demote_action_name(enum demote_action a);
/** Everybody for whom there is a step on the period's last day, by code; only these n
 *  people when person is not NULL. SALES_EPOLICY: the rule book has none. */
NODISCARD int promotion_check(struct dept *d, struct period period, const int64_t *person, size_t n,
    struct arena *a, struct ladder *out, struct sales_err *err);
/** The newest improvement plan of a person that failed; 0: none. */
NODISCARD int promotion_failed_plan(struct dept *d, int64_t person, int64_t *plan, struct sales_err *err);
/** SALES_EPOLICY: a condition does not hold, there is no reason (op->reason), or
 *  no plan has failed before a demotion. */
NODISCARD int promotion_propose(struct op *op, const struct promotion_ask *ask, int64_t *id, struct sales_err *err);
/** As who acts: neither who proposed it nor who is meant. *assignment gets what
 *  was written (0: refused). */
NODISCARD int promotion_decide(struct op *op, int64_t id, bool approve, int64_t *assignment, struct sales_err *err);
SALES_API_END
