/* The words of another system: what they are here, and what else they say. */
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/mapped.h"
#include "lib/record/import/meaning.h"

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

	*t = (struct their_word){ w, w->to == NULL ? "" : meaning_ours(im->d, c->field, w->to) };
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

static int
add_clear(struct importer *im, const struct map_word *w, const char *name, struct sales_err *err)
{
	const struct field *f = meaning_stored(im->k, name);

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
	const struct field *f = meaning_stored(im->k, s->field), *from = NULL;
	struct word_set    *t = &x->set[x->nset];

	if (s->value[0] == '=')
		from = meaning_stored(im->k, s->value + 1);
	if (f == NULL || (s->value[0] == '=' && (from == NULL || from->type != f->type)))
		return FAIL(err, SALES_EINVAL, _("%s:%d: a %s can't have %s: %s"), w->at.file, w->at.line,
		    tr(im->k->label), s->field, s->value);
	*t = (struct word_set){ .when = w, .at = (size_t)(f - im->k->fields),
		.from = from == NULL ? AT_CODE : (size_t)(from - im->k->fields) };
	if (from == NULL && meaning_value(im->d, f, s->value, &im->arena, &t->value, err) != SALES_OK)
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
