/* quality.duplicates and quality.no_duplicates: which records are the same. */
#include <string.h>

#include "lib/policy/section.h"

enum { FIELDS_MAX = 8 };

static const char *
form(void)
{
	return _("lists of fields by record kind, such as {customer: [[name], [phone, region]]}");
}

static void
read_rule(struct reader *r, const struct node *n, struct duplicate_rule *rule)
{
	size_t k = 0;

	if (!read_words(r, n, &rule->fields))
		return;
	while (rule->fields[k] != NULL)
		k++;
	if (k == 0)
		FAULT(r, n, "policy.empty", _("a list of fields that must be equal names at least one"));
	else if (k > FIELDS_MAX)
		FAULT(r, n, "policy.range", _("at most %d fields together make two records the same"), FIELDS_MAX);
}

static size_t
count_rules(const struct node *n)
{
	size_t count = 0;

	for (const struct node *kind = n->first; kind != NULL; kind = kind->next)
		count += kind->n;
	return count;
}

static void
add_rules(struct reader *r, const struct node *n, struct policy *p, bool refused)
{
	struct duplicate_rule *all;

	if (!expect(r, n, NODE_MAP, form()))
		return;
	all = arena_array(r->a, struct duplicate_rule, p->nduplicates + count_rules(n) + 1);
	if (p->nduplicates > 0)
		memcpy(all, p->duplicates, p->nduplicates * sizeof(*all));
	for (const struct node *kind = n->first; kind != NULL; kind = kind->next) {
		if (!expect(r, kind, NODE_LIST, form()))
			continue;
		for (const struct node *c = kind->first; c != NULL; c = c->next) {
			struct duplicate_rule *rule = &all[p->nduplicates];

			*rule = (struct duplicate_rule){ .kind = kind->key, .refused = refused, .at = node_place(c) };
			if (!expect(r, c, NODE_LIST, form()))
				continue;
			read_rule(r, c, rule);
			p->nduplicates += rule->fields != NULL;
		}
	}
	p->duplicates = all;
}

void
read_duplicates(struct reader *r, const struct node *n, void *obj)
{
	add_rules(r, n, obj, false);
}

void
read_no_duplicates(struct reader *r, const struct node *n, void *obj)
{
	add_rules(r, n, obj, true);
}
