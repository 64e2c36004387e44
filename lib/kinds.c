/* The one list of record kinds. A new kind is a descriptor in its chapter, a
 * table in lib/store/schema, and a line here. */
#include <stddef.h>

#include "lib/crm/kinds.h"
#include "lib/goal/kinds.h"
#include "lib/org/kinds.h"
#include "lib/payout/kinds.h"
#include "lib/record/policy_kind.h"

const struct kind *const kinds_all[] = {
	&team_kind, &person_kind, &assignment_kind,
	&customer_kind, &product_kind, &deal_kind, &deal_item_kind, &credit_kind, &receipt_kind,
	&goal_kind,
	&policy_kind, &payout_kind,
	NULL
};
