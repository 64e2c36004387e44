/* The columns of a mapping, backwards: where each one's text comes from. */
#include <string.h>

#include "lib/record/export/inside.h"
#include "lib/record/import/form.h"
#include "lib/record/import/meaning.h"

static bool
same_path(const struct path *a, const struct path *b)
{
	return a->n == b->n && a->code == b->code && memcmp(a->hop, b->hop, (size_t)a->n * sizeof(a->hop[0])) == 0;
}

size_t
column_path(struct export_form *x, const struct path *p)
{
	for (size_t i = 0; i < x->npaths; i++)
		if (same_path(&x->path[i], p))
			return i;
	x->path = arena_more(&x->arena, x->path, x->npaths, &x->paths_cap, sizeof(*x->path));
	x->path[x->npaths] = *p;
	return x->npaths++;
}

static int
no_field(const struct export_form *x, const char *name, struct sales_err *err)
{
	return FAIL(err, SALES_EINVAL, _("the mapping '%s' names a field '%s' that a %s does not have"),
	    x->m->name, name, tr(x->k->label));
}

static size_t
index_of(const struct export_form *x, const struct field *f)
{
	return (size_t)(f - x->k->fields);
}

/* ---- references --------------------------------------------------------- */

static size_t
path_over(struct export_form *x, const struct field *f, const struct field *by)
{
	return column_path(x, &(struct path){ .hop = { f, by }, .n = 2 });
}

static size_t
path_to_code(struct export_form *x, const struct field *f, const struct kind *to)
{
	return to->letters == NULL ? NOWHERE : column_path(x, &(struct path){ .hop = { f }, .n = 1, .code = true });
}

/* "customer", "deal.ref" */
static int
add_ref(struct export_form *x, struct col_way *c, const char *text, struct sales_err *err)
{
	const char         *dot = strchr(text, '.');
	const char         *name = dot == NULL ? text : arena_strndup(&x->arena, text, (size_t)(dot - text));
	const struct field *f = meaning_stored(x->k, name);
	struct ref_way     *r = &c->ref[c->nref];

	if (f == NULL || f->type != FT_REF)
		return no_field(x, text, err);
	*r = (struct ref_way){ .at = index_of(x, f), .text = NOWHERE, .code = NOWHERE };
	TRY(refs_get(&x->refs, x->d, f->ref, &r->refs, err));
	if (dot != NULL && (r->by = meaning_stored(r->refs->k, dot + 1)) == NULL)
		return no_field(x, text, err);
	if (r->by != NULL)
		r->text = path_over(x, f, r->by);
	else if (r->refs->title != NULL)
		r->text = path_over(x, f, r->refs->title);
	if (r->by != NULL && r->by == r->refs->ref)
		r->code = path_to_code(x, f, r->refs->k);
	c->nref++;
	return SALES_OK;
}

static int
add_refs(struct export_form *x, struct col_way *c, struct sales_err *err)
{
	size_t n = 0;

	while (c->m->field[n] != NULL)
		n++;
	c->ref = arena_array(&x->arena, struct ref_way, n);
	for (size_t i = 0; i < n; i++)
		TRY(add_ref(x, c, c->m->field[i], err));
	return SALES_OK;
}

/* ---- words -------------------------------------------------------------- */

static int
add_set(struct export_form *x, struct word_way *w, const struct map_set *s, struct sales_err *err)
{
	const struct field *f = meaning_stored(x->k, s->field), *from = NULL;
	struct set_way     *t = &w->set[w->nset];

	if (f == NULL)
		return no_field(x, s->field, err);
	*t = (struct set_way){ .at = index_of(x, f), .from = NOWHERE };
	if (s->value[0] == '=') {
		from = meaning_stored(x->k, s->value + 1);
		if (from == NULL)
			return no_field(x, s->value + 1, err);
		t->from = index_of(x, from);
	} else {
		TRY(meaning_value(x->d, f, s->value, &x->arena, &t->value, err));
	}
	w->nset++;
	return SALES_OK;
}

static int
add_word(struct export_form *x, struct col_way *c, const struct map_word *m, struct sales_err *err)
{
	struct word_way *w = &c->word[c->nwords++];
	const char      *ours = c->f == NULL || m->to == NULL ? NULL : meaning_ours(x->d, c->f, m->to);
	size_t           n = m->nset;

	*w = (struct word_way){ .said = m };
	if (ours != NULL)
		TRY(meaning_value(x->d, c->f, ours, &x->arena, &w->ours, err));
	for (const char *const *s = m->clear; s != NULL && *s != NULL; s++)
		n++;
	w->set = arena_array(&x->arena, struct set_way, n + 1);
	for (size_t i = 0; i < m->nset; i++)
		TRY(add_set(x, w, &m->set[i], err));
	for (const char *const *s = m->clear; s != NULL && *s != NULL; s++) {
		const struct field *f = meaning_stored(x->k, *s);

		if (f == NULL)
			return no_field(x, *s, err);
		w->set[w->nset++] = (struct set_way){ .at = index_of(x, f), .from = NOWHERE, .clear = true };
	}
	return SALES_OK;
}

