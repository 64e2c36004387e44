#include "cmd/table.h"

#include <string.h>

/* A record kind's noun; commands.c has those with verbs of their own. */
static struct cmd
noun_of(const struct kind *k)
{
	struct cmd noun = { .kind = k };

	for (const struct cmd *const *c = cmd_table; *c != NULL; c++)
		if ((*c)->kind == k)
			noun = **c;
	noun.name = k->name;
	noun.group = kind_chapter(k);
	noun.brief = k->brief != NULL ? k->brief : k->plural;
	return noun;
}

bool
table_at(size_t i, struct cmd *out)
{
	const struct kind *k;

	for (size_t n = 0; (k = kind_at(n)) != NULL; n++)
		if (!k->internal && i-- == 0) {
			*out = noun_of(k);
			return true;
		}
	for (const struct cmd *const *c = cmd_table; *c != NULL; c++)
		if ((*c)->kind == NULL && i-- == 0) {
			*out = **c;
			return true;
		}
	return false;
}

const struct cmd *
table_find(struct arena *a, const char *name)
{
	const struct kind *k;

	for (size_t n = 0; (k = kind_at(n)) != NULL; n++)
		if (!k->internal && strcmp(k->name, name) == 0) {
			struct cmd *noun = arena_new(a, struct cmd);

			*noun = noun_of(k);
			return noun;
		}
	for (const struct cmd *const *c = cmd_table; *c != NULL; c++)
		if ((*c)->kind == NULL && strcmp((*c)->name, name) == 0)
			return *c;
	return NULL;
}

static const struct cmd *
find_in(const struct cmd *list, const char *name)
{
	for (; list != NULL && list->name != NULL; list++)
		if (strcmp(list->name, name) == 0)
			return list;
	return NULL;
}

/* The verb that a noun has of a name: its own, else what its kind gives it. */
static const struct cmd *
verb_named(const struct cmd *noun, const char *name)
{
	const struct cmd *c = find_in(noun->verbs, name);

	if (c == NULL && noun->kind != NULL && noun->kind->has_timeline)
		c = find_in(record_timeline_verbs, name);
	return c != NULL || noun->kind == NULL ? c : find_in(record_verbs, name);
}

const struct cmd *
table_verb(const struct cmd *noun, size_t i)
{
	for (const struct cmd *c = noun->verbs; c != NULL && c->name != NULL; c++)
		if (i-- == 0)
			return c;
	if (noun->kind == NULL)
		return NULL;
	for (const struct cmd *c = record_verbs; c->name != NULL; c++)
		if (find_in(noun->verbs, c->name) == NULL && i-- == 0)
			return verb_named(noun, c->name);
	return NULL;
}

const struct cmd *
table_find_verb(const struct cmd *noun, const char *name)
{
	if (strcmp(name, "ls") == 0)
		name = "list";
	if (strcmp(name, "rm") == 0)
		name = "remove";
	return verb_named(noun, name);
}
