/* salesctl goal: set targets, and see where they stand. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/show.h"
#include "cmd/verbs.h"
#include "lib/goal/kinds.h"
#include "lib/goal/set.h"
#include "lib/goal/status.h"

/* ---- set --------------------------------------------------------------- */

struct set_args { const char *subject, *metric, *target; };
static const struct opt set_opts[] = {
	OPT_ARG_MUST("SUBJECT", struct set_args, subject, N_("a person, team:HANDLE, or company"), .hint = HINT_KIND, .kind = "person"),
	OPT_ARG_MUST("METRIC", struct set_args, metric, N_("a metric of the rule book"), .hint = HINT_METRIC),
	OPT_ARG_MUST("TARGET", struct set_args, target, N_("such as 1200000, 120万 or 65%")),
	OPT_END
};

/* A rate is kept as its number: 65% is 0.65. */
static int
parse_target(struct ctx *ctx, const struct metric *m, const char *text, int64_t *out)
{
	char         cur[4];
	struct ratio r;
	money        x;

	if (m->unit == V_RATE) {
		if (!ratio_parse(text, strlen(text), &r) ||
		    !money_mul((money){ MONEY_UNIT }, r, 4, ROUND_HALF_UP, &x))
			return FAIL(&ctx->err, SALES_EUSAGE, _("target: '%s' is not a percentage such as 65%%"), text);
	} else if (money_parse(text, strlen(text), 4, &x, cur, &ctx->err) != SALES_OK) {
		ctx->err.code = SALES_EUSAGE;
		return err_prefix(&ctx->err, "target: ");
	} else if (cur[0] != '\0' && (m->unit != V_MONEY || strcmp(cur, ctx->dept.policy->locale.currency) != 0)) {
		return FAIL(&ctx->err, SALES_EUSAGE, _("target: '%s' names a currency; '%s' counts in %s"), text, m->id,
		    m->unit == V_MONEY ? ctx->dept.policy->locale.currency : _("plain numbers"));
	}
	*out = x.v;
	if (x.v <= 0)
		return FAIL(&ctx->err, SALES_EUSAGE, _("target: '%s' is not above zero"), text);
	return SALES_OK;
}

static int
run_set(struct ctx *ctx, const void *args)
{
	const struct set_args *a = args;
	const struct kind     *k = schema_kind(&ctx->dept.schema, "goal");
	CLEANUP(buf_done) struct buf said = { 0 };
	struct goal_setting    g = { 0 };
	const struct metric   *m;
	struct value          *before;
	struct record          now;
	int64_t                id;
	bool                   given, changed;

	TRY(ctx_period(ctx, &g.period, &given));
	if (!given || g.period.from == DAY_NONE || g.period.to == DAY_NONE) {
		FAIL(&ctx->err, SALES_EUSAGE, _("a goal needs a period with both ends"));
		return err_hint(&ctx->err, "salesctl goal set %s %s %s -p 'this quarter'", a->subject, a->metric, a->target);
	}
	TRY(figure_subject(ctx, a->subject, &g.subject));
	TRY(figure_metric(ctx, a->metric, &m));
	g.metric = m->id;
	TRY(parse_target(ctx, m, a->target, &g.target));
	TRY(goal_set(&ctx->op, &g, &ctx->arena, &id, &before, &changed, &ctx->err));
	TRY(record_get(&ctx->dept, k, id, &ctx->arena, &now, &ctx->err));
	if (before == NULL)
		TRY(show_record(ctx, k, now.v, &said));
	else
		TRY(show_difference(ctx, k, before, now.v, &said));
	ctx_change(ctx, before == NULL ? "added" : changed ? "changed" : "unchanged", k, id, "%s", buf_str(&said));
	return SALES_OK;
}

/* ---- status ------------------------------------------------------------ */

struct status_args { const char *by, *subject, *metric; bool exit_code; };
static const char *const by_words[] = { "all", "person", "team", "company", NULL };
static const struct opt status_opts[] = {
	OPT_C(0, "by", "person|team|company", struct status_args, by, by_words, N_("whose goals; default all there are")),
	OPT_S(0, "for", N_("SUBJECT"), struct status_args, subject, N_("only this person, team:HANDLE or company"), .hint = HINT_KIND, .kind = "person"),
	OPT_S(0, "metric", N_("METRIC"), struct status_args, metric, N_("only goals on this metric"), .hint = HINT_METRIC),
	OPT_F(0, "exit-code", struct status_args, exit_code, N_("exit with 1 when a goal is behind or missed")),
	OPT_END
};
static const struct col status_cols[] = {
	{ "subject", COL_REF, N_("Subject"), COL_SHRINK, NULL },
	{ "metric", COL_TEXT, N_("Metric"), 0, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "target", COL_NUM, N_("Target"), 0, NULL },
	{ "actual", COL_NUM, N_("Actual"), 0, NULL },
	{ "attainment", COL_PERCENT, N_("Attained"), 0, NULL },
	{ "pace", COL_PERCENT, N_("Pace"), 0, NULL },
	{ "ahead", COL_NUM, N_("Ahead"), COL_EXTRA, NULL },
	{ "gap", COL_NUM, N_("Gap"), 0, NULL },
	{ "per_day", COL_NUM, N_("Per day"), COL_EXTRA, NULL },
	{ "forecast", COL_NUM, N_("Forecast"), COL_EXTRA, NULL },
	{ "forecast_attainment", COL_PERCENT, N_("Forecast %"), COL_EXTRA, NULL },
	{ "state", COL_ENUM, N_("State"), 0, NULL },
	{ .type = COL_END },
};