/* ---- a column ----------------------------------------------------------- */

static bool
says_percent(const char *header)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	unsigned                     factor;
	bool                         percent = false;

	buf_puts(&b, header);
	return import_strip_suffix(&b, &factor, &percent) && percent;
}

static int
add_writes(struct export_form *x, struct col_way *c, struct sales_err *err)
{
	size_t n = 0;

	for (const char *const *s = c->m->write; s != NULL && *s != NULL; s++)
		n++;
	c->write = arena_array(&x->arena, size_t, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct path p;

		if (record_path(x->d, x->k, c->m->write[i], &p, err) != SALES_OK)
			return err_prefix(err, "%s:%d: ", c->m->at.file, c->m->at.line);
		c->write[c->nwrite++] = column_path(x, &p);
	}
	return SALES_OK;
}

static int
add_column(struct export_form *x, struct col_way *c, const struct map_column *m, struct sales_err *err)
{
	const struct field *future = m->future == NULL ? NULL : meaning_stored(x->k, m->future);

	if (m->future != NULL && (future == NULL || future->type != FT_DAY))
		return no_field(x, m->future, err);
	*c = (struct col_way){ .m = m, .at = NOWHERE, .unless = NOWHERE, .chosen = NOWHERE,
		.future = future == NULL ? NOWHERE : index_of(x, future), .percent = says_percent(m->header) };
	c->used = m->sign == SIGN_YES || m->required;
	if (m->field != NULL && meaning_names_records(x->k, m)) {
		TRY(add_refs(x, c, err));
	} else if ((c->f = meaning_field(x->k, m)) != NULL) {
		c->at = index_of(x, c->f);
		x->field[c->at].has_column = true;
	} else if (m->field != NULL && m->is == MAP_ANY) {
		return no_field(x, m->field[0], err);
	}
	if (m->field == NULL || c->f != NULL) {
		c->word = arena_array(&x->arena, struct word_way, m->nvalues + 1);
		for (size_t i = 0; i < m->nvalues; i++)
			TRY(add_word(x, c, &m->values[i], err));
	}
	return add_writes(x, c, err);
}

/* The parts of a text: all of it stands in the last of them. */
static void
find_last_parts(struct export_form *x)
{
	for (size_t i = 0; i < x->ncols; i++) {
		struct col_way *c = &x->col[i];

		c->last_part = c->m->part == PART_NEXT;
		for (size_t k = i + 1; k < x->ncols; k++)
			if (x->col[k].at == c->at && x->col[k].m->part == PART_NEXT)
				c->last_part = false;
		for (size_t k = 0; c->m->unless != NULL && k < x->ncols; k++)
			if (strcmp(x->col[k].m->header, c->m->unless) == 0)
				c->unless = k;
	}
}

static void
add_fields(struct export_form *x)
{
	for (size_t i = 0; i < x->k->nfields; i++) {
		const struct field *f = &x->k->fields[i];
		const struct kind  *to = f->type == FT_REF ? x->d->schema.by_no[f->ref->no] : NULL;
		const struct field *ref = to == NULL ? NULL : kind_field(to, "ref");

		x->field[i] = (struct field_way){ .cell = NOWHERE, .ref = NOWHERE, .code = NOWHERE };
		if ((f->flags & F_DERIVED) != 0)
			continue;
		x->field[i].cell = column_path(x, &(struct path){ .hop = { f }, .n = 1 });
		if (ref == NULL || strcmp(ref->name, "ref") != 0)
			continue;
		x->field[i].ref = path_over(x, f, ref);
		x->field[i].code = path_to_code(x, f, to);
	}
}

static int
add_base(struct export_form *x, struct sales_err *err)
{
	for (size_t i = 0; i < x->m->nset; i++) {
		const struct field *f = meaning_stored(x->k, x->m->set[i].field);

		if (f == NULL)
			return no_field(x, x->m->set[i].field, err);
		TRY(meaning_value(x->d, f, x->m->set[i].value, &x->arena, &x->base[index_of(x, f)], err));
	}
	return SALES_OK;
}

int
columns_open(struct export_form *x, struct sales_err *err)
{
	const struct field *ref = meaning_stored(x->k, "ref"), *customer = meaning_stored(x->k, "customer");
	const struct field *number = x->m->belongs.to == NULL ? NULL : meaning_stored(x->k, x->m->belongs.number);

	x->key = ref == NULL ? NOWHERE : index_of(x, ref);
	x->customer = customer == NULL ? NOWHERE : index_of(x, customer);
	x->number = number == NULL ? NOWHERE : index_of(x, number);
	(void)column_path(x, &(struct path){ .code = x->k->letters != NULL });
	add_fields(x);
	x->col = arena_array(&x->arena, struct col_way, x->m->ncolumns);
	for (size_t i = 0; i < x->m->ncolumns; i++)
		TRY(add_column(x, &x->col[x->ncols++], &x->m->columns[i], err));
	find_last_parts(x);
	return add_base(x, err);
}
