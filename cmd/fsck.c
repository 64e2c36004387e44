/* salesctl fsck: is everything still as it was written? From the file alone it
 * can't be seen that its end was cut off or that it was written anew from an
 * older copy; heads that were kept outside tell. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/ctx.h"
#include "cmd/say.h"
#include "cmd/verbs.h"
#include "lib/base/tr.h"
#include "lib/payout/payout.h"
#include "lib/record/head.h"

struct fsck_args { struct words heads; const char *anchor; };

static const struct opt fsck_opts[] = {
	OPT_S(0, "anchor", N_("FILE"), struct fsck_args, anchor, N_("compare with the heads in FILE, then add today's; - only compares"), .hint = HINT_FILE),
	OPT_L(0, "head", N_("OP:HASH"), struct fsck_args, heads, N_("compare with this head, of a statement or an earlier check")),
	OPT_END
};

static const struct col fsck_cols[] = {
	{ "op", COL_COUNT, N_("Op"), 0, NULL },
	{ "code", COL_TEXT, N_("Code"), 0, NULL },
	{ "what", COL_TEXT, NC_("finding", "What"), 0, NULL },
	{ "message", COL_TEXT, N_("Message"), 0, NULL },
	{ .type = COL_END },
};

/* ---- what is found ----------------------------------------------------- */

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

/* ---- heads kept outside ------------------------------------------------ */

struct kept { struct head head; const char *from; };

struct anchors {
	struct kept *v;
	size_t       n;
	bool         torn;  /* the file's last line has no end */
};

static void
keep(struct ctx *ctx, struct anchors *a, const struct head *h, const char *from)
{
	if ((a->n & (a->n - 1)) == 0) {
		struct kept *more = arena_array(&ctx->arena, struct kept, a->n == 0 ? 1 : a->n * 2);

		if (a->n > 0)
			memcpy(more, a->v, a->n * sizeof(*more));
		a->v = more;
	}
	a->v[a->n++] = (struct kept){ *h, from };
}

/* "163:9f3c... 2026-09-23": what stands behind is for people. */
static void
anchor_line(struct ctx *ctx, struct anchors *a, const char *path, long line, const char *text, struct diags *ds)
{
	const char *p = text + strspn(text, " \t");
	size_t      n = strcspn(p, " \t\r\n");
	struct head h;

	if (n == 0 || *p == '#')
		return;
	if (head_parse(p, n, &h))
		keep(ctx, a, &h, arena_printf(&ctx->arena, "%s:%ld", path, line));
	else
		diags_add(ds, &(struct diag){ .level = DIAG_ERROR, .code = "head.malformed", .file = path,
		    .line = line, .value = arena_strndup(&ctx->arena, p, n),
		    .message = arena_printf(&ctx->arena, _("'%.*s' is no head: OPERATION:HASH, with at least %d digits"),
		        (int)(n < 80 ? n : 80), p, (int)HEAD_LEAST) });
}

static int
read_anchors(struct ctx *ctx, const char *path, struct anchors *a)
{
	CLEANUP(diags_done) struct diags ds = { .arena = &ctx->arena };
	const bool                       is_stdin = strcmp(path, "-") == 0;
	FILE                            *f = is_stdin ? stdin : fopen(path, "re");
	char                            *line = NULL;
	size_t                           size = 0;
	bool                             broken;

	if (f == NULL && errno == ENOENT)
		return SALES_OK; /* the first head begins it */
	if (f == NULL)
		return FAIL(&ctx->err, errno == EACCES ? SALES_EPERM : SALES_EIO, "%s: %s", path, strerror(errno));
	for (long n = 1; getline(&line, &size, f) >= 0; n++) {
		anchor_line(ctx, a, path, n, line, &ds);
		a->torn = strchr(line, '\n') == NULL;
	}
	broken = ferror(f) != 0;
	free(line);
	if (!is_stdin)
		fclose(f);
	ctx_diags(ctx, &ds);
	if (broken)
		return FAIL(&ctx->err, SALES_EIO, _("'%s' can't be read"), path);
	if (ds.errors > 0)
		return FAIL(&ctx->err, SALES_EINVAL, _("'%s' is no file of heads; nothing was checked"), path);
	return SALES_OK;
}

