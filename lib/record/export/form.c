#include "lib/record/export/form.h"

#include <stdlib.h>
#include <string.h>

#include "lib/record/export/inside.h"
#include "lib/record/import/own.h"

int
export_form_open(struct export_form **out, struct dept *d, const struct mapping *m, struct sales_err *err)
{
	const struct kind  *k = schema_kind(&d->schema, m->kind);
	struct export_form *x = calloc(1, sizeof(*x));

	if (x == NULL)
		err_nomem();
	*out = x;
	*x = (struct export_form){ .d = d, .m = m, .k = k };
	if (k == NULL)
		return FAIL(err, SALES_EINVAL, _("'%s' is a mapping for %s, of which there is no kind of record"), m->name,
		    m->kind);
	x->field = arena_array(&x->arena, struct field_way, k->nfields);
	x->base = arena_array(&x->arena, struct value, k->nfields);
	x->v = arena_array(&x->arena, struct value, k->nfields);
	x->back = arena_array(&x->arena, struct value, k->nfields);
	return columns_open(x, err);
}

void
export_form_done(struct export_form *x)
{
	if (x == NULL)
		return;
	refs_done(x->refs);
	map_done(&x->strange);
	arena_done(&x->row);
	arena_done(&x->arena);
	free(x);
}

const struct path *
export_form_paths(const struct export_form *x, size_t *n)
{
	*n = x->npaths;
	return x->path;
}

/* ---- the first look ----------------------------------------------------- */

/* Must a row have something here, and has nothing? */
static bool
lacks(const struct export_form *x, const struct col_way *c)
{
	return c->m->required && c->text == NULL && (c->unless == NOWHERE || x->col[c->unless].text == NULL);
}

/* The field that a column of our own can say is empty; NOWHERE: none. */
static size_t
own_place(const struct export_form *x, const struct col_way *c)
{
	return x->m->no_own ? NOWHERE : c->at != NOWHERE ? c->at : c->nref > 0 ? c->ref[0].at : NOWHERE;
}

static bool
is_left_out(const struct export_form *x)
{
	for (size_t i = 0; i < x->ncols; i++)
		if (lacks(x, &x->col[i]) && own_place(x, &x->col[i]) == NOWHERE)
			return true;
	return false;
}

static void
count_field(struct export_form *x, size_t i)
{
	struct field_way *w = &x->field[i];

	if (w->cell != NOWHERE && !value_equal(&x->back[i], &x->v[i]) && (i != x->key || x->v[i].type != V_NULL))
		w->differs++;
}

int
export_form_look(struct export_form *x, const struct value *cells, struct sales_err *err)
{
	bool left;

	x->looking = true;
	TRY(row_fill(x, cells, err));
	x->looking = false;
	left = is_left_out(x);
	for (size_t i = 0; i < x->ncols; i++) {
		struct col_way *c = &x->col[i];
		const size_t    own = own_place(x, c);

		if (lacks(x, c) && (own != NOWHERE) == !left) {
			c->empty++;
			if (own != NOWHERE)
				x->field[own].own = true;
		}
		c->used = c->used || (!left && c->text != NULL);
	}
	if (left) {
		x->told.left++;
		return SALES_OK;
	}
	x->told.rows++;
	x->told.coded += x->key != NOWHERE && x->v[x->key].type == V_NULL
	    && (x->number == NOWHERE || x->v[x->number].type == V_NULL);
	for (size_t i = 0; i < x->k->nfields; i++)
		count_field(x, i);
	return SALES_OK;
}

/* ---- what it comes to --------------------------------------------------- */

static void
tell(struct export_form *x, struct export_counts *c, const char *name, int64_t n)
{
	struct export_count *v = arena_array(&x->arena, struct export_count, c->n + 1);

	if (c->n > 0)
		memcpy(v, c->v, c->n * sizeof(*v));
	v[c->n++] = (struct export_count){ name, n };
	c->v = v;
}

static const char *
own_header(struct export_form *x, size_t i)
{
	const bool by_ref = x->k->fields[i].type == FT_REF && x->field[i].ref != NOWHERE;

	return arena_printf(&x->arena, OWN_PREFIX "%s%s", x->k->fields[i].name, by_ref ? ".ref" : "");
}

static bool
make_own(struct export_form *x, size_t at)
{
	const bool was = x->field[at].own;

	x->field[at].own = true;
	return !was;
}

/* A column that may name several is not read when one of ours names one of
 * them: then all of them are ours. And what their words take from a field that
 * is ours now is ours too. */
static bool
widen_own(struct export_form *x, const struct col_way *c)
{
	bool own = false, more = false;

	for (size_t k = 0; k < c->nref; k++)
		own = own || x->field[c->ref[k].at].own;
	for (size_t k = 0; k < c->nref && own; k++)
		more = make_own(x, c->ref[k].at) || more;
	for (size_t w = 0; w < c->nwords; w++)
		for (size_t k = 0; k < c->word[w].nset; k++) {
			const struct set_way *s = &c->word[w].set[k];

			if (s->from != NOWHERE && x->field[s->from].own)
				more = make_own(x, s->at) || more;
		}
	return more;
}

static void
choose_own(struct export_form *x)
{
	bool more = !x->m->no_own;

	for (size_t i = 0; i < x->k->nfields; i++)
		x->field[i].own = !x->m->no_own && (x->field[i].own || x->field[i].differs > 0);
	while (more) {
		more = false;
		for (size_t i = 0; i < x->ncols; i++)
			more = widen_own(x, &x->col[i]) || more;
	}
}

const char *const *
export_form_header(struct export_form *x, size_t *n)
{
	*n = 0;
	x->header = arena_array(&x->arena, const char *, x->ncols + x->k->nfields + 1);
	x->texts = arena_array(&x->arena, const char *, x->ncols + x->k->nfields + 1);
	for (size_t i = 0; i < x->ncols; i++)
		if (x->col[i].used)
			x->header[(*n)++] = x->col[i].m->header;
	choose_own(x);
	for (size_t i = 0; i < x->k->nfields; i++)
		if (x->field[i].own)
			x->header[(*n)++] = own_header(x, i);
	x->nheader = *n;
	return x->header;
}

int
export_form_row(struct export_form *x, const struct value *cells, const char *const **texts,
    struct sales_err *err)
{
	size_t n = 0;

	TRY(row_fill(x, cells, err));
	*texts = is_left_out(x) ? NULL : x->texts;
	for (size_t i = 0; i < x->ncols; i++)
		if (x->col[i].used)
			x->texts[n++] = x->col[i].text;
	for (size_t i = 0; i < x->k->nfields; i++)
		if (x->field[i].own)
			TRY(text_of_own(x, i, &x->texts[n++], err));
	return SALES_OK;
}

const struct export_told *
export_form_told(struct export_form *x)
{
	struct export_told *t = &x->told;

	t->own = t->lost = t->lacks = t->empty = t->strange = (struct export_counts){ 0 };
	for (size_t i = 0; i < x->k->nfields; i++) {
		const struct field_way *w = &x->field[i];

		if (w->differs > 0 && x->m->belongs.to == NULL)
			tell(x, w->own ? &t->own : &t->lost, x->k->fields[i].name, w->differs);
	}
	for (size_t i = 0; i < x->ncols; i++)
		if (x->col[i].empty > 0)
			tell(x, own_place(x, &x->col[i]) == NOWHERE ? &t->lacks : &t->empty, x->col[i].m->header,
			    x->col[i].empty);
	for (uint32_t i = 0; i < x->strange.used; i++)
		tell(x, &t->strange, x->strange.key[i].p, x->strange.key[i].value);
	return t;
}
