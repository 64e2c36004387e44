#include "lib/record/import/meaning.h"

#include <string.h>

const struct field *
meaning_stored(const struct kind *k, const char *name)
{
	const struct field *f = kind_field(k, name);

	return f == NULL || (f->flags & F_DERIVED) != 0 ? NULL : f;
}

bool
meaning_names_records(const struct kind *k, const struct map_column *m)
{
	const struct field *f;

	for (const char *const *s = m->field; s != NULL && *s != NULL; s++)
		if (strchr(*s, '.') != NULL || ((f = meaning_stored(k, *s)) != NULL && f->type == FT_REF))
			return true;
	return false;
}

const struct field *
meaning_field(const struct kind *k, const struct map_column *m)
{
	const struct field *f = NULL;

	for (const char *const *s = m->field; s != NULL && *s != NULL && f == NULL; s++)
		f = meaning_stored(k, *s);
	return f;
}

/* A stage by its id; won and lost also where the rule book calls them otherwise. */
static const char *
stage_id(const struct dept *d, const char *id)
{
	const struct pipeline *p = policy_pipeline(d->policy, NULL);

	if (policy_stage_anywhere(d->policy, id, strlen(id)) != NULL)
		return id;
	for (size_t i = 0; p != NULL && i < p->nstages; i++)
		if ((p->stages[i].cls == STAGE_WON && strcmp(id, "won") == 0)
		    || (p->stages[i].cls == STAGE_LOST && strcmp(id, "lost") == 0))
			return p->stages[i].id;
	return NULL;
}

static bool
is_value(const struct field *f, const char *word)
{
	for (size_t i = 0; f->values != NULL && f->values[i] != NULL; i++)
		if (strcmp(f->values[i], word) == 0)
			return true;
	return false;
}

const char *
meaning_ours(const struct dept *d, const struct field *f, const char *const *to)
{
	for (; *to != NULL; to++)
		switch ((int)f->type) {
		case FT_STAGE:
			if (stage_id(d, *to) != NULL)
				return stage_id(d, *to);
			break;
		case FT_PIPELINE:
			if (policy_pipeline(d->policy, *to) != NULL)
				return *to;
			break;
		case FT_ENUM:
			if (is_value(f, *to))
				return *to;
			break;
		default:
			return *to;
		}
	return NULL;
}

int
meaning_value(struct dept *d, const struct field *f, const char *text, struct arena *a,
    struct value *out, struct sales_err *err)
{
	const char *stage = f->type == FT_STAGE ? stage_id(d, text) : NULL;
	char        cur[4];

	return value_parse(d, f, stage == NULL ? text : stage, a, out, cur, err);
}
