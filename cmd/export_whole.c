/* salesctl export --as SYSTEM DIR - the department in the form of another
 * system: a file for each of its kinds, and what it has no file for in files of
 * our own. `salesctl import DIR/...` reads all of them back. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cmd/export_form.h"
#include "cmd/mappings.h"
#include "cmd/transfer.h"
#include "cmd/verbs.h"
#include "cmd/whole.h"
#include "lib/base/tr.h"

struct export_whole_args { const char *dir; };

static const struct opt export_whole_opts[] = {
	OPT_ARG_MUST("DIR", struct export_whole_args, dir, N_("folder for the files; made when it is not there"), .hint = HINT_DIR),
	OPT_END
};

/* ---- records that a file has -------------------------------------------- */

/* By kind number: ids that some file of theirs has. */
struct covered {
	struct ids { int64_t *v; size_t n, cap; } of[KIND_MAX * 2];
	struct ids *now;
};

static void
seen(void *arg, int64_t id, bool written)
{
	struct covered *c = arg;

	if (!written)
		return;
	if (c->now->n == c->now->cap) {
		c->now->cap = c->now->cap == 0 ? 256 : 2 * c->now->cap;
		c->now->v = realloc(c->now->v, c->now->cap * sizeof(*c->now->v));
		if (c->now->v == NULL)
			err_nomem();
	}
	c->now->v[c->now->n++] = id;
}

