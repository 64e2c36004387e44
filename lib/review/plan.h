/* plan.h - plans to improve: opened from a review by what cost points, looked at
 * again by the metrics since, and closed with what came of them. */
#pragma once
#include "lib/record/write.h"
#include "lib/review/sheet.h"

/* One thing that a plan asks for, as it stands. */
struct plan_step {
	int64_t              id;          /* of the plan_action */
	const char          *indicator, *action;
	const struct metric *metric;      /* NULL: people judge it */
	struct ratio         base, target; /* den 0: none */
	struct ratio         due;         /* of the target by now: less than the whole while time runs, and more when more
	                                   * time went by than the review had; of what adds up */
	struct ratio         value;       /* since the plan was opened; den 0: none */
	int64_t              facts;
	bool                 lower;       /* less is better */
	bool                 judged;      /* met says something */
	bool                 met;
	day                  due_on;
};
struct plan_look {
	int64_t           plan, person;
	struct period     since;          /* from the opening to today, or to the plan's end */
	struct plan_step *step;
	size_t            n, met, judged;
};

struct plan_opened { int64_t plan; size_t actions; bool late, asked_for; };

struct plan_missing { int64_t review, person; day open_by; bool late; };
struct plan_missing_list { struct plan_missing *v; size_t n; };

SALES_API_BEGIN
/** Does the rule book ask for a plan after a review with this result? false
 *  where it was imported without a scorecard. */
NODISCARD int plan_is_needed(struct dept *d, const struct sheet *s, bool *needed, struct sales_err *err);
/** Has a review a plan? */
NODISCARD int plan_has(struct dept *d, int64_t review, bool *has, struct sales_err *err);
/** SALES_EPOLICY: it has no score, or a plan already. */
NODISCARD int plan_open(struct op *op, int64_t review, struct plan_opened *out, struct sales_err *err);
/** Reviews of a period that need a plan and have none, in a. */
NODISCARD int plan_missing(struct dept *d, struct period period, struct arena *a, struct plan_missing_list *out,
    struct sales_err *err);
NODISCARD int plan_look(struct dept *d, int64_t plan, struct arena *a, struct plan_look *out, struct sales_err *err);
/** outcome: "passed", "failed" or "extended" (until: the new day of the recheck). What each
 *  action came to is kept. SALES_EPOLICY: it is closed; it passed against the
 *  figures, or failed against them, and no note says why. */
NODISCARD int plan_close(struct op *op, int64_t plan, const char *outcome, const char *note, day until,
    struct sales_err *err);
SALES_API_END
