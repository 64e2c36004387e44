/* Read, check, resolve, write: one file into one kind, in one pass. After a
 * fault the rest is still read (and written, to be rolled back), so that one
 * run tells all. */
#include "lib/record/import/import.h"

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/base/tr.h"
#include "lib/record/import/evidence.h"
#include "lib/record/import/mapped.h"

static size_t
field_at(const struct kind *k, enum ftype type, const char *name)
{
	for (size_t i = 0; i < k->nfields; i++)
		if (k->fields[i].type == type && (k->fields[i].flags & F_DERIVED) == 0
		    && (name == NULL || strcmp(k->fields[i].name, name) == 0))
			return i;
	return AT_CODE;
}

static void
importer_init(struct importer *im, struct op *op, const struct kind *k, const struct import_opts *o,
    struct diags *ds, struct import_result *res, struct sales_err *err)
{
	*im = (struct importer){ .op = op, .d = op->d, .o = o, .ds = ds, .res = res, .err = err };
	k = op->d->schema.by_no[k->no]; /* with the rule book's own fields */
	im->k = k;
	im->currency = field_at(k, FT_CURRENCY, NULL);
	im->pipeline = field_at(k, FT_PIPELINE, NULL);
	im->stage = field_at(k, FT_STAGE, NULL);
	im->amount = field_at(k, FT_MONEY, "amount");
	im->title = k->title == NULL ? AT_CODE : kind_index(k, k->title);
	im->base = arena_array(&im->arena, struct value, k->nfields + CHECKED_MAX);
	im->v = arena_array(&im->arena, struct value, k->nfields + CHECKED_MAX);
	im->given = arena_array(&im->arena, bool, k->nfields + CHECKED_MAX);
	im->failed = arena_array(&im->arena, bool, k->nfields + CHECKED_MAX);
	im->row_given = arena_array(&im->arena, bool, k->nfields + CHECKED_MAX);
	im->needed = arena_array(&im->arena, size_t, k->nfields);
	for (size_t i = 0; i < k->nfields; i++)
		if ((k->fields[i].flags & F_REQUIRED) != 0)
			im->needed[im->nneeded++] = i;
	im->lenient = o->excel;
	im->session = o->session != NULL ? o->session : import_session_new();
}

static void
importer_done(struct importer *im)
{
	join_free(im);
	mapped_free(im);
	evidence_free(im);
	for (size_t i = 0; i < im->ncols; i++) {
		map_done(&im->col[i].replace);
		map_done(&im->col[i].null);
		map_done(&im->col[i].known);
		free(im->col[i].word);
	}
	free(im->col);
	free(im->seq);
	free(im->ref_col);
	free(im->text);
	map_done(&im->null);
	match_free(im);
	gaps_free(im);
	twice_free(im);
	refs_done(im->refs);
	buf_done(&im->scratch);
	buf_done(&im->fold);
	buf_done(&im->unknown);
	buf_done(&im->reject);
	buf_done(&im->reasons);
	arena_done(&im->row);
	if (im->o->session == NULL)
		import_session_done(im->session);
	reader_done(&im->r);
	arena_done(&im->arena);
}

/* ---- the whole --------------------------------------------------------- */

static int
unusable(const struct importer *im, struct sales_err *err)
{
	return FAIL(err, SALES_EINVAL, _("'%s' can't be imported; nothing was saved"), im->o->path);
}

static int
verdict_words(struct importer *im, struct sales_err *err)
{
	if (im->faults == 0 && im->res->bad == 0)
		return SALES_OK;
	if (im->cut)
		return FAIL(err, SALES_EINVAL, _("'%s' can't be read to its end; nothing was saved"),
		    im->o->path);
	if (im->o->keep_going && im->res->bad > 0 && !im->nameless)
		return FAIL(err, SALES_EPARTLY, tr_n("%lld row of %lld has errors and was left out",
		    "%lld rows of %lld have errors and were left out", im->res->bad), (long long)im->res->bad, (long long)im->res->rows);
	if (im->conflicts == im->faults)
		return FAIL(err, SALES_ECONFLICT, tr_n(
		    "%lld row of %lld differs from what is stored; nothing was saved",
		    "%lld rows of %lld differ from what is stored; nothing was saved", im->res->bad), (long long)im->res->bad, (long long)im->res->rows);
	if (im->res->bad == 0)
		return unusable(im, err);
	return FAIL(err, SALES_EINVAL, tr_n("%lld row of %lld has errors; nothing was saved",
	    "%lld rows of %lld have errors; nothing was saved", im->res->bad), (long long)im->res->bad, (long long)im->res->rows);
}

static int
verdict(struct importer *im, struct sales_err *err)
{
	int rc;

	import_dates(im);
	if (im->o->session == NULL)
		im->faults += import_session_check(im->session, im->ds);
	rc = verdict_words(im, err);
	if (rc == SALES_OK || rc == SALES_EPARTLY || im->o->edit)
		return rc;
	if (im->hint[0] != '\0')
		return err_hint(err, _("for words that mean the same: %s"), im->hint);
	if (im->make[0] != '\0')
		return err_hint(err, _("to make those that are only named: --create-missing %s"), im->make);
	return rc;
}

/* Keys of JSON objects are all known only at the end. */
static int
check_keys(struct importer *im, struct sales_err *err)
{
	const long before = im->faults;

	if (im->r.format == ROWS_JSONL && im->ncols > 0)
		import_check_names(im);
	return im->faults > before ? unusable(im, err) : SALES_OK;
}

static int
import_file(struct importer *im, struct sales_err *err)
{
	size_t skip;

	TRY(import_options(im, err));
	TRY(import_set(im, err));
	TRY(reader_open(&im->r, im->o->path, im->o->encoding, err));
	if (im->r.src.guessed)
		import_note(im, DIAG_NOTE, 0, 0, "encoding",
		    _("not UTF-8, read as GB18030 (to override: --encoding NAME)"));
	TRY(import_header(im, &skip, err));
	TRY(evidence_gather(im, skip, err));
	if (im->faults > 0) /* the columns are wrong: their rows would only repeat it */
		return unusable(im, err);
	gaps_open(im);
	tally_open(im);
	TRY(match_open(im, err));
	TRY(import_rows(im, err));
	TRY(check_keys(im, err));
	TRY(match_close(im, err));
	TRY(import_reject_flush(im, true, err));
	gaps_report(im);
	return verdict(im, err);
}

int
import_run(struct op *op, const struct kind *k, const struct import_opts *o, struct diags *ds,
    struct import_result *res, struct sales_err *err)
{
	struct importer im;
	int             rc;

	*res = (struct import_result){ 0 };
	importer_init(&im, op, k, o, ds, res, err);
	rc = import_file(&im, err);
	importer_done(&im);
	return rc;
}
