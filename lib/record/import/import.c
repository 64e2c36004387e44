/* Read, check, resolve, write: one file into one kind, in one pass. After a
 * fault the rest is still read (and written, to be rolled back), so that one
 * run tells all. */
#include "lib/record/import/import.h"

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/record/import/importer.h"

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
	im->base = arena_array(&im->arena, struct value, k->nfields);
	im->v = arena_array(&im->arena, struct value, k->nfields);
	im->given = arena_array(&im->arena, bool, k->nfields);
	im->row_given = arena_array(&im->arena, bool, k->nfields);
	im->needed = arena_array(&im->arena, size_t, k->nfields);
	for (size_t i = 0; i < k->nfields; i++)
		if ((k->fields[i].flags & F_REQUIRED) != 0)
			im->needed[im->nneeded++] = i;
	im->session = o->session != NULL ? o->session : import_session_new();
}

static void
importer_done(struct importer *im)
{
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
	refs_done(im->refs);
	buf_done(&im->scratch);
	buf_done(&im->fold);
	buf_done(&im->reject);
	arena_done(&im->row);
	if (im->o->session == NULL)
		import_session_done(im->session);
	reader_done(&im->r);
	arena_done(&im->arena);
}

/* ---- one row ----------------------------------------------------------- */

static bool
take_code(struct importer *im, struct column *c, const struct datum *cell)
{
	const char *p = cell->p;
	size_t      n = cell->n;
	struct refs only = { .k = im->k };

	im->now = c;
	if (n > 0)
		text_trim(&p, &n);
	if (n == 0 || refs_code(&only, p, n, &im->code_id))
		return true;
	return datum_fault(im, "code.malformed", p, n, _("'%.*s' is not a code such as %s-0042"),
	    (int)(n < 60 ? n : 60), p, im->k->letters);
}

static void
too_fine(struct importer *im, const struct column *c, const char *currency, int places)
{
	struct fault f = { .code = "money.decimals", .column = (size_t)(c - im->col) + 1,
		.field = c->field->name };

	snprintf(f.message, sizeof(f.message), _("an amount in %s has at most %d decimals"),
	    currency, places);
	money_str((money){ im->v[c->at].u.i }, 2, f.value);
	import_fault(im, &f);
}

/* Amounts may have as many decimals as their currency, or the rule book's. */
static bool
check_decimals(struct importer *im)
{
	const struct value *cur = im->currency == AT_CODE ? NULL : &im->v[im->currency];
	char                name[4] = "";
	int                 places = im->d->policy->locale.amount_decimals;
	static const int64_t unit[] = { 10000, 1000, 100, 10, 1 };

	memcpy(name, cur != NULL && cur->type == V_TEXT ? cur->u.s.p
	    : im->d->policy->locale.currency, 3);
	if (places < 0)
		places = currency_decimals(name);
	for (size_t i = 0; i < im->nseq && places >= 0 && places < 4; i++) {
		const struct column *c = &im->col[im->seq[i]];

		if (c->at != AT_CODE && c->field->type == FT_MONEY && im->v[c->at].type != V_NULL
		    && im->v[c->at].u.i % unit[places] != 0)
			too_fine(im, c, name, places);
	}
	return !im->row_bad;
}

static void
row_begin(struct importer *im)
{
	memcpy(im->v, im->base, im->k->nfields * sizeof(*im->v));
	memcpy(im->row_given, im->given, im->k->nfields * sizeof(bool));
	im->code_id = 0;
	im->mark[0] = '\0';
	im->row_bad = false;
	if (im->row.last != NULL)
		arena_done(&im->row);
}

static void
count_zero(struct importer *im)
{
	const struct stage *stage;

	if (im->amount == AT_CODE || im->stage == AT_CODE || !im->row_given[im->amount]
	    || im->v[im->amount].type == V_NULL || im->v[im->amount].u.i != 0)
		return;
	stage = gaps_stage(im, im->v);
	if (stage != NULL && stage->cls == STAGE_OPEN && im->zeros++ == 0)
		im->zero_line = im->r.line;
}

