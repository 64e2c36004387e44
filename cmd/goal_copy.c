/* salesctl goal copy: the goals of a period for another one. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/goal.h"
#include "lib/base/tr.h"
#include "lib/goal/copy.h"
#include "lib/goal/kinds.h"

const struct opt goal_copy_opts[] = {
	OPT_S(0, "to-period", "P", struct goal_copy_args, to, N_("the period that they are set for"), .flags = OPT_MUST, .hint = HINT_PERIOD),
	OPT_S(0, "raise", "P%", struct goal_copy_args, raise, N_("so much more; less with a minus")),
	OPT_S(0, "for", N_("SUBJECT"), struct goal_copy_args, subject, N_("only this person's, team:HANDLE's or company's"), .hint = HINT_KIND, .kind = "person"),
	OPT_S(0, "metric", N_("METRIC"), struct goal_copy_args, metric, N_("only goals on this metric"), .hint = HINT_METRIC),
	OPT_F(0, "replace", struct goal_copy_args, replace, N_("change goals that are there already")),
	OPT_END
};
const struct col goal_copy_cols[] = {
	{ "goal", COL_CODE, N_("Goal"), 0, NULL },
	{ "subject", COL_REF, N_("Subject"), COL_SHRINK, NULL },
	{ "metric", COL_ENUM, N_("Metric"), 0, NULL },
	{ "of", COL_TEXT, N_("Copied from"), 0, NULL },
	{ "old", COL_NUM, N_("Old target"), 0, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "before", COL_NUM, N_("Before"), COL_EXTRA, NULL },
	{ "target", COL_NUM, N_("Target"), 0, NULL },
	{ .type = COL_END },
};

static int
ask_from(struct ctx *ctx, const struct goal_copy_args *a, struct copy_ask *ask, int64_t *subject)
{
	const struct metric *m;
	bool                 given;

	*ask = (struct copy_ask){ .raise = { 0, 1 }, .replace = a->replace };
	TRY(ctx_period(ctx, &ask->from, &given));
	if (!given || ask->from.from == DAY_NONE || ask->from.to == DAY_NONE) {
		FAIL(&ctx->err, SALES_EUSAGE, _("which goals? -p says their period"));
		return err_hint(&ctx->err, "salesctl goal copy -p 2026Q2 --to-period %s", a->to);
	}
	TRY(period_parse(a->to, &ctx->dept.when, &ask->to, &ctx->err));
	if (ask->to.from == DAY_NONE || ask->to.to == DAY_NONE)
		return FAIL(&ctx->err, SALES_EUSAGE, _("--to-period: a goal needs a period with both ends"));
	if (a->raise != NULL && (!ratio_parse(a->raise, strlen(a->raise), &ask->raise) ||
	    ratio_cmp(ask->raise, (struct ratio){ -1, 1 }) <= 0 || ratio_cmp(ask->raise, (struct ratio){ 10, 1 }) > 0))
		return FAIL(&ctx->err, SALES_EUSAGE, _("--raise: '%s' is not a percentage such as 5%%"), a->raise);
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

/* Money or percent when all goals are; of several units each row is in its own. */
static enum col_type
common_type(const struct copy_list *l)
{
	for (size_t i = 1; i < l->n; i++)
		if (figure_type(l->row[i].metric) != figure_type(l->row[0].metric))
			return COL_NUM;
	return figure_type(l->row[0].metric);
}

static const struct col *
columns(struct ctx *ctx, enum col_type type)
{
	struct col *col = arena_alloc(&ctx->arena, sizeof(goal_copy_cols));

	memcpy(col, goal_copy_cols, sizeof(goal_copy_cols));
	for (struct col *c = col; c->type != COL_END; c++)
		if (c->type == COL_NUM)
			c->type = type;
	return col;
}

static int
put_row(struct ctx *ctx, const struct copy_row *r)
{
	char code[32], from[PERIOD_SIZE], to[PERIOD_SIZE];

	kind_code(schema_kind(&ctx->dept.schema, goal_kind.name), r->goal, code);
	return OUT_ROW(ctx->out, cell_code(code),
	    cell_ref_label(r->code, r->subject == SUBJECT_COMPANY ? "company" : r->name, r->name),
	    goal_metric_cell(ctx, r->metric), CELL((const char *)period_str(r->from, from)), goal_target_cell(r->metric, r->old),
	    CELL((const char *)period_str(r->to, to)), goal_target_cell(r->metric, r->was),
	    goal_target_cell(r->metric, r->target));
}

int
goal_run_copy(struct ctx *ctx, const void *args)
{
	struct copy_ask  ask;
	struct copy_list l;
	int64_t          subject;
	enum col_type    type;

	TRY(ask_from(ctx, args, &ask, &subject));
	TRY(goal_copy(&ctx->op, &ask, &ctx->arena, &l, &ctx->err));
	type = common_type(&l);
	TRY(ctx_table(ctx, "salesctl.goal.copy", columns(ctx, type)));
	for (size_t i = 0; i < l.n; i++)
		TRY(put_row(ctx, &l.row[i]));
	for (size_t i = 0; i < l.nnotes; i++)
		ctx_note(ctx, "%s", l.note[i]);
	if (l.rounded > 0)
		ctx_note(ctx, tr_n("%ld target was rounded, to the smallest coin or a whole number",
		    "%ld targets were rounded, to the smallest coin or a whole number", l.rounded), l.rounded);
	if (l.focus > 0)
		ctx_note(ctx, tr_n("with %ld line of their focus", "with %ld lines of their focus", l.focus), l.focus);
	if (ctx->dept.policy->goals.approval)
		ctx_note(ctx, _("new and changed goals are drafts until they are approved"));
	return SALES_OK;
}
