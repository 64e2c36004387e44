/* NOUN import: records from files, of every kind. What a file means is decided
 * in lib/record/import; here are its options and what is said of it. */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/transfer.h"
#include "cmd/whole.h"
#include "lib/record/import/import.h"

/* ---- options ----------------------------------------------------------- */

static const char *const formats[] = { "csv", "tsv", "jsonl", NULL };
static const char *const conflicts[] = { "error", "update", "skip", NULL };
static const char *const decimals[] = { ".", ",", NULL };

const struct opt record_import_opts[] = {
	OPT_ARGS("FILE", struct import_args, files, N_("files to read; - is standard input"), .hint = HINT_FILE),
	OPT_L(0, "map", "THEIR=OUR", struct import_args, map, N_("their column is our field")),
	OPT_L(0, "map-value", "FIELD:THEIR=OUR", struct import_args, map_value, N_("read one of their values as one of ours")),
	OPT_S(0, "map-file", "FILE", struct import_args, map_file, N_("lines of --map and --map-value, or a mapping"), .hint = HINT_FILE),
	OPT_L(0, "set", "FIELD=VALUE", struct import_args, set, N_("the same value in every row"), .hint = HINT_ASSIGN),
	OPT_L(0, "ignore-columns", "LIST", struct import_args, ignore, N_("leave these columns out")),
	OPT_L(0, "null", "TEXT", struct import_args, null, N_("this text is empty; COLUMN=TEXT for one")),
	OPT_L(0, "date-order", "ORDER", struct import_args, date_order, N_("dmy, mdy or ymd; COLUMN=ORDER for one")),
	OPT_L(0, "match", "FIELDS", struct import_args, match, N_("fields that together name a record"), .hint = HINT_FIELD),
	OPT_L(0, "create-missing", "KINDS", struct import_args, create, N_("make what is only named: person,team")),
	OPT_C(0, "on-conflict", "HOW", struct import_args, conflict, conflicts, N_("it exists with other values: what to do")),
	OPT_C(0, "input-format", "FORMAT", struct import_args, format, formats, N_("csv, tsv or jsonl, when it can't be told")),
	OPT_S(0, "encoding", "NAME", struct import_args, encoding, N_("of the file, when it is not the one found")),
	OPT_C(0, "decimal", "CHAR", struct import_args, decimal, decimals, N_("',' for amounts such as 1.234,50")),
	OPT_F(0, "excel", struct import_args, excel, N_("convert what Excel leaves behind")),
	OPT_F(0, "strict", struct import_args, strict, N_("refuse gaps that the rule book forbids")),
	OPT_F(0, "keep-going", struct import_args, keep_going, N_("save the good rows, leave the others out")),
	OPT_S(0, "rejects", "FILE", struct import_args, rejects, N_("write rows left out to FILE, with the reason"), .hint = HINT_FILE),
	OPT_N(0, "max-errors", "N", struct import_args, max_errors, N_("tell apart at most N errors (50)")),
	OPT_F(0, "learn", struct import_args, learn, N_("write a draft of a mapping for the file, import nothing")),
	OPT_S(0, "watch-dir", "DIR", struct import_args, watch_dir, N_("each file of that folder once, for cron"), .hint = HINT_DIR),
	OPT_S(0, "done-dir", "DIR", struct import_args, done_dir, N_("where a file goes when it is saved"), .hint = HINT_DIR),
	OPT_END
};

/* ---- the rows left out -------------------------------------------------- */

/* Rows come from the files while rejects are written: it must be none of them. */
static int
check_rejects(struct ctx *ctx, const struct import_args *a)
{
	struct stat to, from;

	if (stat(a->rejects, &to) != 0)
		return SALES_OK;
	for (size_t i = 0; i < a->files.n; i++)
		if (stat(a->files.v[i], &from) == 0 && from.st_dev == to.st_dev && from.st_ino == to.st_ino)
			return FAIL(&ctx->err, SALES_EUSAGE, _("--rejects names the file that is imported: '%s'"),
			    a->rejects);
	return SALES_OK;
}

