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
/** "first", "fact", "gone": stable words. */
const char *cause_name(int cause);
