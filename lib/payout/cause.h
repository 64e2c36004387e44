/* cause.h - why a line differs from what was posted before. Private. */
#pragma once
#include "lib/payout/lines.h"

/* What earlier runs posted for one fact, person and rule. */
struct posted {
	int64_t  fact, amount;                 /* the sum of all */
	int64_t  base, before, target, version, facts_op; /* of the newest */
	int32_t  person;
	day      on;
	uint16_t rule;
	uint8_t  kind;
	bool     seen;
};

/** Fill cause and op of the line that replaces was. */
NODISCARD int cause_find(struct engine *e, const struct posted *was, struct entitled *now,
    struct sales_err *err);
/** The same for a fact that no longer counts. */
NODISCARD int cause_of_gone(struct engine *e, const struct posted *was, struct entitled *out,
    struct sales_err *err);
/** The same of a line of a period, which has no fact (cause_period.c). */
NODISCARD int cause_of_period(struct engine *e, const struct posted *was, struct entitled *now,
    struct sales_err *err);
NODISCARD int cause_of_period_gone(struct engine *e, const struct posted *was, struct entitled *out,
    struct sales_err *err);
/** The newest change after the posting of the facts that a line of a period looks at;
 *  of the person: of himself, his assignments; that made the rule book; 0: none. */
int64_t       cause_total_op(struct engine *e, const struct posted *was);
NODISCARD int cause_person_op(struct engine *e, int64_t person, int64_t since, int64_t *op, struct sales_err *err);
NODISCARD int cause_rules_op(struct engine *e, const struct entitled *now, int64_t *op, struct sales_err *err);
int64_t       cause_policy_of(const struct engine *e, const struct entitled *now);
/** "first", "fact", "gone": stable words. */
const char *cause_name(int cause);
