/* The words of another system: what they are here, and what else they say. */
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/mapped.h"

/* A stage by its id; won and lost also where the rule book calls them otherwise. */
static const char *
stage_id(struct importer *im, const char *id)
{
	const struct policy   *book = im->d->policy;
	const struct pipeline *p = policy_pipeline(book, NULL);

	for (size_t i = 0; i < book->npipelines; i++)
		if (policy_stage(book, book->pipelines[i].id, id) != NULL)
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

/* Of our words that one of theirs may be, the first that this department has;
 * NULL: none. */
static const char *
ours(struct importer *im, const struct field *f, const char *const *to)
{
	for (; *to != NULL; to++)
		switch ((int)f->type) {
		case FT_STAGE:
			if (stage_id(im, *to) != NULL)
				return stage_id(im, *to);
			break;
		case FT_PIPELINE:
			if (policy_pipeline(im->d->policy, *to) != NULL)
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

/* A word that the rule book itself uses means what it means there. */
static bool
is_our_word(struct importer *im, const struct field *f, const char *word)
{
	struct sales_err ignore;
	struct value     v;
	char             cur[4];

	return f->type == FT_STAGE
	    && value_parse(im->d, f, word, &im->arena, &v, cur, &ignore) == SALES_OK;
}

static void
add_word(struct importer *im, struct column *c, const struct map_word *w, const char *from)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct their_word           *t = &c->their[c->ntheir];

	*t = (struct their_word){ w, w->to == NULL ? "" : ours(im, c->field, w->to) };
	if (is_our_word(im, c->field, from))
		t->text = NULL;
	text_fold(from, strlen(from), &b);
	map_add(&c->theirs, from, strlen(from), (int64_t)c->ntheir, NULL);
	map_add(&c->theirs, buf_str(&b), b.n, (int64_t)c->ntheir, NULL);
	c->ntheir++;
}

static void
add_words(struct importer *im, struct column *c, const struct map_column *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->nvalues; i++)
		for (const char *const *s = m->values[i].from; *s != NULL; s++)
			n++;
	c->their = arena_array(&im->arena, struct their_word, n + 1);
	for (size_t i = 0; i < m->nvalues; i++)
		for (const char *const *s = m->values[i].from; *s != NULL; s++)
			add_word(im, c, &m->values[i], *s);
}

int
mapped_set_value(struct importer *im, const struct field *f, const char *text, struct value *out,
    struct sales_err *err)
{
	const char *stage = f->type == FT_STAGE ? stage_id(im, text) : NULL;
	char        cur[4];

	return value_parse(im->d, f, stage == NULL ? text : stage, &im->arena, out, cur, err);
}

static int
add_clear(struct importer *im, const struct map_word *w, const char *name, struct sales_err *err)
{
	const struct field *f = mapped_stored(im->k, name);

	if (f == NULL)
		return FAIL(err, SALES_EINVAL, _("%s:%d: a %s has no field '%s'"), w->at.file, w->at.line,
		    tr(im->k->label), name);
	im->mapped->set[im->mapped->nset++] = (struct word_set){ .when = w,
		.at = (size_t)(f - im->k->fields), .clear = true };
	return SALES_OK;
}

static int
add_set(struct importer *im, const struct map_word *w, const struct map_set *s, struct sales_err *err)
{
	struct mapped      *x = im->mapped;
	const struct field *f = mapped_stored(im->k, s->field), *from = NULL;
	struct word_set    *t = &x->set[x->nset];

	if (s->value[0] == '=')
		from = mapped_stored(im->k, s->value + 1);
	if (f == NULL || (s->value[0] == '=' && (from == NULL || from->type != f->type)))
		return FAIL(err, SALES_EINVAL, _("%s:%d: a %s can't have %s: %s"), w->at.file, w->at.line,
		    tr(im->k->label), s->field, s->value);
	*t = (struct word_set){ .when = w, .at = (size_t)(f - im->k->fields),
		.from = from == NULL ? AT_CODE : (size_t)(from - im->k->fields) };
	if (from == NULL && mapped_set_value(im, f, s->value, &t->value, err) != SALES_OK)
		return err_prefix(err, "%s:%d: ", w->at.file, w->at.line);
	im->given[t->at] = true;
	x->nset++;
	return SALES_OK;
}

static int
add_sets(struct importer *im, const struct map_column *m, struct sales_err *err)
{
	struct mapped   *x = im->mapped;
	struct word_set *old = x->set;
	size_t           n = x->nset;

	for (size_t i = 0; i < m->nvalues; i++) {
		n += m->values[i].nset;
		for (const char *const *c = m->values[i].clear; c != NULL && *c != NULL; c++)
			n++;
	}
	x->set = arena_array(&im->arena, struct word_set, n + 1);
	if (x->nset > 0)
		memcpy(x->set, old, x->nset * sizeof(*old));
	for (size_t i = 0; i < m->nvalues; i++) {
		const struct map_word *w = &m->values[i];

		for (size_t k = 0; k < w->nset; k++)
			TRY(add_set(im, w, &w->set[k], err));
		for (const char *const *c = w->clear; c != NULL && *c != NULL; c++)
			TRY(add_clear(im, w, *c, err));
	}
	return SALES_OK;
}

int
mapped_words(struct importer *im, struct column *c, const struct map_column *m, struct sales_err *err)
{
	add_words(im, c, m);
	return add_sets(im, m, err);
}
