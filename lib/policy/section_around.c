/* guarantee, draw, holdback, clawback, leaver: what stands around a plan's
 * components. */
#include <string.h>

#include "lib/policy/section_component.h"

static void
not_below(struct reader *r, const struct node *n, const char *key, int64_t v)
{
	const struct node *k = node_child(n, key);

	if (k != NULL && v < 0)
		FAULT(r, k, "policy.range", _("'%s' is 0 or more"), key);
}

/* ---- guarantee, draw ----------------------------------------------------- */

static void
finish_guarantee(struct reader *r, const struct node *n, void *obj)
{
	not_below(r, n, "amount", ((struct guarantee_rules *)obj)->amount.v);
}

static const struct key guarantee_keys[] = {
	K_MONEY("amount", struct guarantee_rules, amount, .flags = KEY_MUST),
	K_COUNT("months", struct guarantee_rules, months),
	KEY_END
};
const struct shape guarantee_shape = {
	.name = "guarantee", .keys = guarantee_keys, .size = sizeof(struct guarantee_rules), .finish = finish_guarantee
};

static const struct choice yes_no[] = { { "true", true }, { "false", false }, { "yes", true }, { "no", false }, { NULL, 0 } };

static void
finish_draw(struct reader *r, const struct node *n, void *obj)
{
	struct draw_rules *d = obj;

	not_below(r, n, "amount", d->amount.v);
	not_below(r, n, "recover_max", d->recover_max.v);
	not_below(r, n, "limit", d->limit.v);
	if (node_child(n, "recoverable") == NULL)
		d->recoverable = true;
	d->from = node_child(n, "from") == NULL ? DAY_NONE : d->from;
	d->until = node_child(n, "until") == NULL ? DAY_NONE : d->until;
}

static const struct key draw_keys[] = {
	K_MONEY("amount", struct draw_rules, amount, .flags = KEY_MUST),
	K_CHOICE("recoverable", struct draw_rules, recoverable, yes_no),
	K_MONEY("recover_max", struct draw_rules, recover_max),
	K_COUNT("recover_after", struct draw_rules, recover_after),
	K_DAY("from", struct draw_rules, from),
	K_DAY("until", struct draw_rules, until),
	K_MONEY("limit", struct draw_rules, limit),
	KEY_END
};
const struct shape draw_shape = {
	.name = "draw", .keys = draw_keys, .size = sizeof(struct draw_rules), .finish = finish_draw
};

/* ---- holdback ------------------------------------------------------------ */

static const struct choice release_times[] = {
	{ "year-end", UNIT_YEAR }, { "half-end", UNIT_HALF }, { "quarter-end", UNIT_QUARTER }, { "month-end", UNIT_MONTH }, { NULL, 0 }
};
static const struct choice rests[] = { { "defer", REST_DEFER }, { "forfeit", REST_FORFEIT }, { NULL, 0 } };

static void
read_release_by(struct reader *r, const struct node *n, void *obj)
{
	if (read_id(r, n, &((struct hold_rules *)obj)->by))
		refer(r, n, REF_METRIC);
}

/* What is let go is a share of what is held: never more than all of it. */
static void
check_released(struct reader *r, const struct node *n, const struct factor_step *s)
{
	if (s->open)
		fault_form(r, n->first, _("where the step begins, such as 80%"));
	if (s->as_is)
		fault_form(r, n->last, _("the share that is let go, such as 50%"));
	else
		check_within(r, n->last, &s->value);
}

static void
read_release_steps(struct reader *r, const struct node *n, void *obj)
{
	struct hold_rules *h = obj;
	const struct node *c = n->first;

	read_factor_steps(r, n, &h->step, &h->nsteps);
	for (size_t i = 0; h->step != NULL && i < h->nsteps; i++, c = c->next)
		check_released(r, c, &h->step[i]);
}

static void
finish_release(struct reader *r, const struct node *n, void *obj)
{
	struct hold_rules *h = obj;

	h->has_release = true;
	if ((node_child(n, "by") == NULL) != (node_child(n, "steps") == NULL))
		FAULT(r, n, "policy.release", _("'by' and 'steps' stand together: the metric, and which share it releases"));
}

