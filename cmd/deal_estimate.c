/* salesctl deal estimate: what somebody would earn if open deals were won. */
#include "cmd/by.h"
#include "cmd/deal.h"
#include "cmd/figure.h"
#include "cmd/payout.h"
#include "cmd/record.h"
#include "cmd/select.h"
#include "lib/base/tr.h"
#include "lib/crm/kinds.h"
#include "lib/payout/estimate.h"

/* ---- args, options, columns ---- */

const struct opt deal_estimate_opts[] = {
	OPT_ARGS("DEAL|SELECTOR", struct estimate_args, words, N_("which open deals; none: all of his that have an expected day"),
	    .hint = HINT_KIND),
	OPT_S(0, "for", N_("PERSON"), struct estimate_args, person, N_("who would earn it; you unless said"), .hint = HINT_KIND,
	    .kind = "person"),
	OPT_S(0, "close", N_("DAY"), struct estimate_args, close, N_("won on that day, not on the expected one"), .hint = HINT_DAY),
	OPT_S(0, "amount", N_("AMOUNT"), struct estimate_args, amount, N_("one deal: won at that amount, in its currency")),
	OPT_F(0, "unpaid", struct estimate_args, unpaid, N_("won, and nothing of it paid yet")),
	OPT_END
};
const struct col deal_estimate_cols[] = {
	{ "deal", COL_REF, N_("Deal"), COL_SHRINK, NULL },
	{ "on", COL_DAY, N_("Won on"), 0, NULL },
	{ "plan", COL_TEXT, N_("Plan"), COL_EXTRA, NULL },
	{ "component", COL_ENUM, N_("Component"), 0, NULL },
	{ "base", COL_MONEY, N_("Credited"), 0, NULL },
	{ "amount", COL_MONEY, N_("Amount"), 0, NULL },
	{ "rate", COL_PERCENT, NC_("pay", "Rate"), 0, NULL },
	{ .type = COL_END },
};

/* ---- which deals, whose ---- */

struct asked {
	struct won_deal *v;
	size_t           n;
	int64_t          person;
	long             undated;      /* left out */
};

static int
find_person(struct ctx *ctx, const struct estimate_args *a, const struct won_deal *v, size_t n, int64_t *out)
{
	const struct actor *who;

	*out = 0;
	if (a->words.n > 0 && n == 0)
		return SALES_OK; /* nobody earns it */
	if (a->person != NULL)
		return record_find(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], a->person, out, &ctx->err);
	TRY(dept_actor(&ctx->dept, &who, &ctx->err));
	*out = who->person;
	for (size_t i = 0; *out == 0 && a->words.n > 0 && i < n; i++)
		if (v[i].owner != v[0].owner)
			n = 0;
	if (*out == 0 && a->words.n > 0 && n > 0)
		*out = v[0].owner;
	if (*out != 0)
		return SALES_OK;
	FAIL(&ctx->err, SALES_EUSAGE, _("say who would earn it"));
	return err_hint(&ctx->err, "salesctl deal estimate --for PERSON");
}

static int
not_open(struct ctx *ctx, int64_t id)
{
	char code[32];

	return FAIL(&ctx->err, SALES_EPOLICY, _("%s is not open: what it earned is in the payouts"), kind_code(&deal_kind, id, code));
}

/* Of all open ones those that were named. */
static int
keep_named(struct ctx *ctx, struct words words, struct won_deal *v, size_t *n)
{
	struct id_list ids = { 0 };
	size_t         kept = 0;
	bool           by_terms, found;

	TRY(record_ids(ctx, words, &ids, &by_terms));
	for (size_t i = 0; i < ids.n && !by_terms; i++) {
		found = false;
		for (size_t k = 0; k < *n; k++)
			found = found || v[k].id == ids.v[i];
		if (!found)
			return not_open(ctx, ids.v[i]);
	}
	record_ids_sort(&ids);
	for (size_t i = 0; i < *n; i++)
		if (record_ids_have(&ids, v[i].id))
			v[kept++] = v[i];
	*n = kept;
	return SALES_OK;
}

static int
no_day(struct ctx *ctx, int64_t id)
{
	char code[32];

	FAIL(&ctx->err, SALES_EINVAL, _("%s has no expected day"), kind_code(&deal_kind, id, code));
	return err_hint(&ctx->err, "salesctl deal estimate %s --close DAY", code);
}

