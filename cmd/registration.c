/* salesctl deal register, and salesctl registration: who has a customer
 * registered (报备), who met whom, and what was ruled. */
#include <string.h>

#include "cmd/deal.h"
#include "cmd/record.h"
#include "cmd/select.h"
#include "cmd/show.h"
#include "cmd/verbs.h"
#include "lib/crm/kinds.h"
#include "lib/crm/register.h"

static const struct kind *
registrations(const struct ctx *ctx)
{
	return ctx->dept.schema.by_no[registration_kind.no];
}

/* ---- deal register ------------------------------------------------------- */

const struct opt deal_register_opts[] = {
	OPT_ARG_MUST("CUSTOMER", struct register_args, name, N_("a customer, or the name of one to be"), .hint = HINT_KIND, .kind = "customer"),
	OPT_ARGS("FIELD=VALUE", struct register_args, words, N_("taxid=, deal=, person=, on=")),
	OPT_END
};

static bool
looks_like_code(const char *s)
{
	return (*s == 'C' || *s == 'c') && s[1] == '-' && s[2] != '\0' && s[2 + strspn(s + 2, "0123456789")] == '\0';
}

/* A customer who is there, by code, name or ref; else the name of a new one. */
static int
put_customer(struct ctx *ctx, const struct kind *k, const char *text, struct value *v)
{
	const struct kind *customers = ctx->dept.schema.by_no[customer_kind.no];
	struct value      *name = &v[kind_index(k, "name")], *customer = &v[kind_index(k, "customer")];
	struct sales_err   why = { 0 };
	struct record      r;
	int64_t            id;
	const int          rc = record_find(&ctx->dept, customers, text, &id, &why);

	*name = v_text(text);
	if (rc == SALES_ENOTFOUND && !looks_like_code(text) && strncmp(text, "ref:", 4) != 0)
		return SALES_OK;
	if (rc != SALES_OK) {
		ctx->err = why;
		return rc;
	}
	TRY(record_get(&ctx->dept, customers, id, &ctx->arena, &r, &ctx->err));
	*name = r.v[kind_index(customers, "name")];
	if (customer->type == V_NULL)
		*customer = v_of(V_REF, id);
	return SALES_OK;
}

/* It is kept, refused or not. When somebody else was there the answer is no,
 * and says who. */
static int
answer(struct ctx *ctx, const struct kind *k, int64_t id)
{
	const struct kind *person = ctx->dept.schema.by_no[KIND_PERSON];
	struct ref_name    first, second;
	struct record      r, other;
	const char        *text = NULL;
	char               code[32];
	int64_t            against;

	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &r, &ctx->err));
	if (r.v[kind_index(k, "against")].type == V_NULL)
		return record_remark(ctx, k, NULL, id);
	TRY(k->remark(&ctx->dept, k, NULL, &r, &ctx->arena, &text, &ctx->err));
	against = r.v[kind_index(k, "against")].u.i;
	TRY(record_get(&ctx->dept, k, against, &ctx->arena, &other, &ctx->err));
	TRY(dept_name(&ctx->dept, person, other.v[kind_index(k, "person")].u.i, &first, &ctx->err));
	TRY(dept_name(&ctx->dept, person, r.v[kind_index(k, "person")].u.i, &second, &ctx->err));
	FAIL(&ctx->err, SALES_NO, "%s: %s", kind_code(k, id, code), text);
	return err_hint(&ctx->err, _("work together; a ruling may share the deal: salesctl registration rule %s %s=60%% "
	    "%s=40%% --deal D-... --reason TEXT"), kind_code(k, against, code), first.code, second.code);
}

int
deal_run_register(struct ctx *ctx, const void *args)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	const struct register_args  *a = args;
	const struct kind           *k = registrations(ctx);
	struct value                *v = arena_array(&ctx->arena, struct value, k->nfields);
	struct words                 rest;
	int64_t                      id;

	TRY(select_assign(ctx, k, a->words, v, &rest));
	if (rest.n > 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("'%s' is not FIELD=VALUE"), rest.v[0]);
	if (v[kind_index(k, "name")].type != V_NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("%s is set twice"), "name");
	TRY(put_customer(ctx, k, a->name, v));
	TRY(record_start_typed(&ctx->dept, k, v, &ctx->err));
	TRY(k->gate(&ctx->dept, k, NULL, v, &ctx->err));
	TRY(record_add(&ctx->op, k, v, &id, &ctx->err));
	dept_forget_names(&ctx->dept);
	TRY(show_record(ctx, k, v, &b));
	ctx_change(ctx, "added", k, id, "%s", buf_str(&b));
	return answer(ctx, k, id);
}

/* ---- renew, withdraw ----------------------------------------------------- */

