/* salesctl payout payments: what was paid, and what is on hold. */
#include <string.h>

#include "cmd/payout.h"
#include "lib/payout/kinds.h"
#include "lib/payout/pay.h"

const struct opt payout_payments_opts[] = {
	OPT_ARG("PAYOUT", struct payout_payments_args, code, N_("only of this one; default all"), .hint = HINT_KIND, .kind = "payout"),
	OPT_END
};
const struct col payout_payments_cols[] = {
	{ "code", COL_CODE, N_("Code"), 0, NULL },
	{ "payout", COL_CODE, N_("Payout"), 0, NULL },
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "state", COL_ENUM, N_("State"), 0, NULL },
	{ "amount", COL_MONEY, N_("Amount"), 0, NULL },
	{ "on", COL_DAY, N_("Date"), 0, NULL },
	{ "reference", COL_TEXT, N_("Reference"), COL_SHRINK, NULL },
	{ "note", COL_TEXT, N_("Note"), COL_SHRINK, NULL },
	{ "by", COL_REF, N_("Paid by"), COL_EXTRA | COL_SHRINK, NULL },
	{ .type = COL_END },
};

static int
put_payments(struct ctx *ctx, int64_t run)
{
	struct payout_payment *p;
	struct payout_run      r;
	size_t                 n;
	char                   code[32];

	TRY(payments_load(&ctx->dept, run, &ctx->arena, &p, &n, &ctx->err));
	for (size_t i = 0; i < n; i++) {
		TRY(payout_get(&ctx->dept, p[i].payout, &ctx->arena, &r, &ctx->err));
		TRY(OUT_ROW(ctx->out, cell_code(kind_code(&payment_kind, p[i].id, code)), cell_code(r.code), payout_who(ctx, p[i].person),
		    cell_toned(cell_enum("paid", _("paid")), TONE_GOOD), CELL(p[i].amount), cell_day(p[i].paid_on), cell_text(p[i].reference), cell_text(p[i].note),
		    payout_who(ctx, p[i].paid_by)));
	}
	return SALES_OK;
}

static int
put_holds(struct ctx *ctx, int64_t run)
{
	struct payout_held *h;
	struct payout_run   r;
	size_t              n;
	money               part;
	char                code[32];

	TRY(payout_holds(&ctx->dept, run, &ctx->arena, &h, &n, &ctx->err));
	for (size_t i = 0; i < n; i++) {
		TRY(payout_get(&ctx->dept, h[i].payout, &ctx->arena, &r, &ctx->err));
		TRY(payout_part(&ctx->dept, r.id, h[i].person, &part, NULL, &ctx->err));
		TRY(OUT_ROW(ctx->out, cell_code(kind_code(&payout_hold_kind, h[i].id, code)), cell_code(r.code), payout_who(ctx, h[i].person),
		    cell_toned(cell_enum("hold", _("on hold")), TONE_BAD), CELL(part), cell_day(h[i].held_on), cell_none(COL_TEXT),
		    CELL(h[i].reason), cell_none(COL_REF)));
	}
	return SALES_OK;
}

int
payout_run_payments(struct ctx *ctx, const void *args)
{
	const struct payout_payments_args *a = args;
	struct payout_run                  r = { .id = 0 };

	if (a->code != NULL)
		TRY(payout_named(ctx, a->code, &r));
	TRY(ctx_table(ctx, "salesctl.payout.payments", payout_payments_cols));
	TRY(put_payments(ctx, r.id));
	return put_holds(ctx, r.id);
}
