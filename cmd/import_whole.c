/* salesctl import - the files of another system as they were exported, each
 * known by its header: those that are named come before those that name them,
 * and all of it is one operation. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cmd/mappings.h"
#include "cmd/transfer.h"
#include "cmd/verbs.h"
#include "cmd/whole.h"
#include "lib/base/tr.h"

/* ---- options ----------------------------------------------------------- */

static const char *const conflicts[] = { "error", "update", "skip", NULL };

static const struct opt whole_opts[] = {
	OPT_ARGS("FILE", struct import_args, files, N_("files of another system, in any order"), .hint = HINT_FILE),
	OPT_L(0, "create-missing", "KINDS", struct import_args, create, N_("make what is only named: person,team")),
	OPT_L(0, "date-order", "ORDER", struct import_args, date_order, N_("dmy, mdy or ymd, where files don't tell")),
	OPT_C(0, "on-conflict", "HOW", struct import_args, conflict, conflicts, N_("it exists with other values: what to do")),
	OPT_S(0, "encoding", "NAME", struct import_args, encoding, N_("of the files, when it is not the one found")),
	OPT_F(0, "strict", struct import_args, strict, N_("refuse gaps that the rule book forbids")),
	OPT_F(0, "keep-going", struct import_args, keep_going, N_("save the good rows, leave the others out")),
	OPT_S(0, "rejects", "DIR", struct import_args, rejects, N_("write rows left out to FILE.rejects.csv there"), .hint = HINT_DIR),
	OPT_N(0, "max-errors", "N", struct import_args, max_errors, N_("tell apart at most N errors (50)")),
	OPT_F(0, "learn", struct import_args, learn, N_("write a draft of a mapping for the file, import nothing")),
	OPT_S(0, "watch-dir", "DIR", struct import_args, watch_dir, N_("each file of that folder once, for cron"), .hint = HINT_DIR),
	OPT_S(0, "done-dir", "DIR", struct import_args, done_dir, N_("where a file goes when it is saved"), .hint = HINT_DIR),
	OPT_END
};

/* ---- whose files they are ---------------------------------------------- */

static void
fault(struct diags *ds, const char *path, const char *code, const char *message)
{
	diags_add(ds, &(struct diag){ .level = DIAG_ERROR, .code = code, .file = path, .message = message });
}

/* "person.csv": one of ours, named after its noun. */
static const struct kind *
noun_of(struct ctx *ctx, const char *path)
{
	const char *name = import_file_name(path);
	const char *noun = arena_strndup(&ctx->arena, name, strcspn(name, "."));
	const struct kind *k = schema_kind(&ctx->dept.schema, noun);

	return k == NULL || k->internal ? NULL : k;
}

static int
recognise_file(struct ctx *ctx, const struct import_opts *o, const struct import_forms *all,
    struct import_job *job, struct diags *ds)
{
	const struct import_source src = { job->path, o->encoding };
	const struct mapping     **best = arena_array(&ctx->arena, const struct mapping *, 1), *other;

	if (strcmp(job->path, "-") == 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("standard input is read once: salesctl NOUN import -"));
	TRY(import_recognise(&src, all->v, all->n, best, &other, &ctx->err));
	if (other != NULL) {
		fault(ds, job->path, "mapping.several", arena_printf(&ctx->arena,
		    _("it may be a file of %s or of %s: say which with --as"), best[0]->name, other->name));
	} else if (best[0] != NULL) {
		job->as = (struct import_forms){ (const struct mapping *const *)best, 1 };
		job->kind = schema_kind(&ctx->dept.schema, best[0]->kind);
	} else if ((job->kind = noun_of(ctx, job->path)) == NULL) {
		fault(ds, job->path, "mapping.none",
		    _("its header is none that is known (salesctl mapping list); for a draft of a mapping: --learn; as any file: salesctl NOUN import"));
	}
	return SALES_OK;
}