static int
read_cell(struct importer *im, size_t i, struct sales_err *err)
{
	static const struct datum absent = { NULL, 0, true };
	struct column            *c = &im->col[i];
	const struct datum       *cell = i < im->r.n ? &im->r.cell[i] : &absent;
	bool                      ok;

	if (c->at == AT_CODE) {
		ok = take_code(im, c, cell);
	} else if (cell->p == NULL) {
		im->row_given[c->at] = false;
		return SALES_OK;
	} else {
		ok = datum_value(im, c, cell, &im->v[c->at]);
	}
	if (im->hard)
		return (int)err->code;
	if (!ok)
		import_fault(im, &im->fault);
	return SALES_OK;
}

/* Names of records last: what their look-ups need comes from memory meanwhile. */
static int
read_cells(struct importer *im, struct sales_err *err)
{
	for (size_t i = 0; i < im->nrefs; i++) {
		struct column *c = &im->col[im->ref_col[i]];

		if (im->ref_col[i] >= im->r.n || im->r.cell[im->ref_col[i]].p == NULL)
			continue;
		c->hash = map_hash(im->r.cell[im->ref_col[i]].p, im->r.cell[im->ref_col[i]].n);
		refs_fetch_slot(c->refs, c->hash);
	}
	for (size_t i = 0; i < im->nseq; i++)
		if (im->col[im->seq[i]].refs == NULL)
			TRY(read_cell(im, im->seq[i], err));
	for (size_t i = 0; i < im->nrefs; i++) {
		struct column *c = &im->col[im->ref_col[i]];

		c->key = refs_fetch_key(c->refs, c->hash);
	}
	for (size_t i = 0; i < im->nrefs; i++)
		if (im->col[im->ref_col[i]].key != NULL)
			__builtin_prefetch(im->col[im->ref_col[i]].key->p);
	for (size_t i = 0; i < im->nrefs; i++)
		TRY(read_cell(im, im->ref_col[i], err));
	im->now = NULL;
	if (im->mark[0] != '\0' && im->currency != AT_CODE && im->v[im->currency].type == V_NULL) {
		im->v[im->currency] = v_textn(im->mark, 3);
		im->row_given[im->currency] = true;
	}
	(void)check_decimals(im);
	count_zero(im);
	return SALES_OK;
}

static void
malformed(struct importer *im)
{
	struct fault f = { .code = "row.malformed", .column = im->r.fault_at };

	snprintf(f.message, sizeof(f.message), "%s", tr(im->r.fault));
	import_fault(im, &f);
}

static void
ragged(struct importer *im)
{
	struct fault f = { .code = "row.ragged" };

	snprintf(f.message, sizeof(f.message), _("%zu fields, the header has %zu"), im->r.n, im->ncols);
	import_fault(im, &f);
}

/* Cells behind the last column, all empty: Excel writes them. */
static bool
is_ragged(const struct importer *im)
{
	if (im->r.format == ROWS_JSONL)
		return false;
	if (im->r.n < im->ncols)
		return true;
	for (size_t i = im->ncols; i < im->r.n; i++)
		if (im->r.cell[i].n > 0)
			return true;
	return false;
}

static int
one_row(struct importer *im, struct sales_err *err)
{
	row_begin(im);
	im->res->rows++;
	if (im->r.fault != NULL)
		malformed(im);
	else if (is_ragged(im))
		ragged(im);
	else
		TRY(read_cells(im, err));
	if (!im->row_bad)
		TRY(match_row(im, err));
	if (!im->row_bad)
		return SALES_OK;
	im->res->bad++;
	return import_reject(im, err);
}

/* Keys of JSON objects become columns as they appear. */
static int
json_columns(struct importer *im, struct sales_err *err)
{
	while (im->ncols < im->r.keys.used) {
		const struct map_key *k = &im->r.keys.key[im->ncols];

		TRY(import_column(im, k->p, k->n, err));
	}
	return SALES_OK;
}

