/* What people call a record: its title, or that of what it belongs to. */
#include <string.h>

#include "cmd/show.h"

struct belongs { int64_t id, ref[3]; size_t n; };

static int
take_refs(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct belongs *b = arg;

	(void)err;
	b->id = id;
	for (size_t i = 0; i < b->n; i++)
		b->ref[i] = c[i].type == V_REF ? c[i].u.i : 0;
	return SALES_OK;
}

/* A deal without a title is its customer's, or for its product; a receipt is its
 * deal's. */
static int
name_by_refs(struct ctx *ctx, const struct kind *k, int64_t id, const char **out)
{
	static const char *const name[] = { "deal", "customer", "product" };
	struct path              path[3] = { 0 };
	struct query             q = { .kind = k, .cols = path, .period = { DAY_NONE, DAY_NONE }, .limit = 1, .after = id - 1 };
	struct belongs           b = { 0 };

	for (size_t i = 0; i < 3; i++) {
		const struct field *f = kind_field(k, name[i]);

		if (f != NULL && f->type == FT_REF)
			path[b.n++] = (struct path){ .hop = { f }, .n = 1 };
	}
	q.ncols = b.n;
	if (b.n == 0)
		return SALES_OK;
	TRY(record_each(&ctx->dept, &q, take_refs, &b, &ctx->err));
	for (size_t i = 0; i < b.n && b.id == id && **out == '\0'; i++)
		if (b.ref[i] != 0)
			TRY(show_name(ctx, path[i].hop[0]->ref, b.ref[i], out));
	return SALES_OK;
}

int
show_name(struct ctx *ctx, const struct kind *of, int64_t id, const char **out)
{
	const struct kind *k = ctx->dept.schema.by_no[of->no];
	struct ref_name    name;

	*out = "";
	TRY(dept_name(&ctx->dept, k, id, &name, &ctx->err));
	if (k->title != NULL && strcmp(name.name, name.code) != 0) {
		*out = name.name;
		return SALES_OK;
	}
	return name_by_refs(ctx, k, id, out);
}