/* ---- in which order ---------------------------------------------------- */

/* Whoever is named comes before those that name him; what is not here comes
 * last. */
static size_t
kind_place(const struct kind *k)
{
	static const char *const order[] = { "team", "person", "assignment", "product", "customer",
		"contact", "deal", "deal_item", "credit", "receipt", "lead", "activity", "survey", "complaint" };
	size_t                   i = 0;

	while (i < sizeof(order) / sizeof(order[0]) && strcmp(order[i], k->name) != 0)
		i++;
	return i;
}

/* In the list of mappings opportunities stand before the orders that came of
 * them. */
static size_t
mapping_place(const struct import_job *job)
{
	size_t i = 0;

	while (job->as.n > 0 && mapping_names[i] != NULL && strcmp(mapping_names[i], job->as.v[0]->name) != 0)
		i++;
	return i;
}

static bool
comes_before(const struct import_job *a, const struct import_job *b)
{
	if (a->kind == NULL || b->kind == NULL)
		return b->kind == NULL && a->kind != NULL;
	const size_t x = kind_place(a->kind), y = kind_place(b->kind);

	return x != y ? x < y : mapping_place(a) < mapping_place(b);
}

static void
put_in_order(struct import_job *job, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && comes_before(&job[k], &job[k - 1]); k--) {
			const struct import_job other = job[k];

			job[k] = job[k - 1];
			job[k - 1] = other;
		}
}

/* ---- the rows left out -------------------------------------------------- */

static int
open_rejects(struct ctx *ctx, const char *dir, struct import_job *job, size_t n, struct whole *w)
{
	if (mkdir(dir, 0777) != 0 && errno != EEXIST)
		return FAIL(&ctx->err, SALES_ECREATE, _("can't make the folder '%s': %s"), dir, strerror(errno));
	for (size_t i = 0; i < n; i++) {
		TRY(whole_open(ctx, arena_printf(&ctx->arena, "%s/%s.rejects.csv", dir, import_file_name(job[i].path)), &w[i]));
		job[i].rejects = w[i].fd;
	}
	return SALES_OK;
}

static int
keep_rejects(struct ctx *ctx, const struct import_job *job, size_t n, struct whole *w)
{
	for (size_t i = 0; i < n; i++)
		if (job[i].rc == SALES_EPARTLY)
			TRY(whole_keep(ctx, &w[i]));
	return SALES_OK;
}

static int
run_with_rejects(struct ctx *ctx, const char *dir, struct import_job *job, size_t n,
    struct import_opts *o, struct diags *ds)
{
	struct whole *w = arena_array(&ctx->arena, struct whole, n);
	int           rc;

	for (size_t i = 0; i < n; i++)
		w[i] = (struct whole){ .fd = -1 };
	rc = open_rejects(ctx, dir, job, n, w);
	if (rc == SALES_OK)
		rc = import_jobs(ctx, job, n, o, ds);
	if (rc == SALES_EPARTLY && keep_rejects(ctx, job, n, w) != SALES_OK)
		rc = (int)ctx->err.code;
	for (size_t i = 0; i < n; i++)
		whole_done(&w[i]);
	return rc;
}

/* ---- the whole --------------------------------------------------------- */

/* The mappings among which a file's is looked for. */
static int
forms_of(struct ctx *ctx, const struct import_opts *o, struct diags *ds, struct import_forms *all)
{
	*all = o->as;
	return all->n > 0 || o->plain ? SALES_OK
	    : mappings_choose(ctx, NULL, NULL, ds, all);
}

static int
import_known(struct ctx *ctx, const struct import_args *a, struct import_opts *o, struct import_job *job,
    struct diags *ds)
{
	struct import_forms all;
	const size_t        n = a->files.n;

