/* The rows of a file, each from its cells to the records. */
#include <stdio.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/base/tr.h"
#include "lib/record/import/mapped.h"

static bool
take_code(struct importer *im, struct column *c, const struct datum *cell)
{
	const char *p = cell->p;
	size_t      n = cell->n;

	im->now = c;
	if (n > 0)
		text_trim(&p, &n);
	if (n == 0 || kind_code_id(im->k, p, n, &im->code_id))
		return true;
	return datum_fault(im, "code.malformed", p, n, _("'%.*s' is not a code such as %s-0042"),
	    (int)(n < 60 ? n : 60), p, im->k->letters);
}

static void
too_fine(struct importer *im, const struct column *c, const char *currency, int places)
{
	struct fault f = { .code = "money.decimals", .column = (size_t)(c - im->col) + 1,
		.field = c->field->name };

	money_str((money){ im->v[c->at].u.i }, 2, f.value);
	snprintf(f.message, sizeof(f.message),
	    _("'%s': an amount in %s has at most %d decimals (more with the rule book's locale.amount_decimals)"),
	    f.value, currency, places);
	import_fault(im, &f);
}

/* Amounts may have as many decimals as their currency, or the rule book's. */
static bool
check_decimals(struct importer *im)
{
	const struct value *cur = im->currency == AT_CODE ? NULL : &im->v[im->currency];
	char                name[4] = "";
	int                 places;
	static const int64_t unit[] = { 10000, 1000, 100, 10, 1 };

	memcpy(name, cur != NULL && cur->type == V_TEXT ? cur->u.s.p
	    : im->d->policy->locale.currency, 3);
	places = policy_decimals(im->d->policy, name);
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
	const size_t checked = im->mapped == NULL ? 0 : im->mapped->nchecked;

	memcpy(im->v, im->base, (im->k->nfields + checked) * sizeof(*im->v));
	memcpy(im->row_given, im->given, (im->k->nfields + checked) * sizeof(bool));
	im->code_id = 0;
	im->by_merged = false;
	im->mark[0] = '\0';
	if (im->row_bad)
		memset(im->failed, 0, (im->k->nfields + checked) * sizeof(bool));
	im->row_bad = false;
	buf_clear(&im->reasons);
	mapped_begin(im);
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

int
import_cell(struct importer *im, size_t i, struct sales_err *err)
{
	static const struct datum absent = { NULL, 0, true };
	struct column            *c = &im->col[i];
	const struct datum       *cell = i < im->r.n ? &im->r.cell[i] : &absent;
	bool                      ok;

	if (c->at == AT_CODE) {
		ok = take_code(im, c, cell);
	} else if (c->as != NULL) {
		ok = mapped_value(im, c, &im->v[c->at]);
	} else if (cell->p == NULL) {
		im->row_given[c->at] = false;
		return SALES_OK;
	} else if (c->own && cell->n > 0 && cell->p[0] == '\'') {
		ok = datum_value(im, c, &(const struct datum){ cell->p + 1, cell->n - 1, true }, &im->v[c->at]);
	} else {
		ok = datum_value(im, c, cell, &im->v[c->at]);
	}
	if (im->hard)
		return (int)err->code;
	if (!ok) {
		import_fault(im, &im->fault);
		if (c->at != AT_CODE)
			im->failed[c->at] = true;
	}
	return SALES_OK;
}

static void
fetch_keys(struct importer *im)
{
	for (size_t i = 0; i < im->nrefs; i++) {
		struct column *c = &im->col[im->ref_col[i]];

		c->key = refs_fetch_key(c->refs, c->hash);
	}
}

/* Names of records last: what their look-ups need comes from memory meanwhile. */
int
import_cells(struct importer *im, struct sales_err *err)
{
	for (size_t i = 0; i < im->nrefs; i++) {
		struct column *c = &im->col[im->ref_col[i]];

		if (im->ref_col[i] >= im->r.n || im->r.cell[im->ref_col[i]].p == NULL)
			continue;
		c->hash = map_hash(im->r.cell[im->ref_col[i]].p, im->r.cell[im->ref_col[i]].n);
		refs_fetch_slot(c->refs, c->hash);
	}
	for (size_t i = 0; i < im->nseq; i++) {
		if (i == im->nseq / 2)
			fetch_keys(im);
		if (im->col[im->seq[i]].refs == NULL)
			TRY(import_cell(im, im->seq[i], err));
	}
	for (size_t i = 0; i < im->nrefs; i++)
		if (im->col[im->ref_col[i]].key != NULL)
			__builtin_prefetch(im->col[im->ref_col[i]].key->p);
	for (size_t i = 0; i < im->nrefs; i++)
		TRY(import_cell(im, im->ref_col[i], err));
	mapped_finish(im);
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

	snprintf(f.message, sizeof(f.message), tr_n("it has %zu field, the header has %zu",
	    "it has %zu fields, the header has %zu", (long)im->r.n), im->r.n, import_plain(im));
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

/* Whom others name has a row, if a bad one: that alone is to be told. */
static void
row_came(struct importer *im)
{
	static const char *const key[] = { "code", "ref" };
	const struct value      *title = im->title == AT_CODE ? NULL : &im->v[im->title];

	if (im->o->keep_going)
		return;
	if (title != NULL && title->type == V_TEXT)
		pending_came(im, title->u.s.p, title->u.s.n);
	for (size_t i = 0; i < 2; i++) {
		const struct field *f = kind_field(im->k, key[i]);
		const struct value *v = f == NULL ? NULL : &im->v[f - im->k->fields];

		if (v != NULL && v->type == V_TEXT)
			pending_came(im, v->u.s.p, v->u.s.n);
	}
}

/* "Copyright (c) ..." below a blank row: another system's last words. */
static bool
is_footer(const struct importer *im)
{
	return im->form.m != NULL && im->blank_seen && im->r.n == 1 && im->ncols > 2;
}

/* What export --excel guarded is the exact text behind the apostrophe. */
static void
unguard(struct importer *im)
{
	for (size_t i = 0; i < im->r.n; i++) {
		struct datum *c = &im->r.cell[i];

		if (c->n > 0 && c->p[0] == '\'')
			*c = (struct datum){ c->p + 1, c->n - 1, true };
	}
}

static int
take_row(struct importer *im, struct sales_err *err)
{
	TRY(import_cells(im, err));
	if (!im->row_bad)
		return match_row(im, err);
	match_lacks(im);
	return SALES_OK;
}

static int
one_row(struct importer *im, struct sales_err *err)
{
	row_begin(im);
	im->res->rows++;
	if (im->guarded)
		unguard(im);
	if (im->r.fault != NULL)
		malformed(im);
	else if (is_ragged(im))
		ragged(im);
	else
		TRY(im->o->edit ? change_row(im, err) : take_row(im, err));
	if (!im->row_bad)
		return SALES_OK;
	im->res->bad++;
	row_came(im);
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
	import_say_unknown(im);
	return SALES_OK;
}

static bool
is_data(struct importer *im)
{
	if (im->r.fault != NULL)
		return true;
	if (im->r.n == 0 || (im->r.n == 1 && im->r.cell[0].n == 0) || import_is_blank(im)) {
		im->blank_seen = true;
		return false;
	}
	if (im->r.format == ROWS_JSONL)
		return true;
	if (import_is_total(im)) {
		import_note(im, DIAG_NOTE, im->r.line, 1, "row.total", _("a row of totals is left out"));
		return false;
	}
	if (is_footer(im)) {
		import_note(im, DIAG_NOTE, im->r.line, 1, "row.footer", _("a line below the table is left out"));
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
	im->cut = true;
	im->row_bad = false;
	return SALES_OK;
}

int
import_rows(struct importer *im, struct sales_err *err)
{
	int64_t told = 0;
	bool    more = true;

	for (;;) {
		if (reader_next(&im->r, &more, err) != SALES_OK)
			return read_fault(im, err);
		if (!more) {
			im->res->read_all = true;
			return SALES_OK;
		}
		if (im->r.format == ROWS_JSONL)
			TRY(json_columns(im, err));
		if (im->njoins > 0)
			join_row(im);
		if (im->o->progress != NULL && im->r.src.taken != told) {
			told = im->r.src.taken;
			im->o->progress(im->o->progress_arg, told, im->r.src.size, im->res->rows);
		}
		if (is_data(im))
			TRY(one_row(im, err));
	}
}
