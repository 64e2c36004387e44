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
#include "lib/payout/carry.h"

struct export_all_args { const char *dir; bool records; };

static const struct opt export_all_opts[] = {
	OPT_ARG_MUST("DIR", struct export_all_args, dir, N_("folder for the files; made when it is not there"),
	    .hint = HINT_DIR),
	OPT_F(0, "records", struct export_all_args, records, N_("records alone: neither payouts nor the history")),
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

/* A file that is there whole or not at all. */
typedef int fill_fn(struct ctx *ctx, const void *of, struct out *out);

static int
fill_whole(struct ctx *ctx, fill_fn *fill, const void *of, int fd, const char *path)
{
	const struct out_opts o = { .format = "jsonl", .fd = fd, .version = 1, .money_decimals = 2, .name = path };
	struct out           *out;
	int                   rc;

	TRY(out_new(&out, &o, &ctx->err));
	rc = fill(ctx, of, out);
	if (rc == SALES_OK || ctx->err.code == SALES_OK) /* a full disk is told at the end */
		rc = out_end(out, &ctx->err);
	out_free(out);
	return rc;
}

static int
write_file(struct ctx *ctx, const char *dir, const char *name, fill_fn *fill, const void *of)
{
	const char  *path = arena_printf(&ctx->arena, "%s/%s.jsonl", dir, name);
	struct whole w;
	int          rc = whole_open(ctx, path, &w);

	if (rc == SALES_OK)
		rc = fill_whole(ctx, fill, of, w.fd, path);
	if (rc == SALES_OK)
		rc = whole_keep(ctx, &w);
	whole_done(&w);
	return rc;
}

static int
fill_kind(struct ctx *ctx, const void *of, struct out *out)
{
	const struct kind *k = of;
	struct query       q = { .kind = k, .period = { DAY_NONE, DAY_NONE } };
	struct transfer    t;

	order(ctx, &q);
	transfer_open(&t, ctx, k);
	return transfer_records(&t, &q, out);
}

/* ---- the history --------------------------------------------------------- */

struct carried { const struct carry_table *t; struct out *out; };

static struct cell
cell_of(const struct value *v, enum col_type type)
{
	if (v->type == V_NULL)
		return cell_none(type);
	if (v->type == V_TEXT)
		return cell_textn(v->u.s.p, v->u.s.n);
	return (struct cell){ .type = type, .u.i = v->u.i };
}

static enum col_type
column_type(enum carry_type t)
{
	return t == CARRY_INT ? COL_COUNT : t == CARRY_MONEY ? COL_MONEY : t == CARRY_DAY ? COL_DAY : COL_TEXT;
}

static int
put_carried(void *arg, const struct value *v, struct sales_err *err)
{
	const struct carried *c = arg;
	struct cell           cells[CARRY_COLS + 1];
	size_t                n = 0;

	(void)err;
	for (; c->t->cols[n].key != NULL; n++)
		cells[n] = cell_of(&v[n], column_type(c->t->cols[n].type));
	cells[n] = (struct cell){ .type = COL_END };
	return out_row(c->out, cells);
}

static int
fill_table(struct ctx *ctx, const void *of, struct out *out)
{
	struct carried c = { .t = of, .out = out };
	struct col     cols[CARRY_COLS + 1] = { 0 };

	for (size_t i = 0; c.t->cols[i].key != NULL; i++)
		cols[i] = (struct col){ .key = c.t->cols[i].key, .type = column_type(c.t->cols[i].type), .label = c.t->cols[i].key };
	out_begin(out, cols);
	return carry_each(&ctx->dept, c.t, put_carried, &c, &ctx->err);
}

static int
export_tables(struct ctx *ctx, const char *dir, const struct carry_table *const *t, long *n)
{
	for (; *t != NULL; t++, ++*n)
		TRY(write_file(ctx, dir, (*t)->name, fill_table, *t));
	return SALES_OK;
}

/* As of an earlier operation there is no history to take along. */
static int
history_goes(struct ctx *ctx, bool *out)
{
	TRY(carry_needed(&ctx->dept, out, &ctx->err));
	if (!*out || ctx->dept.as_of == 0)
		return SALES_OK;
	*out = false;
	ctx_note(ctx, _("with --as-of payouts and the history stay behind"));
	return SALES_OK;
}

static void
say_done(struct ctx *ctx, const char *dir, long n, bool history)
{
	ctx_note(ctx, tr_n("%ld file in %s", "%ld files in %s", n), n, dir);
	if (history)
		ctx_note(ctx, _("with payouts and the whole history: keep it as close as the department"));
}

static int
export_all(struct ctx *ctx, const void *args)
{
	const struct export_all_args *a = args;
	const struct schema          *s = &ctx->dept.schema;
	bool                          history = false;
	long                          n = 0;

	if (mkdir(a->dir, 0777) != 0 && errno != EEXIST)
		return FAIL(&ctx->err, SALES_ECREATE, _("can't make the folder '%s': %s"), a->dir,
		    strerror(errno));
	if (!a->records)
		TRY(history_goes(ctx, &history));
	for (size_t i = 0; i < s->n; i++)
		if (transfer_carries(s->kind[i], history)) {
			TRY(write_file(ctx, a->dir, s->kind[i]->name, fill_kind, s->kind[i]));
			n++;
		}
	if (history) {
		TRY(export_tables(ctx, a->dir, carry_tables, &n));
		TRY(export_tables(ctx, a->dir, payout_carry_tables, &n));
	}
	say_done(ctx, a->dir, n, history);
	return SALES_OK;
}

const struct cmd export_all_cmd = {
	.name = "export-all", .brief = N_("write every record to a folder, one file a kind"),
	.opts = export_all_opts, .args_size = sizeof(struct export_all_args), .needs = NEEDS_BOOK,
	.run = export_all, .examples = "salesctl export-all backup/2026-09\n",
};
