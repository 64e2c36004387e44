/* import --learn FILE: a draft of a mapping, for people to look over. */
#include <string.h>

#include "cmd/ctx.h"
#include "cmd/mappings.h"
#include "cmd/transfer.h"

/* What is known of other files: all of it, or of one system (--as). */
static int
known(struct ctx *ctx, struct import_forms *out)
{
	CLEANUP(diags_done) struct diags ds = { .arena = &ctx->arena };
	const char *word = ctx->g->mapping == NULL || strcmp(ctx->g->mapping, "none") == 0 ? NULL : ctx->g->mapping;
	const int   rc = mappings_choose(ctx, word, NULL, &ds, out);

	ctx_diags(ctx, &ds);
	return rc;
}

int
import_draft(struct ctx *ctx, const struct import_args *a)
{
	static const char *const formats[] = { "text", NULL };
	const struct import_source src = { a->files.v[0], a->encoding };
	CLEANUP(buf_done) struct buf text = { 0 };
	struct import_forms          all;
	const char                  *format;

	if (a->files.n > 1)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--learn looks at one file, and there are %zu"), a->files.n);
	TRY(ctx_open(ctx, false));
	TRY(known(ctx, &all));
	TRY(import_learn(&ctx->dept, &src, ctx->noun->kind, &all, &ctx->arena, &text, &ctx->err));
	TRY(ctx_document(ctx, formats, &format));
	return out_text(ctx->out, text.p, text.n);
}
