/* judging_inside.h - what the files of judging.h share. */
#pragma once
#include "lib/goal/targets.h"
#include "lib/metric/table.h"
#include "lib/review/judging.h"

struct result { const char *score, *grade; int64_t rank; day to; };

/* What stands behind one name of the rules. */
struct measured_name {
	struct period       *span;
	size_t               nspans;
	struct metric_table *table;
	struct result       *before;    /* improvement(score) */
	bool                 has_best;
	const char          *best;      /* best(): NULL: nobody has a value */
};

struct judging {
	struct dept         *d;
	struct arena        *a;
	struct judgement     names;
	const struct policy *policy;
	struct period        period;
	day                  on;
	enum scores          scores;
	struct org           org;
	struct target_list   targets;
	bool                 has_targets;
	struct result       *now;       /* by person */
	struct measured_name of[JUDGED_NAMES];
	const int64_t       *among;
	size_t               namong;
	int64_t              person;    /* who is judged */
	size_t               at;        /* in which of several periods */
};
