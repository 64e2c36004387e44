/* examples: what plans pay, worked out by hand. */
#include <string.h>

#include "lib/policy/section.h"

const money *
read_amount_list(struct reader *r, const struct node *n, size_t *count)
{
	money *all;
	size_t k = 0;

	*count = 0;
	if (!expect(r, n, NODE_LIST, _("a list of amounts such as [3200.00, 3500.00]")))
		return NULL;
	all = arena_array(r->a, money, n->n + 1);
	for (const struct node *c = n->first; c != NULL; c = c->next)
		if (read_money(r, c, &all[k]))
			k++;
	*count = k;
	return all;
}

static void
read_facts(struct reader *r, const struct node *n, void *obj)
{
	struct plan_example *e = obj;

	e->facts = read_amount_list(r, n, &e->n);
}

static void
read_earns(struct reader *r, const struct node *n, void *obj)
{
	size_t count;

	((struct plan_example *)obj)->earns = read_amount_list(r, n, &count);
}

/* ---- what rules ask for -------------------------------------------------- */

/* A number (90%, 12万), a day, nothing, or a word. */
static struct value
given_value(const char *text)
{
	const size_t     n = strlen(text);
	struct sales_err err;
	struct ratio     number;
	char             cur[4];
	money            m;
	day              on;

	if (n == 0)
		return v_null();
	if (ratio_parse(text, n, &number))
		return v_ratio(number);
	if (day_parse_iso(text, n, &on))
		return v_day(on);
	if (money_parse(text, n, 4, &m, cur, &err) == SALES_OK && *cur == '\0' && ratio_make(m.v, MONEY_UNIT, &number))
		return v_ratio(number);
	return v_textn(text, n);
}

static void
read_given(struct reader *r, const struct node *n, void *obj)
{
	struct plan_example *e = obj;
	struct example_given        *all;

	if (!expect(r, n, NODE_MAP, _("names and values such as {list_amount: 100000, grade: A}")))
		return;
	all = arena_array(r->a, struct example_given, n->n + 1);
	for (const struct node *c = n->first; c != NULL; c = c->next)
		if (expect(r, c, NODE_TEXT, _("one value: a number, a day, a word, or \"\" where there is none")))
			all[e->ngiven++] = (struct example_given){ c->key, given_value(c->text), node_place(c) };
	e->given = all;
}

/* ---- the whole of it ----------------------------------------------------- */

static void
finish_example(struct reader *r, const struct node *n, void *obj)
{
	const struct node   *f = node_child(n, "facts"), *e = node_child(n, "earns");
	struct plan_example *x = obj;

	x->has_pays = node_child(n, "pays") != NULL;
	if (e == NULL && !x->has_pays)
		FAULT(r, n, "policy.example", _("an example says what comes out: earns: [...] of each fact, or pays: AMOUNT in all"));
	else if (e != NULL && e->type == NODE_LIST && (f == NULL ? e->n != 0 : f->type == NODE_LIST && f->n != e->n))
		FAULT(r, e, "policy.example", _("each fact earns an amount of its own: here are "
		    "facts: %zu, amounts: %zu"), f == NULL ? (size_t)0 : f->n, e->n);
	else if (f != NULL && f->type == NODE_LIST && f->n == 0)
		FAULT(r, f, "policy.example", _("an example needs at least one fact"));
}

#define GIVEN_FORM "{\"type\":\"object\",\"additionalProperties\":{\"type\":[\"string\",\"number\"]}}"

static const struct key example_keys[] = {
	K_TEXT("plan", struct plan_example, plan, .flags = KEY_MUST),
	K_ID("component", struct plan_example, component, .flags = KEY_MUST),
	K_MONEY("target", struct plan_example, target),
	K_OWN("facts", read_facts, MONEYS_FORM, .takes = N_("list of amounts")),
	K_OWN("given", read_given, GIVEN_FORM, .takes = N_("map of what rules ask for")),
	K_OWN("earns", read_earns, MONEYS_FORM, .takes = N_("list of amounts")),
	K_MONEY("pays", struct plan_example, pays),
	KEY_END
};
const struct shape example_shape = {
	.name = "example", .keys = example_keys, .size = sizeof(struct plan_example),
	.has_place = true, .place_at = offsetof(struct plan_example, at),
	.finish = finish_example
};
