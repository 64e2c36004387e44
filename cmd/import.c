/* NOUN import: records from files, of every kind. What a file means is decided
 * in lib/record/import; here are its options and what is said of it. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cmd/transfer.h"
#include "cmd/whole.h"
#include "lib/base/tr.h"
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
	OPT_END
};

/* ---- code -------------------------------------------------------------- */

static struct import_words
words_of(const struct words *w)
{
	return (struct import_words){ (const char *const *)w->v, w->n };
}

/* "person,team" and given again: one list. */
static struct import_words
split_words(struct ctx *ctx, const struct words *w)
{
	const char **v;
	size_t       n = 0, room = 1;

	for (size_t i = 0; i < w->n; i++, room++)
		for (const char *p = w->v[i]; *p != '\0'; p++)
			room += *p == ',';
	v = arena_array(&ctx->arena, const char *, room);
	for (size_t i = 0; i < w->n; i++) {
		char *rest = arena_strdup(&ctx->arena, w->v[i]), *word;

		while ((word = strsep(&rest, ",")) != NULL)
			if (*word != '\0')
				v[n++] = word;
	}
	return (struct import_words){ v, n };
}

static void
append(struct ctx *ctx, struct import_words *w, const char *text)
{
	const char **v = arena_array(&ctx->arena, const char *, w->n + 1);

	if (w->n > 0)
		memcpy(v, w->v, w->n * sizeof(*v));
	v[w->n++] = text;
	w->v = v;
}

/* Two of them for one column or word: which of the two is meant? */
static int
refuse_twice(struct ctx *ctx, const char *option, const struct import_words *w, size_t from)
{
	for (size_t i = from; i < w->n; i++) {
		const char *eq = strrchr(w->v[i], '=');
		size_t      n = eq == NULL ? 0 : (size_t)(eq - w->v[i]) + 1;

		for (size_t j = from; j < i; j++)
			if (n > 0 && strncmp(w->v[i], w->v[j], n) == 0 && strcmp(w->v[i] + n, w->v[j] + n) != 0)
				return FAIL(&ctx->err, SALES_EUSAGE, _("%s: '%s' and '%s' are said at once"), option,
				    w->v[j], w->v[i]);
	}
	return SALES_OK;
}

/* A line 'their=our' or 'field:their=our'; # begins a comment. */
static int
take_map_line(struct ctx *ctx, char *line, struct import_opts *o)
{
	char       *text = line + strspn(line, " \t");
	const char *eq, *colon;

	text[strcspn(text, "\r\n")] = '\0';
	if (*text == '\0' || *text == '#')
		return SALES_OK;
	text = arena_strdup(&ctx->arena, text);
	eq = strchr(text, '=');
	colon = strchr(text, ':');
	if (eq == NULL)
		return FAIL(&ctx->err, SALES_EINVAL,
		    _("'%s' is neither 'their column=our field' nor 'field:their value=our value'"), text);
	append(ctx, colon != NULL && colon < eq ? &o->map_value : &o->map, text);
	return SALES_OK;
}

/* What an option says goes before what the file says. */
static int
read_map_file(struct ctx *ctx, const char *path, struct import_opts *o)
{
	const size_t maps = o->map.n, values = o->map_value.n;
	FILE        *f = fopen(path, "re");
	char        *line = NULL;
	size_t       size = 0;
	int          rc = SALES_OK;

	if (f == NULL)
		return FAIL(&ctx->err, SALES_ENOTFOUND, _("can't open '%s': %s"), path, strerror(errno));
	for (long no = 1; rc == SALES_OK && getline(&line, &size, f) >= 0; no++)
		if (take_map_line(ctx, line, o) != SALES_OK)
			rc = err_prefix(&ctx->err, "%s:%ld: ", path, no);
	if (rc == SALES_OK && ferror(f))
		rc = FAIL(&ctx->err, SALES_EIO, _("can't read '%s': %s"), path, strerror(errno));
	free(line);
	fclose(f);
	if (rc == SALES_OK)
		rc = refuse_twice(ctx, path, &o->map, maps);
	return rc == SALES_OK ? refuse_twice(ctx, path, &o->map_value, values) : rc;
}

/* ---- progress ---------------------------------------------------------- */

struct progress {
	const char *path;
	int64_t     started, told; /* ms */
	bool        shown;
};

static int64_t
clock_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * INT64_C(1000) + ts.tv_nsec / 1000000;
}

static void
show_progress(void *arg, int64_t taken, int64_t size, int64_t rows)
{
	struct progress *p = arg;
	int64_t          now = clock_ms();
	char             part[32] = "", rest[48] = "";

	if (now - p->started < 1000 || now - p->told < 100)
		return;
	if (size > 0) {
		snprintf(part, sizeof(part), "  %lld %%", (long long)(taken * 100 / size));
		snprintf(rest, sizeof(rest), _("  %lld s left"),
		    (long long)((now - p->started) * (size - taken) / taken / 1000 + 1));
	}
	dprintf(STDERR_FILENO, "\r\033[K");
	dprintf(STDERR_FILENO, tr_n("importing %s%s  %lld row%s", "importing %s%s  %lld rows%s", (long)rows),
	    p->path, part, (long long)rows, rest);
	p->told = now;
	p->shown = true;
}

static void
end_progress(const struct progress *p)
{
	if (p->shown)
		dprintf(STDERR_FILENO, "\r\033[K");
}

