/* salesctl fsck, backup and migrate: is everything still as it was written, a
 * copy of it, and the file brought to what this program needs. */
#include <string.h>
#include <sys/stat.h>

#include "cmd/ctx.h"
#include "cmd/verbs.h"
#include "lib/base/tr.h"
#include "lib/payout/payout.h"
#include "lib/record/history.h"
#include "lib/store/backup.h"

static const struct col fsck_cols[] = {
	{ "op", COL_COUNT, N_("Op"), 0, NULL },
	{ "code", COL_TEXT, N_("Code"), 0, NULL },
	{ "what", COL_TEXT, N_("What"), 0, NULL },
	{ "message", COL_TEXT, N_("Message"), 0, NULL },
	{ .type = COL_END },
};

static int
finding_row(void *arg, const struct finding *f, struct sales_err *err)
{
	struct ctx *ctx = arg;

	(void)err;
	return OUT_ROW(ctx->out, f->op == 0 ? cell_none(COL_COUNT) : cell_count(f->op),
	    cell_text(f->code), cell_text(f->what), cell_text(f->message));
}

/* A run's lines are no records: the digest that its record keeps covers them. */
static int
payout_row(void *arg, const struct payout_fault *f, struct sales_err *err)
{
	return finding_row(arg, &(struct finding){ f->run->op, "payout.lines", f->what, f->message }, err);
}

static int
run_fsck(struct ctx *ctx, const void *args)
{
	char    head[65] = "";
	int64_t last;

	(void)args;
	TRY(ctx_out(ctx, "salesctl.fsck", false));
	out_begin(ctx->out, fsck_cols);
	TRY(fsck_run(&ctx->dept, finding_row, ctx, head, &ctx->err));
	TRY(payout_check_digests(&ctx->dept, NULL, true, payout_row, ctx, &ctx->err));
	TRY(dept_last_op(&ctx->dept, &last, &ctx->err));
	if (out_rows(ctx->out) == 0) {
		ctx_footer(ctx, tr_n("ok: %lld operation, head %.16s",
		    "ok: %lld operations, head %.16s", (long)last), (long long)last, head);
		return SALES_OK;
	}
	return FAIL(&ctx->err, SALES_NO, tr_n("%ld finding; what it names is not what salesctl wrote",
	    "%ld findings; what they name is not what salesctl wrote", out_rows(ctx->out)),
	    out_rows(ctx->out));
}

const struct cmd fsck_cmd = {
	.name = "fsck", .brief = N_("prove that no record was changed behind salesctl"),
	.cols = fsck_cols, .needs = NEEDS_BOOK, .run = run_fsck, .examples = "salesctl fsck",
};

struct backup_args { const char *path; };
static const struct opt backup_opts[] = {
	OPT_ARG_MUST("FILE|DIR", struct backup_args, path, N_("a new file, or a folder to name it in"), .hint = HINT_FILE),
	OPT_END
};

static int
run_backup(struct ctx *ctx, const void *args)
{
	const struct backup_args *a = args;
	const char               *path = a->path;
	struct stat               st;
	char                      today[DAY_SIZE];
	int64_t                   last;

	TRY(dept_last_op(&ctx->dept, &last, &ctx->err));
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		path = arena_printf(&ctx->arena, "%s/sales-%s-op%lld.db", path,
		    day_str(ctx->dept.when.today, today), (long long)last);
	TRY(db_backup(&ctx->dept.db, path, &ctx->err));
	ctx_note(ctx, _("wrote %s (as of op %lld)"), path, (long long)last);
	return SALES_OK;
}

const struct cmd backup_cmd = {
	.name = "backup", .brief = N_("write a checked copy of all records"), .opts = backup_opts,
	.args_size = sizeof(struct backup_args), .needs = NEEDS_BOOK, .run = run_backup,
	.examples = "salesctl backup sales-backup.db\nsalesctl backup /backup/sales/",
};

/* Opening for writing migrates; here it is asked for and said. */
static int
run_migrate(struct ctx *ctx, const void *args)
{
	const int now = db_schema_version();

	(void)args;
	TRY(ctx_open(ctx, true));
	if (ctx->dept.db.was == now)
		ctx_say(ctx, _("nothing to do: the records have schema %d already"), now);
	else
		ctx_say(ctx, _("migrated the records from schema %d to %d"), ctx->dept.db.was, now);
	return SALES_OK;
}

const struct cmd migrate_cmd = {
	.name = "migrate", .brief = N_("bring the records to the schema of this salesctl"),
	.run = run_migrate, .examples = "salesctl backup before.db && salesctl migrate",
};