static int
by_id(const void *a, const void *b)
{
	const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

static bool
is_covered(void *arg, int64_t id)
{
	const struct ids *ids = arg;

	return ids->n > 0 && bsearch(&id, ids->v, ids->n, sizeof(id), by_id) != NULL;
}

static void
covered_done(struct covered *c)
{
	for (size_t i = 0; i < sizeof(c->of) / sizeof(c->of[0]); i++)
		free(c->of[i].v);
}

/* ---- one file ----------------------------------------------------------- */

typedef int fill_fn(struct ctx *ctx, void *arg, struct out *out);

/* A file that is there whole or not at all; theirs: as their importer wants it. */
static int
write_file(struct ctx *ctx, const char *path, const struct mapping *theirs, fill_fn *fill, void *arg)
{
	const struct globals *g = ctx->g;
	struct out_opts       o = { .format = "csv", .version = 1, .money_decimals = 2, .name = path, .encoding = g->encoding,
		.excel = g->excel, .crlf = g->crlf, .no_header = g->no_header, .nul = g->nul,
		.delimiter = g->delimiter == NULL ? '\0' : g->delimiter[0],
		.bom = g->bom || (theirs != NULL && theirs->bom && g->encoding == NULL) };
	struct out           *out = NULL;
	struct whole          w;
	int                   rc = whole_open(ctx, path, &w);

	o.fd = w.fd;
	if (rc == SALES_OK)
		rc = out_new(&out, &o, &ctx->err);
	if (rc == SALES_OK)
		rc = fill(ctx, arg, out);
	if (out != NULL && (rc == SALES_OK || ctx->err.code == SALES_OK))
		rc = out_end(out, &ctx->err);
	out_free(out);
	if (rc == SALES_OK)
		rc = whole_keep(ctx, &w);
	whole_done(&w);
	return rc;
}

static int
fill_form(struct ctx *ctx, void *arg, struct out *out)
{
	return form_file_write(ctx, arg, out);
}

static int
write_form(struct ctx *ctx, const char *dir, const struct mapping *m, struct covered *c)
{
	const struct kind *k = schema_kind(&ctx->dept.schema, m->kind);
	const char        *name = arena_printf(&ctx->arena, "%s.csv", m->file == NULL ? m->name : m->file);
	struct query       q = { .kind = k, .period = { DAY_NONE, DAY_NONE } };
	struct form_file   f = { 0 };
	int                rc;

	if (k == NULL)
		return SALES_OK; /* a mapping of somebody's own */
	rc = form_file_open(ctx, m, &q, &f);
	f.seen = seen;
	f.seen_arg = c;
	c->now = &c->of[k->no];
	if (rc == SALES_OK && export_form_told(f.x)->rows > 0)
		rc = write_file(ctx, arena_printf(&ctx->arena, "%s/%s", dir, name), m, fill_form, &f);
	if (rc == SALES_OK && export_form_told(f.x)->rows + export_form_told(f.x)->left > 0)
		form_file_say(ctx, &f, name);
	form_file_done(&f);
	if (c->now->n > 0)
		qsort(c->now->v, c->now->n, sizeof(*c->now->v), by_id);
	return rc;
}

/* ---- the rest, in our own form ------------------------------------------ */

struct rest { struct transfer t; struct query q; };

static int
fill_rest(struct ctx *ctx, void *arg, struct out *out)
{
	struct rest *r = arg;

	(void)ctx;
	return transfer_records(&r->t, &r->q, out);
}

static bool
is_missing(void *arg, int64_t id)
{
	return !is_covered(arg, id);
}

static int
count(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	struct rest *r = arg;

	(void)cells;
	(void)err;
	r->t.rows += is_missing(r->t.keep_arg, id);
	return SALES_OK;
}

static int
write_rest(struct ctx *ctx, const char *dir, const struct kind *k, struct covered *c, struct buf *said)
{
	struct rest        r = { .q = { .kind = k, .period = { DAY_NONE, DAY_NONE } } };
	const struct path  one = { .hop = { &k->fields[0] }, .n = 1 };
	const char        *path = arena_printf(&ctx->arena, "%s/%s.csv", dir, k->name);

	transfer_open(&r.t, ctx, k);
	r.t.keep = is_missing;
	r.t.keep_arg = &c->of[k->no];
	r.q.cols = &one;
	r.q.ncols = 1;
	TRY(record_each(&ctx->dept, &r.q, count, &r, &ctx->err));
	if (r.t.rows == 0)
		return SALES_OK;
	buf_printf(said, "%s%s.csv (%ld)", said->n == 0 ? "" : ", ", k->name, r.t.rows);
	transfer_by_ref(&r.t);
	return write_file(ctx, path, NULL, fill_rest, &r);
}

/* ---- the whole ---------------------------------------------------------- */

static int
write_all(struct ctx *ctx, const char *dir, const struct mapping *const *m, size_t n, struct covered *c)
{
	const struct schema         *s = &ctx->dept.schema;
	CLEANUP(buf_done) struct buf said = { 0 };

	for (size_t i = 0; i < n; i++)
		TRY(write_form(ctx, dir, m[i], c));
	for (size_t i = 0; i < s->n; i++)
		if (!s->kind[i]->internal)
			TRY(write_rest(ctx, dir, s->kind[i], c, &said));
	if (said.n > 0)
		ctx_note(ctx, _("what has no place there stands in files of our own: %s"), buf_str(&said));
	ctx_note(ctx, _("to read them back: salesctl import %s/*.csv"), dir);
	return SALES_OK;
}

static int
choose(struct ctx *ctx, struct import_forms *m)
{
	CLEANUP(diags_done) struct diags ds = { .arena = &ctx->arena };
	int                              rc;

	if (ctx->g->mapping == NULL || strcmp(ctx->g->mapping, "none") == 0) {
		(void)FAIL(&ctx->err, SALES_EUSAGE, _("in whose form? --as zoho, --as fxiaoke ..."));
		return err_hint(&ctx->err, _("in our own: salesctl export-all DIR"));
	}
	rc = mappings_choose(ctx, ctx->g->mapping, NULL, &ds, m);
	ctx_diags(ctx, &ds);
	return rc;
}

static int
export_whole(struct ctx *ctx, const void *args)
{
	const struct export_whole_args *a = args;
	struct import_forms             m;
	struct covered                  c = { 0 };
	int                             rc;

	TRY(choose(ctx, &m));
	if (mkdir(a->dir, 0777) != 0 && errno != EEXIST)
		return FAIL(&ctx->err, SALES_ECREATE, _("can't make the folder '%s': %s"), a->dir, strerror(errno));
	rc = write_all(ctx, a->dir, m.v, m.n, &c);
	covered_done(&c);
	return rc;
}

const struct cmd export_cmd = {
	.name = "export", .brief = N_("write the department in the form of another system"),
	.opts = export_whole_opts, .args_size = sizeof(struct export_whole_args), .needs = NEEDS_BOOK | NEEDS_MAPPING,
	.run = export_whole, .examples = "salesctl export --as zoho to-zoho\nsalesctl export --as fxiaoke to-fxiaoke --encoding gb18030\n",
};
