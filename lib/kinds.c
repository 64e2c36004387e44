/* The record kinds of all chapters, in the order in which they are exported
 * and shown. A new kind is a descriptor in its chapter's kinds.c, at the end of
 * the list there, and a table in lib/store/schema. */
#include "lib/crm/kinds.h"
#include "lib/goal/kinds.h"
#include "lib/org/kinds.h"
#include "lib/payout/kinds.h"
#include "lib/record/policy_kind.h"
#include "lib/review/kinds.h"
#include "lib/review/kinds_after.h"

static const struct kind *const rule_book[] = { &policy_kind, NULL };

static const struct chapter {
	const char               *title;     /* N_(): over its nouns in help */
	const struct kind *const *kinds;
} chapters[] = {
	{ N_("People and teams"), org_kinds },
	{ N_("Customers and deals"), crm_kinds },
	{ N_("Goals"), goal_kinds }, /* before activities, which say what goal they are for */
	{ N_("Work with customers"), crm_touch_kinds },
	{ N_("What became of customers and deals"), crm_trail_kinds },
	{ N_("Reviews and pay"), review_kinds },
	{ N_("Reviews and pay"), review_after_kinds },
	{ N_("Reviews and pay"), payout_kinds },
	{ N_("Rules, reports, history"), rule_book },
};
enum { CHAPTERS = sizeof(chapters) / sizeof(chapters[0]) };

const struct kind *
kind_at(size_t i)
{
	for (size_t c = 0; c < CHAPTERS; c++)
		for (const struct kind *const *k = chapters[c].kinds; *k != NULL; k++)
			if (i-- == 0)
				return *k;
	return NULL;
}

const char *
kind_chapter(const struct kind *k)
{
	for (size_t c = 0; c < CHAPTERS; c++)
		for (const struct kind *const *x = chapters[c].kinds; *x != NULL; x++)
			if (*x == k)
				return chapters[c].title;
	return NULL;
}
