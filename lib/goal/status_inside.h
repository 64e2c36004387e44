/* status_inside.h - a status while it is made; private to lib/goal. */
#pragma once
#include "lib/goal/status.h"
#include "lib/goal/versions.h"

struct listing {
	struct dept           *d;
	const struct goal_ask *ask;
	struct arena          *a;
	struct org             org;
	struct goal_versions   versions;
	struct goal_row       *row;
	size_t                 n, cap;
};

/** A new row at the end, empty. */
struct goal_row *listing_add(struct listing *l);
/** A row for each team whose people have goals on a metric that adds up and
 *  which has none itself. */
NODISCARD int listing_sum_teams(struct listing *l, struct sales_err *err);
/** out->total: of people's goals, when all are on one metric and period. */
NODISCARD int listing_total(struct listing *l, struct goal_list *out, struct sales_err *err);
/** Are two rows of one metric and period? */
bool listing_same_aim(const struct goal_row *a, const struct goal_row *b);
/** Where a person's target counts: the place on the day of the status, or at the
 *  period's end. */
const struct org_place *listing_place(const struct listing *l, const struct goal_row *r);
/** Add r to a sum; none adds nothing. */
NODISCARD int listing_add_to(struct ratio *sum, struct ratio r, struct sales_err *err);
/** Sorted rows in the order of a tree, with level, below and shortfall. */
NODISCARD int listing_tree(struct listing *l, struct sales_err *err);
/** Where a metric table has the subject's row: AXIS_COMPANY ... */
unsigned goal_axis(int64_t subject);
