/* salesctl goal time: where time goes, against what the goals weigh. */
#include "cmd/figure.h"
#include "cmd/goal.h"
#include "lib/base/tr.h"
#include "lib/goal/time.h"

enum { HOUR = 60 };

const struct opt goal_time_opts[] = {
	OPT_S(0, "for", N_("PERSON"), struct goal_time_args, of.subject, N_("whose; default everybody's"), .hint = HINT_KIND, .kind = "person"),
	OPT_F(0, "exit-code", struct goal_time_args, exit_code, N_("exit with 1 when a goal is neglected or overdone")),
	OPT_END
};
const struct col goal_time_cols[] = {
	{ "person", COL_REF, N_("Person"), COL_SHRINK, NULL },
	{ "goal", COL_CODE, N_("Goal"), 0, NULL },
	{ "metric", COL_ENUM, N_("Metric"), 0, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "weight", COL_PERCENT, N_("Weight"), 0, NULL },
	{ "hours", COL_NUM, N_("Hours"), 0, NULL },
	{ "share", COL_PERCENT, N_("Share"), 0, NULL },
	{ "move", COL_NUM, N_("Move hours"), 0, NULL },
	{ "finding", COL_ENUM, N_("Finding"), 0, NULL },
	{ "activities", COL_COUNT, N_("Activities"), COL_EXTRA, NULL },
	{ "minutes", COL_COUNT, N_("Minutes"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

static struct cell
hours_cell(int64_t minutes)
{
	struct ratio r;
	money        m = { 0 };

	if (!ratio_make(minutes, HOUR, &r) || !money_mul((money){ MONEY_UNIT }, r, 2, ROUND_HALF_UP, &m))
		return cell_none(COL_NUM);
	return (struct cell){ .type = COL_NUM, .u.i = m.v };
}

static struct cell
finding_cell(enum time_finding f)
{
	static const char *const word[] = { "", N_("neglected"), N_("overdone") };

	if (f == TIME_FINE)
		return cell_none(COL_ENUM);
	return cell_toned(cell_enum(time_finding_name(f), _(word[f])), TONE_BAD);
}

static int
put_line(struct ctx *ctx, const struct time_line *l)
{
	struct ref_name name;
	char            code[32] = "", period[PERIOD_SIZE];

	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], l->person, &name, &ctx->err));
	if (l->goal != NULL)
		kind_code(schema_kind(&ctx->dept.schema, "goal"), l->goal->id, code);
	return OUT_ROW(ctx->out, cell_ref(name.code, name.name), l->goal == NULL ? cell_none(COL_CODE) : cell_code(code),
	    l->goal == NULL ? cell_enum("none", _("none of these")) : goal_metric_cell(ctx, l->goal->metric),
	    CELL(period_str(l->period, period)), CELL(l->weight), CELL(hours_cell(l->minutes)), CELL(l->share),
	    CELL(hours_cell(l->move)), CELL(finding_cell(l->finding)), CELL(l->activities), CELL(l->minutes));
}

int
goal_run_time(struct ctx *ctx, const void *args)
{
	const struct goal_time_args *a = args;
	struct goal_ask              ask;
	struct time_list             list;
	bool                         found = false;

	TRY(goal_ask_of(ctx, &a->of, &ask));
	if (ask.subject != NULL && !subject_is_person(*ask.subject))
		return FAIL(&ctx->err, SALES_EUSAGE, _("--for: time is a person's, not a team's or the company's"));
	TRY(goal_time(&ctx->dept, &ask, &ctx->arena, &list, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.goal.time", goal_time_cols));
	for (size_t i = 0; i < list.n; i++) {
		TRY(put_line(ctx, &list.v[i]));
		found = found || list.v[i].finding != TIME_FINE;
	}
	if (list.n == 0)
		goal_say_none(ctx, &ask);
	if (list.n > 0 && ctx_is_table(ctx))
		ctx_footer(ctx, _("move: what would bring the hours to the weights; neglected: weighs more than 20 %% and has less than 5 %%; "
		    "overdone: has more than twice its weight"));
	if (list.unmeasured > 0)
		ctx_footer(ctx, tr_n("%lld activity has no minutes and is left out", "%lld activities have no minutes and are left out",
		    list.unmeasured), (long long)list.unmeasured);
	return a->exit_code && found ? SALES_NO : SALES_OK;
}
