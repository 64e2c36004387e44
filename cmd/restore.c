/* salesctl restore: a backup in the place of the department's records, looked
 * at before it replaces anything; what it replaces is kept. */
#include <stdio.h>
#include <string.h>

#include "cmd/ctx.h"
#include "cmd/locate.h"
#include "cmd/verbs.h"
#include "lib/base/tr.h"
#include "lib/payout/payout.h"
#include "lib/record/head.h"
#include "lib/store/restore.h"

struct restore_args { const char *path; bool dry_run, yes; };

static const struct opt restore_opts[] = {
	OPT_ARG_MUST("FILE", struct restore_args, path, N_("what salesctl backup wrote"), .hint = HINT_FILE),
	OPT_F('n', "dry-run", struct restore_args, dry_run, N_("look at the backup, replace nothing")),
	OPT_F('y', "yes", struct restore_args, yes, N_("answer yes to the question")),
	OPT_END
};

/* What is there now, as far as it can be read. */
struct present {
	bool        there, readable;
	struct head last;
	long        after;      /* operations that the backup does not have */
	bool        other;      /* its operations are not the backup's */
};

/* ---- the backup -------------------------------------------------------- */

static int
count_finding(void *arg, const struct finding *f, struct sales_err *err)
{
	long *n = arg;

	(void)f;
	(void)err;
	++*n;
	return SALES_OK;
}

static int
count_fault(void *arg, const struct payout_fault *f, struct sales_err *err)
{
	return count_finding(arg, &(struct finding){ .op = f->run->op }, err);
}

/* Sound to the last operation, or it replaces nothing. */
static int
check_backup(struct ctx *ctx, struct dept *d, const char *path)
{
	long n = 0;

	TRY(fsck_run(d, count_finding, &n, &ctx->err));
	TRY(payout_check_digests(d, NULL, true, count_fault, &n, &ctx->err));
	if (n == 0)
		return SALES_OK;
	FAIL(&ctx->err, SALES_EDAMAGED, tr_n("'%s' is not as salesctl wrote it (%ld finding); nothing was replaced",
	    "'%s' is not as salesctl wrote it (%ld findings); nothing was replaced", n), path, n);
	return err_hint(&ctx->err, "salesctl fsck --db %s", path);
}

static int
open_file(struct ctx *ctx, struct dept *d, const char *path, enum db_mode mode, struct sales_err *err)
{
	const struct dept_opts o = {
		.db = path, .mode = mode, .now_ms = ctx->now_ms, .timezone = ctx->g->timezone,
		.wait_ms = ctx->wait_ms, .command = ctx->command, .lang = ctx->lang,
	};

	return dept_open(d, &o, err);
}

/* ---- what it replaces -------------------------------------------------- */

/* Where both have an operation they must have the same one. */
static int
compare(struct ctx *ctx, struct dept *now, struct dept *backup, struct present *p)
{
	struct head last, here, there;

	TRY(head_at(now, 0, &p->last, &ctx->err));
	TRY(head_at(backup, 0, &last, &ctx->err));
	p->after = (long)(p->last.no - last.no);
	TRY(head_at(now, p->after < 0 ? p->last.no : last.no, &here, &ctx->err));
	TRY(head_at(backup, here.no, &there, &ctx->err));
	p->other = strcmp(here.hex, there.hex) != 0;
	return SALES_OK;
}

/* It may be damaged: that is what backups are for. */
static int
look_at_present(struct ctx *ctx, struct dept *backup, struct present *p)
{
	CLEANUP(dept_close) struct dept now = { 0 };
	struct sales_err                why = { 0 };

	*p = (struct present){ .there = true };
	if (open_file(ctx, &now, ctx->found.db, DB_READ, &why) == SALES_OK) {
		p->readable = true;
		return compare(ctx, &now, backup, p);
	}
	if (why.code == SALES_EBUSY || why.code == SALES_EPERM) {
		ctx->err = why;
		return (int)why.code;
	}
	p->there = why.code != SALES_ENOTFOUND;
	if (p->there)
		ctx_note(ctx, _("the present records can't be read: %s"), why.msg);
	return SALES_OK;
}

