/* The columns of a file that a mapping describes: each becomes a field, one of
 * several columns for a field, a reference by their id, or a cell that is
 * looked at and not kept. */
#include "lib/record/import/mapped.h"
#include "lib/record/import/meaning.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/text.h"

/* ---- fields that a mapping names --------------------------------------- */

static int
no_field(struct importer *im, const struct map_column *m, const char *name, struct sales_err *err)
{
	const char *const *names = kind_field_names(im->k, &im->arena);
	const char        *near;
	size_t             n = 0;

	while (names[n] != NULL)
		n++;
	near = text_nearest(name, names, n);
	(void)FAIL(err, SALES_EINVAL, _("%s:%d: a %s has no field '%s'"), m->at.file, m->at.line,
	    tr(im->k->label), name);
	if (near != NULL)
		return err_hint(err, _("did you mean '%s'?"), near);
	return err_hint(err, _("if a rule book may have it, say what it is, such as is: text"));
}

/* "customer", "deal.ref": what a cell may name. */
static int
add_target(struct importer *im, struct column *c, const struct map_column *m, const char *text,
    struct sales_err *err)
{
	const char         *dot = strchr(text, '.');
	const char         *name = dot == NULL ? text : arena_strndup(&im->arena, text, (size_t)(dot - text));
	const struct field *f = meaning_stored(im->k, name);
	struct target      *t = &c->target[c->ntargets];

	if (f == NULL || f->type != FT_REF)
		return no_field(im, m, name, err);
	*t = (struct target){ .at = (size_t)(f - im->k->fields) };
	TRY(refs_get(&im->refs, im->d, f->ref, &t->refs, err));
	if (dot != NULL && (t->by = meaning_stored(t->refs->k, dot + 1)) == NULL)
		return no_field(im, m, text, err);
	c->ntargets++;
	return SALES_OK;
}

static int
add_targets(struct importer *im, struct column *c, const struct map_column *m, struct sales_err *err)
{
	size_t n = 0;

	while (m->field[n] != NULL)
		n++;
	c->target = arena_array(&im->arena, struct target, n);
	for (size_t i = 0; i < n; i++)
		TRY(add_target(im, c, m, m->field[i], err));
	c->field = &im->k->fields[c->target[0].at];
	return SALES_OK;
}

/* A field for cells that are looked at and not kept. */
static const struct field *
checked_field(struct importer *im, const struct column *c, enum map_is is)
{
	static const enum ftype type[] = { [MAP_ANY] = FT_TEXT, [MAP_TEXT] = FT_TEXT, [MAP_ID] = FT_TEXT,
		[MAP_MONEY] = FT_MONEY, [MAP_COUNT] = FT_INT, [MAP_DAY] = FT_DAY, [MAP_SHARE] = FT_RATE,
		[MAP_FLAG] = FT_BOOL, [MAP_PHONE] = FT_TEXT, [MAP_EMAIL] = FT_TEXT, [MAP_TAXID] = FT_TEXT };
	struct field           *f = arena_new(&im->arena, struct field);

	*f = (struct field){ .name = c->header, .type = type[is], .flags = is == MAP_ID ? F_UNIQUE : 0 };
	return f;
}

static int
use_checked(struct importer *im, struct column *c, const struct map_column *m, struct sales_err *err)
{
	struct mapped *x = im->mapped;

	if (m->field != NULL)
		buf_printf(&x->left, "%s%s (%s)", x->left.n == 0 ? "" : ", ", c->header, m->field[0]);
	if (m->is == MAP_ANY && m->nvalues == 0 && !m->required)
		return SALES_OK;
	if (x->nchecked == CHECKED_MAX)
		return FAIL(err, SALES_EINVAL, _("the mapping '%s' looks at more than %d columns"),
		    im->form.m->name, CHECKED_MAX);
	c->field = checked_field(im, c, m->is);
	c->at = im->k->nfields + x->nchecked++;
	return import_use(im, c, err);
}

/* ---- a column ---------------------------------------------------------- */

