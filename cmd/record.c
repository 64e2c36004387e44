/* The verbs that every record kind has. */
#include "cmd/record.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/select.h"
#include "cmd/show.h"
#include "cmd/table.h"
#include "cmd/transfer.h"
#include "lib/record/merged.h"

struct collect { struct ctx *ctx; struct id_list *list; size_t room; };

static int
collect_id(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	struct collect *c = arg;

	(void)cells;
	(void)err;
	if (c->list->n == c->room) {
		const size_t room = c->room == 0 ? 64 : 2 * c->room;
		int64_t     *v = arena_array(&c->ctx->arena, int64_t, room);

		if (c->list->n > 0)
			memcpy(v, c->list->v, c->list->n * sizeof(*v));
		c->list->v = v;
		c->room = room;
	}
	c->list->v[c->list->n++] = id;
	return SALES_OK;
}

/* Bare words are codes, handles or names here: a word that is searched for
 * could change more than its writer sees. */
static bool
is_term(const char *word)
{
	return word[0] == '+' || strchr(word, ':') != NULL || strstr(word, "：") != NULL;
}

static bool
is_reference(const char *word)
{
	return !is_term(word) || strncmp(word, "ref:", 4) == 0;
}

/* One that a code, key or name means; of one that was merged it is said, once. */
static int
find_one(struct ctx *ctx, const struct kind *k, const char *word, int64_t *id)
{
	const bool  again = (ctx->verb->needs & OPENS_OP) != 0 && ctx->op.d == NULL;
	const char *old;
	char        code[32];

	TRY(record_find_merged(&ctx->dept, k, word, id, &old, &ctx->err));
	if (old != NULL && !again)
		ctx_note(ctx, _("%s was merged into %s"), old, kind_code(k, *id, code));
	return SALES_OK;
}

int
record_refuse_merged(struct ctx *ctx, struct words words)
{
	const struct kind *k = ctx_kind(ctx);

	for (size_t i = 0; i < words.n; i++) {
		const char *old;
		char        code[32];
		int64_t     id;

		if (!is_reference(words.v[i]))
			continue;
		TRY(record_find_merged(&ctx->dept, k, words.v[i], &id, &old, &ctx->err));
		if (old != NULL)
			return FAIL(&ctx->err, SALES_ECONFLICT, _("%s was merged into %s already"), old, kind_code(k, id, code));
	}
	return SALES_OK;
}

int
record_ids(struct ctx *ctx, struct words words, struct id_list *out, bool *by_terms)
{
	struct collect c = { ctx, out, 0 };
	struct query   q = { .kind = ctx_kind(ctx), .period = { DAY_NONE, DAY_NONE } };
	struct path    code = { 0 };
	struct words   terms = { 0 };
	int64_t        id;

	for (size_t i = 0; i < words.n; i++) {
		if (!is_reference(words.v[i])) {
			words_add(&ctx->arena, &terms, words.v[i]);
			continue;
		}
		TRY(find_one(ctx, q.kind, words.v[i], &id));
		for (size_t k = 0; k < out->n; k++)
			if (out->v[k] == id)
				id = 0;
		if (id != 0)
			TRY(collect_id(&c, id, NULL, &ctx->err));
	}
	*by_terms = terms.n > 0;
	if (terms.n == 0)
		return SALES_OK;
	if (out->n > 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("give either codes or selectors, not both"));
	TRY(record_path(&ctx->dept, q.kind, "code", &code, &ctx->err));
	q.cols = &code;
	q.ncols = 1;
	TRY(select_where(ctx, terms, false, &q));
	return record_each(&ctx->dept, &q, collect_id, &c, &ctx->err);
}

