/* goal waiting: acknowledgements, answers and approvals that goals wait for. */
#include "cmd/goal.h"
#include "lib/goal/kinds.h"
#include "lib/goal/waiting.h"

const struct opt goal_waiting_opts[] = {
	OPT_S(0, "for", N_("PERSON"), struct goal_waiting_args, person, N_("only what it is this person's turn to do"), .hint = HINT_KIND, .kind = "person"),
	OPT_F(0, "late", struct goal_waiting_args, late, N_("only what is late")),
	OPT_END
};
const struct col goal_waiting_cols[] = {
	{ "goal", COL_CODE, N_("Goal"), 0, NULL },
	{ "subject", COL_REF, N_("Subject"), COL_SHRINK, NULL },
	{ "metric", COL_ENUM, N_("Metric"), 0, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "target", COL_NUM, N_("Target"), 0, NULL },
	{ "what", COL_ENUM, N_("Waits for"), 0, NULL },
	{ "who", COL_REF, N_("Whose turn"), COL_SHRINK, NULL },
	{ "since", COL_DAY, N_("Since"), COL_EXTRA, NULL },
	{ "due", COL_DAY, NC_("goal", "Due"), 0, NULL },
	{ "late", COL_BOOL, NC_("goal", "Late"), 0, NULL },
	{ .type = COL_END },
};

static struct cell
what_cell(enum goal_wait w)
{
	static const char *const word[] = { N_("acknowledgement"), N_("answer"), N_("approval") };

	return cell_enum(goal_wait_name(w), _(word[w]));
}

static int
subject_cell(struct ctx *ctx, int64_t subject, struct cell *c)
{
	const size_t    kind = subject_is_team(subject) ? KIND_TEAM : KIND_PERSON;
	struct ref_name name;

	if (subject == SUBJECT_COMPANY) {
		*c = cell_ref_label("company", "company", _("company"));
		return SALES_OK;
	}
	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[kind], subject_id(subject), &name, &ctx->err));
	*c = cell_ref(name.code, name.name);
	return SALES_OK;
}

static int
put_row(struct ctx *ctx, const struct goal_waits *w)
{
	const struct metric *m = policy_metric(ctx->dept.policy, w->metric);
	struct cell     metric = m == NULL ? cell_enum(w->metric, w->metric) : goal_metric_cell(ctx, m);
	struct cell     target = m == NULL ? (struct cell){ .type = COL_NUM, .u.i = w->target } : goal_target_cell(m, w->target);
	struct cell     subject, late = w->due == DAY_NONE ? cell_none(COL_BOOL) : cell_bool(w->is_late);
	struct ref_name who;
	char            code[32];

	TRY(subject_cell(ctx, w->subject, &subject));
	TRY(dept_name(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], w->who, &who, &ctx->err));
	if (w->is_late)
		late = cell_toned(late, TONE_BAD);
	return OUT_ROW(ctx->out, cell_code(kind_code(&goal_kind, w->goal, code)), subject, metric,
	    CELL(w->period_name), target, what_cell(w->what),
	    cell_ref(who.code, who.name), cell_day(w->since), cell_day(w->due), late);
}

int
goal_run_waiting(struct ctx *ctx, const void *args)
{
	const struct goal_waiting_args *a = args;
	struct goal_wait_list           l;
	int64_t                         person = 0;
	size_t                          shown = 0;

	if (a->person != NULL)
		TRY(record_find(&ctx->dept, ctx->dept.schema.by_no[KIND_PERSON], a->person, &person, &ctx->err));
	TRY(goal_waiting(&ctx->dept, &ctx->arena, &l, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.goal.waiting", goal_waiting_cols));
	for (size_t i = 0; i < l.n; i++) {
		if ((person != 0 && l.v[i].who != person) || (a->late && !l.v[i].is_late))
			continue;
		TRY(put_row(ctx, &l.v[i]));
		shown++;
	}
	if (shown == 0)
		ctx_footer(ctx, _("no goal waits for anything"));
	return SALES_OK;
}
