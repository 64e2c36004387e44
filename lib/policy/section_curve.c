/* score: the curves by which values become points. */
#include <string.h>

#include "lib/policy/section_scorecard.h"

/* ---- curves: {linear: {...}}, {steps: [[60%, 60], ...]} ... --------------- */

/* "floor: 60%" is an attainment, "floor: 20" are points. */
static void
read_least(struct reader *r, const struct node *n, void *obj)
{
	struct curve *c = obj;

	if (is_percent(n))
		read_share(r, n, &c->least);
	else
		read_number(r, n, &c->low);
}

#define READS(key) static void read_##key(struct reader *r, const struct node *n, void *obj) \
	{ read_number(r, n, &((struct curve *)obj)->key); }
READS(cap)
READS(zero)
READS(full)
READS(from)
READS(each)
#undef READS

static void
finish_linear(struct reader *r, const struct node *n, void *obj)
{
	struct curve *c = obj;

	c->of_value = c->zero.den != 0 || c->full.den != 0;
	if (c->of_value && (c->zero.den == 0 || c->full.den == 0))
		FAULT(r, n, "policy.curve", _("'zero' and 'full' stand together: the value of 0 points and that of 100"));
	else if (c->of_value && ratio_cmp(c->zero, c->full) == 0)
		FAULT(r, n, "policy.curve", _("'zero' and 'full' are the same: then nothing lies between them"));
	else if (c->of_value && c->least.den != 0)
		FAULT(r, node_child(n, "floor"), "policy.curve", _("with 'zero' and 'full' there is no attainment: 'floor' is in points"));
}

static const struct key linear_keys[] = {
	K_OWN("floor", read_least, NUMBER_FORM, .takes = N_("percentage or points")),
	K_NUMBER("cap", read_cap),
	K_NUMBER("zero", read_zero),
	K_NUMBER("full", read_full),
	KEY_END
};
/* The keys of each form fill the curve itself. */
static const struct shape linear_shape = {
	.name = "linear curve", .keys = linear_keys, .size = sizeof(struct curve), .finish = finish_linear
};
static const struct key inverse_keys[] = {
	K_OWN("floor", read_least, NUMBER_FORM, .takes = N_("percentage or points")),
	K_NUMBER("cap", read_cap),
	KEY_END
};
static const struct shape inverse_shape = {
	.name = "inverse curve", .keys = inverse_keys, .size = sizeof(struct curve)
};
static const struct key deduction_keys[] = {
	K_NUMBER("from", read_from, .flags = KEY_MUST),
	K_NUMBER("each", read_each, .flags = KEY_MUST),
	K_OWN("floor", read_least, NUMBER_FORM, .takes = N_("percentage or points")),
	KEY_END
};
static const struct shape deduction_shape = {
	.name = "deduction curve", .keys = deduction_keys, .size = sizeof(struct curve)
};

static bool
read_step(struct reader *r, const struct node *n, bool percent, struct curve_step *s)
{
	if (n->type != NODE_LIST || n->n != 2) {
		fault_form(r, n, _("a step such as [60%, 60]: from where, and its points"));
		return false;
	}
	if (is_percent(n->first) != percent) {
		FAULT(r, n->first, "policy.curve", _("steps go by percentages of the target or by values, not by both"));
		return false;
	}
	return (percent ? read_share(r, n->first, &s->at) : read_number(r, n->first, &s->at))
	    && read_number(r, n->last, &s->points);
}

static void
read_steps(struct reader *r, const struct node *n, void *obj)
{
	struct curve      *c = obj;
	struct curve_step *all;

	if (!expect(r, n, NODE_LIST, _("steps such as [[0%, 0], [60%, 60], [100%, 100]]")))
		return;
	all = arena_array(r->a, struct curve_step, n->n + 1);
	for (const struct node *k = n->first; k != NULL; k = k->next) {
		const bool percent = is_percent(n->first->type == NODE_LIST && n->first->n > 0 ? n->first->first : n->first);

		c->of_value = !percent;
		if (!read_step(r, k, percent, &all[c->nsteps]))
			return;
		if (c->nsteps > 0 && ratio_cmp(all[c->nsteps].at, all[c->nsteps - 1].at) <= 0)
			FAULT(r, k->first, "policy.curve", _("'%s' is not above the step before: steps rise"), k->first->text);
		c->nsteps++;
	}
	if (c->nsteps == 0)
		fault_form(r, n, _("steps such as [[0%, 0], [60%, 60], [100%, 100]]"));
	c->step = all;
}

static void
finish_curve(struct reader *r, const struct node *n, void *obj)
{
	struct curve *c = obj;
	static const struct choice forms[] = { { "linear", CURVE_LINEAR }, { "steps", CURVE_STEPS },
		{ "inverse", CURVE_INVERSE }, { "deduction", CURVE_DEDUCTION }, { NULL, 0 } };

	if (n->n != 1) {
		FAULT(r, n, "policy.curve", _("a score has one form: linear, steps, inverse or deduction"));
		return;
	}
	for (size_t i = 0; forms[i].name != NULL; i++)
		if (node_child(n, forms[i].name) != NULL)
			c->form = (enum curve_form)forms[i].value;
	if (c->form == CURVE_DEDUCTION)
		c->of_value = true;
	if (c->low.den == 0)
		c->low = (struct ratio){ 0, 1 };
	if (c->cap.den != 0 && ratio_cmp(c->cap, c->low) < 0)
		FAULT(r, n, "policy.curve", _("the cap lies below the floor"));
}

#define CURVE(N, S) { .name = N, .type = KEY_MAP, .at = 0, .size = sizeof(struct curve), .of = S }
static const struct key curve_keys[] = {
	CURVE("linear", &linear_shape),
	K_OWN("steps", read_steps, "{\"type\":\"array\",\"items\":{\"type\":\"array\"}}", .takes = N_("list of [from, points]")),
	CURVE("inverse", &inverse_shape),
	CURVE("deduction", &deduction_shape),
	KEY_END
};
const struct shape curve_shape = {
	.name = "score", .keys = curve_keys, .size = sizeof(struct curve), .finish = finish_curve
};
