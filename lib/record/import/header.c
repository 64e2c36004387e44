/* Which row is the header, and which rows are no data. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/text.h"
#include "lib/record/import/importer.h"

enum { HEADER_ROWS = 6, LOOK = 256 * 1024 };

/* ---- the header row ---------------------------------------------------- */

/* How many cells of the row name a field of ours. */
static size_t
score(struct importer *im, const struct reader *r)
{
	size_t   known = 0;
	unsigned factor;
	bool     percent, code;

	for (size_t i = 0; i < r->n; i++) {
		const char *p = r->cell[i].p;
		size_t      n = r->cell[i].n;

		text_trim(&p, &n);
		if (n > 0 && n < 200 && (import_mapped(im, p, n) != NULL
		    || import_field(im->k, p, n, &factor, &percent, &code) != NULL || code))
			known++;
	}
	return known;
}

struct guess { size_t known, cells, row; char delimiter; enum row_format format; };

static void
try_delimiter(struct importer *im, const char *p, size_t n, char delimiter,
    enum row_format format, struct guess *best)
{
	struct reader    r CLEANUP(reader_done);
	struct sales_err ignore;
	bool             more = true;

	reader_over(&r, p, n);
	r.delimiter = delimiter;
	r.format = format;
	for (size_t row = 0; row < HEADER_ROWS; row++) {
		size_t known;

		if (reader_next(&r, &more, &ignore) != SALES_OK || !more)
			return;
		known = score(im, &r);
		if (known > best->known || (known == best->known && known > 0 && r.n > best->cells
		    && delimiter != best->delimiter))
			*best = (struct guess){ known, r.n, row, delimiter, format };
	}
}

/* "sep=;" in the first line names the delimiter; *from gets its length. */
static char
sep_line(const char *p, size_t n, size_t *from)
{
	*from = 0;
	if (n < 6 || strncasecmp(p, "sep=", 4) != 0 || (p[5] != '\n' && p[5] != '\r'))
		return '\0';
	*from = p[5] == '\r' && n > 6 && p[6] == '\n' ? 7 : 6;
	return p[4];
}

static bool
ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && strcasecmp(s + n - m, end) == 0;
}

static bool
is_tsv(const struct importer *im)
{
	if (im->o->format != NULL)
		return strcmp(im->o->format, "tsv") == 0;
	return ends_with(im->o->path, ".tsv");
}

