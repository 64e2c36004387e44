/* What the columns of an unknown file are. */
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/importer.h"
#include "lib/record/import/learn.h"
#include "lib/record/import/meaning.h"

/* ---- names ---------------------------------------------------------------- */

size_t
learn_known(const struct learn *l, const struct reader *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++) {
		const char *p = r->cell[i].p;
		size_t      size = r->cell[i].n;
		bool        known = false;

		if (size > 0)
			text_trim(&p, &size);
		if (size == 0 || size > 100)
			continue;
		p = arena_strndup(l->a, p, size);
		for (size_t k = 0; k < l->nm && !known; k++)
			known = (l->k == NULL || strcmp(l->m[k]->kind, l->k->name) == 0) && learn_column_of(l, l->m[k], p) != NULL;
		for (size_t k = 0; k < l->d->schema.n && !known; k++)
			known = (l->k == NULL || l->k == l->d->schema.kind[k]) && (learn_field_called(l->d->schema.kind[k], p) != NULL
			    || learn_field_labelled(l->d->schema.kind[k], p) != NULL);
		n += known;
	}
	return n;
}

/* ---- of which kind -------------------------------------------------------- */

/* Columns that a file of a kind must have count more: many have an owner. */
static size_t
fit(const struct learn *l, const struct mapping *m)
{
	size_t n = learn_file_says(l, m->kind) ? 3 : 0;

	for (size_t i = 0; i < l->ncols; i++) {
		const struct map_column *c = l->col[i].header[0] == '\0' ? NULL : learn_column_of(l, m, l->col[i].header);

		n += c == NULL ? 0 : c->sign == SIGN_YES || c->required ? 4 : c->field != NULL ? 2 : 1;
	}
	return n;
}

static size_t
fit_by_name(const struct learn *l, const struct kind *k)
{
	size_t n = learn_file_says(l, k->name) ? 3 : 0;

	for (size_t i = 0; i < l->ncols; i++) {
		const struct field *f = learn_field_called(k, l->col[i].header);

		if (f == NULL)
			f = learn_field_labelled(k, l->col[i].header);
		n += f == NULL ? 0 : (f->flags & F_REQUIRED) != 0 || (k->title != NULL && strcmp(f->name, k->title) == 0) ? 3 : 2;
	}
	return n;
}

int
learn_kind(struct learn *l, struct sales_err *err)
{
	const struct kind *by_name = NULL;
	size_t             best = 0, n;

	for (size_t i = 0; i < l->nm; i++)
		if ((l->k == NULL || strcmp(l->m[i]->kind, l->k->name) == 0) && schema_kind(&l->d->schema, l->m[i]->kind) != NULL
		    && (n = fit(l, l->m[i])) > best) {
			best = n;
			l->base = l->m[i];
		}
	for (size_t i = 0; i < l->d->schema.n && l->k == NULL; i++)
		if (!l->d->schema.kind[i]->internal && (n = fit_by_name(l, l->d->schema.kind[i])) > best) {
			best = n;
			by_name = l->d->schema.kind[i];
		}
	if (best < 4)
		l->base = NULL;
	if (l->k == NULL && best >= 4)
		l->k = by_name != NULL ? by_name : schema_kind(&l->d->schema, l->base->kind);
	if (by_name != NULL && l->base != NULL && strcmp(l->base->kind, by_name->name) != 0)
		l->base = NULL;
	if (l->k != NULL)
		return SALES_OK;
	(void)FAIL(err, SALES_EINVAL, _("%s: what it holds can't be told from its header"), l->src->path);
	return err_hint(err, "salesctl NOUN import --learn %s", l->src->path);
}

/* ---- each column ---------------------------------------------------------- */

