/* salesctl mapping - what the files of other systems mean: list, show, check, and
 * those that a department keeps for itself: add. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/ctx.h"
#include "cmd/mappings.h"
#include "cmd/verbs.h"
#include "cmd/whole.h"
#include "lib/record/export/form.h"

struct name_args { const char *name; };
struct add_args { const char *name; bool replace; };

static const struct opt show_opts[] = {
	OPT_ARG_MUST("MAPPING", struct name_args, name, N_("its name, or a file of your own"), .hint = HINT_MAPPING),
	OPT_END
};
static const struct opt check_opts[] = {
	OPT_ARG_MUST("FILE", struct name_args, name, N_("a mapping of your own"), .hint = HINT_FILE),
	OPT_END
};

static const struct opt add_opts[] = {
	OPT_ARG_MUST("FILE", struct add_args, name, N_("a mapping of your own"), .hint = HINT_FILE),
	OPT_F(0, "replace", struct add_args, replace, N_("instead of the one of its name")),
	OPT_END
};

static const struct col list_cols[] = {
	{ "mapping", COL_TEXT, N_("Mapping"), 0, NULL },
	{ "kind", COL_TEXT, N_("Kind"), 0, NULL },
	{ "columns", COL_COUNT, N_("Columns"), 0, NULL },
	{ "label", COL_TEXT, N_("Files of"), 0, NULL },
	{ "file", COL_TEXT, N_("File"), COL_EXTRA, NULL },
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
	const char                      *own = mappings_file(ctx, name);
	const int                        rc = mapping_read(&ctx->arena, own == NULL ? name : own, &ds, out, &ctx->err);

	ctx_diags(ctx, &ds);
	return rc;
}

static int
list(struct ctx *ctx, const void *args)
{
	CLEANUP(diags_done) struct diags ds = { .arena = &ctx->arena };
	struct import_forms              all;

	(void)args;
	TRY(mappings_choose(ctx, NULL, NULL, &ds, &all));
	TRY(ctx_table(ctx, "salesctl.mapping.list", list_cols));
	for (size_t i = 0; i < all.n; i++) {
		const struct mapping *m = all.v[i];

		TRY(OUT_ROW(ctx->out, CELL(m->name), CELL(m->kind), CELL((long)m->ncolumns),
		    CELL(label_text(m->label, ctx->lang, m->name)), CELL(m->own ? mappings_file(ctx, m->name) : NULL)));
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
file_text(struct ctx *ctx, const char *path, const char **text)
{
	struct policy_source src;

	TRY(policy_source_read(&ctx->arena, path, &src, &ctx->err));
	*text = src.text;
	return SALES_OK;
}

static int
show(struct ctx *ctx, const void *args)
{
	static const char *const formats[] = { "text", NULL };
	const struct name_args  *a = args;
	const struct mapping    *m;
	const char              *own = mappings_file(ctx, a->name), *text = mapping_text(a->name), *format;

	if (own != NULL)
		TRY(file_text(ctx, own, &text));
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

/* ---- one more of the department's own ------------------------------------ */

/* That the kind has the fields which it names, only a department tells. */
static int
check_fields(struct ctx *ctx, const struct mapping *m)
{
	struct export_form *x = NULL;
	const int           rc = export_form_open(&x, &ctx->dept, m, &ctx->err);

	export_form_done(x);
	return rc == SALES_EUSAGE ? (int)(ctx->err.code = SALES_EINVAL) : rc;
}

static int
add(struct ctx *ctx, const void *args)
{
	const struct add_args *a = args;
	const char            *folder, *path, *text;
	const struct mapping  *m;

	TRY(ctx_open(ctx, false));
	folder = mappings_folder(ctx);
	if (folder == NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("it is kept beside the department's records, and --db names these alone"));
	TRY(read_mapping(ctx, a->name, &m));
	TRY(check_fields(ctx, m));
	TRY(file_text(ctx, a->name, &text));
	path = arena_printf(&ctx->arena, "%s/%s.yaml", folder, m->name);
	if (!a->replace && access(path, F_OK) == 0) {
		(void)FAIL(&ctx->err, SALES_ECONFLICT, _("the department has a mapping '%s' already"), m->name);
		return err_hint(&ctx->err, "salesctl mapping add --replace %s", a->name);
	}
	if (mkdir(folder, 0777) != 0 && errno != EEXIST)
		return FAIL(&ctx->err, SALES_ECREATE, _("can't make the folder '%s': %s"), folder, strerror(errno));
	TRY(whole_write(ctx, path, text, strlen(text)));
	ctx_say(ctx, _("%s is kept in %s: files that it describes are known by their header"), m->name, path);
	return SALES_OK;
}

const struct cmd mapping_verbs[] = {
	{ .name = "list", .brief = N_("list the systems whose files are known, and your own"), .cols = list_cols, .run = list,
	  .examples = "salesctl mapping list\n" },
	{ .name = "show", .brief = N_("show a mapping: as a file to edit, or its columns"), .opts = show_opts, .cols = show_cols,
	  .args_size = sizeof(struct name_args), .run = show,
	  .examples = "salesctl mapping show zoho-deals > ours.yaml\nsalesctl mapping show zoho-deals -F table\n" },
	{ .name = "check", .brief = N_("say what is wrong in a mapping of your own"), .opts = check_opts,
	  .args_size = sizeof(struct name_args), .run = check, .examples = "salesctl mapping check ours.yaml\n" },
	{ .name = "add", .brief = N_("keep a mapping of your own in the department"), .opts = add_opts,
	  .args_size = sizeof(struct add_args), .run = add,
	  .examples = "salesctl mapping add ours.yaml\n" },
	{ .name = NULL }
};