	TRY(forms_of(ctx, o, ds, &all));
	for (size_t i = 0; i < n; i++) {
		job[i] = (struct import_job){ .path = a->files.v[i], .rejects = -1 };
		TRY(recognise_file(ctx, o, &all, &job[i], ds));
	}
	if (ds->errors > 0)
		return FAIL(&ctx->err, SALES_EINVAL, _("not every file is known; nothing was saved"));
	put_in_order(job, n);
	return a->rejects == NULL ? import_jobs(ctx, job, n, o, ds)
	    : run_with_rejects(ctx, a->rejects, job, n, o, ds);
}

/* Of all files, where import_run counts the rows of one. */
static int
say_left_out(struct ctx *ctx, const struct import_job *job, size_t n)
{
	struct import_result all = { 0 };

	for (size_t i = 0; i < n; i++)
		import_add(&all, &job[i].result);
	return FAIL(&ctx->err, SALES_EPARTLY, tr_n("%lld row of %lld has errors and was left out",
	    "%lld rows of %lld have errors and were left out", (long)all.bad), (long long)all.bad, (long long)all.rows);
}

static int
take_and_say(struct ctx *ctx, const struct import_args *a)
{
	CLEANUP(diags_done) struct diags ds = { .arena = &ctx->arena, .max = a->max_errors };
	struct import_job        *job = arena_array(&ctx->arena, struct import_job, a->files.n + 1);
	struct import_opts        o;
	int                       rc;

	rc = import_take_options(ctx, a, &ds, &o);
	if (rc == SALES_OK)
		rc = import_known(ctx, a, &o, job, &ds);
	ctx_diags(ctx, &ds);
	for (size_t i = 0; i < a->files.n && (rc == SALES_OK || rc == SALES_EPARTLY); i++)
		import_say(ctx, job[i].kind, import_file_name(job[i].path), &job[i].result);
	if (rc == SALES_EPARTLY)
		rc = say_left_out(ctx, job, a->files.n);
	import_session_done(o.session);
	dept_forget_names(&ctx->dept);
	return rc;
}

/* Of a folder too, each file finds what it names; what is not known comes last. */
static int
arrange(struct ctx *ctx, const struct import_args *a, struct words *files)
{
	CLEANUP(diags_done) struct diags ds = { .arena = &ctx->arena };
	struct import_job               *job = arena_array(&ctx->arena, struct import_job, files->n + 1);
	struct import_opts               o;
	struct import_forms              all;
	int                              rc = import_take_options(ctx, a, &ds, &o);

	if (rc == SALES_OK)
		rc = forms_of(ctx, &o, &ds, &all);
	for (size_t i = 0; rc == SALES_OK && i < files->n; i++) {
		job[i] = (struct import_job){ .path = files->v[i] };
		if (recognise_file(ctx, &o, &all, &job[i], &ds) != SALES_OK)
			ctx->err = (struct sales_err){ 0 }; /* said when its turn comes */
	}
	import_session_done(o.session);
	TRY(rc);
	put_in_order(job, files->n);
	for (size_t i = 0; i < files->n; i++)
		files->v[i] = job[i].path;
	return SALES_OK;
}

static int
import_whole(struct ctx *ctx, const void *args)
{
	const struct import_args *a = args;

	if (a->watch_dir != NULL || a->done_dir != NULL)
		return import_watch(ctx, a, take_and_say, arrange);
	if (a->files.n == 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("which files?"));
	if (a->learn)
		return import_draft(ctx, a);
	TRY(ctx_begin(ctx));
	return take_and_say(ctx, a);
}

const struct cmd import_cmd = {
	.name = "import", .brief = N_("read the files of another system, in the right order"),
	.opts = whole_opts, .args_size = sizeof(struct import_args),
	.needs = NEEDS_OP | OPENS_OP | NEEDS_LOAD | NEEDS_MAPPING, .run = import_whole,
	.examples = "salesctl import Accounts.csv Contacts.csv Deals.csv --create-missing person\nsalesctl import --as fxiaoke *.csv -n\n",
};
