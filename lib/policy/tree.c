#include "lib/policy/tree.h"

#include <stdarg.h>
#include <string.h>

#include "lib/base/buf.h"

struct node *
node_new(struct arena *a, struct node *up)
{
	struct node *n = arena_new(a, struct node);

	n->up = up;
	if (up == NULL)
		return n;
	if (up->last == NULL)
		up->first = n;
	else
		up->last->next = n;
	up->last = n;
	up->n++;
	return n;
}

static void
put_path(struct buf *b, const struct node *n)
{
	size_t i = 0;

	if (n->up == NULL)
		return;
	put_path(b, n->up);
	if (n->key != NULL) {
		if (b->n > 0)
			buf_putc(b, '.');
		buf_puts(b, n->key);
		return;
	}
	for (const struct node *k = n->up->first; k != n; k = k->next)
		i++;
	buf_printf(b, "[%zu]", i);
}

const char *
node_path(struct arena *a, const struct node *n)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	put_path(&b, n);
	return arena_strdup(a, buf_str(&b));
}

const struct node *
node_child(const struct node *map, const char *key)
{
	for (const struct node *k = map->first; k != NULL; k = k->next)
		if (k->key != NULL && strcmp(k->key, key) == 0)
			return k;
	return NULL;
}

void
policy_fault(struct diags *ds, enum diag_level level, struct place at, const char *code,
    const char *path, const char *value, const char *suggest, const char *fmt, ...)
{
	CLEANUP(buf_done) struct buf msg = { 0 };
	va_list                      ap;

	va_start(ap, fmt);
	buf_vprintf(&msg, fmt, ap);
	va_end(ap);
	diags_add(ds, &(struct diag){ .level = level, .code = code, .file = at.file,
	    .line = at.line, .column = at.column,
	    .field = path == NULL || *path == '\0' ? NULL : path,
	    .value = value, .message = buf_str(&msg), .suggest = suggest });
}
