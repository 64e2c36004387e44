/* salesctl export-all - the exit door: one JSONL file a kind, the same bytes for
 * the same records, and the rule book beside them. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cmd/transfer.h"
#include "cmd/verbs.h"
#include "cmd/whole.h"
#include "lib/base/tr.h"

struct export_all_args { const char *dir; };

static const struct opt export_all_opts[] = {
	OPT_ARG_MUST("DIR", struct export_all_args, dir, N_("folder for the files; made when it is not there"),
	    .hint = HINT_DIR),
	OPT_END
};

/* People and teams by their handles: their numbers are nobody's business. */
static void
order(struct ctx *ctx, struct query *q)
{
	struct sort *sort;

	if (q->kind->letters != NULL)
		return;
	sort = arena_array(&ctx->arena, struct sort, 1);
	sort->path = (struct path){ .hop = { &q->kind->fields[kind_index(q->kind, "code")] }, .n = 1 };
	q->sort = sort;
	q->nsort = 1;
}

static int
write_kind(struct ctx *ctx, const struct kind *k, int fd, const char *path)
{
	const struct out_opts o = { .format = "jsonl", .fd = fd, .version = 1, .money_decimals = 2, .name = path };
	struct query          q = { .kind = k, .period = { DAY_NONE, DAY_NONE } };
	struct transfer       t;
	struct out           *out;
	int                   rc;

	order(ctx, &q);
	transfer_open(&t, ctx, k);
	TRY(out_new(&out, &o, &ctx->err));
	rc = transfer_records(&t, &q, out);
	if (rc == SALES_OK || ctx->err.code == SALES_OK) /* a full disk is told at the end */
		rc = out_end(out, &ctx->err);
	out_free(out);
	return rc;
}

static int
export_kind(struct ctx *ctx, const struct kind *k, const char *dir)
{
	const char  *path = arena_printf(&ctx->arena, "%s/%s.jsonl", dir, k->name);
	struct whole w;
	int          rc = whole_open(ctx, path, &w);

	if (rc == SALES_OK)
		rc = write_kind(ctx, k, w.fd, path);
	if (rc == SALES_OK)
		rc = whole_keep(ctx, &w);
	whole_done(&w);
	return rc;
}

static int
export_all(struct ctx *ctx, const void *args)
{
	const struct export_all_args *a = args;
	const struct schema          *s = &ctx->dept.schema;
	long                          n = 0;

	if (mkdir(a->dir, 0777) != 0 && errno != EEXIST)
		return FAIL(&ctx->err, SALES_ECREATE, _("can't make the folder '%s': %s"), a->dir,
		    strerror(errno));
	for (size_t i = 0; i < s->n; i++)
		if (!s->kind[i]->internal || s->kind[i]->carried) {
			TRY(export_kind(ctx, s->kind[i], a->dir));
			n++;
		}
	ctx_note(ctx, tr_n("%ld file in %s", "%ld files in %s", n), n, a->dir);
	return SALES_OK;
}

const struct cmd export_all_cmd = {
	.name = "export-all", .brief = N_("write every record to a folder, one file a kind"),
	.opts = export_all_opts, .args_size = sizeof(struct export_all_args), .needs = NEEDS_BOOK,
	.run = export_all, .examples = "salesctl export-all backup/2026-09\n",
};
