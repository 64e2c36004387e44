#include "lib/base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/err.h"
#include "lib/base/buf.h"
#include "lib/base/map.h"

enum { GROUPS_DEFAULT = 50, LINES_KEPT = sizeof((struct diag *)0)->lines / sizeof(long) };

static void
put_part(struct buf *b, const char *s)
{
	/* NULL and "" differ. */
	if (s != NULL)
		buf_put(b, s, strlen(s) + 1);
	else
		buf_put(b, "\1", 2);
}

/* What makes two faults equal; a buffer the caller frees. */
static struct buf
key_of(const struct diag *d)
{
	struct buf b = { 0 };

	buf_putc(&b, (char)('0' + (int)d->level));
	put_part(&b, d->code);
	put_part(&b, d->file);
	put_part(&b, d->field);
	put_part(&b, d->value);
	put_part(&b, d->message);
	return b;
}

static const char *
copy(struct diags *ds, const char *s)
{
	return s == NULL ? NULL : arena_strdup(ds->arena, s);
}

static struct diag *
new_group(struct diags *ds, const struct diag *d)
{
	struct diag *g = arena_new(ds->arena, struct diag);

	*g = (struct diag){
		.level = d->level, .line = d->line, .column = d->column,
		.code = copy(ds, d->code), .file = copy(ds, d->file),
		.field = copy(ds, d->field), .value = copy(ds, d->value),
		.message = copy(ds, d->message), .suggest = copy(ds, d->suggest),
	};
	if (ds->last != NULL)
		ds->last->next = g;
	else
		ds->first = g;
	ds->last = g;
	ds->groups++;
	return g;
}

/* The group that d belongs to; NULL when there is no room for a new one. */
static struct diag *
group_of(struct diags *ds, const struct diag *d)
{
	struct buf      b CLEANUP(buf_done) = key_of(d);
	struct map     *index = ds->index;
	long            max = ds->max > 0 ? ds->max : GROUPS_DEFAULT;
	struct map_key *k;

	if (index == NULL) {
		index = ds->index = calloc(1, sizeof(*index));
		if (index == NULL)
			err_nomem();
	}
	k = map_find(index, b.p, b.n);
	if (k != NULL)
		return (struct diag *)(intptr_t)k->value;
	if (ds->groups >= max)
		return NULL;
	k = map_add(index, b.p, b.n, (intptr_t)new_group(ds, d), NULL);
	return (struct diag *)(intptr_t)k->value;
}

void
diags_add(struct diags *ds, const struct diag *d)
{
	struct diag *g = group_of(ds, d);

	if (d->level == DIAG_ERROR)
		ds->errors++;
	else if (d->level == DIAG_WARNING)
		ds->warnings++;
	if (g == NULL) {
		ds->dropped++;
		return;
	}
	if (g->count < LINES_KEPT)
		g->lines[g->count] = d->line;
	g->count++;
}

void
diags_done(struct diags *ds)
{
	if (ds->index != NULL)
		map_done(ds->index);
	free(ds->index);
	ds->index = NULL;
}
