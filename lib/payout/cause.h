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
/** The same for a fact that is not due any more (cause_gone.c). */
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
/** That touched a record last, or removed it; 0: there never was such a one. */
NODISCARD int cause_touched(struct dept *d, size_t kind, int64_t id, int64_t *op, struct sales_err *err);
/** That changed after a posting who is credited with a fact, or how much; 0: none did. */
NODISCARD int cause_credit_op(struct engine *e, size_t kind, int64_t fact, int64_t since, int64_t *op, struct sales_err *err);
/** The newest change after the posting among the person's facts that the rule looks at. */
int64_t       cause_shifted_by(struct engine *e, const struct posted *was, const struct entitled *now);
/** What a line's cause shifts on the tiers names the same operation. */
void          cause_note_newest(struct engine *e, const struct entitled *line);
/** "first", "fact", "gone": stable words. */
const char *cause_name(int cause);
