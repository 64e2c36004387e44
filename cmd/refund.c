/* salesctl receipt refund, salesctl deal refund: money that goes back. */
#include <string.h>

#include "cmd/record.h"
#include "cmd/refund.h"
#include "cmd/show.h"
#include "lib/crm/kinds.h"
#include "lib/crm/refund.h"

const struct opt refund_opts[] = {
	OPT_ARGS_MUST("CODE|SELECTOR|FIELD=VALUE", struct words_args, words,
	    N_("which ones; amount=A (all that is left), on=DAY (today)"), .hint = HINT_KIND),
	OPT_END
};

/* amount=, on=: as the receipt's own fields. */
static int
take_value(struct ctx *ctx, const char *field, const char *text, struct value *out)
{
	const struct kind *k = schema_kind(&ctx->dept.schema, receipt_kind.name);
	char               cur[4];

	return value_parse(&ctx->dept, kind_field(k, field), text, &ctx->arena, out, cur, &ctx->err);
}

static int
take_words(struct ctx *ctx, struct words all, struct words *which, struct refund *r)
{
	struct value v = v_null();

	for (size_t i = 0; i < all.n; i++) {
		const char *w = all.v[i];

		if (strncmp(w, "on=", 3) == 0 || strncmp(w, "paid_on=", 8) == 0) {
			TRY(take_value(ctx, "paid_on", strchr(w, '=') + 1, &v));
			r->on = (day)v.u.i;
		} else if (strncmp(w, "amount=", 7) == 0) {
			TRY(take_value(ctx, "amount", w + 7, &v));
			if (v.u.i <= 0)
				return FAIL(&ctx->err, SALES_EUSAGE, _("amount: say what goes back, above zero, not '%s'"), w + 7);
			r->amount.v = v.u.i;
		} else {
			words_add(&ctx->arena, which, w);
		}
	}
	return SALES_OK;
}

static int
refund_one(struct ctx *ctx, const struct refund *r)
{
	const struct kind           *k = schema_kind(&ctx->dept.schema, receipt_kind.name);
	CLEANUP(buf_done) struct buf b = { 0 };
	struct record                made;
	money                        amount;
	int64_t                      id;

	TRY(refund_add(&ctx->op, r, &id, &amount, &ctx->err));
	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &made, &ctx->err));
	TRY(show_record(ctx, k, made.v, &b));
	ctx_change(ctx, "added", k, id, "%s", buf_str(&b));
	return SALES_OK;
}

int
run_refund(struct ctx *ctx, const void *args)
{
	const struct words_args *a = args;
	struct refund            r = { .of = ctx_kind(ctx), .on = ctx->dept.when.today };
	struct words             which = { 0 };
	struct id_list           ids = { 0 };

	TRY(take_words(ctx, a->words, &which, &r));
	if (which.n == 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("say which %s: a code or selectors"), tr(r.of->plural));
	TRY(record_take(ctx, which, _("this refunds %zu %s."), &ids));
	for (size_t i = 0; i < ids.n; i++) {
		r.id = ids.v[i];
		TRY(refund_one(ctx, &r));
	}
	return SALES_OK;
}

const struct cmd receipt_verbs[] = {
	{ .name = "refund", .brief = N_("record that money of receipts went back"), .opts = refund_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_OP | OPENS_OP, .run = run_refund,
	  .examples = "salesctl receipt refund RC-12\nsalesctl receipt refund RC-12 amount=500 on=昨天\n" },
	{ .name = NULL }
};
