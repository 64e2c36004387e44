/* status.h - where the goals of a period stand: targets from the goal records,
 * what was reached from the rule book's metrics, the rest from goal_pace. */
#pragma once
#include "lib/goal/pace.h"
#include "lib/metric/metric.h"
#include "lib/org/org.h"

struct goal_row {
	int64_t              id;             /* of the goal; 0: summed from people's */
	int64_t              subject;
	const char          *subject_code, *subject_name;
	const struct metric *metric;
	struct period        period;
	const char          *period_name;    /* "2026Q3" */
	bool                 draft;          /* not approved */
	int64_t              weight;         /* billionths; -1: none is said */
	int64_t              people;         /* of a sum: whose targets it holds */
	int64_t              facts;
	struct goal_inputs   in;
	struct goal_standing at;
	int                  level;          /* in a tree: 0 at the top */
	struct ratio         below;          /* in a tree: targets of those right below, added; den 0: none */
	struct ratio         shortfall;      /* of it to the target: 0 when it is enough */
};

enum goal_by { GOAL_BY_ALL, GOAL_BY_PERSON, GOAL_BY_TEAM, GOAL_BY_COMPANY };

struct goal_ask {
	struct period  period;       /* goals of exactly this period, or, when there
	                              * are none, those that lie within it */
	bool           current;      /* instead: goals whose period holds today */
	day            today;        /* pace is taken on this day */
	day            until;        /* facts after it are not looked at; DAY_NONE */
	enum goal_by   by;
	bool           tree;         /* with sums of teams that have none; in the order
	                              * of a tree: company, teams, people */
	const int64_t *subject;      /* only this one; NULL: all */
	const char    *metric;       /* only this one; NULL: all */
};

struct goal_list {
	struct goal_row *row;        /* by period, metric, subject's kind and code */
	size_t           n;
	struct goal_row  total;      /* of people's goals on one metric and period */
	bool             has_total;
};

SALES_API_BEGIN

/** Drafts are listed too, marked. A team without a goal of its own on a metric
 *  that adds up gets the sum of its people's targets, and of what those people
 *  reached (GOAL_BY_TEAM). */
NODISCARD int goal_status(struct dept *d, const struct goal_ask *ask, struct arena *a,
    struct goal_list *out, struct sales_err *err);
/** Behind the pace, or missed. */
bool goal_is_behind(const struct goal_row *r);
/** Do the metric's facts add up over time and people? */
bool goal_cumulates(const struct metric *m);

SALES_API_END
