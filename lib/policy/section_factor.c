/* factors and rates by case: what multiplies a fact's pay, and what a fact earns
 * by what it is. */
#include <string.h>

#include "lib/policy/section_component.h"

/* ---- steps and words ----------------------------------------------------- */

/* 1.2, 60%, or as-is. */
static bool
read_value(struct reader *r, const struct node *n, struct factor_step *s)
{
	if (n->type == NODE_TEXT && strcmp(n->text, "as-is") == 0) {
		s->as_is = true;
		return true;
	}
	return read_share(r, n, &s->value);
}

static bool
read_step(struct reader *r, const struct node *n, struct factor_step *s)
{
	if (n->type != NODE_LIST || n->n != 2) {
		fault_form(r, n, _("a step such as [80%, 0.5]: from where on, and what it multiplies by"));
		return false;
	}
	s->open = n->first->type == NODE_TEXT && strcmp(n->first->text, "..") == 0;
	return (s->open || read_share(r, n->first, &s->at)) && read_value(r, n->last, s);
}

void
read_factor_steps(struct reader *r, const struct node *n, const struct factor_step **out, size_t *count)
{
	struct factor_step *all;

	*count = 0;
	if (!expect(r, n, NODE_LIST, _("steps such as [[0%, 0], [80%, 0.5], [100%, 1]]")))
		return;
	if (n->n == 0)
		fault_form(r, n, _("steps such as [[0%, 0], [80%, 0.5], [100%, 1]]"));
	all = arena_array(r->a, struct factor_step, n->n + 1);
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		struct factor_step *s = &all[*count];

		if (!read_step(r, c, s))
			return;
		if (s->open && *count > 0)
			FAULT(r, c->first, "policy.factor", _("only the first step has no beginning"));
		else if (*count > 0 && !s[-1].open && ratio_cmp(s->at, s[-1].at) <= 0)
			FAULT(r, c->first, "policy.factor", _("'%s' is not above the step before: steps rise"), c->first->text);
		++*count;
	}
	*out = all;
}

static void
read_steps(struct reader *r, const struct node *n, void *obj)
{
	struct factor *f = obj;

	read_factor_steps(r, n, &f->step, &f->nsteps);
}

void
read_words_values(struct reader *r, const struct node *n, const char *form, const struct factor_word **word, size_t *nwords)
{
	struct factor_word *all;

	if (!expect(r, n, NODE_MAP, form))
		return;
	if (n->n == 0)
		fault_form(r, n, form);
	all = arena_array(r->a, struct factor_word, n->n + 1);
	for (const struct node *c = n->first; c != NULL; c = c->next)
		if (c->key != NULL && read_share(r, c, &all[*nwords].value))
			all[(*nwords)++].word = c->key;
	*word = all;
}

static void
read_map(struct reader *r, const struct node *n, void *obj)
{
	struct factor *f = obj;

	read_words_values(r, n, _("values by word, such as {A: 1.1, B: 1}"), &f->word, &f->nwords);
}

static void
finish_factor(struct reader *r, const struct node *n, void *obj)
{
	(void)obj;
	if (node_child(n, "steps") != NULL && node_child(n, "map") != NULL)
		FAULT(r, n, "policy.factor", _("a factor goes by steps of a number or by words, not by both"));
}

static const struct key factor_keys[] = {
	K_EXPR("of", struct factor, of, .flags = KEY_MUST),
	K_OWN("steps", read_steps, "{\"type\":\"array\",\"items\":{\"type\":\"array\"}}", .takes = N_("list of [from, value]")),
	K_OWN("map", read_map, "{\"type\":\"object\"}", .takes = N_("values by word")),
	K_SHARE("missing", struct factor, missing),
	KEY_END
};
const struct shape factor_shape = {
	.name = "factor", .keys = factor_keys, .size = sizeof(struct factor), .has_place = true,
	.place_at = offsetof(struct factor, at), .finish = finish_factor
};

/* ---- rates by case ------------------------------------------------------- */

/* Conditions joined by `and`: the more, the more specific. */
static int
conditions(const struct expr *e)
{
	int n = 0;

	if (e->op != EX_AND)
		return 1;
	for (size_t i = 0; i < e->nkids; i++)
		n += conditions(e->kid[i]);
	return n;
}

static void
finish_case(struct reader *r, const struct node *n, void *obj)
{
	struct rate_case *c = obj;
	struct sales_err  err;
	struct expr      *e;

	(void)n;
	if (c->when != NULL && expr_parse(r->a, c->when, &e, &err) == SALES_OK)
		c->conditions = conditions(e);
}

static const struct key case_keys[] = {
	K_EXPR("when", struct rate_case, when),
	K_SHARE("rate", struct rate_case, rate, .flags = KEY_MUST | KEY_WITHIN),
	KEY_END
};
const struct shape rate_case_shape = {
	.name = "rate", .keys = case_keys, .size = sizeof(struct rate_case), .has_place = true,
	.place_at = offsetof(struct rate_case, at), .finish = finish_case
};