static const struct opt codes_opts[] = {
	OPT_ARGS_MUST("CODE|SELECTOR", struct words_args, words, N_("which registrations"), .hint = HINT_KIND),
	OPT_END
};

typedef int change_fn(struct op *op, int64_t id, struct sales_err *err);

static int
change_all(struct ctx *ctx, struct words words, change_fn *change)
{
	const struct kind *k = registrations(ctx);
	struct id_list     ids = { 0 };
	bool               by_terms;

	TRY(record_ids(ctx, words, &ids, &by_terms));
	for (size_t i = 0; i < ids.n; i++) {
		struct record                before;

		TRY(record_get(&ctx->dept, k, ids.v[i], &ctx->arena, &before, &ctx->err));
		TRY(change(&ctx->op, ids.v[i], &ctx->err));
		TRY(show_changed(ctx, k, ids.v[i], &before));
	}
	return SALES_OK;
}

static int
run_renew(struct ctx *ctx, const void *args)
{
	return change_all(ctx, ((const struct words_args *)args)->words, register_renew);
}

static int
run_withdraw(struct ctx *ctx, const void *args)
{
	return change_all(ctx, ((const struct words_args *)args)->words, register_withdraw);
}

/* ---- rule ---------------------------------------------------------------- */

struct rule_args { const char *code, *deal; struct words words; };
static const struct opt rule_opts[] = {
	OPT_ARG_MUST("CODE", struct rule_args, code, N_("the registration that holds"), .hint = HINT_KIND),
	OPT_ARGS("PERSON=SHARE", struct rule_args, words, N_("how its deal is shared, such as 张伟=70% 李娜=30%"), .hint = HINT_KIND, .kind = "person"),
	OPT_S(0, "deal", N_("DEAL"), struct rule_args, deal, N_("the deal that is shared, where the registration has none"), .hint = HINT_KIND, .kind = "deal"),
	OPT_END
};

static int
say_verdict(struct ctx *ctx, const struct kind *k, int64_t id, int64_t *deal)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	struct record                r;

	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &r, &ctx->err));
	TRY(show_value(ctx, k, r.v, kind_field(k, "verdict"), &b));
	ctx_change(ctx, "changed", k, id, _("verdict %s, by ruling"), buf_str(&b));
	*deal = r.v[kind_index(k, "deal")].u.i;
	return SALES_OK;
}

static int
say_ruling(struct ctx *ctx, const struct kind *k, int64_t id, const struct ruling *r)
{
	int64_t *met, deal, other;
	size_t   n;

	TRY(say_verdict(ctx, k, id, &deal));
	TRY(record_ids_where(&ctx->dept, k, arena_printf(&ctx->arena, "against:RG-%lld", (long long)id), &ctx->arena,
	    &met, &n, &ctx->err));
	for (size_t i = 0; i < n; i++)
		TRY(say_verdict(ctx, k, met[i], &other));
	return r->n == 0 ? SALES_OK : deal_say_split(ctx, deal, r->part, r->n, false);
}

static int
run_rule(struct ctx *ctx, const void *args)
{
	const struct rule_args *a = args;
	const struct kind      *k = registrations(ctx);
	struct split_part      *part = arena_array(&ctx->arena, struct split_part, a->words.n + 1);
	struct ruling           r = { .part = part, .n = a->words.n };
	int64_t                 id;

	TRY(record_find(&ctx->dept, k, a->code, &id, &ctx->err));
	if (a->deal != NULL)
		TRY(record_find(&ctx->dept, ctx->dept.schema.by_no[deal_kind.no], a->deal, &r.deal, &ctx->err));
	for (size_t i = 0; i < a->words.n; i++)
		TRY(deal_part(ctx, a->words.v[i], &part[i]));
	TRY(register_rule(&ctx->op, id, &r, &ctx->err));
	return say_ruling(ctx, k, id, &r);
}

const struct cmd registration_verbs[] = {
	{ .name = "renew", .brief = N_("renew registrations, once, by the rule book"), .opts = codes_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_OP, .run = run_renew,
	  .examples = "salesctl registration renew RG-12\n" },
	{ .name = "withdraw", .brief = N_("withdraw registrations"), .opts = codes_opts,
	  .args_size = sizeof(struct words_args), .needs = NEEDS_OP, .run = run_withdraw,
	  .examples = "salesctl registration withdraw RG-12 --reason 无预算\n" },
	{ .name = "rule", .brief = N_("rule which registration holds, and how its deal is shared"), .opts = rule_opts,
	  .args_size = sizeof(struct rule_args), .needs = NEEDS_OP, .run = run_rule,
	  .examples = "salesctl registration rule RG-3 张伟=70% 李娜=30% --reason 前期贡献\n"
	      "salesctl registration rule RG-3 --reason 先到现场\n" },
	{ .name = NULL }
};
