/* salesctl goal gap: what would close the gap of a goal. */
#include <string.h>

#include "cmd/by.h"
#include "cmd/figure.h"
#include "cmd/goal.h"
#include "cmd/show.h"
#include "lib/base/tr.h"
#include "lib/crm/kinds.h"
#include "lib/goal/closers.h"

const struct opt goal_gap_opts[] = {
	OPT_ARG("SUBJECT", struct goal_gap_args, of.subject, N_("a person, team:HANDLE or company: deal by deal; none: each goal on a line"), .hint = HINT_KIND, .kind = "person"),
	OPT_C(0, "by", "person|team|company", struct goal_gap_args, of.by, goal_by_words, N_("whose goals; default all there are")),
	OPT_S(0, "metric", N_("METRIC"), struct goal_gap_args, of.metric, N_("only goals on this metric"), .hint = HINT_METRIC),
	OPT_F(0, "all", struct goal_gap_args, all, N_("the deals behind those that close it, too")),
	OPT_F(0, "exit-code", struct goal_gap_args, exit_code, N_("exit with 1 when not even all deals are expected to close a gap")),
	OPT_END
};
const struct col goal_gap_cols[] = {
	{ "subject", COL_REF, N_("Subject"), COL_SHRINK, NULL },
	{ "metric", COL_ENUM, N_("Metric"), 0, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "gap", COL_MONEY, N_("Gap"), 0, NULL },
	{ "deals", COL_COUNT, N_("Deals"), 0, NULL },
	{ "amount", COL_MONEY, N_("Amount"), 0, NULL },
	{ "coverage", COL_PERCENT, N_("Coverage"), 0, NULL },
	{ "weighted", COL_MONEY, N_("Weighted"), 0, NULL },
	{ "weighted_coverage", COL_PERCENT, N_("Weighted %"), 0, NULL },
	{ "needed", COL_COUNT, N_("Close it"), COL_EXTRA, NULL },
	{ "needed_if_won", COL_COUNT, N_("If won"), COL_EXTRA, NULL },
	{ "short", COL_MONEY, N_("Still short"), 0, NULL },
	{ "deal", COL_REF, N_("Deal"), COL_SHRINK, NULL },
	{ "customer", COL_REF, N_("Customer"), COL_SHRINK, NULL },
	{ "owner", COL_REF, N_("Owner"), COL_EXTRA | COL_SHRINK, NULL },
	{ "stage", COL_ENUM, N_("Stage"), COL_EXTRA, NULL },
	{ "expected_on", COL_DAY, N_("Expected"), 0, NULL },
	{ "chance", COL_RATE, N_("Chance"), 0, NULL },
	{ "left", COL_MONEY, N_("Gap left"), 0, NULL },
	{ "left_if_won", COL_MONEY, N_("Left if won"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

/* ---- a line a goal ------------------------------------------------------- */

static struct cell
needed_cell(const struct closing *c, size_t needed, int64_t missing)
{
	return missing > 0 || c->gap == 0 ? cell_none(COL_COUNT) : cell_count((int64_t)needed);
}

static int
put_goal(struct ctx *ctx, const struct closing *c)
{
	return OUT_ROW(ctx->out, goal_subject_cell(ctx, c->goal), goal_metric_cell(ctx, c->goal->metric),
	    CELL(c->goal->period_name), by_amount(c->gap), cell_count((int64_t)c->n), by_amount(c->amount),
	    CELL(c->coverage), by_amount(c->weighted), CELL(c->weighted_coverage),
	    needed_cell(c, c->needed, c->short_by), needed_cell(c, c->needed_if_won, c->short_if_won),
	    cell_toned(by_amount(c->short_by), c->short_by > 0 ? TONE_BAD : TONE_PLAIN));
}

/* ---- deal by deal -------------------------------------------------------- */

static int
field_cell(struct ctx *ctx, const struct kind *k, const struct record *r, const char *field, struct cell *out)
{
	struct path p;

	TRY(record_path(&ctx->dept, k, field, &p, &ctx->err));
	return show_cell(ctx, &p, &r->v[kind_index(k, field)], out);
}

static int
put_deal(struct ctx *ctx, const struct closing *c, const struct closer *x)
{
	const struct kind *k = schema_kind(&ctx->dept.schema, deal_kind.name);
	const char        *title, *code;
	struct record      r;
	struct cell        customer, owner, stage;

	TRY(record_get(&ctx->dept, k, x->deal, &ctx->arena, &r, &ctx->err));
	TRY(show_name(ctx, k, x->deal, &title));
	TRY(show_code(ctx, k, x->deal, r.v, &code));
	TRY(field_cell(ctx, k, &r, "customer", &customer));
	TRY(field_cell(ctx, k, &r, "owner", &owner));
	TRY(field_cell(ctx, k, &r, "stage", &stage));
	return OUT_ROW(ctx->out, goal_metric_cell(ctx, c->goal->metric), CELL(c->goal->period_name),
	    cell_ref_label(code, code, *title == '\0' ? code : arena_printf(&ctx->arena, "%s %s", code, title)),
	    customer, owner, stage,
	    cell_toned(cell_day(x->expected), x->expected < ctx->dept.when.today ? TONE_BAD : TONE_PLAIN),
	    by_amount(x->amount), (struct cell){ .type = COL_RATE, .u.i = x->chance }, by_amount(x->weighted),
	    by_amount(x->left), by_amount(x->left_if_won));
}

static const char *
amount_text(struct ctx *ctx, int64_t v)
{
	char s[MONEY_SIZE];

	return arena_strdup(&ctx->arena, money_group((money){ v }, currency_decimals(ctx->dept.policy->locale.currency), s));
}

/* What it comes to, on stderr. */
static void
say_goal(struct ctx *ctx, const struct closing *c)
{
	const char *label = label_text(c->goal->metric->label, ctx->lang, c->goal->metric->id);
	const char *name = c->goal->period_name, *gap = amount_text(ctx, c->gap);
	char        s[RATIO_SIZE];

	if (c->gap == 0) {
		ctx_footer(ctx, _("%s %s: the target is reached"), label, name);
		return;
	}
	if (c->n == 0) {
		ctx_footer(ctx, _("%s %s: the gap is %s, and no open deal is expected in what is left of the period"), label, name, gap);
		return;
	}
	ctx_footer(ctx, _("%s %s: the gap is %s; coverage %s%%"), label, name, gap, ratio_percent(c->coverage, s));
	if (c->short_by > 0)
		ctx_footer(ctx, tr_n("at its chance the %zu open deal is not enough: %s is missing",
		    "at their chances all %zu open deals are not enough: %s is missing", (long)c->n), c->n,
		    amount_text(ctx, c->short_by));
	else
		ctx_footer(ctx, tr_n("at its chance the first %zu is enough (%zu open)",
		    "at their chances the first %zu are enough (%zu open)", (long)c->needed), c->needed, c->n);
	if (c->short_if_won > 0)
		ctx_footer(ctx, _("even if all are won, %s is missing: more deals are needed"), amount_text(ctx, c->short_if_won));
	else
		ctx_footer(ctx, tr_n("if it is won, the first %zu is enough", "if they are won, the first %zu are enough",
		    (long)c->needed_if_won), c->needed_if_won);
	if (c->overdue > 0)
		ctx_footer(ctx, tr_n("%zu of them was expected before today", "%zu of them were expected before today",
		    (long)c->overdue), c->overdue);
}

/* ---- both ---------------------------------------------------------------- */

static int
put_deals(struct ctx *ctx, const struct closing_list *l, bool all)
{
	static const char *const shown[] = { "metric", "period", "deal", "customer", "owner", "stage", "expected_on",
		"amount", "chance", "weighted", "left", "left_if_won", NULL };

	TRY(ctx_table(ctx, "salesctl.goal.gap.deals", by_choose(ctx, goal_gap_cols, shown)));
	for (size_t i = 0; i < l->n; i++) {
		const struct closing *c = &l->v[i];
		const size_t          n = all || c->needed == 0 ? c->n : c->needed;

		for (size_t k = 0; k < n; k++)
			TRY(put_deal(ctx, c, &c->v[k]));
		say_goal(ctx, c);
	}
	return SALES_OK;
}

static int
put_goals(struct ctx *ctx, const struct closing_list *l)
{
	static const char *const shown[] = { "subject", "metric", "period", "gap", "deals", "amount", "coverage",
		"weighted", "weighted_coverage", "needed", "needed_if_won", "short", NULL };

	TRY(ctx_table(ctx, "salesctl.goal.gap", by_choose(ctx, goal_gap_cols, shown)));
	for (size_t i = 0; i < l->n; i++)
		TRY(put_goal(ctx, &l->v[i]));
	return SALES_OK;
}

int
goal_say_undated(struct ctx *ctx, const int64_t *subject)
{
	int64_t n;

	TRY(goal_undated(&ctx->dept, subject, &n, &ctx->err));
	if (n > 0)
		ctx_footer(ctx, tr_n("%lld open deal without an expected day is left out: salesctl deal list stage:open expected_on:",
		    "%lld open deals without an expected day are left out: salesctl deal list stage:open expected_on:", n),
		    (long long)n);
	return SALES_OK;
}

int
goal_run_gap(struct ctx *ctx, const void *args)
{
	const struct goal_gap_args *a = args;
	struct goal_ask             ask;
	struct closing_list         list;
	bool                        is_short = false;

	TRY(goal_ask_of(ctx, &a->of, &ask));
	if (a->all && a->of.subject == NULL)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--all is about the deals of a subject; say whose"));
	TRY(goal_closers(&ctx->dept, &ask, &ctx->arena, &list, &ctx->err));
	if (a->of.subject != NULL)
		TRY(put_deals(ctx, &list, a->all));
	else
		TRY(put_goals(ctx, &list));
	if (list.n == 0 && list.left_out == 0)
		goal_say_none(ctx, &ask);
	if (list.left_out > 0)
		ctx_footer(ctx, tr_n("%d goal is left out: its metric does not count won deals' amounts, so no open deal leads to it",
		    "%d goals are left out: their metrics do not count won deals' amounts, so no open deal leads to them",
		    list.left_out), list.left_out);
	if (list.n > 0)
		TRY(goal_say_undated(ctx, ask.subject));
	for (size_t i = 0; i < list.n; i++)
		is_short = is_short || list.v[i].short_by > 0;
	return a->exit_code && is_short ? SALES_NO : SALES_OK;
}
