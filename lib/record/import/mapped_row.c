/* The rows of a file that a mapping describes. */
#include <stdio.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/mapped.h"
#include "lib/record/import/spelling.h"

void
mapped_begin(struct importer *im)
{
	if (im->mapped == NULL)
		return;
	buf_clear(&im->mapped->tags);
	for (size_t i = 0; i < im->ncols; i++)
		im->col[i].hit = NULL;
}

static const struct datum *
cell_of(const struct importer *im, const struct column *c)
{
	static const struct datum absent = { NULL, 0, true };
	const size_t              i = (size_t)(c - im->col);

	return i < im->r.n ? &im->r.cell[i] : &absent;
}

/* What is wrong in such a cell is a warning, and the cell counts as empty. */
static bool
is_soft(const struct column *c)
{
	return c->as->optional || c->is == MAP_EMAIL || c->field->type == FT_BOOL
	    || c->field->type == FT_ENUM;
}

static bool
soften(struct importer *im, const struct column *c)
{
	const struct fault *f = &im->fault;

	if (im->hard || im->o->strict || !is_soft(c))
		return false;
	if (c->field->type == FT_ENUM && im->mapped->tag != AT_CODE && f->value[0] != '\0') {
		buf_printf(&im->mapped->tags, "%s%s", im->mapped->tags.n == 0 ? "" : ",", f->value);
		import_note(im, DIAG_WARNING, im->r.line, (long)(c - im->col) + 1, f->code,
		    _("%s; it is kept as a tag"), f->message);
		return true;
	}
	import_note(im, DIAG_WARNING, im->r.line, (long)(c - im->col) + 1, f->code, c->ntargets > 0
	    ? _("%s; the row is taken without it (once it is there, import this file again)")
	    : _("%s; it is read as empty"), f->message);
	return true;
}

/* ---- one field of several columns -------------------------------------- */

static bool
one(struct importer *im, struct column *c, struct value *out)
{
	const char *p = NULL;
	size_t      n;

	*out = v_null();
	if (datum_clean(im, c, cell_of(im, c), &p, &n)
	    && (n == 0 || datum_by_type(im, c, cell_of(im, c), p, n, out)))
		return true;
	*out = v_null();
	return soften(im, c);
}

static bool
parts(struct importer *im, struct column *c, struct value *out)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct name_part                  family = { "", 0 }, given = { "", 0 }, part;
	bool                         names = false;

	for (size_t i = 0; i < c->nchain; i++) {
		struct column *m = &im->col[c->chain[i]];

		if (m->as->part == PART_WHOLE)
			continue;
		part.p = "";
		if (!datum_clean(im, m, cell_of(im, m), &part.p, &part.n))
			return false;
		names = names || m->as->part != PART_NEXT;
		if (m->as->part == PART_FAMILY)
			family = part;
		else if (m->as->part == PART_GIVEN)
			given = part;
		else
			spelling_next(&b, part.p, part.n);
	}
	if (names)
		spelling_name(&b, family, given);
	im->now = c;
	if (b.n == 0)
		return true;
	return datum_by_type(im, c, cell_of(im, c), arena_strndup(&im->row, b.p, b.n), b.n, out);
}

/* ---- references -------------------------------------------------------- */

static void
put_ref(struct importer *im, const struct column *c, const struct target *t, int64_t id,
    struct value *out)
{
	if (t->at == c->at)
		*out = v_of(V_REF, id);
	else
		im->v[t->at] = v_of(V_REF, id);
}

/* The customer that the row names by now, so that "Renewal" is his renewal. */
static int64_t
customer_of(const struct importer *im)
{
	for (size_t i = 0; i < im->k->nfields; i++)
		if (im->k->fields[i].type == FT_REF && strcmp(im->k->fields[i].name, "customer") == 0
		    && im->v[i].type == V_REF)
			return im->v[i].u.i;
	return 0;
}

/* In what a cell may name: by their id (or another field), else by name. */
static bool
look_up(struct importer *im, struct column *c, struct column *m, bool by_id, const char *key,
    size_t nkey, struct value *out, bool *found)
{
	const char *p = NULL;
	size_t      n;

	*found = false;
	if (!datum_clean(im, m, cell_of(im, m), &p, &n))
		return false;
	for (size_t i = 0; i < m->ntargets && n > 0 && !*found; i++) {
		const struct target *t = &m->target[i];
		enum ref_found       how = REF_NONE;
		int64_t              id = 0;

		if (by_id != (t->by != NULL))
			continue;
		if ((t->by != NULL ? refs_by(t->refs, t->by, p, n, customer_of(im), &id, &how, im->err)
		    : refs_named(t->refs, p, n, key, nkey, &id, &how, im->err)) != SALES_OK)
			return import_hard(im);
		if (how == REF_SEVERAL && t->by == NULL)
			return datum_several(im, t->refs, p, n);
		*found = how == REF_ONE;
		if (*found)
			put_ref(im, c, t, id, out);
	}
	return true;
}

/* Does the column say their id of the record, or its name? */
static bool
is_id(const struct column *c)
{
	return c->target[0].by != NULL && c->target[0].by == c->target[0].refs->ref;
}

/* The first column of the chain that names a record so, and what it says. */
static struct column *
speaker(struct importer *im, struct column *c, bool by_id, const char **p, size_t *n)
{
	*n = 0;
	*p = "";
	for (size_t i = 0; i < c->nchain; i++) {
		struct column *m = &im->col[c->chain[i]];

		if (is_id(m) == by_id && datum_clean(im, m, cell_of(im, m), p, n) && *n > 0)
			return m;
	}
	return NULL;
}