/* ---- one file ---------------------------------------------------------- */

/* --as MAPPING, or one in --map-file. */
static int
mapping_of(struct ctx *ctx, const char *name, struct diags *ds, struct import_opts *o)
{
	o->plain = strcmp(name, "none") == 0;
	return o->plain ? SALES_OK : mapping_read(&ctx->arena, name, ds, &o->as, &ctx->err);
}

static int
options_of(struct ctx *ctx, const struct import_args *a, struct diags *ds, struct import_opts *o)
{
	*o = (struct import_opts){
		.format = a->format, .encoding = a->encoding, .map = words_of(&a->map),
		.set = words_of(&a->set), .ignore = split_words(ctx, &a->ignore),
		.map_value = words_of(&a->map_value), .null = words_of(&a->null),
		.date_order = words_of(&a->date_order), .match = split_words(ctx, &a->match),
		.create = split_words(ctx, &a->create), .excel = a->excel, .strict = a->strict,
		.keep_going = a->keep_going, .rejects = -1, .session = import_session_new(),
		.decimal = a->decimal == NULL ? '.' : a->decimal[0], .has_conflict = a->conflict != NULL,
	};
	if (a->conflict != NULL)
		o->conflict = a->conflict[0] == 'u' ? CONFLICT_UPDATE
		    : a->conflict[0] == 's' ? CONFLICT_SKIP : CONFLICT_ERROR;
	if (a->rejects != NULL && !a->keep_going)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--rejects goes with --keep-going"));
	TRY(refuse_twice(ctx, "--map", &o->map, 0));
	TRY(refuse_twice(ctx, "--map-value", &o->map_value, 0));
	if (ctx->g->mapping != NULL)
		TRY(mapping_of(ctx, ctx->g->mapping, ds, o));
	if (a->map_file == NULL)
		return SALES_OK;
	if (!mapping_is_name(a->map_file))
		return read_map_file(ctx, a->map_file, o);
	return mapping_of(ctx, a->map_file, ds, o);
}

/* All files; the first fault's words are kept, all faults are told. */
static int
import_files(struct ctx *ctx, const struct import_args *a, struct import_opts *o,
    struct diags *ds, struct import_result *all)
{
	const struct kind *k = ctx_kind(ctx);
	int                rc = SALES_OK;

	for (size_t i = 0; i < a->files.n; i++) {
		struct progress      p = { .path = a->files.v[i], .started = clock_ms() };
		struct import_result r;
		struct sales_err     err = { 0 };
		int                  one;

		o->path = a->files.v[i];
		o->progress = isatty(STDERR_FILENO) && !ctx->g->quiet ? show_progress : NULL;
		o->progress_arg = &p;
		one = import_run(&ctx->op, k, o, ds, &r, &err);
		end_progress(&p);
		import_add(all, &r);
		if (a->files.n == 1) {
			memcpy(all->sum, r.sum, sizeof(r.sum));
			all->nsums = r.nsums;
			all->as = r.as;
		}
		if (one == SALES_OK || (one == SALES_EPARTLY && rc != SALES_OK))
			continue;
		if (rc == SALES_OK || rc == SALES_EPARTLY) {
			ctx->err = err;
			rc = one;
		}
		if (one == SALES_EINVAL || one == SALES_ECONFLICT || one == SALES_EPARTLY)
			continue;
		if (a->files.n > 1 && rc == one)
			(void)FAIL(&ctx->err, one, _("%s; nothing was saved"), err.msg);
		break;
	}
	if (rc == SALES_OK && import_session_check(o->session, ds) > 0)
		rc = FAIL(&ctx->err, SALES_EINVAL, _("records are named that are not there; nothing was saved"));
	return rc;
}

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

static int
import_with_rejects(struct ctx *ctx, const struct import_args *a, struct import_opts *o,
    struct diags *ds, struct import_result *all)
{
	struct whole w;
	int          rc;

	TRY(check_rejects(ctx, a));
	rc = whole_open(ctx, a->rejects, &w);
	o->rejects = w.fd;
	if (rc == SALES_OK)
		rc = import_files(ctx, a, o, ds, all);
	rc = keep_rejects(ctx, a, &w, rc);
	whole_done(&w);
	return rc;
}

int
import_take(struct ctx *ctx, const struct import_args *a, const struct import_opts *more, struct import_result *all)
{
	struct diags       ds CLEANUP(diags_done) = { .arena = &ctx->arena, .max = a->max_errors };
	struct import_opts o;
	int                rc = options_of(ctx, a, &ds, &o);

	o.edit = more->edit;
	o.changed = more->changed;
	o.changed_arg = more->changed_arg;
	if (rc == SALES_OK)
		rc = a->rejects == NULL ? import_files(ctx, a, &o, &ds, all)
		    : import_with_rejects(ctx, a, &o, &ds, all);
	ctx_diags(ctx, &ds);
	import_session_done(o.session);
	dept_forget_names(&ctx->dept);
	return rc;
}

int
record_import_verb(struct ctx *ctx, const void *args)
{
	const struct import_args *a = args;
	struct import_result      all = { 0 };
	int                       rc;

	if (a->files.n == 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("which file? ('-' is standard input)"));
	rc = import_take(ctx, a, &(struct import_opts){ 0 }, &all);
	if (rc == SALES_OK || rc == SALES_EPARTLY)
		import_say(ctx, ctx_kind(ctx), &all);
	return rc;
}
