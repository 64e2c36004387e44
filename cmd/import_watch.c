/* import --watch-dir: each file of a folder once, as an operation of its own,
 * for cron. What was saved goes to --done-dir; what could not be stays, and what
 * is wrong with it stands beside it in FILE.err. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cmd/say.h"
#include "cmd/transfer.h"
#include "cmd/whole.h"
#include "lib/base/tr.h"
#include "lib/record/history.h"

struct watch {
	struct ctx               *ctx;
	const struct import_args *a;
	import_take_fn           *take;
	long                      files, left;
	enum sales_code           code;      /* of those left: the one all have, or SALES_EINVAL */
	bool                      partly;    /* rows of a file were left out */
};

/* ---- the folders ------------------------------------------------------- */

static int
check_dir(struct ctx *ctx, const char *option, const char *dir, struct stat *st)
{
	if (stat(dir, st) != 0)
		return FAIL(&ctx->err, SALES_ENOTFOUND, _("%s: can't open '%s': %s"), option, dir, strerror(errno));
	if (!S_ISDIR(st->st_mode))
		return FAIL(&ctx->err, SALES_ENOTFOUND, _("%s: '%s' is no folder"), option, dir);
	if (access(dir, R_OK | W_OK | X_OK) != 0)
		return FAIL(&ctx->err, SALES_EPERM, _("%s: not permitted to write in '%s'"), option, dir);
	return SALES_OK;
}

