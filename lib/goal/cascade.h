/* cascade.h - a goal is spread: over the units of its period, over people or
 * teams, over both, or down the tree of teams to people. What is written adds
 * up exactly, to the currency's smallest coin or in whole numbers (spread.h);
 * each part names the goal that it is a part of. */
#pragma once
#include "lib/metric/metric.h"
#include "lib/record/write.h"

enum cascade_to { CASCADE_TIME_ONLY, CASCADE_PEOPLE, CASCADE_TEAMS, CASCADE_TREE };
/* By what people and teams are given their parts; several may be mixed. */
enum cascade_way {
	WAY_EQUAL,
	WAY_HISTORY,     /* what each reached in the year before the period */
	WAY_PIPELINE,    /* the weighted open pipeline that is expected in it */
	WAY_HEADS,       /* the number of people */
	WAYS
};
/* By what the units of a period are given theirs. */
enum cascade_time { TIME_USUAL, TIME_SEASON, TIME_PAST, TIME_WORKDAYS, TIME_EQUAL };

struct cascade_share { int64_t subject; struct ratio share; };
struct cascade_ask {
	int64_t              subject;
	const struct metric *metric;
	struct period        period;      /* closed at both ends */
	int64_t              target;      /* set the goal first; 0: it is there */
	enum cascade_to      to;
	bool                 by_unit;     /* over the units of the period, too */
	enum period_unit     unit;
	int64_t              mix[WAYS];   /* how much each counts; all 0: history, and
	                                   * where there is none, equally */
	const struct cascade_share *share; /* or given; they make 100 % */
	size_t               nshares;
	enum cascade_time    time;        /* TIME_USUAL: seasonality, else equally; weeks
	                                   * and days by working days */
	struct ratio         over;        /* so much more; den 0: what the rule book says
	                                   * of people's goals */
	const char          *only;        /* a condition on people: "role = ae"; NULL */
	bool                 with_lead;   /* who leads gets a part as well */
	bool                 replace;     /* goals that are there */
};

struct cascade_row {
	int64_t       goal;               /* id; 0: the target is 0, there is no goal */
	int64_t       subject;
	const char   *code, *name;
	struct period period;
	bool          is_part;            /* of the subject's own goal: a unit of its period */
	int           level;              /* in the tree: 0 right below the goal */
	struct ratio  history, pipeline, share, ramp; /* den 0: not looked at */
	int64_t       target;             /* ten-thousandths of the metric's unit */
	int64_t       was;                /* what the goal said before; 0: there was none */
};
struct cascade_list {
	struct cascade_row *row;          /* from the top down */
	size_t              n, cap;
	const char         *name;         /* whose goal was spread */
	int64_t             target;       /* of it */
	int64_t             sum;          /* of the first level below it */
	bool                has_sum;
	const char        **note;         /* what else is to be said, translated */
	size_t              nnotes, notes_cap;
};

SALES_API_BEGIN
/** SALES_ENOTFOUND when there is no goal to spread, SALES_ECONFLICT when other
 *  goals are there already, SALES_EPOLICY when it can't be spread so. */
NODISCARD int goal_cascade(struct op *op, const struct cascade_ask *ask, struct arena *a,
    struct cascade_list *out, struct sales_err *err);
/** Do the values of people, and of the parts of a period, make up the whole? */
bool goal_adds_up(const struct policy *p, const struct metric *m);
SALES_API_END
