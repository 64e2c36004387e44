/* The pay file: everybody who was paid, in the form that a bank or payroll takes. */
#include <string.h>

#include "cmd/payout.h"
#include "cmd/whole.h"
#include "lib/base/tr.h"
#include "lib/org/kinds.h"
#include "lib/payout/books.h"
#include "lib/payout/kinds.h"

const char *
payout_heading(struct ctx *ctx, const char *key, const char *label)
{
	return strncmp(ctx->lang, "en", 2) == 0 ? key : tr(label);
}

int
payout_own_field(struct ctx *ctx, int64_t person, const char *field, const char **out)
{
	const struct kind  *k = ctx->dept.schema.by_no[KIND_PERSON];
	const struct field *f = kind_field(k, field);
	struct record       r;

	*out = NULL;
	if (f == NULL)
		return SALES_OK;
	TRY(record_get(&ctx->dept, k, person, &ctx->arena, &r, &ctx->err));
	if (r.v[f - k->fields].type != V_NULL)
		TRY(value_text(&ctx->dept, f, &r.v[f - k->fields], &ctx->arena, out, &ctx->err));
	return SALES_OK;
}

static const struct col cols[] = {
	{ "payment", COL_CODE, N_("Payment"), 0, NULL },
	{ "payout", COL_TEXT, NC_("payroll", "Payout"), 0, NULL },
	{ "person", COL_CODE, NC_("payroll", "Person"), 0, NULL },
	{ "name", COL_TEXT, NC_("payroll", "Name"), 0, NULL },
	{ "bank", COL_TEXT, N_("Bank"), 0, NULL },
	{ "account", COL_TEXT, N_("Account"), 0, NULL },
	{ "amount", COL_MONEY, N_("Amount"), 0, NULL },
	{ "currency", COL_TEXT, N_("Currency"), 0, NULL },
	{ "paid_on", COL_DAY, N_("Paid on"), 0, NULL },
	{ "reference", COL_TEXT, N_("Reference"), 0, NULL },
	{ "note", COL_TEXT, N_("Note"), 0, NULL },
	{ "copy", COL_TEXT, N_("Copy"), 0, NULL },
	{ .type = COL_END },
};
enum { COLS = sizeof(cols) / sizeof(cols[0]) };

static int
put_payment(struct ctx *ctx, const struct payout_run *r, const struct payout_payment *p, bool is_copy, struct out *out)
{
	struct ref_name who;
	const char     *bank, *account;
	char            code[32];

	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], p->person, &who, &ctx->err));
	TRY(payout_own_field(ctx, p->person, "bank", &bank));
	TRY(payout_own_field(ctx, p->person, "account", &account));
	return OUT_ROW(out, cell_code(kind_code(&payment_kind, p->id, code)), CELL(r->code), cell_code(who.code), CELL(who.name),
	    cell_text(bank), cell_text(account), CELL(p->amount), CELL(ctx->dept.policy->locale.currency), cell_day(p->paid_on),
	    cell_text(p->reference), cell_text(p->note), cell_text(is_copy ? _("copy") : NULL));
}

static int
put_all(struct ctx *ctx, const struct payout_run *r, bool is_copy, struct out *out)
{
	struct payout_payment *p;
	struct col             here[COLS];
	size_t                 n;

	for (size_t i = 0; i < COLS; i++) {
		here[i] = cols[i];
		if (cols[i].type != COL_END)
			here[i].key = payout_heading(ctx, cols[i].key, cols[i].label);
	}
	TRY(payments_load(&ctx->dept, r->id, &ctx->arena, &p, &n, &ctx->err));
	out_begin(out, here);
	for (size_t i = 0; i < n; i++)
		TRY(put_payment(ctx, r, &p[i], is_copy, out));
	return SALES_OK;
}

int
payout_file_write(struct ctx *ctx, const struct payout_run *r, const struct payout_pay_args *a, struct whole *w)
{
	const struct out_opts o = { .format = "csv", .version = 1, .money_decimals = 2, .name = w->path, .fd = w->fd,
		.encoding = a->encoding, .excel = a->excel };
	struct out           *out = NULL;
	int                   rc = out_new(&out, &o, &ctx->err);

	if (rc == SALES_OK)
		rc = put_all(ctx, r, a->copy, out);
	if (out != NULL && (rc == SALES_OK || ctx->err.code == SALES_OK))
		rc = out_end(out, &ctx->err);
	out_free(out);
	return rc;
}
