/* What the tables of those who bought have in common. */
#include "cmd/by.h"
#include "cmd/customer.h"
#include "lib/base/tr.h"

int
customer_cell(struct ctx *ctx, int64_t id, struct cell *out)
{
	const struct kind *k = ctx_kind(ctx);
	struct ref_name    name;

	TRY(dept_name(&ctx->dept, k, id, &name, &ctx->err));
	*out = cell_ref(name.code, name.name);
	return SALES_OK;
}

void
customer_left_out(struct ctx *ctx, int64_t nobody, int64_t undated, int64_t ahead, int64_t foreign)
{
	by_note_foreign(ctx, foreign);
	if (nobody > 0)
		ctx_note(ctx, tr_n("%lld won deal without a customer is left out", "%lld won deals without a customer are left out",
		    nobody), (long long)nobody);
	if (undated > 0)
		ctx_note(ctx, tr_n("%lld won deal without a closing day is left out",
		    "%lld won deals without a closing day are left out", undated), (long long)undated);
	if (ahead > 0)
		ctx_note(ctx, tr_n("%lld deal won after today is left out", "%lld deals won after today are left out", ahead),
		    (long long)ahead);
}
