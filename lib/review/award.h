/* award.h - awards by the rule book (PRACTICE E23): the composite of everybody who
 * is meant, exact; gates with what was not reached; ranks, ties by metrics and
 * then one rank for all (1, 2, 2, 4), newcomers apart. */
#pragma once
#include "lib/record/write.h"
#include "lib/review/judging.h"

struct award_row {
	int64_t               person;
	const char           *code, *name;
	const char           *exact;      /* composite as a fraction; NULL: it has none */
	const char           *shown;      /* the same to six decimals */
	struct condition_list gate;       /* n 0: there is none */
	bool                  newcomer;   /* ranked apart, and not honoured */
	int                   rank;       /* 0: not ranked */
	const char          **tie;        /* by the award's tie metrics: exact fraction; NULL: none */
	size_t                nties;
	bool                  wins;
	money                 amount;
};
struct award_list {
	const struct award *award;
	struct period       period;
	int64_t             policy;       /* its version */
	struct award_row   *row;          /* by rank, newcomers behind, then who has none, by code */
	size_t              n;
};

SALES_API_BEGIN
/** period: NULL takes the award's own, or the last whole one of its unit.
 *  SALES_EPOLICY: there is no such award, or the period is not one of its. People
 *  of one rank share the amounts of the places that they take. */
NODISCARD int award_look(struct dept *d, const char *id, const struct period *period, struct arena *a,
    struct award_list *out, struct sales_err *err);
/** Propose those who win: records, those of a rank that is no more are removed.
 *  SALES_EPOLICY: the period is not over, or some of them were decided. */
NODISCARD int award_run(struct op *op, const struct award_list *l, struct sales_err *err);
/** As who acts: neither who ran it nor who gets it. */
NODISCARD int award_decide(struct op *op, int64_t id, bool approve, struct sales_err *err);
SALES_API_END
