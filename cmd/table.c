#include "cmd/table.h"

#include <string.h>

const struct cmd *
table_find(const char *name)
{
	for (const struct cmd *const *c = cmd_table; *c != NULL; c++)
		if (strcmp((*c)->name, name) == 0)
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
			return c;
	return NULL;
}

const struct cmd *
table_find_verb(const struct cmd *noun, const char *name)
{
	const struct cmd *c;

	if (strcmp(name, "ls") == 0)
		name = "list";
	if (strcmp(name, "rm") == 0)
		name = "remove";
	c = find_in(noun->verbs, name);
	return c != NULL || noun->kind == NULL ? c : find_in(record_verbs, name);
}
