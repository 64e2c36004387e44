/* The record kinds of all chapters, in the order in which they are exported
 * and shown. A new kind is a descriptor in its chapter's kinds.c, at the end of
 * the chapter's list, and a table in lib/store/schema. */
#include "lib/crm/kinds.h"
#include "lib/goal/kinds.h"
#include "lib/org/kinds.h"
#include "lib/payout/kinds.h"
#include "lib/record/policy_kind.h"

static const struct kind *const rule_book[] = { &policy_kind, NULL };

static const struct kind *const *const chapters[] = { org_kinds, crm_kinds, goal_kinds, rule_book, payout_kinds };

const struct kind *
kind_at(size_t i)
{
	for (size_t c = 0; c < sizeof(chapters) / sizeof(chapters[0]); c++)
		for (const struct kind *const *k = chapters[c]; *k != NULL; k++)
			if (i-- == 0)
				return *k;
	return NULL;
}
