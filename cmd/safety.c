/* salesctl backup and migrate: a copy of everything, and the file brought to
 * what this program needs. */
#include <sys/stat.h>

#include "cmd/ctx.h"
#include "cmd/verbs.h"
#include "lib/store/backup.h"

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
