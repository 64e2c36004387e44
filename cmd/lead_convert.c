/* salesctl lead convert: a lead becomes a customer, a contact and a deal. */
#include "cmd/lead.h"
#include "cmd/record.h"
#include "cmd/select.h"
#include "cmd/show.h"
#include "lib/crm/convert.h"
#include "lib/crm/kinds.h"

const struct opt lead_convert_opts[] = {
	OPT_ARG_MUST("LEAD", struct lead_convert_args, lead, N_("which lead"), .hint = HINT_KIND),
	OPT_ARGS("FIELD=VALUE", struct lead_convert_args, words, N_("customer=, contact=, and what is known of the deal"),
	    .hint = HINT_ASSIGN, .kind = "deal"),
	OPT_F(0, "no-deal", struct lead_convert_args, no_deal, N_("make no deal")),
	OPT_F(0, "new-customer", struct lead_convert_args, new_customer, N_("make a new customer, whoever is like it")),
	OPT_END
};

/* ---- what is asked for --------------------------------------------------- */

static int
take_contact(struct ctx *ctx, struct words words, struct lead_convert *how, struct words *rest)
{
	static const char word[] = "contact=";

	*rest = (struct words){ 0 };
	for (size_t i = 0; i < words.n; i++) {
		if (strncmp(words.v[i], word, sizeof(word) - 1) != 0)
			words_add(&ctx->arena, rest, words.v[i]);
		else
			TRY(record_find(&ctx->dept, ctx->dept.schema.by_no[contact_kind.no],
			    words.v[i] + sizeof(word) - 1, &how->contact, &ctx->err));
	}
	return SALES_OK;
}

/* Everything but the customer and the contact is the deal's. */
static int
take_words(struct ctx *ctx, const struct lead_convert_args *a, struct lead_convert *how)
{
	const struct kind *k = ctx->dept.schema.by_no[deal_kind.no];
	const size_t       at = kind_index(k, "customer");
	struct words       words, rest;

	TRY(take_contact(ctx, a->words, how, &words));
	how->deal = arena_array(&ctx->arena, struct value, k->nfields);
	TRY(select_assign(ctx, k, words, how->deal, &rest));
	if (rest.n > 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is not FIELD=VALUE"), rest.v[0]);
	if (how->deal[at].type != V_NULL)
		how->customer = how->deal[at].u.i;
	if (how->customer != 0 && how->new_customer)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--new-customer and customer= say different things"));
	for (size_t i = 0; how->no_deal && i < k->nfields; i++)
		if (i != at && how->deal[i].type != V_NULL)
			return FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is the deal's, and --no-deal makes none"),
			    k->fields[i].name);
	return SALES_OK;
}

/* ---- what was done ------------------------------------------------------- */

static int
say_part(struct ctx *ctx, const struct kind *of, const struct lead_part *part)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct kind           *k = ctx->dept.schema.by_no[of->no];
	struct record                now;

	if (part->id == 0)
		return SALES_OK;
	TRY(record_get(&ctx->dept, k, part->id, &ctx->arena, &now, &ctx->err));
	if (part->before == NULL)
		TRY(show_record(ctx, k, now.v, &b));
	else
		TRY(show_difference(ctx, k, part->before, now.v, &b));
	if (b.n > 0)
		ctx_change(ctx, part->before == NULL ? "added" : "changed", k, part->id, "%s", buf_str(&b));
	return SALES_OK;
}

/* Whose customer it is may be another than whose lead it was. */
static int
note_customer(struct ctx *ctx, const struct lead_converted *c)
{
	const struct kind *k = ctx->dept.schema.by_no[customer_kind.no], *person = ctx->dept.schema.by_no[KIND_PERSON];
	const struct kind *lead = ctx_kind(ctx);
	struct ref_name    name, owner;
	struct record      now, l;
	int64_t            of, to;

	if (c->customer.before == NULL)
		return SALES_OK;
	TRY(dept_name(&ctx->dept, k, c->customer.id, &name, &ctx->err));
	if (c->equal != NULL)
		ctx_note(ctx, _("%s %s is there already: the same %s"), name.code, name.name, c->equal);
	TRY(record_get(&ctx->dept, k, c->customer.id, &ctx->arena, &now, &ctx->err));
	TRY(record_get(&ctx->dept, lead, c->lead.id, &ctx->arena, &l, &ctx->err));
	of = now.v[kind_index(k, "owner")].type == V_NULL ? 0 : now.v[kind_index(k, "owner")].u.i;
	to = l.v[kind_index(lead, "owner")].type == V_NULL ? 0 : l.v[kind_index(lead, "owner")].u.i;
	if (of == 0 || to == 0 || of == to)
		return SALES_OK;
	TRY(dept_name(&ctx->dept, person, of, &owner, &ctx->err));
	ctx_note(ctx, _("%s stays with %s"), name.code, owner.name);
	return SALES_OK;
}

int
lead_run_convert(struct ctx *ctx, const void *args)
{
	const struct lead_convert_args *a = args;
	struct lead_convert             how = { .no_deal = a->no_deal, .new_customer = a->new_customer };
	struct lead_converted           done;

	TRY(record_find(&ctx->dept, ctx_kind(ctx), a->lead, &how.lead, &ctx->err));
	TRY(take_words(ctx, a, &how));
	TRY(lead_convert(&ctx->op, &how, &ctx->arena, &done, &ctx->err));
	dept_forget_names(&ctx->dept);
	TRY(note_customer(ctx, &done));
	TRY(say_part(ctx, &customer_kind, &done.customer));
	TRY(say_part(ctx, &contact_kind, &done.contact));
	TRY(say_part(ctx, &deal_kind, &done.deal));
	TRY(say_part(ctx, &need_kind, &done.need));
	return say_part(ctx, &lead_kind, &done.lead);
}