/* Is there one kind of record that the cell can mean? */
static bool
is_of_one(const struct column *c)
{
	for (size_t i = 1; i < c->ntargets; i++)
		if (c->target[i].at != c->target[0].at)
			return false;
	return true;
}

/* Nothing that we know is meant. */
static bool
nobody(struct importer *im, struct column *c, struct value *out)
{
	const char    *key, *name;
	size_t         nkey, nname;
	struct column *by = speaker(im, c, true, &key, &nkey), *who = speaker(im, c, false, &name, &nname);

	*out = v_null();
	if (by == NULL && who == NULL)
		return true;
	im->now = who != NULL ? who : by;
	if (who != NULL && is_of_one(who))
		return datum_make(im, who->target[0].refs, name, nname, key, nkey, out) || soften(im, who);
	return datum_unknown(im, im->now->target[0].refs, who != NULL ? name : key, who != NULL ? nname : nkey)
	    || soften(im, im->now);
}

static bool
reference(struct importer *im, struct column *c, struct value *out)
{
	const char *key;
	size_t      nkey;
	bool        found = false;

	(void)speaker(im, c, true, &key, &nkey);
	for (int by_id = 1; by_id >= 0; by_id--)
		for (size_t i = 0; i < c->nchain; i++) {
			if (!look_up(im, c, &im->col[c->chain[i]], by_id, key, nkey, out, &found))
				return soften(im, im->now);
			if (found)
				return true;
		}
	return nobody(im, c, out);
}

/* A meeting of next week is due, and one of last week was held. */
static void
to_future(struct importer *im, const struct column *c, struct value *v)
{
	if (c->future == 0 || v->type != V_DAY || v->u.i <= im->d->when.today)
		return;
	im->v[c->future - 1] = *v;
	*v = v_null();
}

bool
mapped_value(struct importer *im, struct column *c, struct value *out)
{
	*out = v_null();
	if (c->ntargets > 0)
		return reference(im, c, out);
	for (size_t i = 0; i < c->nchain; i++) {
		struct column *m = &im->col[c->chain[i]];

		if (m->as->part == PART_WHOLE && !one(im, m, out))
			return false;
		if (out->type != V_NULL) {
			to_future(im, m, out);
			return true;
		}
	}
	return c->nchain == 0 ? one(im, c, out) : parts(im, c, out);
}

/* ---- the row as a whole ------------------------------------------------ */

static bool
is_empty(const struct importer *im, size_t column)
{
	const struct column *c = &im->col[column];
	const char          *p = cell_of(im, c)->p;
	size_t               n = cell_of(im, c)->n;

	if (n > 0)
		text_trim(&p, &n);
	return n == 0 || map_find(&im->null, p, n) != NULL || map_find(&c->null, p, n) != NULL;
}

/* A column of our own says that it is empty, and nobody forgot it. */
static bool
is_said_by_us(const struct importer *im, const struct column *c)
{
	return c->field != NULL && c->at < im->k->nfields && im->mapped->own[c->at];
}

/* A kind's own required fields are told where records are added. */
static void
check_must(struct importer *im)
{
	for (size_t i = 0; i < im->mapped->nmust; i++) {
		struct column *c = &im->col[im->mapped->must[i]];
		struct fault   f = { .code = "field.required", .column = im->mapped->must[i] + 1,
			.field = c->header };

		if (is_said_by_us(im, c) || !is_empty(im, im->mapped->must[i]) || (c->unless > 0 && !is_empty(im, c->unless - 1)))
			continue;
		if (c->field != NULL && c->at < im->k->nfields && im->v[c->at].type == V_NULL
		    && (c->field->flags & F_REQUIRED) != 0)
			continue;
		snprintf(f.message, sizeof(f.message), _("it is empty, and %s needs it"), im->form.m->name);
		import_fault(im, &f);
	}
}

static void
apply_sets(struct importer *im)
{
	for (size_t i = 0; i < im->mapped->nset; i++) {
		const struct word_set *s = &im->mapped->set[i];
		const struct value    *v = s->clear ? NULL : s->from == AT_CODE ? &s->value : &im->v[s->from];
		bool                   said = false;

		for (size_t k = 0; k < im->ncols && !said; k++)
			said = im->col[k].hit == s->when;
		if (im->mapped->own[s->at])
			continue;
		if (said && s->clear)
			im->v[s->at] = v_null();
		else if (said && im->v[s->at].type == V_NULL)
			im->v[s->at] = *v;
	}
}

/* Words of lists that we don't have go to the tags, behind those of the row. */
static void
apply_tags(struct importer *im)
{
	const struct mapped         *x = im->mapped;
	CLEANUP(buf_done) struct buf b = { 0 };
	struct value                *v;

	if (x->tags.n == 0)
		return;
	v = &im->v[x->tag];
	if (v->type == V_TEXT)
		buf_put(&b, v->u.s.p, v->u.s.n);
	buf_put(&b, x->tags.p, x->tags.n);
	(void)datum_tags(im, arena_strndup(&im->row, b.p, b.n), b.n, v);
}

void
mapped_finish(struct importer *im)
{
	if (im->mapped == NULL)
		return;
	check_must(im);
	apply_sets(im);
	apply_tags(im);
	im->now = NULL;
}
