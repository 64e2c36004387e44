/* examples, reports. */
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

static void
finish_example(struct reader *r, const struct node *n, void *obj)
{
	const struct node *f = node_child(n, "facts"), *e = node_child(n, "earns");

	(void)obj;
	if (f != NULL && e != NULL && f->type == NODE_LIST && e->type == NODE_LIST
	    && f->n != e->n)
		FAULT(r, e, "policy.example", _("each fact earns an amount of its own: here are "
		    "facts: %zu, amounts: %zu"), f->n, e->n);
	else if (f != NULL && f->type == NODE_LIST && f->n == 0)
		FAULT(r, f, "policy.example", _("an example needs at least one fact"));
}

static const struct key example_keys[] = {
	K_TEXT("plan", struct plan_example, plan, .flags = KEY_MUST),
	K_ID("component", struct plan_example, component, .flags = KEY_MUST),
	K_MONEY("target", struct plan_example, target),
	K_OWN("facts", read_facts, MONEYS_FORM, .flags = KEY_MUST,
	    .takes = N_("list of amounts")),
	K_OWN("earns", read_earns, MONEYS_FORM, .flags = KEY_MUST,
	    .takes = N_("list of amounts")),
	KEY_END
};
const struct shape example_shape = {
	.name = "example", .keys = example_keys, .size = sizeof(struct plan_example),
	.has_place = true, .place_at = offsetof(struct plan_example, at),
	.finish = finish_example
};

static const struct choice sections[] = {
	{ "headline", 0 }, { "people", 0 }, { "attainment", 0 }, { "pipeline", 0 }, { "movers", 0 },
	{ "stale", 0 }, { "overdue", 0 }, { "next-week", 0 }, { NULL, 0 }
};
static const struct choice langs[] = { { "en", 0 }, { "zh", 1 }, { NULL, 0 } };

static void
read_sections(struct reader *r, const struct node *n, void *obj)
{
	int v;

	if (!read_words(r, n, &((struct report_rules *)obj)->weekly))
		return;
	for (const struct node *c = n->first; c != NULL; c = c->next)
		read_choice(r, c, sections, &v);
}

static void
read_lang(struct reader *r, const struct node *n, void *obj)
{
	int v;

	if (read_choice(r, n, langs, &v))
		((struct report_rules *)obj)->weekly_lang = langs[v].name;
}

static const struct key weekly_keys[] = {
	K_OWN("sections", read_sections, "{\"type\":\"array\",\"items\":{\"enum\":[\"headline\",\"people\","
	    "\"attainment\",\"pipeline\",\"movers\",\"stale\",\"overdue\",\"next-week\"]}}",
	    .takes = N_("list of sections")),
	K_OWN("lang", read_lang, "{\"enum\":[\"en\",\"zh\"]}",
	    .takes = N_("en | zh")),
	KEY_END
};
static const struct shape weekly_shape = {
	.name = "weekly", .keys = weekly_keys, .size = sizeof(struct report_rules)
};
static const struct key reports_keys[] = {
	{ .name = "weekly", .type = KEY_MAP, .at = 0, .size = sizeof(struct report_rules),
	  .of = &weekly_shape },
	KEY_END
};
const struct shape reports_shape = {
	.name = "reports", .keys = reports_keys, .size = sizeof(struct report_rules)
};
