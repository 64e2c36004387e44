/* dup.h - customers, contacts and leads that stand in the records twice, by the
 * rule book's lists of fields (lib/record/alike.h). tests/cli/dup.t plays it. */
#pragma once
#include "lib/record/alike.h"

/* What is known of somebody who may be a customer already; NULL: nothing. */
struct dup_facts { const char *name, *phone, *email, *taxid; };

/* A customer that these belong to, and what is equal: "name; phone". */
struct dup_customer { int64_t id; const char *equal; };

/* Two records that may be the same one, the older code first. */
struct dup_pair {
	int64_t     first, other;    /* other 0: more than DUP_GROUP records have the same, told at once */
	uint32_t    rules;           /* of dup_list.al */
	int64_t     records;         /* 2, or how many */
	const char *value;           /* what is equal by the first of the rules, as `first` has it */
};
enum { DUP_GROUP = 10 };
struct dup_side { int64_t owner; day created; };
struct dup_list {
	struct alike     al;
	struct dup_pair *v;          /* by codes */
	size_t           n;
	int64_t          records;    /* that were looked at */
	struct dup_side *side;       /* by id, of those in v */
	int64_t          nsides;
};

SALES_API_BEGIN
/** All pairs of a kind, each record with the first that it is equal to; in a.
 *  SALES_EPOLICY when the rule book says nothing of the kind. */
NODISCARD int dup_list(struct dept *d, const struct kind *of, struct arena *a, struct dup_list *out,
    struct sales_err *err);
/** The customers that these facts belong to, those with most in common first,
 *  then by code; in a. A rule book that says nothing of customers finds them by
 *  tax id and by name. */
NODISCARD int dup_customers(struct dept *d, const struct dup_facts *f, struct arena *a,
    struct dup_customer **out, size_t *n, struct sales_err *err);
SALES_API_END
