/* NOUN export: what import reads back; references by code, nothing derived. */
#include <string.h>

#include "cmd/select.h"
#include "cmd/transfer.h"
#include "lib/record/outside.h"

const struct opt record_export_opts[] = {
	OPT_ARGS("SELECTOR", struct words_args, words, N_("which records; all when none is given"),
	    .hint = HINT_SELECTOR),
	OPT_END
};

static enum col_type
column_type(const struct field *f)
{
	switch (field_vtype(f)) {
	case V_INT:
		return COL_COUNT;
	case V_NUM:
		return COL_NUM;
	case V_MONEY:
		return COL_MONEY;
	case V_DAY:
		return COL_DAY;
	case V_BOOL:
		return COL_BOOL;
	case V_NULL:
	case V_RATE: /* written so that 100 % is not read as 1 % */
	case V_RATIO:
	case V_TIME:
	case V_TEXT:
	case V_REF:
		return COL_TEXT;
	}
	return COL_TEXT;
}

void
transfer_open(struct transfer *t, struct ctx *ctx, const struct kind *k)
{
	struct arena *a = &ctx->arena;

	*t = (struct transfer){ .ctx = ctx, .k = k };
	t->cols = arena_array(a, struct col, k->nfields + 2);
	t->cells = arena_array(a, struct cell, k->nfields + 2);
	t->paths = arena_array(a, struct path, 2 * k->nfields + 1);
	t->field = arena_array(a, const struct field *, k->nfields + 1);
	if (k->letters != NULL) {
		t->cols[t->n] = (struct col){ .key = "code", .type = COL_CODE, .label = N_("Code") };
		t->paths[t->n++] = (struct path){ .code = true };
	}
	for (size_t i = 0; i < k->nfields; i++) {
		const struct field *f = &k->fields[i];

		if ((f->flags & F_DERIVED) != 0)
			continue;
		t->cols[t->n] = (struct col){ .key = f->name, .type = column_type(f), .label = f->label };
		t->field[t->n] = f;
		t->paths[t->n++] = (struct path){ .hop = { f }, .n = 1 };
	}
	t->npaths = t->n;
}

static void
drop_code(struct transfer *t)
{
	if (t->k->letters == NULL)
		return;
	t->n--;
	t->npaths--;
	memmove(t->cols, t->cols + 1, (t->n + 1) * sizeof(*t->cols));
	memmove(t->field, t->field + 1, t->n * sizeof(*t->field));
	memmove(t->paths, t->paths + 1, t->n * sizeof(*t->paths));
}

void
transfer_by_ref(struct transfer *t)
{
	drop_code(t);
	t->ref = arena_array(&t->ctx->arena, size_t, t->n + 1);
	for (size_t i = 0; i < t->n; i++) {
		const struct field *f = t->field[i];
		const struct kind  *to;

		if (t->k->letters != NULL && strcmp(f->name, "ref") == 0) {
			t->ref[i] = t->npaths;
			t->paths[t->npaths++] = (struct path){ .code = true };
			continue;
		}
		to = f->type == FT_REF ? t->ctx->dept.schema.by_no[f->ref->no] : NULL;
		const struct field *ref = to == NULL || to->letters == NULL ? NULL : kind_field(to, "ref");

		if (ref == NULL || strcmp(ref->name, "ref") != 0)
			continue;
		t->ref[i] = t->npaths;
		t->paths[t->npaths++] = (struct path){ .hop = { f, ref }, .n = 2 };
	}
}

/* 1 alone would read as 1 %: rates keep their point. */
static const char *
rate_text(struct arena *a, int64_t rate)
{
	char        s[RATIO_SIZE];
	const char *text = ratio_decimal(ratio_of_rate(rate), s);

	return arena_printf(a, strchr(text, '.') == NULL ? "%s.0" : "%s", text);
}

