/* lead_groups.h - leads by what they have in common: how soon they were
 * answered and what became of them, each number with its count. A lead is
 * answered on its first_response_on, or on the day of the first call, visit,
 * demo, mail or chat with it, whichever is earlier; the rule book says how soon
 * that should be (leads.first_contact). */
#pragma once
#include "lib/record/read.h"

/* A lead that nobody answered yet. */
struct lead_wait {
	int64_t lead, owner;        /* owner 0: nobody */
	day     created, due;       /* the last day on which it is answered in time */
	int     waited, late;       /* days since it came in; days since due (0: in time) */
};

struct lead_group {
	const char  *key, *name;    /* code and name, or the field's value; "" for the empty one */
	int64_t      n;             /* leads */
	int64_t      answered;      /* those whose day is known */
	int64_t      in_time;       /* of these */
	int64_t      overdue;       /* not answered, and too late already */
	int64_t      days;          /* from coming in to the answer, all together */
	int64_t      p90;           /* of 10 answers 9 came within so many days; -1: none */
	int64_t      open, converted, disqualified;
	int64_t      won;           /* converted ones whose deal is won */
};

SALES_API_BEGIN
/** The last day for an answer to a lead of that day; DAY_NONE when the rule
 *  book sets no limit. */
day lead_response_due(const struct policy *p, day created);
/** Days from one to the other as the rule book counts them. */
int lead_response_days(const struct policy *p, day from, day to);

/** Leads that wait for an answer, the longest overdue first, in a. SALES_EPOLICY
 *  when the rule book sets no limit. */
NODISCARD int lead_waits(struct dept *d, struct arena *a, struct lead_wait **out, size_t *n,
    struct sales_err *err);
/** Leads created in a period by a field (owner, source, owner.team), in a; by
 *  code point, the empty one last. */
NODISCARD int lead_groups(struct dept *d, const char *field, struct period created, struct arena *a,
    struct lead_group **out, size_t *n, struct sales_err *err);
SALES_API_END
