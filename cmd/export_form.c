/* NOUN export --as MAPPING: what another system's importer takes. How a mapping
 * is read backwards is decided in lib/record/export. */
#include "cmd/export_form.h"

#include <string.h>

#include "cmd/select.h"
#include "cmd/mappings.h"
#include "cmd/transfer.h"
#include "lib/base/tr.h"

/* ---- a file ------------------------------------------------------------- */

static int
look(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	struct form_file *f = arg;

	(void)id;
	return export_form_look(f->x, cells, err);
}

/* Which records they keep in such a file. */
static int
only(struct ctx *ctx, const struct mapping *m, struct query *q)
{
	struct expr *e;

	if (m->only == NULL)
		return SALES_OK;
	if (expr_parse(&ctx->arena, m->only, &e, &ctx->err) != SALES_OK
	    || record_where(&ctx->dept, q->kind, e, &ctx->err) != SALES_OK)
		return err_prefix(&ctx->err, "%s: only: ", m->name);
	/* both are bound: nothing of them is written to any more */
	q->where = expr_and(&ctx->arena, (struct expr *)(uintptr_t)q->where, e);
	return SALES_OK;
}

int
form_file_open(struct ctx *ctx, const struct mapping *m, const struct query *q, struct form_file *f)
{
	*f = (struct form_file){ .m = m, .q = *q };
	TRY(export_form_open(&f->x, &ctx->dept, m, &ctx->err));
	TRY(only(ctx, m, &f->q));
	f->q.cols = export_form_paths(f->x, &f->q.ncols);
	return record_each(&ctx->dept, &f->q, look, f, &ctx->err);
}

void
form_file_done(struct form_file *f)
{
	export_form_done(f->x);
	f->x = NULL;
}

static int
write_row(void *arg, int64_t id, const struct value *values, struct sales_err *err)
{
	struct form_file  *f = arg;
	const char *const *texts;

	TRY(export_form_row(f->x, values, &texts, err));
	if (f->seen != NULL)
		f->seen(f->seen_arg, id, texts != NULL);
	if (texts == NULL)
		return SALES_OK;
	for (size_t i = 0; i < f->ncells; i++)
		f->cells[i] = texts[i] == NULL ? cell_none(COL_TEXT) : cell_text(texts[i]);
	return out_row(f->out, f->cells);
}

int
form_file_write(struct ctx *ctx, struct form_file *f, struct out *out)
{
	const char *const *header = export_form_header(f->x, &f->ncells);
	struct col        *cols = arena_array(&ctx->arena, struct col, f->ncells + 1);

	f->out = out;
	f->cells = arena_array(&ctx->arena, struct cell, f->ncells + 1);
	for (size_t i = 0; i < f->ncells; i++)
		cols[i] = (struct col){ .key = header[i], .type = COL_TEXT, .label = header[i] };
	f->cells[f->ncells] = (struct cell){ .type = COL_END };
	out_begin(out, cols);
	return record_each(&ctx->dept, &f->q, write_row, f, &ctx->err);
}

/* ---- what is said ------------------------------------------------------- */

/* "cost (12), contract (3)" */
static void
note_counts(struct ctx *ctx, const char *before, const char *fmt, const struct export_counts *c)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].n > 0)
			buf_printf(&b, "%s%s (%lld)", b.n == 0 ? "" : ", ", c->v[i].name, (long long)c->v[i].n);
	if (b.n > 0)
		ctx_note(ctx, fmt, before, buf_str(&b));
}

void
form_file_say(struct ctx *ctx, struct form_file *f, const char *file)
{
	const struct export_told *t = export_form_told(f->x);
	const char               *before = file == NULL ? f->m->name : file;
	const struct kind        *k = f->q.kind;

	ctx_note(ctx, _("%s: %lld %s in the form of %s"), before, (long long)t->rows, kind_counted(k, t->rows), f->m->name);
	if (t->left > 0)
		ctx_note(ctx, tr_n("%s: %lld %s is left out, since a column that it needs is empty",
		    "%s: %lld %s are left out, since a column that they need is empty", (long)t->left), before,
		    (long long)t->left, kind_counted(k, t->left));
	note_counts(ctx, before, _("%s: empty there: %s"), &t->lacks);
	if (t->coded > 0)
		ctx_note(ctx, tr_n("%s: %lld %s has no ref: its code stands there",
		    "%s: %lld %s have no ref: their code stands there", (long)t->coded), before, (long long)t->coded,
		    kind_counted(k, t->coded));
	note_counts(ctx, before, _("%s: that system needs these, and they are empty: %s"), &t->empty);
	note_counts(ctx, before, _("%s: it may not know these words: %s"), &t->strange);
	note_counts(ctx, before, _("%s: its columns can't say this, so it stands in our own (salesctl.*): %s"), &t->own);
	note_counts(ctx, before, _("%s: not carried: %s"), &t->lost);
}

/* ---- the verb ----------------------------------------------------------- */

static int
several(struct ctx *ctx, const struct mapping *const *m, size_t n)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s%s", i == 0 ? "" : ", ", m[i]->name);
	return FAIL(&ctx->err, SALES_EUSAGE, _("'%s' keeps them in several files: say which with --as (%s)"), ctx->g->mapping,
	    buf_str(&b));
}

static int
choose(struct ctx *ctx, const struct mapping **m)
{
	CLEANUP(diags_done) struct diags ds = { .arena = &ctx->arena };
	const struct kind               *k = ctx_kind(ctx);
	struct import_forms              all;
	const int                        rc = mappings_choose(ctx, ctx->g->mapping, k->name, &ds, &all);

	ctx_diags(ctx, &ds);
	if (rc != SALES_OK)
		return rc;
	if (all.n != 1)
		return several(ctx, all.v, all.n);
	*m = all.v[0];
	if (strcmp(all.v[0]->kind, k->name) == 0)
		return SALES_OK;
	(void)FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is a mapping for %s, not for %s"), all.v[0]->name, all.v[0]->kind, k->name);
	return err_hint(&ctx->err, "salesctl %s export --as %s", all.v[0]->kind, ctx->g->mapping);
}

static int
write_it(struct ctx *ctx, struct form_file *f)
{
	static const char *const formats[] = { "csv", "tsv", NULL };
	const char              *format;

	ctx->bom = f->m->bom;
	TRY(ctx_document(ctx, formats, &format));
	TRY(form_file_write(ctx, f, ctx->out));
	form_file_say(ctx, f, NULL);
	return SALES_OK;
}

int
record_export_form(struct ctx *ctx, struct words words)
{
	const struct mapping *m = NULL;
	struct query          q = { .kind = ctx_kind(ctx) };
	struct form_file      f = { 0 };
	int                   rc;

	TRY(choose(ctx, &m));
	TRY(select_where(ctx, words, true, &q));
	TRY(select_order(ctx, &q));
	rc = form_file_open(ctx, m, &q, &f);
	if (rc == SALES_OK)
		rc = write_it(ctx, &f);
	form_file_done(&f);
	return rc;
}