/* In the mapping that fits best, in others of that system, in all others. */
static void
by_mappings(struct learn *l, struct learn_col *c)
{
	const struct map_column *m = l->base == NULL ? NULL : learn_column_of(l, l->base, c->header);

	if (m != NULL) {
		c->how = KNOWN_FORM;
		c->of = l->base;
		c->like = m;
		return;
	}
	for (size_t i = 0; i < l->nm && c->how == KNOWN_NOT; i++) {
		if (strcmp(l->m[i]->kind, l->k->name) != 0 || (m = learn_column_of(l, l->m[i], c->header)) == NULL || m->field == NULL)
			continue;
		c->how = KNOWN_ELSEWHERE;
		c->of = l->m[i];
		c->like = m;
	}
}

static void
by_names(struct learn *l, struct learn_col *c)
{
	const char *const *names = kind_field_names(l->k, l->a);
	const char        *near;
	size_t             n = 0;

	if ((c->field = learn_field_called(l->k, c->header)) != NULL)
		c->how = KNOWN_NAME;
	else if ((c->field = learn_field_labelled(l->k, c->header)) != NULL)
		c->how = KNOWN_LABEL;
	if (c->how != KNOWN_NOT)
		return;
	while (names[n] != NULL)
		n++;
	if (text_width(c->header, strlen(c->header), false) < 7)
		return; /* 销售额 is not 销售 */
	near = text_nearest(c->header, names, n);
	c->field = near == NULL ? NULL : meaning_stored(l->k, near);
	if (c->field != NULL)
		c->how = KNOWN_NEAR;
}

/* The field that a column makes, NULL: none that this kind has. */
static const struct field *
field_of(const struct learn *l, const struct learn_col *c)
{
	const char *dot;

	if (c->like == NULL)
		return c->field;
	if (c->like->field == NULL)
		return NULL;
	dot = strchr(c->like->field[0], '.');
	return dot == NULL ? meaning_field(l->k, c->like)
	    : meaning_stored(l->k, arena_strndup(l->a, c->like->field[0], (size_t)(dot - c->like->field[0])));
}

static bool
is_taken(const struct learn *l, const struct field *f)
{
	for (size_t i = 0; i < l->ncols; i++)
		if (l->col[i].how != KNOWN_NOT && field_of(l, &l->col[i]) == f)
			return true;
	return false;
}

bool
learn_is_stage(const struct learn *l, const char *p, size_t n)
{
	const struct policy *book = l->d->policy;
	const char          *word = arena_strndup(l->a, p, n);

	for (size_t i = 0; i < book->npipelines; i++)
		for (size_t j = 0; j < book->pipelines[i].nstages; j++) {
			const struct stage *s = &book->pipelines[i].stages[j];

			if (text_distance(s->id, word, 0) == 0 || (s->label.en != NULL && text_distance(s->label.en, word, 0) == 0)
			    || (s->label.zh != NULL && strcmp(s->label.zh, word) == 0))
				return true;
		}
	for (size_t i = 0; i < l->nm; i++)
		for (size_t k = 0; strcmp(l->m[i]->kind, l->k->name) == 0 && k < l->m[i]->ncolumns; k++) {
			const struct map_column *c = &l->m[i]->columns[k];

			for (size_t w = 0; c->field != NULL && strcmp(c->field[0], "stage") == 0 && w < c->nvalues; w++)
				for (const char *const *s = c->values[w].from; *s != NULL; s++)
					if (text_distance(*s, word, 0) == 0)
						return true;
		}
	return false;
}

static bool
are_stages(const struct learn *l, const struct learn_col *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->nwords; i++)
		n += learn_is_stage(l, c->word[i].text, strlen(c->word[i].text));
	return c->nwords > 0 && !c->many && 2 * n >= c->nwords;
}

static void
guess(struct learn *l, struct learn_col *c, const char *field, bool looks)
{
	const struct field *f = looks && c->how == KNOWN_NOT ? meaning_stored(l->k, field) : NULL;

	if (f == NULL || is_taken(l, f))
		return;
	c->field = f;
	c->how = KNOWN_VALUES;
}