static int
set_amount(struct ctx *ctx, const char *text, struct asked *of)
{
	const struct kind *k = ctx->dept.schema.by_no[deal_kind.no];
	struct value       v;
	char               cur[4];

	if (of->n != 1)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--amount is for one deal, here are %zu"), of->n);
	TRY(select_value(ctx, kind_field(k, "amount"), text, &v, cur));
	if (v.type == V_NULL || v.u.i < 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--amount: '%s' is no amount above 0"), text);
	of->v[0].amount = v.u.i;
	of->v[0].has_amount = true;
	return SALES_OK;
}

/* His own when none is named; a day that is past is today. */
static int
set_days(struct ctx *ctx, const struct estimate_args *a, struct asked *of)
{
	const day today = ctx->dept.when.today;
	size_t    kept = 0;
	day       on = DAY_NONE;

	if (a->close != NULL)
		TRY(period_parse_day(a->close, &ctx->dept.when, &on, &ctx->err));
	for (size_t i = 0; i < of->n; i++) {
		struct won_deal *w = &of->v[i];

		if (a->words.n == 0 && w->owner != of->person)
			continue;
		if (a->words.n == 0 && w->on == DAY_NONE && on == DAY_NONE) {
			of->undated++;
			continue;
		}
		if (on != DAY_NONE)
			w->on = on;
		if (w->on == DAY_NONE)
			return no_day(ctx, w->id);
		if (on == DAY_NONE && w->on < today)
			w->on = today;
		of->v[kept++] = *w;
	}
	of->n = kept;
	return SALES_OK;
}

static int
find_deals(struct ctx *ctx, const struct estimate_args *a, struct asked *of)
{
	*of = (struct asked){ 0 };
	TRY(won_open(&ctx->dept, &ctx->arena, &of->v, &of->n, &ctx->err));
	if (a->words.n > 0)
		TRY(keep_named(ctx, a->words, of->v, &of->n));
	TRY(find_person(ctx, a, of->v, of->n, &of->person));
	TRY(set_days(ctx, a, of));
	return a->amount == NULL ? SALES_OK : set_amount(ctx, a->amount, of);
}

/* ---- rows ---- */

static const struct won_deal *
deal_of(const struct asked *of, int64_t id)
{
	for (size_t i = 0; i < of->n; i++)
		if (of->v[i].id == id)
			return &of->v[i];
	return NULL;
}

/* Of money only: what is paid for a deal that is counted is no rate. */
static struct ratio
rate_of(struct ctx *ctx, const struct estimate_row *r)
{
	const struct plan   *plan = policy_plan(ctx->dept.policy, r->plan);
	const struct metric *base = NULL;

	for (size_t i = 0; plan != NULL && i < plan->ncomponents; i++)
		if (strcmp(plan->components[i].id, r->component) == 0)
			base = policy_metric(ctx->dept.policy, plan->components[i].base);
	return base != NULL && base->unit == V_MONEY ? by_share(r->amount, r->base) : (struct ratio){ 0, 0 };
}

static int
put_row(struct ctx *ctx, const struct asked *of, const struct estimate_row *r)
{
	const struct won_deal *w = deal_of(of, r->deal);
	struct ref_name        name = { "", "" };
	const char            *part;

	if (w != NULL)
		TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[deal_kind.no], w->id, &name, &ctx->err));
	TRY(payout_part_name(ctx, r->plan, r->component, (money){ r->amount }, &part));
	return OUT_ROW(ctx->out, cell_ref(name.code, name.name), cell_day(w == NULL ? DAY_NONE : w->on), CELL(r->plan),
	    payout_component_cell(ctx, r->component, part), w == NULL ? cell_none(COL_MONEY) : by_amount(r->base),
	    by_amount(r->amount), cell_percent(w == NULL ? (struct ratio){ 0, 0 } : rate_of(ctx, r)));
}

/* Those that bring him nothing, by code. */
static void
say_nothing_of(struct ctx *ctx, const struct asked *of, const struct estimate *e)
{
	CLEANUP(buf_done) struct buf b = { 0 };
	char                         code[32];

	for (size_t i = 0; i < of->n; i++) {
		bool any = false;

		for (size_t k = 0; k < e->n; k++)
			any = any || e->v[k].deal == of->v[i].id;
		if (!any)
			buf_printf(&b, "%s%s", b.n == 0 ? "" : _(", "), kind_code(&deal_kind, of->v[i].id, code));
	}
	if (b.n > 0)
		ctx_note(ctx, _("these earn him nothing: no plan of his counts them, they have no amount, or they are credited to others: %s"), buf_str(&b));
}

static void
say_guesses(struct ctx *ctx, const struct asked *of, const struct estimate *e, bool unpaid)
{
	char name[PERIOD_SIZE], to[DAY_SIZE];

	ctx_note(ctx, _("what a run up to %s posts more when they are won so; amounts in %s"), day_str(e->p.to, to),
	    ctx->dept.policy->locale.currency);
	if (!unpaid)
		ctx_note(ctx, _("each deal is taken to be paid in full on its day (--unpaid: won only)"));
	if (e->grade != NULL)
		ctx_note(ctx, _("where no grade is given yet, his latest is taken: %s of %s"), e->grade, period_str(e->grade_of, name));
	if (e->unknown != NULL)
		ctx_note(ctx, _("plan '%s': the factor '%s' has no value yet; it is taken as 1"), e->unknown_plan, e->unknown);
	if (of->undated > 0)
		ctx_note(ctx, tr_n("%ld open deal has no expected day and is left out", "%ld open deals have no expected day and are left out",
		    of->undated), of->undated);
	say_nothing_of(ctx, of, e);
}

int
deal_run_estimate(struct ctx *ctx, const void *args)
{
	const struct estimate_args *a = args;
	struct estimate             e = { 0 };
	struct period               until;
	struct asked                of;
	bool                        given;

	TRY(ctx_period(ctx, &until, &given));
	if (!given)
		until = (struct period){ DAY_NONE, DAY_NONE };
	TRY(find_deals(ctx, a, &of));
	if (of.n > 0)
		TRY(estimate_make(&ctx->dept, of.person, of.v, of.n, !a->unpaid, until, &ctx->arena, &e, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.deal.estimate", deal_estimate_cols));
	for (size_t i = 0; i < e.n; i++)
		TRY(put_row(ctx, &of, &e.v[i]));
	TRY(out_total(ctx->out, (const struct cell[]){ cell_ref(NULL, NULL), cell_none(COL_DAY), cell_none(COL_TEXT),
	    cell_none(COL_ENUM), cell_none(COL_MONEY), by_amount(e.total), cell_none(COL_PERCENT), { .type = COL_END } }));
	figure_meta_currency(ctx);
	if (of.n > 0)
		say_guesses(ctx, &of, &e, a->unpaid);
	else
		ctx_note(ctx, _("there is no such open deal"));
	return SALES_OK;
}
