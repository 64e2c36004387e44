/* salesctl payout adjust: correct somebody's pay by hand, with a second person. */
#include <string.h>

#include "cmd/payout.h"
#include "lib/payout/adjust.h"
#include "lib/payout/kinds.h"

static const char *const accounts[] = { "withheld", NULL };
const struct opt payout_adjust_opts[] = {
	OPT_ARG("PERSON", struct payout_adjust_args, who, N_("whose pay"), .hint = HINT_KIND, .kind = "person"),
	OPT_ARG("AMOUNT", struct payout_adjust_args, amount, N_("what is added; below zero: taken off")),
	OPT_S(0, "on", N_("DAY"), struct payout_adjust_args, on, N_("the day that it counts on; default today")),
	OPT_S(0, "about", N_("TEXT"), struct payout_adjust_args, about, N_("a line or a payout that it corrects")),
	OPT_C(0, "from", "withheld", struct payout_adjust_args, from, accounts, N_("of what a cap keeps apart")),
	OPT_S(0, "approve", N_("CODE"), struct payout_adjust_args, approve, N_("approve this adjustment"), .hint = HINT_KIND, .kind = "adjustment"),
	OPT_S(0, "refuse", N_("CODE"), struct payout_adjust_args, refuse, N_("refuse this adjustment"), .hint = HINT_KIND, .kind = "adjustment"),
	OPT_END
};

static int
decide(struct ctx *ctx, const char *code, bool approve)
{
	const struct kind *k = ctx->dept.schema.by_no[adjustment_kind.no];
	struct record      r;
	char               year[PERIOD_SIZE];
	int64_t            id;

	TRY(record_find(&ctx->dept, k, code, &id, &ctx->err));
	TRY(adjustment_decide(&ctx->op, id, approve, &ctx->err));
	if (!approve) {
		ctx_change(ctx, "changed", k, id, "%s", _("refused"));
		return SALES_OK;
	}
	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &r, &ctx->err));
	ctx_change(ctx, "changed", k, id, _("approved: the next run of plan year %s pays it"),
	    period_name(period_in_year(value_day(&r.v[kind_index(k, "on")]), UNIT_YEAR, &ctx->dept.when), &ctx->dept.when, year));
	return SALES_OK;
}

int
payout_amount(struct ctx *ctx, const char *text, money *out)
{
	const char *own = ctx->dept.policy->locale.currency;
	char        cur[4] = "";

	if (money_parse(text, strlen(text), currency_decimals(own), out, cur, &ctx->err) != SALES_OK) {
		ctx->err.code = SALES_EUSAGE;
		return err_prefix(&ctx->err, "%s: ", _("amount"));
	}
	if (cur[0] != '\0' && strcmp(cur, own) != 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("pay is in %s, '%s' is in %s"), own, text, cur);
	return SALES_OK;
}

static int
ask(struct ctx *ctx, const struct payout_adjust_args *a)
{
	const struct kind *k = ctx->dept.schema.by_no[adjustment_kind.no];
	day                on = ctx->dept.when.today;
	int64_t            person, id;
	struct ref_name    who;
	money              amount;

	if (a->who == NULL || a->amount == NULL) {
		FAIL(&ctx->err, SALES_EUSAGE, _("whose pay, and by how much?"));
		return err_hint(&ctx->err, "salesctl payout adjust PERSON AMOUNT --reason TEXT");
	}
	TRY(payout_person_named(ctx, a->who, &person));
	TRY(payout_amount(ctx, a->amount, &amount));
	if (a->on != NULL)
		TRY(period_parse_day(a->on, &ctx->dept.when, &on, &ctx->err));
	TRY(adjustment_ask(&ctx->op, person, amount, on, a->about, a->from != NULL, &id, &ctx->err));
	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], person, &who, &ctx->err));
	ctx_change(ctx, "added", k, id, _("%s %s; somebody else approves it"), who.name, payout_money(ctx, amount));
	return SALES_OK;
}

int
payout_run_adjust(struct ctx *ctx, const void *args)
{
	const struct payout_adjust_args *a = args;

	if (a->approve != NULL)
		return decide(ctx, a->approve, true);
	return a->refuse != NULL ? decide(ctx, a->refuse, false) : ask(ctx, a);
}
