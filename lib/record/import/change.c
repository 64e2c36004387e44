/* Rows that change records which are there (import_opts.edit): each names its
 * record by code, outside key or handle, and what it may not do is what the
 * command edit may not do either. */
#include <stdio.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/match.h"

/* ---- keys that are no field's ------------------------------------------ */

static void
stray_key(struct importer *im, struct column *c)
{
	const char *const *names = kind_field_names(im->k, &im->row);
	size_t             n = 0;
	const char        *near;
	struct fault       f = { .code = "field.unknown" };

	while (names[n] != NULL)
		n++;
	near = text_nearest(c->header, names, n);
	snprintf(f.value, sizeof(f.value), "%.100s", c->header);
	snprintf(f.message, sizeof(f.message), _("a %s has no field '%.100s'"), tr(im->k->label), c->header);
	snprintf(f.suggest, sizeof(f.suggest), "%s", near == NULL ? "" : near);
	import_fault(im, &f);
}

static void
check_keys(struct importer *im)
{
	for (size_t i = 0; i < im->ncols && i < im->r.n; i++)
		if (im->col[i].stray && im->r.cell[i].p != NULL)
			stray_key(im, &im->col[i]);
}

/* ---- which record ------------------------------------------------------ */

static int
missing(struct importer *im, const char *text)
{
	struct fault     f = { .code = "record.unknown" };
	struct sales_err why;
	int64_t          id;

	/* it fails, and says which there are */
	if (record_find(im->d, im->k, text, &id, &why) == SALES_OK)
		snprintf(why.msg, sizeof(why.msg), _("no %s '%s'"), tr(im->k->label), text);
	snprintf(f.message, sizeof(f.message), "%s", why.msg);
	import_fault(im, &f);
	return SALES_OK;
}

static int
unnamed(struct importer *im)
{
	struct fault f = { .code = "row.unnamed" };

	snprintf(f.message, sizeof(f.message), im->k->letters == NULL ? _("it names no %s: \"code\" is not there")
	    : _("it names no %s: neither \"id\" nor \"ref\" is there"), tr(im->k->label));
	import_fault(im, &f);
	return SALES_OK;
}

/* The cells that name the record, before any other: what a stage or an amount
 * may be depends on the record. *id stays 0 when a fault was told. */
static int
find_record(struct importer *im, int64_t *id, struct sales_err *err)
{
	const struct matcher *m = im->match;
	const bool            was_bad = im->row_bad;
	struct found          f;
	char                  code[32];
	const char           *text;

	*id = 0;
	im->row_bad = false;
	for (size_t i = 0; i < im->nseq; i++) {
		const size_t at = im->col[im->seq[i]].at;

		if (at == AT_CODE || at == m->key)
			TRY(import_cell(im, im->seq[i], err));
	}
	if (im->row_bad)
		return SALES_OK;
	im->row_bad = was_bad;
	TRY(match_find(im, &f, err));
	*id = f.id;
	if (f.id != 0)
		return db_end(f.st, err);
	if (im->code_id != 0)
		return missing(im, kind_code(im->k, im->code_id, code));
	if (m->key == AT_CODE || im->v[m->key].type == V_NULL)
		return unnamed(im);
	TRY(value_text(im->d, &im->k->fields[m->key], &im->v[m->key], &im->row, &text, err));
	return missing(im, im->k->letters == NULL ? text : arena_printf(&im->row, "ref:%s", text));
}

/* ---- one row ----------------------------------------------------------- */

static int
change(struct importer *im, const struct record *before, struct sales_err *err)
{
	bool changed = false;

	TRY(twice_refuse(im, before->v, im->v, before->id, err));
	if (im->row_bad)
		return SALES_OK;
	if (record_may_edit(im->d, im->k, before, im->v, err) != SALES_OK
	    || record_change(im->op, im->k, before, im->v, &changed, err) != SALES_OK)
		return match_refused(im, err);
	*(changed ? &im->res->changed : &im->res->unchanged) += 1;
	TRY(twice_tell(im, im->k, before->v, im->v, before->id, err));
	return changed && im->o->changed != NULL ? im->o->changed(im->o->changed_arg, before, im->v, err) : SALES_OK;
}

int
change_row(struct importer *im, struct sales_err *err)
{
	struct record before;
	int64_t       id;

	check_keys(im);
	TRY(find_record(im, &id, err));
	if (id == 0)
		return SALES_OK;
	TRY(record_get(im->d, im->k, id, &im->row, &before, err));
	memcpy(im->v, before.v, im->k->nfields * sizeof(*im->v));
	TRY(import_cells(im, err));
	return im->row_bad ? SALES_OK : change(im, &before, err);
}