static int
read_heads(struct ctx *ctx, const struct fsck_args *args, struct anchors *a)
{
	struct head h;

	for (size_t i = 0; i < args->heads.n; i++) {
		if (!head_parse(args->heads.v[i], strlen(args->heads.v[i]), &h))
			return FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is no head: OPERATION:HASH, with at least %d digits"),
			    args->heads.v[i], (int)HEAD_LEAST);
		keep(ctx, a, &h, "--head");
	}
	return args->anchor == NULL ? SALES_OK : read_anchors(ctx, args->anchor, a);
}

/* Whoever may only add to the file can't take a head back: it is opened so. */
static int
add_anchor(struct ctx *ctx, const char *path, const struct head *h, bool torn)
{
	const int   fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
	char        text[HEAD_TEXT], today[DAY_SIZE];
	const char *line = arena_printf(&ctx->arena, "%s%s %s\n", torn ? "\n" : "", head_text(h, 0, text),
	    day_str(ctx->dept.when.today, today));
	bool        ok;

	if (fd < 0)
		return FAIL(&ctx->err, SALES_ECREATE, "%s: %s", path, strerror(errno));
	ok = say_bytes(fd, line, strlen(line)) && (fsync(fd) == 0 || errno == EINVAL);
	ok = close(fd) == 0 && ok;
	if (!ok)
		return FAIL(&ctx->err, SALES_EIO, "%s: %s", path, strerror(errno));
	ctx_footer(ctx, _("head %s added to %s"), head_text(h, HEAD_LEAST, text), path);
	return SALES_OK;
}

/* ---- the check --------------------------------------------------------- */

static int
check_all(struct ctx *ctx, const struct anchors *a)
{
	TRY(fsck_run(&ctx->dept, finding_row, ctx, &ctx->err));
	TRY(payout_check_digests(&ctx->dept, NULL, true, payout_row, ctx, &ctx->err));
	for (size_t i = 0; i < a->n; i++)
		TRY(head_check(&ctx->dept, &a->v[i].head, a->v[i].from, finding_row, ctx, &ctx->err));
	return SALES_OK;
}

static int
sound(struct ctx *ctx, const struct fsck_args *args, const struct anchors *a, const struct head *head)
{
	const struct head *last = a->n == 0 ? NULL : &a->v[a->n - 1].head;
	char               text[HEAD_TEXT];

	ctx_footer(ctx, tr_n("ok: %lld operation, head %s", "ok: %lld operations, head %s", (long)head->no),
	    (long long)head->no, head_text(head, HEAD_LEAST, text));
	if (a->n > 0)
		ctx_footer(ctx, tr_n("%zu head kept outside agrees", "%zu heads kept outside agree", (long)a->n), a->n);
	if (args->anchor == NULL || strcmp(args->anchor, "-") == 0 || (last != NULL && last->no == head->no))
		return SALES_OK;
	return add_anchor(ctx, args->anchor, head, a->torn);
}

static int
run_fsck(struct ctx *ctx, const void *args)
{
	const struct fsck_args *f = args;
	struct anchors          a = { 0 };
	struct head             head;
	char                    text[HEAD_TEXT];

	TRY(read_heads(ctx, f, &a));
	TRY(head_at(&ctx->dept, 0, &head, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.fsck", fsck_cols));
	out_meta(ctx->out, "head", arena_printf(&ctx->arena, "\"%s\"", head_text(&head, 0, text)));
	TRY(check_all(ctx, &a));
	if (out_rows(ctx->out) == 0)
		return sound(ctx, f, &a, &head);
	return FAIL(&ctx->err, SALES_NO, tr_n("%ld finding; what it names is not what salesctl wrote",
	    "%ld findings; what they name is not what salesctl wrote", out_rows(ctx->out)),
	    out_rows(ctx->out));
}

const struct cmd fsck_cmd = {
	.name = "fsck", .brief = N_("prove that no record was changed behind salesctl"), .opts = fsck_opts,
	.cols = fsck_cols, .args_size = sizeof(struct fsck_args), .needs = NEEDS_BOOK, .run = run_fsck,
	.examples = "salesctl fsck\nsalesctl fsck --anchor /mnt/auditor/sales.heads",
};
