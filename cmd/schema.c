/* salesctl schema - what a kind of record knows: for imports, filters and
 * field=value. */
#include <string.h>

#include "cmd/show.h"
#include "cmd/verbs.h"

/* ---- args -------------------------------------------------------------- */

struct schema_args { const char *noun; };

/* ---- options ----------------------------------------------------------- */

static const struct opt schema_opts[] = {
	OPT_ARG("NOUN", struct schema_args, noun, N_("the kind of record, such as deal; all when left out"), .hint = HINT_NOUN),
	OPT_END
};

/* ---- columns ----------------------------------------------------------- */

static const struct col schema_cols[] = {
	{ .key = "noun", .type = COL_CODE, .label = N_("Noun") },
	{ .key = "field", .type = COL_CODE, .label = N_("Field") },
	{ .key = "type", .type = COL_ENUM, .label = N_("Type") },
	{ .key = "needed", .type = COL_BOOL, .label = N_("Needed") },
	{ .key = "values", .type = COL_TEXT, .label = N_("Values"), .flags = COL_SHRINK },
	{ .key = "also", .type = COL_TEXT, .label = N_("Also called"), .flags = COL_SHRINK | COL_EXTRA },
	{ .type = COL_END },
};

/* ---- code -------------------------------------------------------------- */

static const char *
joined(struct ctx *ctx, const char *const *words)
{
	struct buf  b CLEANUP(buf_done) = { 0 };

	for (size_t i = 0; words != NULL && words[i] != NULL; i++)
		buf_printf(&b, "%s%s", i == 0 ? "" : ", ", words[i]);
	return b.n == 0 ? NULL : arena_strndup(&ctx->arena, b.p, b.n);
}

static const char *
stages(struct ctx *ctx)
{
	const struct policy *book = ctx->dept.policy;
	struct buf           b CLEANUP(buf_done) = { 0 };

	for (size_t i = 0; i < book->npipelines; i++)
		for (size_t j = 0; j < book->pipelines[i].nstages; j++)
			buf_printf(&b, "%s%s", b.n == 0 ? "" : ", ", book->pipelines[i].stages[j].id);
	return b.n == 0 ? NULL : arena_strndup(&ctx->arena, b.p, b.n);
}

/* What is not set as other fields are. */
static const struct { unsigned flag; const char *says; } marks[] = {
	{ F_FIXED, N_("never changed") },
	{ F_DECIDED, N_("set by commands of its own") },
	{ F_DERIVED, N_("computed, never stored") },
};

static int
list_kind(struct ctx *ctx, const struct kind *k)
{
	for (size_t i = 0; i < k->nfields; i++) {
		const struct field *f = &k->fields[i];
		const char         *values = f->type == FT_STAGE ? stages(ctx) : joined(ctx, f->values);

		for (size_t m = 0; m < sizeof(marks) / sizeof(marks[0]); m++)
			if ((f->flags & marks[m].flag) != 0)
				values = values == NULL ? tr(marks[m].says) :
				    arena_printf(&ctx->arena, _("%s; %s"), values, tr(marks[m].says));
		TRY(OUT_ROW(ctx->out, cell_code(k->name), cell_code(f->name), cell_enum(show_type(f), tr(f->type == FT_REF ? f->ref->label : show_type(f))),
		    cell_bool((f->flags & F_REQUIRED) != 0), cell_text(values),
		    cell_text(joined(ctx, f->alias))));
	}
	return SALES_OK;
}

static int
no_such_noun(struct ctx *ctx, const char *name)
{
	const struct schema *s = &ctx->dept.schema;
	struct buf           b CLEANUP(buf_done) = { 0 };

	for (size_t i = 0; i < s->n; i++)
		if (!s->kind[i]->internal)
			buf_printf(&b, "%s%s", b.n == 0 ? "" : ", ", s->kind[i]->name);
	FAIL(&ctx->err, SALES_EUSAGE, _("no kind of record is called '%s'"), name);
	return err_hint(&ctx->err, _("there are %s"), buf_str(&b));
}

static int
schema_run(struct ctx *ctx, const void *args)
{
	const struct schema_args *a = args;
	const struct schema      *s = &ctx->dept.schema;
	const struct kind        *k = a->noun == NULL ? NULL : schema_kind(s, a->noun);

	if (a->noun != NULL && (k == NULL || k->internal))
		return no_such_noun(ctx, a->noun);
	TRY(ctx_table(ctx, "salesctl.schema", schema_cols));
	for (size_t i = 0; i < s->n; i++)
		if (!s->kind[i]->internal && (k == NULL || k == s->kind[i]))
			TRY(list_kind(ctx, s->kind[i]));
	return SALES_OK;
}

const struct cmd schema_cmd = {
	.name = "schema", .brief = N_("list the fields of a kind of record"), .opts = schema_opts,
	.cols = schema_cols, .args_size = sizeof(struct schema_args), .needs = NEEDS_BOOK,
	.run = schema_run, .examples = "salesctl schema deal\n",
};
