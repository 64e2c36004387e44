/* check.h - is a goal SMART, and if not, why? Five letters:
 *   S  a metric that the rule book defines, and one subject that is there
 *   M  a number, and facts that the metric can count: there were some once
 *   A  the target in parts of what was reached in the like periods before
 *      (the quarters before a quarter), by the rule book's goals.achievable: the
 *      subject's own median where two of them or more are known, else the median
 *      of its peers' (the people with the same role), of three or more, times
 *      what a newcomer is given (ramp.h); where one of its own is known and
 *      speaks for the target, that is a remark
 *   R  a part of something: it has a parent, is the top, or the company or a team
 *      above has a goal on the metric that covers it; and its own parts add up
 *   T  a period with both ends, which was not over when it was set
 * Everything is exact: the median of an even number is the mean of the two in
 * the middle. A period before the first fact, or in which a person was not there
 * all the time, is none of them. */
#pragma once
#include "lib/metric/metric.h"
#include "lib/org/org.h"

enum { SMART_S, SMART_M, SMART_A, SMART_R, SMART_T, SMART };
enum goal_grade {
	GRADE_GOOD,
	GRADE_UNKNOWN,               /* nobody can tell, which is no fault */
	GRADE_REMARK,
	GRADE_FAILED,
};
struct goal_letter {
	enum goal_grade grade;
	const char     *why, *hint;          /* translated; NULL: nothing to say */
};

struct goal_verdict {
	int64_t              id, subject, parent, target; /* target: ten-thousandths */
	const char          *subject_code, *subject_name;
	const char          *metric;
	const struct metric *defined;        /* NULL: by nobody */
	struct period        period;
	const char          *period_name;
	day                  set_on;         /* DAY_NONE: not known */
	bool                 is_draft;
	struct goal_letter   letter[SMART];
	char                 smart[SMART + 1]; /* "SM-RT"; a small letter: a remark, or not known */
	struct ratio         own, peers;     /* medians; den 0: none */
	struct ratio         peers_low, peers_high;
	struct ratio         ramp;           /* what a newcomer is given of a target; 1: all */
	int                  nown, npeers;   /* periods, people behind them */
	struct ratio         of_own, of_peers; /* the target in parts of them */
};
struct goal_verdicts { struct goal_verdict *v; size_t n; };

struct goal_check_ask {
	struct period  period;       /* as goal_ask's */
	bool           current;      /* instead: what is not over yet */
	const int64_t *subject;      /* only this one; NULL: all */
	const char    *metric;       /* only this one; NULL: all */
	int64_t        goal;         /* only this one; 0: all */
};

SALES_API_BEGIN
/** In the order of periods, then of codes. */
NODISCARD int goal_smart(struct dept *d, const struct goal_check_ask *ask, struct arena *a,
    struct goal_verdicts *out, struct sales_err *err);
/** Does a letter fail? */
bool goal_fails(const struct goal_verdict *v);
/** What is to be said of letters of that grade or worse: "A: ...; R: ...", in a;
 *  NULL: nothing. */
const char *goal_verdict_text(const struct goal_verdict *v, enum goal_grade from, struct arena *a);
/** A figure of the metric: "1,200,000.00" of money, to the minor unit, "60%" of a
 *  rate, "40"; "-" for none. */
const char *goal_figure(const struct policy *p, const struct metric *m, struct ratio v, struct arena *a);
SALES_API_END
