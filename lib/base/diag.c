#include "lib/base/diag.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/err.h"
#include "lib/base/buf.h"
#include "lib/base/map.h"

enum { GROUPS_DEFAULT = 50, SHARE = 5, LINES_KEPT = sizeof((struct diag *)0)->lines / sizeof(long),
	LIKE_KEPT = sizeof((struct diag *)0)->like / sizeof(char *) };

/* Faults of one level, code, file and field. */
struct sort {
	long         groups;    /* of equal ones */
	struct diag *rest;      /* all that are in no group */
};

struct index { struct map groups, sorts; };

static void
put_part(struct buf *b, const char *s)
{
	/* NULL and "" differ. */
	if (s != NULL)
		buf_put(b, s, strlen(s) + 1);
	else
		buf_put(b, "\1", 2);
}

/* What makes two faults of a sort, then what makes them equal. */
static size_t
put_key(struct buf *b, const struct diag *d)
{
	size_t sort;

	buf_putc(b, (char)('0' + (int)d->level));
	put_part(b, d->code);
	put_part(b, d->file);
	put_part(b, d->field);
	sort = b->n;
	put_part(b, d->value);
	put_part(b, d->message);
	return sort;
}

static const char *
copy(struct diags *ds, const char *s)
{
	return s == NULL ? NULL : arena_strdup(ds->arena, s);
}

static struct diag *
new_entry(struct diags *ds, const struct diag *d)
{
	struct diag *g = arena_new(ds->arena, struct diag);

	*g = (struct diag){
		.level = d->level, .line = d->line, .column = d->column,
		.code = copy(ds, d->code), .file = copy(ds, d->file),
		.field = copy(ds, d->field), .value = copy(ds, d->value),
		.message = copy(ds, d->message), .suggest = copy(ds, d->suggest), .hint = copy(ds, d->hint),
	};
	if (ds->last != NULL)
		ds->last->next = g;
	else
		ds->first = g;
	ds->last = g;
	return g;
}

static struct index *
index_of(struct diags *ds)
{
	if (ds->index == NULL) {
		ds->index = calloc(1, sizeof(struct index));
		if (ds->index == NULL)
			err_nomem();
	}
	return ds->index;
}

static struct sort *
sort_of(struct diags *ds, const struct buf *key, size_t n)
{
	struct map     *sorts = &index_of(ds)->sorts;
	struct map_key *k = map_find(sorts, key->p, n);

	if (k == NULL)
		k = map_add(sorts, key->p, n, (intptr_t)arena_new(ds->arena, struct sort), NULL);
	return (struct sort *)(intptr_t)k->value;
}

static bool
same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* d is not equal to the rest's own: another example of it. */
static void
add_like(struct diags *ds, struct diag *rest, const struct diag *d)
{
	size_t i = 0;

	if (same(rest->value, d->value) && same(rest->message, d->message))
		return;
	rest->others++;
	if (d->value == NULL || same(rest->value, d->value))
		return;
	while (i < LIKE_KEPT && rest->like[i] != NULL && strcmp(rest->like[i], d->value) != 0)
		i++;
	if (i < LIKE_KEPT && rest->like[i] == NULL)
		rest->like[i] = copy(ds, d->value);
}

static struct diag *
rest_of(struct diags *ds, struct sort *sort, const struct diag *d, long max)
{
	if (sort->rest == NULL && ds->rests >= max)
		return NULL;
	if (sort->rest == NULL) {
		sort->rest = new_entry(ds, d);
		ds->rests++;
	}
	add_like(ds, sort->rest, d);
	return sort->rest;
}

/* The entry that d belongs to; NULL when there is no room for it. */
static struct diag *
entry_of(struct diags *ds, const struct diag *d)
{
	struct buf      key CLEANUP(buf_done) = { 0 };
	const size_t    n = put_key(&key, d);
	const long      max = ds->max > 0 ? ds->max : GROUPS_DEFAULT;
	struct map     *groups = &index_of(ds)->groups;
	struct map_key *k = map_find(groups, key.p, key.n);
	struct sort    *sort;

	if (k != NULL)
		return (struct diag *)(intptr_t)k->value;
	sort = sort_of(ds, &key, n);
	if (ds->groups >= max || sort->groups >= (max + SHARE - 1) / SHARE)
		return rest_of(ds, sort, d, max);
	sort->groups++;
	ds->groups++;
	k = map_add(groups, key.p, key.n, (intptr_t)new_entry(ds, d), NULL);
	return (struct diag *)(intptr_t)k->value;
}

void
diags_add(struct diags *ds, const struct diag *d)
{
	struct diag *g = entry_of(ds, d);

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
	struct index *index = ds->index;

	if (index == NULL)
		return;
	map_done(&index->groups);
	map_done(&index->sorts);
	free(index);
	ds->index = NULL;
}
