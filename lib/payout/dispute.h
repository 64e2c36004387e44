/* dispute.h - what somebody holds to be wrong in his pay: a line or a run, why, and
 * what would mend it. It ends with a decision, by somebody who neither filed it, ran
 * the payout nor is paid by it, and with what came of it. */
#pragma once
#include "lib/payout/effect.h"

/* What would mend it: so much more pay, or another fact. */
struct proposal {
	bool                has_adjust;
	money               adjust;
	const struct kind  *kind;       /* of the record that is to change; NULL: none */
	int64_t             id;
	const struct value *v;          /* its fields, of which those count that are set */
	const bool         *set;
	const char         *change;     /* the same in words: D-0042 amount=5000.00 */
};

struct dispute {
	int64_t     id, person, payout, line;     /* line 0: the person's pay of the run */
	const char *code;                         /* of the run; texts in the arena asked */
	const char *reason, *change, *state, *filed_login, *decision;
	bool        has_adjust;
	money       adjust;
	day         filed_on, decided_on;         /* DAY_NONE: not decided */
	int64_t     filed_by, decided_by, adjustment, operation; /* 0: none */
};

struct dispute_ask {
	const struct payout_run *run;
	int64_t                  person, line;
	const struct proposal   *proposal;
};

enum dispute_decision { DISPUTE_UPHOLD, DISPUTE_REJECT, DISPUTE_WITHDRAW };

SALES_API_BEGIN
/** All of them, in order; in a. */
NODISCARD int dispute_list(struct dept *d, struct arena *a, struct dispute **out, size_t *n, struct sales_err *err);
NODISCARD int dispute_get(struct dept *d, int64_t id, struct arena *a, struct dispute *out, struct sales_err *err);

/** What the next run would post if the proposal were followed. */
NODISCARD int dispute_effect(struct op *op, const struct dispute_ask *ask, struct arena *a, struct effect *out,
    struct sales_err *err);
/** File it, with op's reason. SALES_EPOLICY while one about the same is open. */
NODISCARD int dispute_file(struct op *op, const struct dispute_ask *ask, int64_t *id, struct sales_err *err);
/** End it, with op's reason as the decision. Upholding follows the proposal p: adds the
 *  approved adjustment, or changes the record unless that was done. SALES_EPOLICY for
 *  who had a part in it; only who filed it, or whose pay it is, withdraws it.
 *  *out is what became of it, in a. Makes op final. */
NODISCARD int dispute_decide(struct op *op, int64_t id, enum dispute_decision what, const struct proposal *p,
    struct arena *a, struct dispute *out, struct sales_err *err);

/* Private to lib/payout. */
NODISCARD int proposal_change(struct op *op, const struct proposal *p, int64_t *operation, struct sales_err *err);
SALES_API_END
