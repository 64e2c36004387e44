/* judging.h - people's results over a period, against rules that name them
 * (lib/policy/judgement.h). Exact, and every condition is told. */
#pragma once
#include "lib/base/exact.h"
#include "lib/org/org.h"
#include "lib/policy/judgement.h"

enum scores { SCORES_LATEST, SCORES_OF_PERIOD }; /* the latest review up to its end; the mean of those in it */

/* One condition of a rule, for one person; one over several periods comes once
 * for each, and holds when it holds in all of them. */
struct condition {
	const char               *text;      /* as the rule has it */
	const struct judged_name *of;        /* what it looks at first; NULL: nothing */
	struct period             span;      /* one of several; from DAY_NONE: only one */
	bool                      holds;
	const char               *word;      /* a text's value: a grade; NULL */
	const char               *value, *needed, *over; /* exact fractions (exact_parse), over: value - needed; NULL:
	                                      * no value, or no comparison of numbers */
};
struct condition_list { struct condition *v; size_t n; bool holds; };

struct judging;                                /* lives in its arena */

SALES_API_BEGIN
/** The rule book is that of the period's last day; tenure, role and level are
 *  those of that day, or of today while the period runs. */
NODISCARD int judging_open(struct dept *d, struct period period, enum scores scores, struct arena *a,
    struct judging **out, struct sales_err *err);
const struct policy *judging_policy(const struct judging *j);
const struct org    *judging_org(const struct judging *j);
day                  judging_day(const struct judging *j);
/** Bind a rule, and fetch what it needs. An error is a rule book's: SALES_EINVAL,
 *  with `where` in front. */
NODISCARD int judging_bind(struct judging *j, const char *text, enum vtype want, const char *where,
    struct expr **out, struct sales_err *err);
/** Of whom best() is the best. They are kept, not copied. */
void judging_among(struct judging *j, const int64_t *person, size_t n);
/** has false: there is no value. */
NODISCARD int judging_number(struct judging *j, const struct expr *e, int64_t person, struct exact *out,
    bool *has, struct sales_err *err);
/** The conditions joined by `and`, one by one. */
NODISCARD int judging_conditions(struct judging *j, const struct expr *e, int64_t person, struct arena *a,
    struct condition_list *out, struct sales_err *err);
/** An exact text of it (value, needed, over) in its unit: "99%", "9m", "94.2"; NULL
 *  for NULL. A percentage is never shown as reached that was not. */
const char *condition_number(const struct condition *c, const char *exact, struct arena *a);
/** "+3", "-1 pp", "0": value less needed. */
const char *condition_over(const struct condition *c, struct arena *a);
/** "score >= 85: 58 (-27); grade in (A, B): C": those that fail, or all; NULL: none. */
const char *conditions_told(const struct condition_list *l, bool failing, struct arena *a);
SALES_API_END
