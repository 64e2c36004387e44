/* check_inside.h - a check while it is made; private to lib/goal. */
#pragma once
#include "lib/goal/check.h"
#include "lib/metric/table.h"

struct checking {
	struct dept                 *d;
	const struct goal_check_ask *ask;
	struct arena                *a;
	struct org                   org;
	struct goal_verdict         *all;    /* every goal, by its code: for parents and parts */
	size_t                       nall;
	struct goal_verdict        **v;      /* those that are asked for */
	size_t                       n;
};

/** Say something of a letter; what was said before it stays. */
void check_say(struct checking *c, struct goal_verdict *v, int letter, enum goal_grade grade, const char *hint,
    const char *why);
/** M and A of what is asked for (check_reach.c). */
NODISCARD int check_reach(struct checking *c, struct sales_err *err);
/** R (check_part.c). */
NODISCARD int check_parts(struct checking *c, struct sales_err *err);

/* What the people of a role reached, each the median of his periods; rising. */
struct role_past { const char *role; struct ratio *v; size_t n; };

/* The like periods before one, the newest first. */
struct past {
	struct period    of;
	size_t           first;
	int              n;
	struct role_past *role;
	size_t           nroles, cap;
};

struct measuring {
	struct checking      *c;
	const struct metric  *m;
	struct goal_verdict **v;
	size_t                n;
	struct period        *span;
	size_t                nspans;
	struct past          *past;
	size_t                npast;
	struct metric_table  *t;      /* NULL: nothing was ever counted */
};

/** The like periods before p are measured too (check_past.c). */
void check_add_past(struct measuring *m, struct period p);
/** Those of a period that was added; NULL: none. */
struct past *check_past_of(const struct measuring *m, struct period p);
/** The subject's own median, and those of its peers, into g. */
NODISCARD int check_look(const struct measuring *m, struct past *past, struct goal_verdict *g, struct sales_err *err);
