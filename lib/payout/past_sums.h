/* past_sums.h - what earlier plan years paid for deals and receipts of which something goes
 * back, and what their periods paid: by a component's facts, by what
 * stands beside them, by true-ups, and by the whole of a plan that has a cap. Private
 * to lib/payout. */
#pragma once
#include "lib/payout/engine.h"
#include "lib/payout/lines.h"

/* A rule of an earlier run, by the newest rule book that has it. */
struct past_rule {
	enum past_what what;   /* PAST_WHATS: it is none of them: around a plan, or by hand */
	bool           by_fact, is_unpaid, is_capped;
	size_t         own;    /* its position in e->rule */
	size_t         rule;   /* the component's that it belongs to; PAST_CAP: its own */
	size_t         cap;    /* is_capped: the rule of its plan's cap */
	enum period_unit unit, cap_unit;
};

/** What a stored rule is; adds its component to e's rules where it was not there. */
NODISCARD int past_rule_of(struct engine *e, const struct stored_rule *r, struct past_rule *out, struct sales_err *err);

/* All lines of earlier plan years that count, as they come. */
struct past_reading { const struct engine *e; struct buf rows; /* private */ };

void past_reading_done(struct past_reading *p);
/** Take a line; not what was taken back, which counts with what it was taken of. */
void past_read(struct past_reading *p, const struct past_rule *r, const struct stored_line *l);
/** All of one fact become one, which counts on the day that its newest line says: e->past, those of deals
 *  of which something goes back, and e->past_sums. In e's arena. */
NODISCARD int past_make(struct past_reading *p, struct engine *e, struct sales_err *err);
/** A person's sums of a rule: *n of them, by what, then span. */
const struct past_sum *past_sums_of(const struct past_sums *l, int64_t person, size_t rule, size_t *n);
