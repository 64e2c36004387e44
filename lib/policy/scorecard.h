/* scorecard.h - how the work of a role is judged: indicators from metrics or
 * ratings, a curve that turns each into points, weights that add up to 100,
 * and the grades of the sum. Points run from 0, 100 is what was asked. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "lib/base/period.h"
#include "lib/base/ratio.h"
#include "lib/policy/place.h"

/* What points are made of: the attainment (value / target; 1 is 100 %), or the
 * value itself.
 *
 *   linear     attainment * 100; with zero and full: (value - zero) / (full - zero) * 100
 *   steps      the points of the last step that is reached
 *   inverse    target / value * 100: less is better
 *   deduction  from - each * value
 *
 * Then never below `low`, never above `cap`; an attainment below `least` is 0
 * points. */
enum curve_form { CURVE_LINEAR, CURVE_STEPS, CURVE_INVERSE, CURVE_DEDUCTION };
struct curve_step { struct ratio at, points; };
struct curve {
	enum curve_form          form;
	bool                     of_value;      /* it needs no target */
	struct ratio             zero, full;    /* CURVE_LINEAR over values; den 0: over the attainment */
	struct ratio             from, each;    /* CURVE_DEDUCTION */
	const struct curve_step *step;          /* rising */
	size_t                   nsteps;
	struct ratio             least;         /* attainment that earns points at all; den 0: none */
	struct ratio             low, cap;      /* points; cap with den 0: none */
};

enum missing_rule {
	MISSING_RENORMALISE,                    /* its weight is the others' */
	MISSING_ZERO,                           /* it counts as 0 points */
	MISSING_BLOCK,                          /* there is no result until it is there */
};
enum dimension { DIM_REVENUE, DIM_CUSTOMERS, DIM_SATISFACTION, DIM_PROCESS, DIM_DATA, DIM_TEAM, DIMENSIONS };
enum rater { RATER_SELF, RATER_MANAGER, RATER_PEER, RATERS };

struct indicator {
	const char       *id;                   /* the metric's, or the rating's name */
	struct label      label;
	const char       *metric;               /* NULL: people rate it */
	bool              of_team;              /* the metric of his team, not his own */
	struct ratio      weight;               /* of 1 */
	struct ratio      target;               /* in the metric's unit; den 0: that of the goal */
	bool              has_curve;
	struct curve      curve;                /* of a rating: attainment is rating / scale */
	int               min_sample;           /* fewer facts count as none */
	enum missing_rule missing;
	enum dimension    dimension;
	struct ratio      by[RATERS];           /* rating: shares, sum 1 */
	int               scale;                /* rating: the best mark */
	bool              needs_evidence;
	struct place      at;
};

/* By points from `from`, or by the best `share` of those who are ranked. */
struct grade {
	const char  *id;
	struct label label;
	struct ratio from;
	struct ratio share;                     /* den 0: by points */
	struct ratio coefficient;               /* of pay; den 0: none said */
	struct place at;
};

enum peers_see { PEERS_OWN, PEERS_TOP, PEERS_ALL };

struct scorecard {
	const char             *id;
	struct label            label;
	const char             *who;            /* expression over persons; NULL: role = id */
	enum period_unit        cycle;
	enum missing_rule       missing;
	const struct indicator *indicators;
	size_t                  nindicators;
	struct ratio            subjective_max; /* of 1; all ratings together */
	unsigned                dimensions;     /* 1 << dimension: those that must have weight */
	const struct grade     *grades;         /* the best first; at least one */
	size_t                  ngrades;
	int                     feedback_within; /* working days from the period's end to publishing; 0: none said */
	int                     ack_within;     /* working days from publishing */
	int                     appeal_within;  /* days from publishing; 0: no appeals */
	bool                    appeal_not_first; /* decided by somebody who did not review */
	const char             *plan_when;      /* expression over grade, score; NULL: no plans */
	int                     plan_within, plan_recheck; /* days */
	int                     newcomer;       /* days since hired_on in which one is ranked apart */
	enum peers_see          see;
	int                     see_top;
	struct place            at;
};
