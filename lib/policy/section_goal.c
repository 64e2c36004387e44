/* goals: what is achievable, judged by what was reached. */
#include "lib/policy/section.h"

enum { HISTORY_MAX = 40 };

const struct achievable_rules achievable_usual = {
	.history = 4, .easy_below = { 9, 10 }, .stretch_above = { 6, 5 }, .refuse_above = { 2, 1 },
};

static void
finish_achievable(struct reader *r, const struct node *n, void *obj)
{
	const struct achievable_rules *a = obj;
	const struct node             *history = node_child(n, "history");

	if (history != NULL && (a->history < 1 || a->history > HISTORY_MAX))
		FAULT(r, history, "policy.range", _("history is how many periods before are looked at: 1 to %d"), HISTORY_MAX);
	if (a->easy_below.num < 0 || ratio_cmp(a->easy_below, a->stretch_above) > 0 ||
	    ratio_cmp(a->stretch_above, a->refuse_above) > 0)
		FAULT(r, n, "policy.range", _("easy_below must not be above stretch_above, nor that above refuse_above"));
}

static const struct key achievable_keys[] = {
	K_COUNT("history", struct achievable_rules, history),
	K_SHARE("easy_below", struct achievable_rules, easy_below),
	K_SHARE("stretch_above", struct achievable_rules, stretch_above),
	K_SHARE("refuse_above", struct achievable_rules, refuse_above),
	KEY_END
};
const struct shape achievable_shape = {
	.name = "achievable", .keys = achievable_keys, .size = sizeof(struct achievable_rules),
	.finish = finish_achievable
};