static const char *
question(struct ctx *ctx, const struct present *p, const struct head *to)
{
	if (!p->readable)
		return arena_printf(&ctx->arena, _("this puts the records as of op %lld in the place of a file that can't be read."), (long long)to->no);
	if (p->other)
		return arena_printf(&ctx->arena,
		    _("this puts the records as of op %lld in the place of others, of another department or written since in another way (op %lld)."),
		    (long long)to->no, (long long)p->last.no);
	if (p->after > 0)
		return arena_printf(&ctx->arena, tr_n("this takes the records back to op %lld: %ld operation after it is left out.",
		    "this takes the records back to op %lld: %ld operations after it are left out.", p->after), (long long)to->no, p->after);
	return arena_printf(&ctx->arena, _("this puts the records as of op %lld in the place of those of op %lld."),
	    (long long)to->no, (long long)p->last.no);
}

/* Nobody is kept from writing while the question stands. */
static int
ask(struct ctx *ctx, struct dept *backup, const struct present *p, const struct head *to)
{
	struct present now;

	TRY(ctx_confirm(ctx, question(ctx, p, to), "--yes"));
	TRY(look_at_present(ctx, backup, &now));
	if (now.there != p->there || now.readable != p->readable || (p->readable && strcmp(now.last.hex, p->last.hex) != 0))
		return FAIL(&ctx->err, SALES_ECONFLICT, _("the records were changed meanwhile; nothing was replaced"));
	return SALES_OK;
}

/* "sales.db.replaced-2026-09-23-op163" */
static void
kept_name(const struct ctx *ctx, day on, const struct present *p, char kept[DB_PATH])
{
	char today[DAY_SIZE], op[32] = "";

	day_str(on, today);
	if (p->readable)
		snprintf(op, sizeof(op), "-op%lld", (long long)p->last.no);
	snprintf(kept, DB_PATH, "%s.replaced-%s%s", ctx->found.db, today, op);
}

/* ---- the whole --------------------------------------------------------- */

static int
replace(struct ctx *ctx, const struct restore_args *a, struct dept *backup, const char *staged)
{
	struct present p;
	struct head    to;
	char           kept[DB_PATH];

	TRY(head_at(backup, 0, &to, &ctx->err));
	TRY(look_at_present(ctx, backup, &p));
	kept_name(ctx, backup->when.today, &p, kept);
	if (p.there && !a->yes && !a->dry_run)
		TRY(ask(ctx, backup, &p, &to));
	if (a->dry_run) {
		if (p.there)
			ctx_note(ctx, "%s", question(ctx, &p, &to));
		ctx_say(ctx, _("would restore the records as of op %lld"), (long long)to.no);
		ctx_note(ctx, _("dry run: nothing was saved"));
		return SALES_OK;
	}
	TRY(db_put_in_place(staged, ctx->found.db, kept, ctx->wait_ms, ctx->command, &ctx->err));
	ctx_say(ctx, _("restored the records as of op %lld"), (long long)to.no);
	if (kept[0] != '\0')
		ctx_say(ctx, _("what was there is kept in %s"), kept);
	return SALES_OK;
}

static int
check_and_replace(struct ctx *ctx, const struct restore_args *a, const char *staged)
{
	CLEANUP(dept_close) struct dept backup = { 0 };
	int                             rc = open_file(ctx, &backup, staged, DB_WRITE, &ctx->err);

	if (rc == SALES_EDAMAGED)
		return FAIL(&ctx->err, SALES_EDAMAGED, _("'%s' is no backup of a salesctl department; nothing was replaced"), a->path);
	if (rc == SALES_EVERSION)
		return FAIL(&ctx->err, SALES_EVERSION, _("'%s' was written by a newer salesctl; nothing was replaced"), a->path);
	TRY(rc);
	if (backup.db.was != db_schema_version())
		ctx_note(ctx, _("the backup has schema %d and was brought to %d; the file itself stays as it is"), backup.db.was,
		    db_schema_version());
	TRY(check_backup(ctx, &backup, a->path));
	return replace(ctx, a, &backup, staged);
}

static int
run_restore(struct ctx *ctx, const void *args)
{
	const struct restore_args *a = args;
	char                       staged[DB_PATH];
	int                        rc;

	TRY(locate_place(ctx));
	TRY(db_stage(a->path, ctx->found.db, staged, &ctx->err));
	rc = check_and_replace(ctx, a, staged);
	db_unstage(staged);
	return rc;
}

const struct cmd restore_cmd = {
	.name = "restore", .brief = N_("put a backup in the place of the records"), .opts = restore_opts,
	.args_size = sizeof(struct restore_args), .run = run_restore,
	.examples = "salesctl restore /backup/sales/sales-2026-09-22-op120.db\n"
	    "salesctl restore sales-backup.db --db drill.db",
};