static bool
is_data(struct importer *im)
{
	if (im->r.fault != NULL)
		return true;
	if (im->r.n == 0 || (im->r.n == 1 && im->r.cell[0].n == 0) || import_is_blank(im))
		return false;
	if (im->r.format == ROWS_JSONL)
		return true;
	if (import_is_total(im)) {
		import_note(im, DIAG_NOTE, im->r.line, 1, "row.total", _("a row of totals is left out"));
		return false;
	}
	if (import_is_header(im)) {
		import_note(im, DIAG_NOTE, im->r.line, 0, "row.header",
		    _("the header stands here again; the row is left out"));
		return false;
	}
	return true;
}

static int
read_fault(struct importer *im, struct sales_err *err)
{
	struct fault f = { .code = "file.malformed" };

	if (err->code != SALES_EINVAL)
		return (int)err->code;
	snprintf(f.message, sizeof(f.message), "%s%s%s%s", err->msg, err->hint[0] == '\0' ? "" : " (",
	    err->hint, err->hint[0] == '\0' ? "" : ")");
	import_fault(im, &f);
	im->row_bad = false;
	return SALES_OK;
}

static int
all_rows(struct importer *im, struct sales_err *err)
{
	int64_t told = 0;
	bool    more = true;

	for (;;) {
		if (reader_next(&im->r, &more, err) != SALES_OK)
			return read_fault(im, err);
		if (!more)
			return SALES_OK;
		if (im->r.format == ROWS_JSONL)
			TRY(json_columns(im, err));
		if (im->o->progress != NULL && im->r.src.taken != told) {
			told = im->r.src.taken;
			im->o->progress(im->o->progress_arg, told, im->r.src.size, im->res->rows);
		}
		if (is_data(im))
			TRY(one_row(im, err));
	}
}

/* ---- the whole --------------------------------------------------------- */

static int
verdict_words(struct importer *im, struct sales_err *err)
{
	if (im->faults == 0 && im->res->bad == 0)
		return SALES_OK;
	if (im->o->keep_going && im->res->bad > 0 && im->faults >= 0)
		return FAIL(err, SALES_EPARTLY, _("%lld of %lld rows have errors and were left out"),
		    (long long)im->res->bad, (long long)im->res->rows);
	if (im->conflicts == im->faults)
		return FAIL(err, SALES_ECONFLICT, _("%lld of %lld rows differ from what is stored; nothing was saved"),
		    (long long)im->res->bad, (long long)im->res->rows);
	if (im->res->bad == 0)
		return FAIL(err, SALES_EINVAL, _("'%s' can't be imported; nothing was saved"), im->o->path);
	return FAIL(err, SALES_EINVAL, _("%lld of %lld rows have errors; nothing was saved"),
	    (long long)im->res->bad, (long long)im->res->rows);
}

static int
verdict(struct importer *im, struct sales_err *err)
{
	int rc;

	import_dates(im);
	if (im->o->session == NULL)
		im->faults += import_session_check(im->session, im->ds);
	rc = verdict_words(im, err);
	if (rc != SALES_OK && rc != SALES_EPARTLY && im->hint[0] != '\0')
		err_hint(err, _("for words that mean the same: %s"), im->hint);
	return rc;
}

static int
import_file(struct importer *im, struct sales_err *err)
{
	size_t skip;
	long   broken;

	TRY(import_options(im, err));
	TRY(import_set(im, err));
	TRY(reader_open(&im->r, im->o->path, im->o->encoding, err));
	if (im->r.src.guessed)
		import_note(im, DIAG_NOTE, 0, 0, "encoding",
		    _("not UTF-8, read as GB18030 (to override: --encoding NAME)"));
	TRY(import_header(im, &skip, err));
	broken = im->faults;
	if (broken > 0) /* the columns are wrong: their rows would only repeat it */
		return FAIL(err, SALES_EINVAL, _("'%s' can't be imported; nothing was saved"), im->o->path);
	gaps_open(im);
	TRY(match_open(im, err));
	TRY(all_rows(im, err));
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