/* Before the commit: rows are saved only when those left out are on disk. A
 * file of an earlier run goes away when no row is left out now. */
static int
keep_rejects(struct ctx *ctx, const struct import_args *a, struct whole *w, int rc)
{
	if (rc == SALES_EPARTLY)
		return whole_keep(ctx, w) == SALES_OK ? rc : (int)ctx->err.code;
	if (rc == SALES_OK && w->temp != NULL && unlink(a->rejects) != 0 && errno != ENOENT)
		return FAIL(&ctx->err, SALES_EIO, _("can't remove '%s': %s"), a->rejects, strerror(errno));
	return rc;
}

/* All files are of the noun's kind, and their numbers one. */
static int
import_files(struct ctx *ctx, const struct import_args *a, struct import_opts *o, int rejects,
    struct diags *ds, struct import_result *all)
{
	struct import_job *job = arena_array(&ctx->arena, struct import_job, a->files.n);
	int                rc;

	for (size_t i = 0; i < a->files.n; i++)
		job[i] = (struct import_job){ .path = a->files.v[i], .kind = ctx_kind(ctx), .as = o->as,
			.rejects = rejects };
	rc = import_jobs(ctx, job, a->files.n, o, ds);
	*all = job[0].result;
	for (size_t i = 1; i < a->files.n; i++) {
		all->nsums = 0; /* of one file alone */
		import_add(all, &job[i].result);
	}
	return rc;
}

static int
import_with_rejects(struct ctx *ctx, const struct import_args *a, struct import_opts *o,
    struct diags *ds, struct import_result *all)
{
	struct whole w;
	int          rc;

	TRY(check_rejects(ctx, a));
	rc = whole_open(ctx, a->rejects, &w);
	if (rc == SALES_OK)
		rc = import_files(ctx, a, o, w.fd, ds, all);
	rc = keep_rejects(ctx, a, &w, rc);
	whole_done(&w);
	return rc;
}

int
import_take(struct ctx *ctx, const struct import_args *a, const struct import_opts *more, struct import_result *all)
{
	struct diags       ds CLEANUP(diags_done) = { .arena = &ctx->arena, .max = a->max_errors };
	struct import_opts o;
	int                rc = import_take_options(ctx, a, &ds, &o);

	o.edit = more->edit;
	o.allow_duplicate = more->allow_duplicate;
	o.changed = more->changed;
	o.changed_arg = more->changed_arg;
	if (rc == SALES_OK)
		rc = a->rejects == NULL ? import_files(ctx, a, &o, -1, &ds, all)
		    : import_with_rejects(ctx, a, &o, &ds, all);
	ctx_diags(ctx, &ds);
	import_session_done(o.session);
	dept_forget_names(&ctx->dept);
	return rc;
}

static int
take_and_say(struct ctx *ctx, const struct import_args *a)
{
	struct import_result all = { 0 };
	int                  rc = import_take(ctx, a, &(struct import_opts){ 0 }, &all);

	if (rc == SALES_OK || rc == SALES_EPARTLY)
		import_say(ctx, ctx_kind(ctx), NULL, &all);
	return rc;
}

int
record_import_verb(struct ctx *ctx, const void *args)
{
	const struct import_args *a = args;

	if (a->watch_dir != NULL || a->done_dir != NULL) {
		if (a->rejects != NULL)
			return FAIL(&ctx->err, SALES_EUSAGE, _("--rejects names one file, and --watch-dir may bring many: what is "
			    "wrong with the rows of FILE stands in FILE.err"));
		return import_watch(ctx, a, take_and_say, NULL);
	}
	if (a->files.n == 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("which file? ('-' is standard input)"));
	if (a->learn)
		return import_draft(ctx, a);
	TRY(ctx_begin(ctx));
	return take_and_say(ctx, a);
}