static int
check_dirs(struct ctx *ctx, const struct import_args *a)
{
	struct stat watch, done;

	if (a->watch_dir == NULL || a->done_dir == NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--watch-dir and --done-dir go together"));
	if (a->learn)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--learn looks at one file: name it, without --watch-dir"));
	if (a->files.n > 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("the files are those of --watch-dir; leave '%s' away"), a->files.v[0]);
	TRY(check_dir(ctx, "--watch-dir", a->watch_dir, &watch));
	TRY(check_dir(ctx, "--done-dir", a->done_dir, &done));
	if (watch.st_dev == done.st_dev && watch.st_ino == done.st_ino)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--watch-dir and --done-dir are the same folder"));
	if (watch.st_dev != done.st_dev)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--done-dir lies on another file system than --watch-dir: a file could not be moved there at one stroke"));
	return SALES_OK;
}

static bool
ends_in(const char *name, const char *end)
{
	const size_t n = strlen(name), k = strlen(end);

	return n > k && strcmp(name + n - k, end) == 0;
}

/* What is still being written goes by such names; what we write ourselves, too. */
static bool
is_passed_over(const char *name)
{
	return name[0] == '.' || strstr(name, ".tmp") != NULL || ends_in(name, ".part") || ends_in(name, "~") ||
	    ends_in(name, ".err");
}

static bool
is_later(struct timespec a, struct timespec b)
{
	return a.tv_sec != b.tv_sec ? a.tv_sec > b.tv_sec : a.tv_nsec > b.tv_nsec;
}

static const char *
err_path(struct ctx *ctx, const char *path)
{
	return arena_printf(&ctx->arena, "%s.err", path);
}

/* It failed before, and nobody touched it since: it was told once. */
static bool
was_told(struct ctx *ctx, const char *path, const struct stat *st)
{
	struct stat told;

	return stat(err_path(ctx, path), &told) == 0 && !is_later(st->st_ctim, told.st_mtim);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The plain files of the folder, by name: dates in names put them in order. */
static int
list_files(struct ctx *ctx, const char *dir, struct words *files)
{
	DIR           *d = opendir(dir);
	struct dirent *e;
	struct stat    st;

	if (d == NULL)
		return FAIL(&ctx->err, SALES_ENOTFOUND, _("%s: can't open '%s': %s"), "--watch-dir", dir, strerror(errno));
	while ((e = readdir(d)) != NULL) {
		const char *path = arena_printf(&ctx->arena, "%s/%s", dir, e->d_name);

		if (!is_passed_over(e->d_name) && lstat(path, &st) == 0 && S_ISREG(st.st_mode) && !was_told(ctx, path, &st))
			words_add(&ctx->arena, files, path);
	}
	closedir(d);
	if (files->n > 0)
		qsort(files->v, files->n, sizeof(*files->v), by_name);
	return SALES_OK;
}

/* ---- once -------------------------------------------------------------- */

/* Kept with the operation: by it a file is known that was saved and could not be
 * moved any more. */
static const char *
reason_of(struct ctx *ctx, const char *path, const struct stat *st)
{
	const char *own = ctx->g->reason;
	struct tm   tm;
	char        at[32];

	gmtime_r(&st->st_mtim.tv_sec, &tm);
	strftime(at, sizeof(at), "%Y-%m-%dT%H:%M:%S", &tm);
	return arena_printf(&ctx->arena, "%s%s%s, %lld bytes, %s.%09ldZ", own == NULL ? "" : own, own == NULL ? "" : ": ",
	    import_file_name(path), (long long)st->st_size, at, st->st_mtim.tv_nsec);
}

struct seek { const char *reason; int64_t op; };

static int
seek_reason(void *arg, const struct op_info *info, struct sales_err *err)
{
	struct seek *s = arg;

	(void)err;
	if (info->undone_by == 0 && info->reason != NULL && strcmp(info->reason, s->reason) == 0)
		s->op = info->no;
	return SALES_OK;
}

/* The operation that saved it in a run that was cut off; 0: none. */
static int
saved_by(struct ctx *ctx, const char *reason, int64_t *op)
{
	struct seek s = { .reason = reason };

	TRY(op_each(&ctx->dept, (struct period){ DAY_NONE, DAY_NONE }, 0, seek_reason, &s, &ctx->err));
	*op = s.op;
	return SALES_OK;
}

static bool
is_same(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_size == b->st_size && !is_later(a->st_ctim, b->st_ctim) &&
	    !is_later(b->st_ctim, a->st_ctim);
}

/* ---- after it ---------------------------------------------------------- */

/* Never over another file: a number is put behind the name. */
static int
move_file(struct ctx *ctx, const char *path, const char *dir, const char **to)
{
	for (int n = 1; n < 10000; n++) {
		*to = n == 1 ? arena_printf(&ctx->arena, "%s/%s", dir, import_file_name(path))
		    : arena_printf(&ctx->arena, "%s/%s.%d", dir, import_file_name(path), n);
		if (renameat2(AT_FDCWD, path, AT_FDCWD, *to, RENAME_NOREPLACE) == 0)
			return SALES_OK;
		if ((errno == EINVAL || errno == ENOSYS) && access(*to, F_OK) != 0 && rename(path, *to) == 0)
			return SALES_OK;
		if (errno != EEXIST && errno != EINVAL && errno != ENOSYS && errno != 0)
			break;
	}
	return FAIL(&ctx->err, SALES_EOUTPUT, _("'%s' was saved, but can't be moved to '%s': %s"), path, dir, strerror(errno));
}

static int
write_told(struct ctx *ctx, const char *path, const struct buf *told)
{
	struct whole w;
	int          rc = whole_open(ctx, err_path(ctx, path), &w);

	if (rc == SALES_OK && !say_bytes(w.fd, buf_str(told), told->n))
		rc = FAIL(&ctx->err, SALES_EIO, _("can't write '%s': %s"), w.path, strerror(errno));
	if (rc == SALES_OK)
		rc = whole_keep(ctx, &w);
	whole_done(&w);
	return rc;
}

/* Its place changes with the commit, before anything is printed. */
static int
keep_file(struct watch *w, const char *path, int rc, const struct buf *told)
{
	struct ctx *ctx = w->ctx;
	const char *to;

	TRY(ctx_commit(ctx));
	if (ctx->g->dry_run)
		return ctx_say_done(ctx);
	TRY(move_file(ctx, path, w->a->done_dir, &to));
	if (unlink(err_path(ctx, path)) != 0 && errno != ENOENT)
		return FAIL(&ctx->err, SALES_EIO, _("can't remove '%s': %s"), err_path(ctx, path), strerror(errno));
	if (rc == SALES_EPARTLY)
		TRY(write_told(ctx, to, told));
	return ctx_say_done(ctx);
}

static int
leave_file(struct watch *w, const char *path, const struct buf *told)
{
	struct ctx           *ctx = w->ctx;
	const enum sales_code code = ctx->err.code;

	w->code = w->left++ == 0 || w->code == code ? code : SALES_EINVAL;
	ctx->err = (struct sales_err){ 0 };
	return ctx->g->dry_run ? SALES_OK : write_told(ctx, path, told);
}

/* ---- one file ---------------------------------------------------------- */

/* The file's own fault, or one that ends the whole? */
static bool
is_of_file(enum sales_code code)
{
	return code == SALES_EINVAL || code == SALES_ECONFLICT || code == SALES_EPOLICY || code == SALES_EPERM;
}

/* With the write lock held: no other run is at it, and it may be gone. */
static int
take_locked(struct watch *w, const char *path, struct buf *told)
{
	struct ctx        *ctx = w->ctx;
	struct import_args one = *w->a;
	struct stat        before, after;
	int64_t            op = 0;
	int                rc;

	if (lstat(path, &before) != 0)
		return SALES_OK;
	ctx->op.reason = reason_of(ctx, path, &before);
	TRY(saved_by(ctx, ctx->op.reason, &op));
	w->files++;
	if (op != 0) {
		ctx_note(ctx, _("%s: op %lld saved it already; it is only moved"), path, (long long)op);
		return keep_file(w, path, SALES_OK, told);
	}
	ctx_note(ctx, "%s:", path);
	words_add(&ctx->arena, &one.files, path);
	ctx->told = told;
	rc = w->take(ctx, &one);
	if (rc == SALES_EPARTLY || is_of_file(rc)) {
		(void)err_prefix(&ctx->err, "%s: ", import_file_name(path));
		say_error(ctx);
	}
	ctx->told = NULL;
	if ((rc == SALES_OK || rc == SALES_EPARTLY) && lstat(path, &after) == 0 && is_same(&before, &after)) {
		w->partly = w->partly || rc == SALES_EPARTLY;
		ctx->err = (struct sales_err){ 0 };
		return keep_file(w, path, rc, told);
	}
	if (is_of_file(rc))
		return leave_file(w, path, told);
	if (rc == SALES_ENOTFOUND && lstat(path, &after) != 0) {
		ctx->err = (struct sales_err){ 0 };
		return SALES_OK;
	}
	if (rc == SALES_OK || rc == SALES_EPARTLY)
		ctx_note(ctx, _("%s: it was written to meanwhile; left for the next run"), path);
	return rc == SALES_EPARTLY ? SALES_OK : rc;
}

static int
take_file(struct watch *w, const char *path)
{
	CLEANUP(buf_done) struct buf told = { 0 };
	struct ctx                  *ctx = w->ctx;
	const size_t                 said = ctx->said.n;
	const bool                   dry = ctx->g->dry_run;

	TRY(ctx_begin(ctx));
	TRY(take_locked(w, path, &told));
	if (ctx->op.state != NULL) { /* it was not kept: what it said is not so */
		op_done(&ctx->op);
		ctx->said.n = said;
	}
	if (!dry)
		ctx->op = (struct op){ 0 };
	return SALES_OK;
}

/* ---- all of them ------------------------------------------------------- */

static int
verdict(const struct watch *w)
{
	struct sales_err *err = &w->ctx->err;

	if (w->left == 0 && !w->partly)
		return SALES_OK;
	if (w->left == 0)
		return FAIL(err, SALES_EPARTLY, _("rows were left out; what is wrong with them stands beside the file, in FILE.err"));
	return FAIL(err, w->left < w->files || w->partly ? SALES_EPARTLY : w->code, tr_n(
	    "%ld file of %ld was not saved; what is wrong stands beside it, in FILE.err",
	    "%ld files of %ld were not saved; what is wrong stands beside them, in FILE.err", w->left), w->left, w->files);
}

int
import_watch(struct ctx *ctx, const struct import_args *a, import_take_fn *take, import_arrange_fn *arrange)
{
	struct watch w = { .ctx = ctx, .a = a, .take = take };
	struct words files = { 0 };

	TRY(check_dirs(ctx, a));
	TRY(list_files(ctx, a->watch_dir, &files));
	if (arrange != NULL)
		TRY(arrange(ctx, a, &files));
	for (size_t i = 0; i < files.n; i++)
		TRY(take_file(&w, files.v[i]));
	if (files.n == 0 && ctx->g->verbose > 0)
		ctx_note(ctx, _("no new file in '%s'"), a->watch_dir);
	return verdict(&w);
}
