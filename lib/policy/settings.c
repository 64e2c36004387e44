#include "lib/policy/settings.h"

#include <string.h>

#include "lib/policy/source.h"

static void
add(struct arena *a, struct setting ***tail, const struct node *n)
{
	struct setting *s = arena_new(a, struct setting);
	const bool      item = n->up != NULL && n->up->type == NODE_LIST;

	s->key = node_path(a, item ? n->up : n);
	s->text = n->text;
	s->in_list = item;
	s->is_empty = !n->quoted && *n->text == '\0';
	s->at = n->at;
	s->key_at = node_place(n);
	**tail = s;
	*tail = &s->next;
}

static void
flatten(struct arena *a, struct setting ***tail, const struct node *n)
{
	if (n->type == NODE_TEXT) {
		add(a, tail, n);
		return;
	}
	for (const struct node *c = n->first; c != NULL; c = c->next)
		flatten(a, tail, c);
}

/* Blank lines and comments only, as a file begins its life. */
static bool
says_nothing(const char *text, size_t n)
{
	const char *end = text + n;

	if (n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		text += 3;
	for (; text < end; text++)
		if (*text == '#')
			text = memchr(text, '\n', (size_t)(end - text)) != NULL ?
			    memchr(text, '\n', (size_t)(end - text)) : end - 1;
		else if (strchr(" \r\n", *text) == NULL || *text == '\0')
			return false;
	return true;
}

int
settings_read_text(struct arena *a, const char *file, const char *text, size_t n,
    struct diags *diags, const struct setting **first, struct sales_err *err)
{
	const struct policy_file f = { .shown = file, .name = file, .text = text, .n = n };
	const long               before = diags->errors;
	struct setting          *all = NULL, **tail = &all;
	struct node             *root = NULL;

	*first = NULL;
	if (says_nothing(text, n))
		return SALES_OK;
	yaml_tree(a, &f, diags, &root);
	if (root != NULL && root->type != NODE_MAP)
		policy_fault(diags, DIAG_ERROR, root->at, "config.form", NULL, NULL, NULL,
		    _("settings are a mapping such as 'ui: {color: never}'"));
	if (diags->errors > before)
		return FAIL(err, SALES_ECONFIG, _("the settings in '%s' have errors (%ld)"), file,
		    diags->errors - before);
	if (root != NULL)
		flatten(a, &tail, root);
	*first = all;
	return SALES_OK;
}

int
settings_read(struct arena *a, const char *path, struct diags *diags,
    const struct setting **first, const char **text, struct sales_err *err)
{
	const char *own;
	size_t      n;

	*first = NULL;
	TRY(source_file(a, path, &own, &n, err));
	if (text != NULL)
		*text = own;
	return settings_read_text(a, path, own, n, diags, first, err);
}
