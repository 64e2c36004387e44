/* rules_discount.h - who must approve a price. Pure: no database, no clock.
 * tests/data/approval.cases shows it. */
#pragma once
#include "lib/policy/policy.h"

struct deal_price {
	bool  has_amount, has_list, has_cost;
	money amount, list, cost;
};

enum { SIGNERS_MAX = 8 };
struct discount_need {
	const struct discount_level *level;   /* NULL: not known (amount or list price missing) */
	struct ratio                 price;   /* amount of list price; den 0: not known */
	struct ratio                 margin;  /* of the amount; den 0: not known */
	const char                  *role[SIGNERS_MAX]; /* whose signatures: the first approves, others co-sign */
	size_t                       n;       /* 0: nobody's */
};

SALES_API_BEGIN
/** By exact ratios: a price exactly on a level's limit is in that level, and a
 *  cent less is not. Below the margin's limit its role co-signs too. */
void discount_need(const struct approval_rules *r, const struct deal_price *p, struct discount_need *out);
/** Does who has a role (a person's) hold what the i-th signature needs: for the
 *  first one that level or one further down, for others exactly theirs? */
bool discount_role_signs(const struct approval_rules *r, const struct discount_need *need, size_t i,
    const char *role);
bool deal_price_equal(const struct deal_price *a, const struct deal_price *b);
SALES_API_END