static bool
is_json(const struct importer *im, const char *p, size_t n)
{
	if (im->o->format != NULL)
		return strcmp(im->o->format, "jsonl") == 0;
	while (n > 0 && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n'))
		p++, n--;
	return n > 0 && *p == '{';
}

static int
at_line(struct importer *im, struct sales_err *err)
{
	if (err->code != SALES_EINVAL)
		return (int)err->code;
	return err_prefix(err, "%s:%ld: ", im->o->path, im->r.line);
}

static int
no_header(struct importer *im, const char *p, size_t n, struct sales_err *err)
{
	struct buf       names CLEANUP(buf_done) = { 0 };
	struct reader    r CLEANUP(reader_done) = { .src = { .fd = -1 } };
	struct sales_err ignore;
	bool             more = true;

	if (im->r.src.bad && reader_next(&im->r, &more, err) != SALES_OK)
		return at_line(im, err);
	if (n == 0)
		return FAIL(err, SALES_EINVAL, _("%s: the file is empty"), im->o->path);
	reader_over(&r, p, n);
	if (reader_next(&r, &more, &ignore) == SALES_OK && more)
		for (size_t i = 0; i < r.n && names.n < 160; i++)
			buf_printf(&names, "%s%.*s", i > 0 ? ", " : "", (int)r.cell[i].n, r.cell[i].p);
	if (names.n == 0)
		return FAIL(err, SALES_EINVAL, _("%s: the first row is blank, and no header comes after it"), im->o->path);
	(void)FAIL(err, SALES_EINVAL,
	    _("%s: no column of a %s in the first %d rows; the first row is: %s"),
	    im->o->path, tr(im->k->label), HEADER_ROWS, buf_str(&names));
	return err_hint(err, _("name the columns: --map 'their column=our field'; fields: salesctl schema %s"),
	    im->k->name);
}

static int
find_header(struct importer *im, const char *p, size_t n, struct guess *best,
    struct sales_err *err)
{
	static const char candidates[] = { ',', ';', '\t', '|' };
	size_t            from;
	char              sep = sep_line(p, n, &from);

	*best = (struct guess){ 0 };
	if (is_tsv(im)) {
		try_delimiter(im, p, n, '\t', ROWS_TSV, best);
	} else if (sep != '\0') {
		try_delimiter(im, p + from, n - from, sep, ROWS_CSV, best);
		best->row++;
	} else {
		for (size_t i = 0; i < sizeof(candidates); i++)
			try_delimiter(im, p, n, candidates[i], ROWS_CSV, best);
	}
	return best->known == 0 ? no_header(im, p, n, err) : SALES_OK;
}

static void
missing_columns(struct importer *im, long line)
{
	const struct kind *k = im->k;

	if (im->o->conflict == CONFLICT_UPDATE)
		return; /* rows that add one say so themselves */
	for (size_t i = 0; i < k->nfields; i++) {
		const struct field *f = &k->fields[i];
		struct fault        miss = { .code = "column.missing", .field = f->name };

		if ((f->flags & F_REQUIRED) == 0 || im->given[i] || f->type == FT_HANDLE)
			continue;
		im->r.line = line;
		snprintf(miss.message, sizeof(miss.message),
		    _("no column for '%s', which a %s needs (--map 'their column=%s' or --set %s=VALUE)"),
		    f->name, tr(k->label), f->name, f->name);
		import_fault(im, &miss);
	}
}

static void
say_columns(struct importer *im)
{
	struct buf b CLEANUP(buf_done) = { 0 };

	for (size_t i = 0; i < im->ncols; i++) {
		const char *our = im->col[i].at == AT_CODE ? "code"
		    : im->col[i].field == NULL ? "" : im->col[i].field->name;

		if (im->col[i].used && strcmp(our, im->col[i].header) != 0)
			buf_printf(&b, " %s=%s", im->col[i].header, our);
	}
	if (b.n > 0)
		import_note(im, DIAG_NOTE, 0, 0, "columns", _("columns: %s"), buf_str(&b) + 1);
}

static int
take_form(struct importer *im, const struct mapping *m, const struct header_at *at,
    struct guess *g, struct sales_err *err)
{
	*g = (struct guess){ .known = at->known, .row = at->row, .delimiter = at->delimiter };
	form_open(&im->form, m);
	im->res->as = arena_strdup(im->ds->arena, m->name);
	return mapped_open(im, err);
}

/* The department's own, and those that are built in. */
static int
all_forms(struct importer *im, struct diags *ds, struct import_forms *all, struct sales_err *err)
{
	const struct import_forms *own = &im->o->own;
	const struct mapping     **v;

	TRY(mapping_choose(&im->arena, NULL, im->k->name, ds, &all->v, &all->n, err));
	if (own->n == 0)
		return SALES_OK;
	v = arena_array(&im->arena, const struct mapping *, own->n + all->n);
	memcpy(v, own->v, own->n * sizeof(*v));
	memcpy(v + own->n, all->v, all->n * sizeof(*v));
	*all = (struct import_forms){ v, own->n + all->n };
	return SALES_OK;
}

/* Whose file is it? As the user says, or as its headers do. */
static int
find_form(struct importer *im, const char *p, size_t n, struct guess *g, struct sales_err *err)
{
	CLEANUP(diags_done) struct diags ds = { .arena = &im->arena };
	struct import_forms              all = im->o->as;
	const struct mapping            *best, *other;
	struct header_at                 at;

	*g = (struct guess){ 0 };
	if (im->o->restore || (im->o->plain && all.n == 0))
		return SALES_OK;
	if (all.n == 0)
		TRY(all_forms(im, &ds, &all, err));
	form_recognise(all.v, all.n, p, n, im->o->as.n == 1, &best, &other, &at);
	if (other != NULL)
		import_note(im, DIAG_WARNING, 0, 0, "mapping.several",
		    _("it may be a file of %s or of %s: say which with --as"), best->name, other->name);
	if (im->o->as.n > 0 && best == NULL)
		return no_header(im, p, n, err);
	return best == NULL || other != NULL ? SALES_OK : take_form(im, best, &at, g, err);
}

int
import_header(struct importer *im, size_t *skip, struct sales_err *err)
{
	const char  *p;
	size_t       n;
	struct guess g;
	bool         more = true;

	*skip = 0;
	if (reader_peek(&im->r, &p, &n, err) != SALES_OK)
		return at_line(im, err);
	if (is_json(im, p, n)) {
		im->r.format = ROWS_JSONL;
		return im->o->as.n != 1 ? SALES_OK
		    : take_form(im, im->o->as.v[0], &(struct header_at){ 0 }, &g, err);
	}
	TRY(find_form(im, p, n, &g, err));
	if (im->form.m == NULL)
		TRY(find_header(im, p, n < LOOK ? n : LOOK, &g, err));
	im->r.delimiter = g.delimiter;
	im->r.format = g.format;
	for (size_t i = 0; i <= g.row; i++)
		if (reader_next(&im->r, &more, err) != SALES_OK)
			return at_line(im, err);
	*skip = g.row + 1;
	if (g.row > 0)
		import_note(im, DIAG_NOTE, im->r.line, 0, "header", _("the header stands in this row"));
	TRY(import_columns(im, err));
	import_say_unknown(im);
	if (im->form.m != NULL)
		mapped_check_header(im, im->r.line);
	else
		say_columns(im);
	import_check_names(im);
	missing_columns(im, im->r.line);
	return SALES_OK;
}

/* ---- rows that are no data --------------------------------------------- */

bool
import_is_header(const struct importer *im)
{
	if (im->r.n != im->ncols || im->r.format == ROWS_JSONL)
		return false;
	for (size_t i = 0; i < im->ncols; i++) {
		const char *p = im->r.cell[i].p, *h = im->col[i].header;
		size_t      n = im->r.cell[i].n;

		if (n > 0 && p[0] > ' ' && p[0] != h[0]) /* most rows, at once */
			return false;
		if (n < strlen(h))
			return false;
		text_trim(&p, &n);
		if (n != strlen(h) || memcmp(p, h, n) != 0)
			return false;
	}
	return true;
}

/* A quick no: most rows begin with a letter or a digit. */
static bool
starts_plainly(const struct importer *im)
{
	return im->r.n > 0 && im->r.cell[0].n > 0 && im->r.cell[0].p[0] > ' '
	    && !im->null_first[(unsigned char)im->r.cell[0].p[0]]
	    && (im->ncols == 0 || im->col[0].null.used == 0);
}

bool
import_is_blank(const struct importer *im)
{
	if (starts_plainly(im))
		return false;
	for (size_t i = 0; i < im->r.n; i++) {
		const char *p = im->r.cell[i].p;
		size_t      n = im->r.cell[i].n;

		if (n == 0)
			continue;
		text_trim(&p, &n);
		if (n > 0 && map_find(&im->null, p, n) == NULL && (i >= im->ncols
		    || map_find(&im->col[i].null, p, n) == NULL))
			return false;
	}
	return true;
}

/* The sum below a table: the first cell is exactly one of these words. */
bool
import_is_total(const struct importer *im)
{
	static const char *const words[] = { "合计", "总计", "小计", "Total",
		"Grand Total" };
	const char *p = im->r.cell[0].p;
	size_t      n = im->r.cell[0].n;

	if (n < 5 || n > 16 || im->r.format == ROWS_JSONL || (p[0] >= '0' && p[0] <= 'S' && p[0] != 'G'))
		return false;
	text_trim(&p, &n);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (n == strlen(words[i]) && memcmp(p, words[i], n) == 0)
			return true;
	return false;
}