/* The first column that makes this field, if there is one already. */
static struct column *
first_for(struct importer *im, const struct column *c)
{
	for (size_t i = 0; i < im->ncols; i++)
		if (&im->col[i] != c && im->col[i].used && im->col[i].at == c->at)
			return &im->col[i];
	return NULL;
}

/* One column more for a field, in the mapping's order. */
static void
join_chain(struct importer *im, struct column *first, const struct column *c)
{
	size_t *chain = arena_array(&im->arena, size_t, first->nchain + 1), n = 0;

	for (; n < first->nchain && im->col[first->chain[n]].as < c->as; n++)
		chain[n] = first->chain[n];
	chain[n] = (size_t)(c - im->col);
	if (n < first->nchain)
		memcpy(chain + n + 1, first->chain + n, (first->nchain - n) * sizeof(*chain));
	first->chain = chain;
	first->nchain++;
}

static int
use_field(struct importer *im, struct column *c, struct sales_err *err)
{
	struct column *first;

	c->at = (size_t)(c->field - im->k->fields);
	first = first_for(im, c);
	if (first != NULL && (first->as == NULL || im->mapped->own[c->at]))
		return SALES_OK; /* the user, or a column of our own, says otherwise */
	im->mapped->nkept++;
	join_chain(im, first == NULL ? c : first, c);
	for (size_t i = 0; i < c->ntargets; i++)
		im->given[c->target[i].at] = true;
	return first == NULL ? import_use(im, c, err) : SALES_OK;
}

static int
add_future(struct importer *im, struct column *c, const struct map_column *m, struct sales_err *err)
{
	const struct field *f = meaning_stored(im->k, m->future);

	if (f == NULL || f->type != FT_DAY)
		return no_field(im, m, m->future, err);
	c->future = (size_t)(f - im->k->fields) + 1;
	im->given[c->future - 1] = true;
	return SALES_OK;
}

int
mapped_column(struct importer *im, struct column *c, const struct map_column *m, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const bool                   is_ref = meaning_names_records(im->k, m);
	const struct field          *f = is_ref ? NULL : meaning_field(im->k, m);

	c->as = m;
	c->is = m->is;
	c->field = NULL;
	text_fold(c->header, strlen(c->header), &b);
	(void)import_strip_suffix(&b, &c->factor, &c->percent);
	if (m->required)
		im->mapped->must[im->mapped->nmust++] = (size_t)(c - im->col);
	if (m->field != NULL && !is_ref && f == NULL && m->is == MAP_ANY)
		return no_field(im, m, m->field[0], err);
	if (!is_ref && f == NULL) {
		TRY(use_checked(im, c, m, err));
	} else if (is_ref) {
		TRY(add_targets(im, c, m, err));
		TRY(use_field(im, c, err));
	} else {
		c->field = f;
		TRY(use_field(im, c, err));
	}
	if (m->future != NULL)
		TRY(add_future(im, c, m, err));
	if (c->field == NULL)
		return SALES_OK;
	if (c->field->type == FT_ENUM && im->mapped->tag != AT_CODE)
		im->given[im->mapped->tag] = true;
	return mapped_words(im, c, m, err);
}

/* ---- the whole --------------------------------------------------------- */

int
mapped_check_fields(struct importer *im, const char *const *names, struct sales_err *err)
{
	for (; names != NULL && *names != NULL; names++)
		if (meaning_stored(im->k, *names) == NULL
		    || strcmp(meaning_stored(im->k, *names)->name, *names) != 0)
			return FAIL(err, SALES_EINVAL, _("the mapping '%s' names a field '%s' that a %s does not have"),
			    im->form.m->name, *names, tr(im->k->label));
	return SALES_OK;
}

