/* Rows about records that were merged into others. */
#include "lib/record/import/match.h"
#include "lib/record/merged.h"

static int
note_merged(void *arg, const struct merged_record *m, struct sales_err *err)
{
	(void)m;
	(void)err;
	*(bool *)arg = true;
	return SALES_OK;
}

int
match_load_merged(struct importer *im, struct sales_err *err)
{
	return merged_each(im->d, im->k, note_merged, &im->match->merged, err);
}

/* Is it a record that was merged into another? Then the row is about that one. */
int
match_find_merged(struct importer *im, struct found *f, struct sales_err *err)
{
	const struct matcher *m = im->match;
	const struct value   *key = m->key == AT_CODE ? NULL : &im->v[m->key];
	const bool            by_name = m->nnatural == 1 && m->natural[0] == im->title;
	int64_t               into = 0;

	if (im->o->restore || m->blind)
		return SALES_OK;
	if (im->code_id != 0)
		TRY(merged_by_id(im->d, im->k, im->code_id, &into, err));
	else if (key != NULL && key->type == V_TEXT)
		TRY(merged_by_key(im->d, im->k, key->u.s.p, key->u.s.n, &into, err));
	else if (by_name && im->v[im->title].type == V_TEXT)
		TRY(merged_by_name(im->d, im->k, im->v[im->title].u.s.p, im->v[im->title].u.s.n, &into, err));
	if (into == 0)
		return SALES_OK;
	im->by_merged = true;
	return match_by_id(im, into, f, err);
}

/* A row about a record that was merged into another: the merge decided what
 * counts, so the row only fills what is empty there. */
int
match_merged_row(struct importer *im, const struct found *f, struct sales_err *err)
{
	const struct matcher *m = im->match;
	char                  code[32];
	bool                  changed;

	for (size_t i = 0; i < m->ncmp; i++)
		if (!db_is_null(f->st, (int)i + 2) || m->cmp[i] == m->key)
			im->row_given[m->cmp[i]] = false;
	TRY(db_end(f->st, err));
	import_note(im, DIAG_NOTE, im->r.line, 0, "row.merged",
	    _("it is about a %s that was merged into %s, where it only fills what is empty"), tr(im->k->label),
	    kind_code(im->k, f->id, code));
	TRY(match_update(im, f->id, true, &changed, err));
	if (im->row_bad)
		return SALES_OK;
	*(changed ? &im->res->changed : &im->res->unchanged) += 1;
	tally_row(im, f->id, false);
	return SALES_OK;
}
