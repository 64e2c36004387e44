/* salesctl mapping - what the files of other systems mean: list, show, check. */
#include <string.h>

#include "cmd/verbs.h"
#include "lib/policy/mapping.h"

struct name_args { const char *name; };

static const struct opt show_opts[] = {
	OPT_ARG_MUST("MAPPING", struct name_args, name, N_("its name, or a file of your own"), .hint = HINT_MAPPING),
	OPT_END
};
static const struct opt check_opts[] = {
	OPT_ARG_MUST("FILE", struct name_args, name, N_("a mapping of your own"), .hint = HINT_FILE),
	OPT_END
};

static const struct col list_cols[] = {
	{ "mapping", COL_TEXT, N_("Mapping"), 0, NULL },
	{ "kind", COL_TEXT, N_("Kind"), 0, NULL },
	{ "columns", COL_COUNT, N_("Columns"), 0, NULL },
	{ "label", COL_TEXT, N_("Files of"), 0, NULL },
	{ 0 }
};
static const struct col show_cols[] = {
	{ "column", COL_TEXT, N_("Column"), 0, NULL },
	{ "field", COL_TEXT, N_("Field"), 0, NULL },
	{ "required", COL_BOOL, N_("Required"), 0, NULL },
	{ "values", COL_COUNT, N_("Values"), COL_EXTRA, NULL },
	{ "also", COL_TEXT, N_("Also"), COL_SHRINK | COL_EXTRA, NULL },
	{ 0 }
};

static int
read_mapping(struct ctx *ctx, const char *name, const struct mapping **out)
{
	CLEANUP(diags_done) struct diags ds = { .arena = &ctx->arena };
	const int                        rc = mapping_read(&ctx->arena, name, &ds, out, &ctx->err);

	ctx_diags(ctx, &ds);
	return rc;
}

static int
list(struct ctx *ctx, const void *args)
{
	(void)args;
	TRY(ctx_table(ctx, "salesctl.mapping.list", list_cols));
	for (size_t i = 0; mapping_names[i] != NULL; i++) {
		const struct mapping *m;

		TRY(read_mapping(ctx, mapping_names[i], &m));
		TRY(OUT_ROW(ctx->out, CELL(m->name), CELL(m->kind), CELL((long)m->ncolumns),
		    CELL(label_text(m->label, ctx->lang, m->name))));
	}
	return SALES_OK;
}

static const char *
joined(struct arena *a, const char *const *words)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	for (; words != NULL && *words != NULL; words++)
		buf_printf(&b, "%s%s", b.n == 0 ? "" : ", ", *words);
	return arena_strdup(a, buf_str(&b));
}

static int
show(struct ctx *ctx, const void *args)
{
	static const char *const formats[] = { "text", NULL };
	const struct name_args  *a = args;
	const struct mapping    *m;
	const char              *text = mapping_text(a->name), *format;

	if (text != NULL && ctx->g->format == NULL) {
		TRY(ctx_document(ctx, formats, &format));
		return out_text(ctx->out, text, strlen(text));
	}
	TRY(read_mapping(ctx, a->name, &m));
	TRY(ctx_table(ctx, "salesctl.mapping.show", show_cols));
	for (size_t i = 0; i < m->ncolumns; i++)
		TRY(OUT_ROW(ctx->out, CELL(m->columns[i].header), CELL(joined(&ctx->arena, m->columns[i].field)),
		    CELL((bool)m->columns[i].required), CELL((long)m->columns[i].nvalues),
		    CELL(joined(&ctx->arena, m->columns[i].also))));
	return SALES_OK;
}

static int
check(struct ctx *ctx, const void *args)
{
	const struct name_args *a = args;
	const struct mapping   *m;

	TRY(read_mapping(ctx, a->name, &m));
	ctx_say(ctx, _("%s is good: %s, for %s, %zu columns"), a->name, m->name, m->kind, m->ncolumns);
	return SALES_OK;
}

const struct cmd mapping_verbs[] = {
	{ .name = "list", .brief = N_("list the systems whose files are known"), .cols = list_cols, .run = list,
	  .examples = "salesctl mapping list\n" },
	{ .name = "show", .brief = N_("show a mapping: as a file to edit, or its columns"), .opts = show_opts, .cols = show_cols,
	  .args_size = sizeof(struct name_args), .run = show,
	  .examples = "salesctl mapping show zoho-deals > ours.yaml\nsalesctl mapping show zoho-deals -F table\n" },
	{ .name = "check", .brief = N_("say what is wrong in a mapping of your own"), .opts = check_opts,
	  .args_size = sizeof(struct name_args), .run = check, .examples = "salesctl mapping check ours.yaml\n" },
	{ .name = NULL }
};