static int
set_rows(struct importer *im, struct sales_err *err)
{
	for (size_t i = 0; i < im->form.m->nset; i++) {
		const struct map_set *s = &im->form.m->set[i];
		const struct field   *f = meaning_stored(im->k, s->field);
		size_t                at;

		if (f == NULL)
			return FAIL(err, SALES_EINVAL, _("the mapping '%s' names a field '%s' that a %s does not have"),
			    im->form.m->name, s->field, tr(im->k->label));
		at = (size_t)(f - im->k->fields);
		if (im->given[at])
			continue; /* --set says otherwise */
		TRY(meaning_value(im->d, f, s->value, &im->arena, &im->base[at], err));
		im->given[at] = true;
	}
	return SALES_OK;
}

int
mapped_open(struct importer *im, struct sales_err *err)
{
	const struct mapping *m = im->form.m;

	if (strcmp(m->kind, im->k->name) != 0) {
		(void)FAIL(err, SALES_EUSAGE, _("'%s' is a mapping for %s, not for %s"), m->name, m->kind, im->k->name);
		return err_hint(err, "salesctl %s import %s", m->kind, im->o->path);
	}
	im->mapped = arena_new(&im->arena, struct mapped);
	im->mapped->tag = AT_CODE;
	for (size_t i = 0; i < im->k->nfields; i++)
		if (im->k->fields[i].type == FT_TAGS)
			im->mapped->tag = i;
	im->mapped->own = arena_array(&im->arena, bool, im->k->nfields);
	im->mapped->must = arena_array(&im->arena, size_t, m->ncolumns * 4 + 1);
	im->lenient = true;
	TRY(mapped_check_fields(im, m->match, err));
	TRY(mapped_check_fields(im, m->alike, err));
	TRY(mapped_check_fields(im, m->kept.fields, err));
	TRY(belongs_open(im, err));
	return set_rows(im, err);
}

static bool
has_column(const struct importer *im, const struct map_column *m)
{
	for (size_t i = 0; i < im->ncols; i++)
		if (im->col[i].as == m)
			return true;
	return false;
}

/* Does the file, or an option, give what this column would? */
static bool
is_given(const struct importer *im, const struct map_column *m)
{
	const struct field *f = meaning_field(im->k, m);

	return has_column(im, m) || (f != NULL && im->given[f - im->k->fields]);
}

static void
find_unless(struct importer *im)
{
	for (size_t i = 0; i < im->ncols; i++) {
		const struct map_column *m = im->col[i].as;

		for (size_t k = 0; m != NULL && m->unless != NULL && k < im->ncols; k++)
			if (im->col[k].as != NULL && strcmp(im->col[k].as->header, m->unless) == 0)
				im->col[i].unless = k + 1;
	}
}

void
mapped_check_header(struct importer *im, long line)
{
	const struct mapping *m = im->form.m;

	im->r.line = line;
	for (size_t i = 0; i < m->ncolumns; i++) {
		struct fault f = { .code = "column.missing" };

		if (!m->columns[i].required || is_given(im, &m->columns[i]))
			continue;
		snprintf(f.message, sizeof(f.message), _("no column '%s', which %s needs (to name one: --map 'THEIRS=%s')"),
		    m->columns[i].header, m->name,
		    m->columns[i].field == NULL ? m->columns[i].header : m->columns[i].field[0]);
		import_fault(im, &f);
	}
	find_unless(im);
	import_note(im, DIAG_NOTE, 0, 0, "mapping", im->o->as.n == 1
	    ? _("read as %s: %zu of %zu columns are kept")
	    : _("read as %s: %zu of %zu columns are kept (salesctl mapping show %s; as any file: --as none)"),
	    m->name, im->mapped->nkept, im->ncols, m->name);
	if (im->mapped->left.n > 0)
		import_note(im, DIAG_NOTE, 0, 0, "column.left", _("left out, since a %s has no such field (a rule book may give it one): %s"),
		    tr(im->k->label), buf_str(&im->mapped->left));
}

void
mapped_free(struct importer *im)
{
	for (size_t i = 0; i < im->ncols; i++)
		map_done(&im->col[i].theirs);
	tally_free(im);
	belongs_free(im);
	if (im->mapped != NULL)
		buf_done(&im->mapped->left);
	if (im->mapped != NULL)
		buf_done(&im->mapped->tags);
	form_done(&im->form);
}
