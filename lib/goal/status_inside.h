/* status_inside.h - a status while it is made; private to lib/goal. */
#pragma once
#include "lib/goal/status.h"

struct listing {
	struct dept           *d;
	const struct goal_ask *ask;
	struct arena          *a;
	struct org             org;
	struct goal_row       *row;
	size_t                 n, cap;
};

/** A new row at the end, empty. */
struct goal_row *listing_add(struct listing *l);
/** Code and name of the row's subject. */
void listing_name(const struct listing *l, struct goal_row *r);
/** A row for each team whose people have goals on a metric that adds up and
 *  which has none itself. */
NODISCARD int listing_sum_teams(struct listing *l, struct sales_err *err);
/** out->total: of people's goals, when all are on one metric and period. */
NODISCARD int listing_total(struct listing *l, struct goal_list *out, struct sales_err *err);