static int
by_id(const void *x, const void *y)
{
	const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

void
record_ids_sort(struct id_list *ids)
{
	if (ids->n > 0)
		qsort(ids->v, ids->n, sizeof(*ids->v), by_id);
}

bool
record_ids_have(const struct id_list *ids, int64_t id)
{
	return ids->n > 0 && bsearch(&id, ids->v, ids->n, sizeof(id), by_id) != NULL;
}

const struct opt record_show_opts[] = {
	OPT_ARGS_MUST("CODE", struct words_args, words, N_("D-0042, a handle, a name, ref:KEY"), .hint = HINT_KIND),
	OPT_END
};

static size_t
count_more(const struct record_more *more)
{
	size_t n = 0;

	while (more != NULL && more->cols[n].type != COL_END)
		n++;
	return n;
}

static int
show_one(struct ctx *ctx, const struct kind *k, const struct path *path, const struct record_more *more,
    struct cell *cell, int64_t id)
{
	struct record r;
	char          code[32];
	size_t        n = 0;

	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &r, &ctx->err));
	if (k->letters != NULL)
		cell[n++] = cell_code(kind_code(k, id, code));
	for (size_t i = 0; i < k->nfields; i++, n++)
		TRY(show_cell(ctx, &path[n], &r.v[i], &cell[n]));
	if (more != NULL)
		TRY(more->fill(ctx, k, &r, &cell[n]));
	n += count_more(more);
	cell[n++] = cell_count(r.op);
	cell[n] = (struct cell){ .type = COL_END };
	return out_row(ctx->out, cell);
}

int
record_show_verb(struct ctx *ctx, const void *args)
{
	return record_show_more(ctx, args, NULL);
}

int
record_show_more(struct ctx *ctx, const void *args, const struct record_more *more)
{
	const struct words_args *a = args;
	const struct kind       *k = ctx_kind(ctx);
	const size_t             extra = count_more(more);
	struct path             *path = arena_array(&ctx->arena, struct path, k->nfields + 2);
	struct col              *col = arena_array(&ctx->arena, struct col, k->nfields + extra + 3);
	struct cell             *cell = arena_array(&ctx->arena, struct cell, k->nfields + extra + 3);
	struct id_list           ids = { 0 };
	size_t                   n = 0;
	bool                     by_terms;

	TRY(record_ids(ctx, a->words, &ids, &by_terms));
	if (by_terms)
		return FAIL(&ctx->err, SALES_EUSAGE, _("show takes codes; selectors are for list"));
	if (k->letters != NULL) {
		path[n].code = true;
		col[n] = (struct col){ "id", COL_CODE, N_("ID"), 0, NULL };
		n++;
	}
	for (size_t i = 0; i < k->nfields; i++, n++) {
		path[n] = (struct path){ .hop = { &k->fields[i] }, .n = 1 };
		col[n] = show_col(ctx, &path[n], k->fields[i].name);
	}
	for (size_t i = 0; i < extra; i++)
		col[n++] = more->cols[i];
	col[n] = (struct col){ "op", COL_COUNT, N_("Op"), 0, NULL };
	TRY(ctx_out(ctx, arena_printf(&ctx->arena, "salesctl.%s.show", k->name), ids.n == 1));
	out_begin(ctx->out, col);
	for (size_t i = 0; i < ids.n; i++)
		TRY(show_one(ctx, k, path, more, cell, ids.v[i]));
	return SALES_OK;
}

const struct cmd record_verbs[] = {
	{ .name = "add", .brief = N_("add a record"), .opts = record_add_opts,
	  .args_size = sizeof(struct record_add_args), .needs = NEEDS_OP, .run = record_add_verb },
	{ .name = "list", .brief = N_("list the records that match"), .opts = record_list_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_LIST, .run = record_list_verb },
	{ .name = "show", .brief = N_("show everything of a record"), .opts = record_show_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_BOOK, .run = record_show_verb },
	{ .name = "edit", .brief = N_("change fields of records"), .opts = record_edit_opts,
	  .args_size = sizeof(struct record_edit_args), .needs = NEEDS_OP | OPENS_OP, .run = record_edit_verb },
	{ .name = "remove", .brief = N_("remove records; undo brings them back"), .opts = record_remove_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_OP | OPENS_OP, .run = record_remove_verb },
	{ .name = "log", .brief = N_("show what happened to a record"), .opts = record_log_opts,
	  .args_size = sizeof(struct record_log_args), .needs = NEEDS_BOOK,
	  .cols = record_log_cols, .run = record_log_verb },
	{ .name = "import", .brief = N_("add and update records from files"), .opts = record_import_opts,
	  .args_size = sizeof(struct import_args), .needs = NEEDS_OP | OPENS_OP | NEEDS_LOAD | NEEDS_MAPPING,
	  .run = record_import_verb },
	{ .name = "export", .brief = N_("write records so that import reads them back"),
	  .opts = record_export_opts, .args_size = sizeof(struct words_args), .needs = NEEDS_LIST | NEEDS_MAPPING,
	  .run = record_export_verb },
	{ .name = NULL }
};
