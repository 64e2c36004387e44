/* What import would make of a row of the file, by its own rules: what that is
 * not, a column of our own must say. */
#include <string.h>

#include "lib/record/export/inside.h"
#include "lib/record/write.h"

/* As lib/record/import/mapped_row.c looks them up. */
int
read_back_ref(struct export_form *x, const struct col_way *c, const char *text, size_t *at, int64_t *id,
    struct sales_err *err)
{
	const bool   known = x->customer != NOWHERE && x->field[x->customer].found;
	const size_t n = strlen(text);

	*id = 0;
	for (int by = 1; by >= 0; by--)
		for (size_t i = 0; i < c->nref; i++) {
			const struct ref_way *r = &c->ref[i];
			enum ref_found        how = REF_NONE;

			if ((r->by != NULL) != (by == 1))
				continue;
			if (r->by != NULL)
				TRY(refs_by(r->refs, r->by, text, n, known ? x->v[x->customer].u.i : 0, id, &how, err));
			else
				TRY(refs_named(r->refs, text, n, NULL, 0, id, &how, err));
			*at = r->at;
			if (how == REF_ONE)
				return SALES_OK;
			*id = 0;
			if (how == REF_SEVERAL && r->by == NULL)
				return SALES_OK; /* an error there */
		}
	return SALES_OK;
}

/* The day a deal was won on is what Closing Date says of it. */
static const struct value *
by_words(const struct export_form *x, size_t at)
{
	for (size_t i = 0; i < x->ncols; i++) {
		const struct col_way  *c = &x->col[i];
		const struct word_way *w = c->chosen == NOWHERE ? NULL : &c->word[c->chosen];

		for (size_t k = 0; w != NULL && k < w->nset; k++)
			if (w->set[k].from == at && !x->field[w->set[k].at].has_column
			    && x->v[w->set[k].at].type != V_NULL)
				return &x->v[w->set[k].at];
	}
	return NULL;
}

const struct value *
read_back_written(const struct export_form *x, const struct col_way *c)
{
	const struct value *other = by_words(x, c->at);

	if (other != NULL)
		return other;
	if (c->at == x->key && x->number != NOWHERE && x->v[x->number].type != V_NULL)
		return &x->v[x->number];
	return x->v[c->at].type == V_NULL && c->future != NOWHERE ? &x->v[c->future] : &x->v[c->at];
}

static void
read_column(struct export_form *x, const struct col_way *c)
{
	const struct value *v = read_back_written(x, c);

	if (v->type == V_NULL || (v == &x->v[c->at] && !x->field[c->at].stays))
		return;
	if (c->nwords > 0 && c->chosen == NOWHERE && c->f->type == FT_ENUM)
		return; /* no word of theirs says it */
	if (c->chosen != NOWHERE)
		v = &c->word[c->chosen].ours;
	x->back[c->future != NOWHERE && v->u.i > x->d->when.today ? c->future : c->at] = *v;
}

static void
read_words(struct export_form *x, const struct col_way *c)
{
	const struct word_way *w = &c->word[c->chosen];

	for (size_t i = 0; i < w->nset; i++) {
		const struct set_way *s = &w->set[i];

		if (s->clear)
			x->back[s->at] = v_null();
		else if (x->back[s->at].type == V_NULL)
			x->back[s->at] = s->from == NOWHERE ? s->value : x->back[s->from];
	}
}

/* A name of something else where a name must stand: nothing that a field has. */
static void
read_instead(struct export_form *x, const struct col_way *c)
{
	const size_t at = c->nref > 0 ? c->ref[0].at : c->at;

	if (c->instead && at != NOWHERE)
		x->back[at] = v_of(V_TIME, 0);
}

void
read_back(struct export_form *x, bool defaults)
{
	struct sales_err ignore;

	memcpy(x->back, x->base, x->k->nfields * sizeof(*x->back));
	for (size_t i = 0; i < x->ncols; i++)
		if (x->col[i].at != NOWHERE)
			read_column(x, &x->col[i]);
	for (size_t i = 0; i < x->k->nfields; i++)
		if (x->field[i].found)
			x->back[i] = x->v[i];
	for (size_t i = 0; i < x->ncols; i++)
		if (x->col[i].chosen != NOWHERE)
			read_words(x, &x->col[i]);
	if (!defaults)
		return;
	for (size_t i = 0; i < x->ncols; i++)
		read_instead(x, &x->col[i]);
	record_start(x->k, x->back);
	if (x->k->check != NULL)
		(void)!x->k->check(x->d, x->k, NULL, x->back, &ignore);
}