static const struct key release_keys[] = {
	K_CHOICE("at", struct hold_rules, at, release_times, .flags = KEY_MUST),
	K_OWN("by", read_release_by, NAME_FORM, .takes = N_("metric")),
	K_OWN("steps", read_release_steps, "{\"type\":\"array\",\"items\":{\"type\":\"array\"}}", .takes = N_("list of [from, value]")),
	K_CHOICE("rest", struct hold_rules, rest, rests),
	KEY_END
};
/* Its keys fill the hold-back itself. */
static const struct shape release_shape = {
	.name = "release", .keys = release_keys, .size = sizeof(struct hold_rules), .finish = finish_release
};
static const struct key hold_keys[] = {
	K_SHARE("rate", struct hold_rules, rate, .flags = KEY_MUST | KEY_WITHIN),
	{ .name = "release", .type = KEY_MAP, .at = 0, .size = sizeof(struct hold_rules), .of = &release_shape },
	KEY_END
};
const struct shape hold_shape = { .name = "holdback", .keys = hold_keys, .size = sizeof(struct hold_rules) };

/* ---- clawback, leaver ---------------------------------------------------- */

static const struct choice refunds[] = { { "original-rate", false }, { "retier", true }, { NULL, 0 } };

static void
finish_clawback(struct reader *r, const struct node *n, void *obj)
{
	struct clawback_rules *c = obj;

	c->has_min_wage = node_child(n, "min_wage") != NULL;
	not_below(r, n, "min_wage", c->min_wage.v);
	if (c->monthly_cap.den != 0 && ratio_cmp(c->monthly_cap, (struct ratio){ 1, 5 }) > 0)
		WARN(r, node_child(n, "monthly_cap")->at, node_child(n, "monthly_cap"), "policy.clawback",
		    _("more than 20%% of a month's wage: in China deductions may not exceed that"));
}

static const struct key clawback_keys[] = {
	K_CHOICE("refund", struct clawback_rules, retier, refunds),
	K_SHARE("monthly_cap", struct clawback_rules, monthly_cap, .flags = KEY_WITHIN),
	K_MONEY("min_wage", struct clawback_rules, min_wage),
	K_SPAN("unpaid_after", struct clawback_rules, unpaid_after),
	K_SHARE("bad_debt_share", struct clawback_rules, bad_debt_share, .flags = KEY_WITHIN),
	KEY_END
};
const struct shape clawback_shape = {
	.name = "clawback", .keys = clawback_keys, .size = sizeof(struct clawback_rules), .finish = finish_clawback
};

/* What came in before he left is his, whatever the rule says. */
static void
read_received(struct reader *r, const struct node *n, void *obj)
{
	struct ratio v;

	(void)obj;
	if (read_share(r, n, &v) && ratio_cmp(v, (struct ratio){ 1, 1 }) != 0)
		FAULT(r, n, "policy.leaver", _("what came in before somebody left is paid whole: received: 100%%"));
}

static void
finish_leaver(struct reader *r, const struct node *n, void *obj)
{
	struct leaver_rules *l = obj;
	const struct node   *window = node_child(n, "window");

	l->is_judged = true;
	if (window != NULL && l->window == 0)
		WARN(r, window->at, window, "policy.leaver", _("0 days are no end: what comes in after somebody left is paid "
		    "whenever it comes; leave 'window' out to say so"));
	if (node_child(n, "delivered") == NULL)
		l->delivered = (struct ratio){ 1, 1 };
	if (node_child(n, "undelivered") == NULL)
		l->undelivered = (struct ratio){ 1, 1 };
}

static const struct key leaver_keys[] = {
	K_OWN("received", read_received, NUMBER_FORM, .takes = N_("percentage")),
	K_SHARE("delivered", struct leaver_rules, delivered, .flags = KEY_WITHIN),
	K_SHARE("undelivered", struct leaver_rules, undelivered, .flags = KEY_WITHIN),
	K_SPAN("window", struct leaver_rules, window),
	KEY_END
};
const struct shape leaver_shape = {
	.name = "leaver", .keys = leaver_keys, .size = sizeof(struct leaver_rules), .finish = finish_leaver
};
