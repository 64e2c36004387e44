/* salesctl goal landing: where goals are likely to land, by their own past. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/goal.h"
#include "cmd/seed.h"
#include "lib/base/tr.h"
#include "lib/goal/landing.h"

const struct opt goal_landing_opts[] = {
	OPT_C(0, "by", "person|team|company", struct goal_landing_args, of.by, goal_by_words, N_("whose goals; default all there are")),
	OPT_S(0, "for", N_("SUBJECT"), struct goal_landing_args, of.subject, N_("only this person, team:HANDLE or company"), .hint = HINT_KIND, .kind = "person"),
	OPT_S(0, "metric", N_("METRIC"), struct goal_landing_args, of.metric, N_("only goals on this metric"), .hint = HINT_METRIC),
	OPT_S(0, "at", N_("DAY"), struct goal_landing_args, at, N_("as it looked on a day of the past, beside what became of it"), .hint = HINT_DAY),
	OPT_S(0, "seed", N_("N"), struct goal_landing_args, seed, N_("draw with this seed; else each goal and day has its own")),
	OPT_END
};
const struct col goal_landing_cols[] = {
	{ "subject", COL_REF, N_("Subject"), COL_SHRINK, NULL },
	{ "metric", COL_ENUM, N_("Metric"), 0, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "target", COL_NUM, N_("Target"), 0, NULL },
	{ "actual", COL_NUM, N_("Actual"), 0, NULL },
	{ "low", COL_NUM, N_("P10"), 0, NULL },
	{ "middle", COL_NUM, N_("P50"), 0, NULL },
	{ "high", COL_NUM, N_("P90"), 0, NULL },
	{ "chance", COL_PERCENT, N_("Chance to reach"), 0, NULL },
	{ "became", COL_NUM, N_("Became"), COL_EXTRA, NULL },
	{ "basis", COL_ENUM, N_("Basis"), 0, NULL },
	{ "units", COL_COUNT, N_("Sample"), 0, NULL },
	{ "unit", COL_ENUM, N_("Unit"), 0, NULL },
	{ "days_left", COL_COUNT, N_("Days left"), COL_EXTRA, NULL },
	{ "draws", COL_COUNT, N_("Draws"), COL_EXTRA, NULL },
	{ "seed", COL_CODE, N_("Seed"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

static struct cell
basis_cell(enum landing_basis b)
{
	static const char *const word[] = {
		[LANDING_DRAWN] = N_("own past"), [LANDING_FEW] = N_("too little past"), [LANDING_OVER] = N_("no days left"),
	};

	return cell_toned(cell_enum(landing_basis_name(b), _(word[b])), b == LANDING_FEW ? TONE_DIM : TONE_PLAIN);
}

static struct cell
unit_cell(enum period_unit u)
{
	return cell_enum(period_unit_name(u), u == UNIT_WEEK ? _("weeks") : _("months"));
}

static int
put_landing(struct ctx *ctx, const struct landing *l)
{
	const struct metric *m = l->goal->metric;
	const bool           drawn = l->basis == LANDING_DRAWN, past = l->basis != LANDING_OVER;

	return OUT_ROW(ctx->out, goal_subject_cell(ctx, l->goal), goal_metric_cell(ctx, m), CELL(l->goal->period_name),
	    goal_number_cell(ctx, m, l->goal->in.target), goal_number_cell(ctx, m, l->goal->in.actual),
	    goal_number_cell(ctx, m, l->p10), goal_number_cell(ctx, m, l->p50),
	    goal_number_cell(ctx, m, l->p90), CELL(l->chance), goal_number_cell(ctx, m, l->became),
	    basis_cell(l->basis), past ? CELL(l->units) : cell_none(COL_COUNT),
	    past ? unit_cell(l->unit) : cell_none(COL_ENUM), CELL(l->days_left),
	    drawn ? CELL((int)LANDING_DRAWS) : cell_none(COL_COUNT),
	    drawn ? cell_code(arena_printf(&ctx->arena, "%u", (unsigned)l->seed)) : cell_none(COL_CODE));
}

static int
parse_at(struct ctx *ctx, const char *text, struct goal_ask *ask)
{
	char on[DAY_SIZE];
	day  at;

	if (period_parse_day(text, &ctx->dept.when, &at, &ctx->err) != SALES_OK)
		return err_prefix(&ctx->err, "--at: ");
	if (at > ctx->dept.when.today)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--at: %s is still to come"), day_str(at, on));
	ask->today = ask->until = at;
	return SALES_OK;
}

static void
say_around(struct ctx *ctx, const struct landing_list *l)
{
	int few = 0, drawn = 0;

	for (size_t i = 0; i < l->n; i++) {
		few += l->v[i].basis == LANDING_FEW;
		drawn += l->v[i].basis == LANDING_DRAWN;
	}
	if (drawn > 0 && (ctx_is_table(ctx) || ctx->g->verbose > 0))
		ctx_footer(ctx, _("%d draws each from the subject's own past; open deals are not looked at (goal status has the forecast)"),
		    LANDING_DRAWS);
	if (few > 0)
		ctx_footer(ctx, tr_n("%d goal has fewer than %d past weeks or months to go by, so nothing is said of it",
		    "%d goals have fewer than %d past weeks or months to go by, so nothing is said of them", few), few,
		    ctx->dept.policy->analysis.few);
	if (l->over > 0)
		ctx_footer(ctx, tr_n("%d of %d landed from P10 to P90", "%d of %d landed from P10 to P90", l->over), l->inside, l->over);
	if (l->left_out > 0)
		ctx_footer(ctx, tr_n("%d goal on a rate, an average or what is better low is left out: it does not add up day by day",
		    "%d goals on rates, averages or what is better low are left out: they do not add up day by day", l->left_out),
		    l->left_out);
}

int
goal_run_landing(struct ctx *ctx, const void *args)
{
	const struct goal_landing_args *a = args;
	struct col                     *col = arena_alloc(&ctx->arena, sizeof(goal_landing_cols));
	struct goal_list                goals = { 0 };
	struct landing_list             list;
	struct goal_ask                 ask;
	uint32_t                        seed = 0;

	TRY(goal_ask_of(ctx, &a->of, &ask));
	if (a->at != NULL)
		TRY(parse_at(ctx, a->at, &ask));
	if (a->seed != NULL)
		TRY(seed_parse(ctx, a->seed, &seed));
	TRY(goal_landing(&ctx->dept, &ask, a->seed == NULL ? NULL : &seed, &ctx->arena, &list, &ctx->err));
	goals.row = arena_array(&ctx->arena, struct goal_row, list.n + 1);
	for (; goals.n < list.n; goals.n++)
		goals.row[goals.n] = *list.v[goals.n].goal;
	memcpy(col, goal_landing_cols, sizeof(goal_landing_cols));
	goal_type_columns(col, &goals);
	TRY(ctx_table(ctx, "salesctl.goal.landing", col));
	for (size_t i = 0; i < list.n; i++)
		TRY(put_landing(ctx, &list.v[i]));
	if (list.n == 0 && list.left_out == 0)
		goal_say_none(ctx, &ask);
	say_around(ctx, &list);
	return SALES_OK;
}
