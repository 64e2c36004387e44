#include "lib/out/out.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/out/encode.h"
#include "lib/out/writer.h"

static const struct writer *const writers[] = { &writer_table, &writer_tsv, &writer_csv,
	&writer_json, &writer_jsonl, &writer_ids, &writer_text, &writer_md };

const char *const out_formats[] = { "table", "tsv", "csv", "json", "jsonl", "ids", "text", "md",
	NULL };

static const struct writer *
writer_of(const char *name)
{
	for (size_t i = 0; i < sizeof(writers) / sizeof(writers[0]); i++)
		if (strcmp(writers[i]->name, name) == 0)
			return writers[i];
	return NULL;
}

bool
out_is_format(const char *name)
{
	return writer_of(name) != NULL;
}

static int
no_format(const char *name, struct sales_err *err)
{
	const size_t n = sizeof(out_formats) / sizeof(out_formats[0]) - 1;
	const char  *near = text_nearest(name, out_formats, n);

	FAIL(err, SALES_EUSAGE, _("there is no format '%s'"), name);
	if (near != NULL)
		return err_hint(err, _("did you mean '-F %s'?"), near);
	return err_hint(err, _("the formats are table, tsv, csv, json, jsonl, ids, text and md"));
}

static int
set_encoding(struct out *out, struct sales_err *err)
{
	const char *name = out->o.encoding;

	if (out->w != &writer_csv && out->w != &writer_tsv) {
		FAIL(err, SALES_EUSAGE, _("-F %s is always UTF-8; another encoding is for csv and tsv"), out->w->name);
		return err_hint(err, "-F csv --encoding %s", name);
	}
	if (out->o.bom && !encoder_may_mark(name))
		return FAIL(err, SALES_EUSAGE, _("--bom is for UTF-8 and UTF-16; leave out one of --bom and --encoding %s"), name);
	out->o.bom = out->o.bom || encoder_must_mark(name);
	return encoder_open(&out->sink.encoder, name, err);
}

int
out_new(struct out **out, const struct out_opts *o, struct sales_err *err)
{
	const struct writer *w = writer_of(o->format);
	struct out          *p;

	if (w == NULL)
		return no_format(o->format, err);
	if (o->single && w == &writer_table)
		w = &writer_text;
	else if (!o->single && w == &writer_text)
		w = &writer_table;
	p = calloc(1, sizeof(*p));
	if (p == NULL)
		err_nomem();
	p->o = *o;
	p->w = w;
	p->o.excel = o->excel && w == &writer_csv;
	if (p->o.excel) {
		p->o.crlf = true;
		p->o.bom = o->bom || o->encoding == NULL || encoder_may_mark(o->encoding);
	}
	sink_init(&p->sink, o->fd, o->hold);
	if (o->encoding != NULL && set_encoding(p, err) != SALES_OK) {
		out_free(p);
		return (int)err->code;
	}
	*out = p;
	return SALES_OK;
}

void
out_begin(struct out *out, const struct col *cols)
{
	struct col *copy;

	assert(!out->begun);
	out->begun = true;
	for (out->ngiven = 0; cols[out->ngiven].type != COL_END;)
		out->ngiven++;
	copy = arena_array(&out->arena, struct col, out->ngiven + 1);
	memcpy(copy, cols, (out->ngiven + 1) * sizeof(*copy));
	out->given = copy;
	out->cols = pick_columns(out, copy);
	out->ncols = out->npicked == 0 ? out->ngiven : out->npicked;
	if (out->w->begin != NULL)
		out->w->begin(out);
}

/* A wrong cell is a fault of ours, and must not become a wrong number. */
static void
check_cells(const struct out *out, const struct cell *cells)
{
	size_t i;

	assert(out->begun);
	for (i = 0; i < out->ngiven; i++)
		assert(cells[i].type == out->given[i].type ||
		    (cell_is_texty(&cells[i]) && cell_is_texty(&(struct cell){ .type = out->given[i].type })) ||
		    (out->given[i].type == COL_NUM && col_is_number(cells[i].type)) ||
		    (cells[i].empty && cells[i].type != COL_END));
	assert(cells[i].type == COL_END);
}

int
out_row(struct out *out, const struct cell *cells)
{
	check_cells(out, cells);
	out->given_rows++;
	if (out->nsort > 0)
		pick_keep(out, cells);
	else
		pick_row(out, cells);
	/* said at the end, with its reason; here only to stop the work */
	return out->sink.error != 0 ? SALES_EIO : SALES_OK;
}

int
out_total(struct out *out, const struct cell *cells)
{
	check_cells(out, cells);
	if (out->nsort > 0)
		pick_write(out);
	if (out->w->total != NULL)
		out->w->total(out, pick_cells(out, cells));
	return out->sink.error != 0 ? SALES_EIO : SALES_OK;
}

long
out_rows(const struct out *out)
{
	return out->given_rows;
}

int
out_hidden(const struct out *out)
{
	return out->hidden;
}

int
out_text(struct out *out, const char *p, size_t n)
{
	sink_put(&out->sink, p, n);
	return out->sink.error != 0 ? SALES_EIO : SALES_OK;
}

int
out_end(struct out *out, struct sales_err *err)
{
	if (out->begun && out->nsort > 0)
		pick_write(out);
	if (out->begun && out->w->end != NULL)
		out->w->end(out);
	out->begun = false;
	sink_flush(&out->sink);
	if (out->sink.lacking)
		return encoder_fault(out->sink.encoder, err);
	if (out->sink.error != 0)
		return FAIL(err, SALES_EIO, "%s: %s",
		    out->o.name == NULL ? _("standard output") : out->o.name,
		    strerror(out->sink.error));
	return SALES_OK;
}

void
out_free(struct out *out)
{
	if (out == NULL)
		return;
	sink_done(&out->sink);
	buf_done(&out->totals);
	arena_done(&out->arena);
	free(out);
}
