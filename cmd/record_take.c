/* Which records a command changes, and the question before many: asked while
 * nothing is locked, so that nobody waits for a person who thinks. */
#include <assert.h>
#include <string.h>

#include "cmd/record.h"

/* More records than were named one by one: ask. */
static int
confirm_many(struct ctx *ctx, const struct id_list *ids, const char *question)
{
	if (ids->n <= 1)
		return SALES_OK;
	return ctx_confirm(ctx, arena_printf(&ctx->arena, question, ids->n, tr(ctx_kind(ctx)->plural)), "--yes");
}

static int
check_same(struct ctx *ctx, const struct id_list *asked, const struct id_list *now)
{
	if (asked->n == now->n && (now->n == 0 || memcmp(asked->v, now->v, now->n * sizeof(*now->v)) == 0))
		return SALES_OK;
	return FAIL(&ctx->err, SALES_ECONFLICT, _("meanwhile other %s are meant (%zu before, %zu now); nothing was saved"),
	    tr(ctx_kind(ctx)->plural), asked->n, now->n);
}

int
record_take(struct ctx *ctx, struct words words, const char *question, struct id_list *ids)
{
	struct id_list asked = { 0 };
	bool           by_terms, may_ask = !ctx->g->yes && !ctx->g->dry_run && !ctx->in_batch;

	assert((ctx->verb->needs & OPENS_OP) != 0);
	if (may_ask)
		TRY(record_ids(ctx, words, &asked, &by_terms));
	may_ask = may_ask && by_terms;
	if (may_ask)
		TRY(confirm_many(ctx, &asked, question));
	TRY(ctx_begin(ctx));
	TRY(record_ids(ctx, words, ids, &by_terms));
	if (may_ask)
		TRY(check_same(ctx, &asked, ids));
	else if (by_terms)
		TRY(confirm_many(ctx, ids, question)); /* who said yes before, or a batch */
	if (ids->n == 0 && by_terms)
		ctx_note(ctx, _("no %s match; nothing was saved"), tr(ctx_kind(ctx)->plural));
	return SALES_OK;
}
