/* own_beside.h - what stands beside the facts of a run, and was written or removed by
 * whom it pays: credits of deals, his own record, assignments and goals, facts that are
 * there no more. */
#pragma once
#include "lib/base/map.h"
#include "lib/payout/own_changes.h"

/* Which operations of the time looked at were whose. */
struct own_ops {
	int64_t    last;
	struct { int64_t person; day on; } *at; /* by number; person 0: not of that time, or nobody's */
	struct map payee;                       /* whom this run or an earlier one pays */
};

/* Which of a person's lines stand on it. */
enum own_scope {
	OWN_OF_DEAL,  /* those of the deal, or of the fact itself */
	OWN_OF_GOAL,  /* those that a target moves */
	OWN_OF_PERSON /* all */
};
struct own_beside {
	struct own_change is;
	enum own_scope    scope;
	int64_t           deal;
	bool              always;    /* it is told without any line: a fact that was removed pays no more */
	bool              met;
};

/** Whose the operations since a day are. */
NODISCARD int own_ops_load(struct dept *d, day since, struct arena *a, struct own_ops *out, struct sales_err *err);
static inline bool
own_is_by(const struct own_ops *o, int64_t op, int64_t person)
{
	return op > 0 && op <= o->last && person != 0 && o->at[op].person == person;
}
static inline bool
own_is_payee(const struct own_ops *o, int64_t person)
{
	return map_find(&o->payee, (const char *)&person, sizeof(person)) != NULL;
}
/** Everything of that sort, by person, in a. */
NODISCARD int own_beside_find(struct dept *d, const struct own_ops *o, struct period goals, struct arena *a,
    struct own_beside **out, size_t *n, struct sales_err *err);
/** Does a line stand on it? deal: that the line is of; or 0. */
bool own_beside_meets(const struct own_beside *b, const struct payout_line *line, int64_t deal);