/* Do its cells name records of this kind? */
static int
names_them(struct learn *l, const struct learn_col *c, const struct kind *k, bool *out, struct sales_err *err)
{
	struct refs   *list = NULL, *refs;
	size_t         n = 0;
	int            rc = refs_get(&list, l->d, k, &refs, err);

	*out = false;
	for (size_t i = 0; i < c->nwords && rc == SALES_OK; i++) {
		enum ref_found how;
		int64_t        id;

		rc = refs_named(refs, c->word[i].text, strlen(c->word[i].text), NULL, 0, &id, &how, err);
		n += how != REF_NONE;
	}
	refs_done(list);
	*out = rc == SALES_OK && c->nwords > 0 && 2 * n >= c->nwords;
	return rc;
}

static int
by_records(struct learn *l, struct learn_col *c, struct sales_err *err)
{
	for (size_t i = 0; i < l->k->nfields && c->how == KNOWN_NOT; i++) {
		const struct field *f = &l->k->fields[i];
		bool                names = false;

		if (f->type != FT_REF || is_taken(l, f))
			continue;
		TRY(names_them(l, c, l->d->schema.by_no[f->ref->no], &names, err));
		if (!names)
			continue;
		c->field = f;
		c->how = KNOWN_VALUES;
	}
	return SALES_OK;
}

static int
by_values(struct learn *l, struct learn_col *c, struct sales_err *err)
{
	guess(l, c, "email", learn_looks(c, SHAPE_EMAIL));
	guess(l, c, "taxid", learn_looks(c, SHAPE_TAXID));
	guess(l, c, "stage", are_stages(l, c));
	guess(l, c, "ref", c->filled == l->rows && learn_looks(c, SHAPE_ID));
	guess(l, c, "phone", learn_looks(c, SHAPE_PHONE));
	guess(l, c, "amount", learn_looks(c, SHAPE_MONEY));
	return c->how == KNOWN_NOT ? by_records(l, c, err) : SALES_OK;
}

/* ---- all of them ---------------------------------------------------------- */

/* What a column of a mapping makes of several is no repetition. */
static void
find_twice(struct learn *l)
{
	for (size_t i = 0; i < l->ncols; i++) {
		const struct field *f = field_of(l, &l->col[i]);

		for (size_t k = 0; k < i && f != NULL; k++)
			if (field_of(l, &l->col[k]) == f && (l->col[i].of == NULL || l->col[i].of != l->col[k].of))
				l->col[i].twice = true;
	}
}

/* By which columns such a file is known: what it is called by, its stage, its
 * amount, its id. */
static void
choose_signs(struct learn *l)
{
	static const char *const telling[] = { "stage", "state", "amount", "company", "customer", "ref" };
	size_t                   n = 0;

	for (size_t i = 0; i < l->ncols; i++) {
		const struct field *f = l->col[i].twice ? NULL : field_of(l, &l->col[i]);
		bool                tells = f != NULL && l->k->title != NULL && strcmp(f->name, l->k->title) == 0;

		for (size_t k = 0; f != NULL && k < sizeof(telling) / sizeof(telling[0]); k++)
			tells = tells || strcmp(f->name, telling[k]) == 0;
		l->col[i].sign = tells && l->col[i].header[0] != '\0' && n < 4;
		n += l->col[i].sign;
	}
	for (size_t i = 0; i < l->ncols && n == 0; i++)
		if (l->col[i].header[0] != '\0') {
			l->col[i].sign = true;
			n++;
		}
}

int
learn_columns(struct learn *l, struct sales_err *err)
{
	for (size_t i = 0; i < l->ncols; i++)
		if (l->col[i].header[0] != '\0')
			by_mappings(l, &l->col[i]);
	for (size_t i = 0; i < l->ncols; i++)
		if (l->col[i].header[0] != '\0' && l->col[i].how == KNOWN_NOT)
			by_names(l, &l->col[i]);
	for (size_t i = 0; i < l->ncols; i++)
		if (l->col[i].header[0] != '\0' && l->col[i].how == KNOWN_NOT && l->col[i].filled > 0)
			TRY(by_values(l, &l->col[i], err));
	find_twice(l);
	choose_signs(l);
	return SALES_OK;
}
