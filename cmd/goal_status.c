/* salesctl goal status: where the goals of a period stand. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/goal.h"
#include "lib/base/tr.h"

const struct opt goal_status_opts[] = {
	OPT_C(0, "by", "person|team|company", struct goal_status_args, of.by, goal_by_words, N_("whose goals; default all there are")),
	OPT_F(0, "tree", struct goal_status_args, tree, N_("the company, its teams and their people below each other, and whether targets below add up")),
	OPT_S(0, "for", N_("SUBJECT"), struct goal_status_args, of.subject, N_("only this person, team:HANDLE or company"), .hint = HINT_KIND, .kind = "person"),
	OPT_S(0, "metric", N_("METRIC"), struct goal_status_args, of.metric, N_("only goals on this metric"), .hint = HINT_METRIC),
	OPT_F(0, "exit-code", struct goal_status_args, exit_code, N_("exit with 1 when a goal is behind or missed")),
	OPT_END
};
const struct col goal_status_cols[] = {
	{ "subject", COL_REF, N_("Subject"), COL_SHRINK, NULL },
	{ "metric", COL_ENUM, N_("Metric"), 0, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "target", COL_NUM, N_("Target"), 0, NULL },
	{ "actual", COL_NUM, N_("Actual"), 0, NULL },
	{ "attainment", COL_PERCENT, N_("Attained"), 0, NULL },
	{ "pace", COL_PERCENT, N_("Pace"), 0, NULL },
	{ "of_pace", COL_PERCENT, N_("Of pace"), COL_EXTRA, NULL },
	{ "ahead", COL_NUM, N_("Ahead"), COL_EXTRA, NULL },
	{ "gap", COL_NUM, N_("Gap"), 0, NULL },
	{ "per_day", COL_NUM, N_("Per day"), COL_EXTRA, NULL },
	{ "forecast", COL_NUM, N_("Forecast"), COL_EXTRA, NULL },
	{ "forecast_attainment", COL_PERCENT, N_("Forecast %"), COL_EXTRA, NULL },
	{ "state", COL_ENUM, N_("State"), 0, NULL },
	{ "level", COL_COUNT, N_("Level"), COL_EXTRA, NULL },
	{ "below", COL_NUM, N_("Sum below"), 0, NULL },
	{ "shortfall", COL_NUM, N_("Not handed out"), 0, NULL },
	{ .type = COL_END },
};
enum { ALL_COLS = sizeof(goal_status_cols) / sizeof(*goal_status_cols) };

static int
put_row(struct ctx *ctx, const struct goal_row *r, bool total, bool tree)
{
	const struct goal_standing *s = &r->at;
	const struct metric        *m = r->metric;
	struct cell                 c[ALL_COLS] = {
		total ? cell_ref("-", _("Total")) : goal_subject_cell(ctx, r),
		goal_metric_cell(ctx, m), CELL(r->period_name),
		goal_number_cell(ctx, m, r->in.target), goal_number_cell(ctx, m, r->in.actual),
		cell_percent(s->attainment), cell_percent(s->elapsed_share), cell_percent(s->of_pace),
		goal_number_cell(ctx, m, s->ahead), goal_number_cell(ctx, m, s->gap),
		goal_enough_cell(ctx, m, s->per_day), goal_number_cell(ctx, m, s->forecast),
		cell_percent(s->forecast_attainment), goal_state_cell(r), CELL(r->level),
		goal_number_cell(ctx, m, r->below),
		cell_toned(goal_number_cell(ctx, m, r->shortfall), r->shortfall.num > 0 ? TONE_BAD : TONE_PLAIN),
		{ .type = COL_END } };

	if (!tree)
		c[ALL_COLS - 4] = (struct cell){ .type = COL_END };
	return total ? out_total(ctx->out, c) : out_row(ctx->out, c);
}

static struct col *
choose_columns(struct ctx *ctx, const struct goal_list *l, bool tree)
{
	struct col *col = arena_alloc(&ctx->arena, sizeof(goal_status_cols));

	memcpy(col, goal_status_cols, sizeof(goal_status_cols));
	if (!tree)
		col[ALL_COLS - 4] = (struct col){ .type = COL_END };
	goal_type_columns(col, l);
	return col;
}

/* How far the period is, when all goals are of one. */
static void
say_pace(struct ctx *ctx, const struct goal_list *l)
{
	const struct goal_row *r = &l->row[0];

	if (goal_one_period(l) && (ctx_is_table(ctx) || ctx->g->verbose > 0))
		ctx_note(ctx, _("%s: working day %d of %d; amounts in %s"), figure_period(ctx, r->period),
		    r->at.elapsed, r->at.days, ctx->dept.policy->locale.currency);
}

/* Of a tree: the levels that were not handed out. */
static void
say_short(struct ctx *ctx, const struct goal_list *l)
{
	int n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += l->row[i].shortfall.num > 0;
	if (n > 0)
		ctx_footer(ctx, tr_n("%d target is more than those right below it add up to",
		    "%d targets are more than those right below them add up to", n), n);
}

int
goal_run_status(struct ctx *ctx, const void *args)
{
	const struct goal_status_args *a = args;
	struct goal_ask                ask;
	struct goal_list               list;
	const struct col              *col;
	bool                           behind = false;

	TRY(goal_ask_of(ctx, &a->of, &ask));
	if (a->tree && (a->of.by != NULL || a->of.subject != NULL))
		return FAIL(&ctx->err, SALES_EUSAGE, _("--tree shows all subjects; leave out --by and --for"));
	ask.tree = a->tree;
	TRY(goal_status(&ctx->dept, &ask, &ctx->arena, &list, &ctx->err));
	col = choose_columns(ctx, &list, a->tree);
	TRY(ctx_table(ctx, "salesctl.goal.status", col));
	for (size_t i = 0; i < list.n; i++) {
		TRY(put_row(ctx, &list.row[i], false, a->tree));
		behind = behind || goal_is_behind(&list.row[i]);
	}
	if (list.has_total)
		TRY(put_row(ctx, &list.total, true, false));
	if (list.n == 0)
		goal_say_none(ctx, &ask);
	else
		say_pace(ctx, &list);
	say_short(ctx, &list);
	return a->exit_code && behind ? SALES_NO : SALES_OK;
}