static const char *
state_word(enum goal_state s)
{
	static const char *const word[] = {
		[GOAL_NODATA] = N_("no data"), [GOAL_MET] = N_("met"), [GOAL_AHEAD] = N_("ahead"),
		[GOAL_BEHIND] = N_("behind"), [GOAL_MISSED] = N_("missed"), [GOAL_COMING] = N_("not begun"),
	};

	return _(word[s]);
}

/* Numbers of any metric share columns: they are shown as plain numbers, money
 * with the decimals of its currency. */
static struct cell
number_cell(struct ctx *ctx, const struct goal_row *r, struct ratio v)
{
	struct cell c = figure_cell(ctx, r->metric, v);

	if (c.type == COL_COUNT) {
		c.u.i *= MONEY_UNIT;
	} else if (c.type == COL_PERCENT && !c.empty) {
		money x = { 0 };

		if (!money_mul((money){ MONEY_UNIT }, v, 4, ROUND_HALF_UP, &x))
			return cell_none(COL_NUM);
		c.u.i = x.v;
	}
	if (c.type == COL_MONEY && !c.empty) {
		money m = { c.u.i };

		if (money_round(m, currency_decimals(ctx->dept.policy->locale.currency), ROUND_HALF_UP, &m))
			c.u.i = m.v;
	}
	c.type = COL_NUM;
	return c;
}

static int
put_row(struct ctx *ctx, const struct goal_row *r)
{
	return OUT_ROW(ctx->out, cell_ref(r->subject_code, r->subject_name), CELL(r->metric->id),
	    CELL(r->period_name), number_cell(ctx, r, r->in.target), number_cell(ctx, r, r->in.actual),
	    cell_percent(r->at.attainment), cell_percent(r->at.elapsed_share), number_cell(ctx, r, r->at.ahead),
	    number_cell(ctx, r, r->at.gap), number_cell(ctx, r, r->at.per_day),
	    number_cell(ctx, r, r->at.forecast), cell_percent(r->at.forecast_attainment),
	    cell_enum(goal_state_name(r->at.state), state_word(r->at.state)));
}

static int
ask_from(struct ctx *ctx, const struct status_args *a, struct goal_ask *ask, int64_t *subject)
{
	const struct metric *m;
	bool                 given;

	*ask = (struct goal_ask){ .today = ctx->dept.when.today, .until = ctx->dept.when.today };
	TRY(ctx_period(ctx, &ask->period, &given));
	ask->current = !given;
	for (size_t i = 0; a->by != NULL && by_words[i] != NULL; i++)
		if (strcmp(a->by, by_words[i]) == 0)
			ask->by = (enum goal_by)i;
	if (a->subject != NULL) {
		TRY(figure_subject(ctx, a->subject, subject));
		ask->subject = subject;
	}
	if (a->metric != NULL) {
		TRY(figure_metric(ctx, a->metric, &m));
		ask->metric = m->id;
	}
	return SALES_OK;
}

static void
say_none(struct ctx *ctx, const struct goal_ask *ask)
{
	if (ask->current)
		ctx_note(ctx, _("no goal holds today; set one: salesctl goal set PERSON METRIC TARGET -p PERIOD"));
	else
		ctx_note(ctx, _("there are no goals for %s"), figure_period(ctx, ask->period));
}

static int
run_status(struct ctx *ctx, const void *args)
{
	const struct status_args *a = args;
	struct goal_ask           ask;
	struct goal_list          list;
	int64_t                   subject;
	bool                      behind = false;

	TRY(ask_from(ctx, a, &ask, &subject));
	TRY(goal_status(&ctx->dept, &ask, &ctx->arena, &list, &ctx->err));
	TRY(ctx_out(ctx, "salesctl.goal.status", false));
	out_begin(ctx->out, status_cols);
	for (size_t i = 0; i < list.n; i++) {
		TRY(put_row(ctx, &list.row[i]));
		behind = behind || goal_is_behind(&list.row[i]);
	}
	if (list.n == 0)
		say_none(ctx, &ask);
	return a->exit_code && behind ? SALES_NO : SALES_OK;
}

const struct cmd goal_verbs[] = {
	{ .name = "set", .brief = N_("set the target of a subject on a metric and period"), .opts = set_opts,
	  .args_size = sizeof(struct set_args), .needs = NEEDS_OP | NEEDS_PERIOD, .run = run_set,
	  .examples = "salesctl goal set 张伟 revenue 120万 -p 2026Q3\n"
	      "salesctl goal set company revenue 12000000 -p 2026\n" },
	{ .name = "status", .brief = N_("show attainment, pace, gap and forecast of goals"), .opts = status_opts,
	  .cols = status_cols, .args_size = sizeof(struct status_args), .needs = NEEDS_BOOK | NEEDS_PERIOD,
	  .run = run_status,
	  .examples = "salesctl goal status\nsalesctl goal status -p 2026Q3 --by team\n"
	      "salesctl goal status --for 张伟 --exit-code\n" },
	{ .name = NULL }
};
