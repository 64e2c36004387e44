/* awards, promotion. */
#include <string.h>

#include "lib/policy/section.h"

static void
read_amounts(struct reader *r, const struct node *n, void *obj)
{
	struct award *w = obj;

	w->amounts = read_amount_list(r, n, &w->namounts);
}

static void
finish_award(struct reader *r, const struct node *n, void *obj)
{
	struct award *w = obj;

	(void)r;
	if (node_child(n, "top") == NULL)
		w->top = w->namounts > 0 ? (int)w->namounts : 1;
}

static const struct key award_keys[] = {
	K_ID("id", struct award, id, .flags = KEY_MUST),
	K_LABEL("label", struct award, label),
	K_TEXT("period", struct award, period, .flags = KEY_MUST),
	K_EXPR("for", struct award, who),
	K_EXPR("by", struct award, by, .flags = KEY_MUST),
	K_EXPR("gate", struct award, gate),
	K_COUNT("top", struct award, top),
	K_OWN("amounts", read_amounts, MONEYS_FORM, .takes = N_("list of amounts")),
	K_WORDS("ties", struct award, ties),
	K_SPAN("newcomer", struct award, newcomer),
	KEY_END
};
const struct shape award_shape = {
	.name = "award", .keys = award_keys, .size = sizeof(struct award), .has_place = true,
	.place_at = offsetof(struct award, at), .finish = finish_award
};

/* ---- promotion ----------------------------------------------------------- */

static const struct choice actions[] = {
	{ "improvement-plan", DEMOTE_PLAN }, { "training", DEMOTE_TRAINING }, { "transfer", DEMOTE_TRANSFER },
	{ "demotion", DEMOTE_LEVEL }, { "dismiss", DEMOTE_DISMISS }, { NULL, 0 }
};
static const struct key step_keys[] = {
	K_EXPR("for", struct ladder_step, who),
	K_TEXT("from", struct ladder_step, from),
	K_TEXT("to", struct ladder_step, to),
	K_EXPR("promote", struct ladder_step, promote),
	K_EXPR("demote", struct ladder_step, demote),
	K_CHOICE("demote_action", struct ladder_step, action, actions),
	KEY_END
};
const struct shape step_shape = {
	.name = "promotion", .keys = step_keys, .size = sizeof(struct ladder_step), .has_place = true,
	.place_at = offsetof(struct ladder_step, at)
};
