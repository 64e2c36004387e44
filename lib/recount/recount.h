/* recount.h - what everybody was entitled to, reckoned a second time: slowly,
 * in fractions without limit, one person after the other, and by nothing that
 * the engine of lib/payout is made of. It reads the rule book's tree by the names
 * of its keys, has its own credits, places, targets, tiers and rounding, and
 * keeps to salesctl-plans(7); what the two have in common is lib/record's reading
 * of records and lib/base's expressions, days and periods. For payout_verify. */
#pragma once
#include "lib/record/read.h"

/* What somebody is entitled to, or was posted, for one thing by one rule.
 * component as a line has it: "commission", "commission@factors", "@draw", "". */
struct recount_line {
	const char *plan, *component;
	int64_t     person, fact, amount;  /* ten-thousandths */
	day         on;
	int         kind;                  /* of the fact; 0: fact is the first day of a period */
};
struct recount;

/** Facts, people, goals, reviews and rules as d looks back at them, for a run to
 *  the end of p. *out is to be closed whatever comes of it. */
NODISCARD int recount_open(struct dept *d, struct period p, struct recount **out, struct sales_err *err);
/** A line that a run of an earlier plan year posted; texts live as long as r. In
 *  any order, before recount_people. */
void recount_past(struct recount *r, const struct recount_line *l);
/** Everybody's lines, by person's id; n may be 0. */
typedef int recount_fn(void *arg, int64_t person, const struct recount_line *l, size_t n, struct sales_err *err);
NODISCARD int recount_people(struct recount *r, recount_fn *fn, void *arg, struct sales_err *err);
void recount_close(struct recount *r);
