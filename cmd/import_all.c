/* salesctl import-all - what export-all wrote, with the codes that it had. */
#include <stdio.h>
#include <unistd.h>

#include "cmd/transfer.h"
#include "cmd/verbs.h"

struct import_all_args { const char *dir; long max_errors; };

static const struct opt import_all_opts[] = {
	OPT_ARG_MUST("DIR", struct import_all_args, dir, N_("folder with a file for each noun: customer.jsonl, deal.csv ..."), .hint = HINT_DIR),
	OPT_N(0, "max-errors", "N", struct import_all_args, max_errors, N_("tell apart at most N errors (50)")),
	OPT_END
};

static int
import_kind(struct ctx *ctx, const struct kind *k, struct import_opts *o, struct diags *ds, long *rows)
{
	struct import_result r;
	struct sales_err     err = { 0 };
	int                  rc = import_run(&ctx->op, k, o, ds, &r, &err);
	long long            all = r.added + r.changed + r.unchanged;

	if (rc != SALES_OK && ctx->err.code == SALES_OK)
		ctx->err = err;
	*rows += (long)(r.added + r.changed);
	if (rc == SALES_OK && r.rows > 0)
		ctx_say(ctx, ctx->g->dry_run ? _("would import %lld %s: %lld added, %lld changed, %lld unchanged")
		    : _("imported %lld %s: %lld added, %lld changed, %lld unchanged"),
		    all, kind_counted(k, all), (long long)r.added, (long long)r.changed,
		    (long long)r.unchanged);
	return rc == SALES_EINVAL || rc == SALES_ECONFLICT ? SALES_OK : rc;
}

/* A kind's file in the folder: what export-all writes, or a table. */
static bool
find_file(struct ctx *ctx, const char *dir, const struct kind *k, struct import_opts *o)
{
	static const char *const format[] = { "jsonl", "csv", "tsv" };

	for (size_t i = 0; i < sizeof(format) / sizeof(format[0]); i++) {
		o->format = format[i];
		o->path = arena_printf(&ctx->arena, "%s/%s.%s", dir, k->name, format[i]);
		if (access(o->path, F_OK) == 0)
			return true;
	}
	return false;
}

static int
import_files(struct ctx *ctx, const char *dir, struct import_opts *o, struct diags *ds)
{
	const struct schema *s = &ctx->dept.schema;
	long                 files = 0, rows = 0, dangling;

	for (size_t i = 0; i < s->n; i++) {
		if ((s->kind[i]->internal && !s->kind[i]->carried) || !find_file(ctx, dir, s->kind[i], o))
			continue;
		files++;
		TRY(import_kind(ctx, s->kind[i], o, ds, &rows));
	}
	if (files == 0)
		return FAIL(&ctx->err, SALES_ENOTFOUND, _("'%s' holds no file that is named after a noun (deal.jsonl, deal.csv, deal.tsv)"), dir);
	if (ctx->err.code != SALES_OK)
		return (int)ctx->err.code;
	TRY(import_restore_check(&ctx->op, ds, &dangling, &ctx->err));
	if (dangling + import_session_check(o->session, ds) > 0)
		return FAIL(&ctx->err, SALES_EINVAL, _("records are named that are in none of the files; nothing was saved"));
	return SALES_OK;
}

static int
import_all(struct ctx *ctx, const void *args)
{
	const struct import_all_args *a = args;
	CLEANUP(diags_done) struct diags ds = { .arena = &ctx->arena, .max = a->max_errors };
	struct import_opts            o = { .rejects = -1, .decimal = '.', .restore = true };
	int                           rc;

	o.session = import_session_new();
	rc = import_files(ctx, a->dir, &o, &ds);
	import_session_done(o.session);
	ctx_diags(ctx, &ds);
	dept_forget_names(&ctx->dept);
	return rc;
}

const struct cmd import_all_cmd = {
	.name = "import-all", .brief = N_("read a whole folder: what export-all wrote, or tables"),
	.opts = import_all_opts, .args_size = sizeof(struct import_all_args),
	.needs = NEEDS_OP | NEEDS_LOAD, .run = import_all, .examples = "salesctl import-all backup/2026-09\n",
};
