/* reports. */
#include "lib/policy/section.h"

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