/* "ref:HT-1"; another system's files have the code where there is no ref. */
static int
ref_cell(struct transfer *t, size_t i, const struct value *v, const struct value *ref, struct sales_err *err)
{
	const char *code;

	if (t->field[i]->type != FT_REF) {
		if (v->type == V_TEXT)
			code = arena_strndup(&t->row, v->u.s.p, v->u.s.n);
		else
			TRY(outside_key(&t->ctx->dept, ref->u.s.p, ref->u.s.n, &t->row, &code, err));
		t->cells[i] = cell_text(code);
		return SALES_OK;
	}
	if (ref->type == V_TEXT) {
		t->cells[i] = cell_text(arena_printf(&t->row, "ref:%.*s", (int)ref->u.s.n, ref->u.s.p));
		return SALES_OK;
	}
	TRY(value_text(&t->ctx->dept, t->field[i], v, &t->row, &code, err));
	TRY(outside_key(&t->ctx->dept, code, strlen(code), &t->row, &code, err));
	t->cells[i] = cell_text(arena_printf(&t->row, "ref:%s", code));
	return SALES_OK;
}

static int
cell_of(struct transfer *t, size_t i, const struct value *v, struct sales_err *err)
{
	const struct field *f = t->field[i];
	struct cell        *c = &t->cells[i];
	const char         *text;

	if (v->type == V_NULL) {
		*c = cell_none(t->cols[i].type);
	} else if (f == NULL) {
		*c = cell_textn(v->u.s.p, v->u.s.n);
		c->type = COL_CODE;
	} else if (v->type == V_RATE) {
		*c = cell_text(rate_text(&t->row, v->u.i));
	} else if (t->cols[i].type != COL_TEXT) {
		*c = (struct cell){ .type = t->cols[i].type, .u.i = v->u.i };
	} else if (v->type == V_TEXT && f->type != FT_TAGS) {
		*c = cell_textn(v->u.s.p, v->u.s.n);
	} else {
		TRY(value_text(&t->ctx->dept, f, v, &t->row, &text, err));
		*c = cell_text(text);
	}
	return SALES_OK;
}

static int
transfer_row(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	struct transfer *t = arg;

	if (t->keep != NULL && !t->keep(t->keep_arg, id))
		return SALES_OK;
	for (size_t i = 0; i < t->n; i++)
		if (t->ref != NULL && t->ref[i] != 0 && (cells[i].type != V_NULL || t->field[i]->type != FT_REF))
			TRY(ref_cell(t, i, &cells[i], &cells[t->ref[i]], err));
		else
			TRY(cell_of(t, i, &cells[i], err));
	t->cells[t->n] = (struct cell){ .type = COL_END };
	t->rows++;
	TRY(out_row(t->out, t->cells));
	if (t->row.last != NULL && t->rows % 256 == 0)
		arena_done(&t->row);
	return SALES_OK;
}

int
transfer_records(struct transfer *t, struct query *q, struct out *out)
{
	int rc;

	t->out = out;
	q->cols = t->paths;
	q->ncols = t->npaths;
	out_begin(out, t->cols);
	rc = record_each(&t->ctx->dept, q, transfer_row, t, &t->ctx->err);
	arena_done(&t->row);
	return rc;
}

int
record_export_verb(struct ctx *ctx, const void *args)
{
	static const char *const formats[] = { "csv", "tsv", "jsonl", NULL };
	const struct words_args *a = args;
	struct query             q = { .kind = ctx_kind(ctx) };
	struct transfer          t;
	const char              *format;

	if (ctx->g->fields != NULL) {
		FAIL(&ctx->err, SALES_EUSAGE, _("export writes every field"));
		return err_hint(&ctx->err, _("for some of them: salesctl %s list --fields %s -F csv"),
		    ctx->noun->name, ctx->g->fields);
	}
	if (ctx->g->mapping != NULL && strcmp(ctx->g->mapping, "none") != 0)
		return record_export_form(ctx, a->words);
	TRY(select_where(ctx, a->words, true, &q));
	TRY(select_order(ctx, &q));
	transfer_open(&t, ctx, q.kind);
	TRY(ctx_document(ctx, formats, &format));
	return transfer_records(&t, &q, ctx->out);
}
