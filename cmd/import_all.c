/* salesctl import-all - what export-all wrote, with the codes that it had. */
#include <stdio.h>
#include <unistd.h>

#include "cmd/transfer.h"
#include "cmd/verbs.h"

struct import_all_args { const char *dir; long max_errors; bool records; };

static const struct opt import_all_opts[] = {
	OPT_ARG_MUST("DIR", struct import_all_args, dir, N_("folder with a file for each noun: customer.jsonl, deal.csv ..."), .hint = HINT_DIR),
	OPT_N(0, "max-errors", "N", struct import_all_args, max_errors, N_("tell apart at most N errors (50)")),
	OPT_F(0, "records", struct import_all_args, records, N_("records alone: neither payouts nor the history")),
	OPT_END
};

/* A kind's file in the folder: what export-all writes, or a table. */
static bool
find_file(struct import_folder *f, const struct kind *k)
{
	static const char *const format[] = { "jsonl", "csv", "tsv" };

	for (size_t i = 0; i < sizeof(format) / sizeof(format[0]); i++) {
		f->o.format = format[i];
		f->o.path = arena_printf(&f->ctx->arena, "%s/%s.%s", f->dir, k->name, format[i]);
		if (access(f->o.path, F_OK) == 0)
			return true;
	}
	return false;
}

int
import_folder_kind(struct import_folder *f, const struct kind *k)
{
	struct ctx          *ctx = f->ctx;
	struct import_result r;
	struct sales_err     err = { 0 };
	int                  rc;
	long long            all;

	if (!find_file(f, k))
		return SALES_OK;
	f->files++;
	rc = import_run(&ctx->op, k, &f->o, &f->ds, &r, &err);
	all = r.added + r.changed + r.unchanged;
	if (rc != SALES_OK && ctx->err.code == SALES_OK)
		ctx->err = err;
	if (rc == SALES_OK && r.rows > 0)
		ctx_say(ctx, ctx->g->dry_run ? _("would import %lld %s: %lld added, %lld changed, %lld unchanged")
		    : _("imported %lld %s: %lld added, %lld changed, %lld unchanged"),
		    all, kind_counted(k, all), (long long)r.added, (long long)r.changed,
		    (long long)r.unchanged);
	return rc == SALES_EINVAL || rc == SALES_ECONFLICT ? SALES_OK : rc;
}

int
import_folder_check(struct import_folder *f)
{
	struct ctx *ctx = f->ctx;
	long        dangling;

	if (ctx->err.code != SALES_OK)
		return (int)ctx->err.code;
	TRY(import_restore_check(&ctx->op, &f->ds, &dangling, &ctx->err));
	if (dangling + import_session_check(f->o.session, &f->ds) > 0)
		return FAIL(&ctx->err, SALES_EINVAL, _("records are named that are in none of the files; nothing was saved"));
	return SALES_OK;
}

static int
import_records(struct import_folder *f)
{
	const struct schema *s = &f->ctx->dept.schema;

	for (size_t i = 0; i < s->n; i++)
		if (transfer_carries(s->kind[i], false))
			TRY(import_folder_kind(f, s->kind[i]));
	if (f->files == 0)
		return FAIL(&f->ctx->err, SALES_ENOTFOUND, _("'%s' holds no file that is named after a noun (deal.jsonl, deal.csv, deal.tsv)"), f->dir);
	return import_folder_check(f);
}

static int
import_all(struct ctx *ctx, const void *args)
{
	const struct import_all_args *a = args;
	struct import_folder          f = { .ctx = ctx, .dir = a->dir, .o = { .rejects = -1, .decimal = '.', .restore = true },
		         .ds = { .arena = &ctx->arena, .max = a->max_errors } };
	int                           rc;

	f.o.session = import_session_new();
	rc = !a->records && import_has_history(&f) ? import_history(&f) : import_records(&f);
	import_session_done(f.o.session);
	ctx_diags(ctx, &f.ds);
	diags_done(&f.ds);
	dept_forget_names(&ctx->dept);
	return rc;
}

const struct cmd import_all_cmd = {
	.name = "import-all", .brief = N_("read a whole folder: what export-all wrote, or tables"),
	.opts = import_all_opts, .args_size = sizeof(struct import_all_args),
	.needs = NEEDS_OP | NEEDS_LOAD, .run = import_all, .examples = "salesctl import-all backup/2026-09\n",
};
