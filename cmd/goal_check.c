/* goal check: which goals are not SMART, and why. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/goal.h"
#include "lib/base/tr.h"
#include "lib/goal/check.h"
#include "lib/goal/kinds.h"

const struct opt goal_check_opts[] = {
	OPT_S(0, "for", N_("SUBJECT"), struct goal_check_args, of.subject, N_("only this person, team:HANDLE or company"), .hint = HINT_KIND, .kind = "person"),
	OPT_S(0, "metric", N_("METRIC"), struct goal_check_args, of.metric, N_("only goals on this metric"), .hint = HINT_METRIC),
	OPT_L(0, "text", N_("SENTENCE"), struct goal_check_args, text, N_("instead: does a sentence name a metric, a number, a unit, a period?")),
	OPT_F(0, "exit-code", struct goal_check_args, exit_code, N_("exit with 1 when a letter fails")),
	OPT_END
};
enum { TARGET_COL = 4 };
const struct col goal_check_cols[] = {
	{ "goal", COL_CODE, N_("Goal"), 0, NULL },
	{ "subject", COL_REF, N_("Subject"), COL_SHRINK, NULL },
	{ "metric", COL_ENUM, N_("Metric"), 0, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	[TARGET_COL] = { "target", COL_NUM, N_("Target"), 0, NULL },
	{ "smart", COL_TEXT, N_("SMART"), 0, NULL },
	{ "own", COL_NUM, N_("Own median"), COL_EXTRA, NULL },
	{ "of_own", COL_PERCENT, N_("Of own"), 0, NULL },
	{ "periods", COL_COUNT, N_("Periods"), COL_EXTRA, NULL },
	{ "peers", COL_NUM, N_("Peers' median"), COL_EXTRA, NULL },
	{ "of_peers", COL_PERCENT, N_("Of peers"), COL_EXTRA, NULL },
	{ "npeers", COL_COUNT, N_("Peers"), COL_EXTRA, NULL },
	{ "why", COL_TEXT, NC_("goal", "Why"), COL_EXTRA, NULL },
	{ "hint", COL_TEXT, N_("Hint"), COL_EXTRA, NULL },
	{ .type = COL_END },
};

/* ---- a row ------------------------------------------------------------------ */

/* Money or percent when all goals are; of several units each row is in its own. */
static const struct col *
typed_columns(struct ctx *ctx, const struct goal_verdicts *l)
{
	struct col   *col = arena_alloc(&ctx->arena, sizeof(goal_check_cols));
	enum col_type type = COL_END;

	memcpy(col, goal_check_cols, sizeof(goal_check_cols));
	for (size_t i = 0; i < l->n; i++) {
		const enum col_type is = l->v[i].defined == NULL ? COL_NUM : figure_type(l->v[i].defined);

		type = type == COL_END || type == is ? is : COL_NUM;
	}
	for (size_t i = 0; type != COL_END && col[i].type != COL_END; i++)
		if (col[i].type == COL_NUM)
			col[i].type = type;
	return col;
}

static struct cell
figure(struct ctx *ctx, const struct goal_verdict *v, struct ratio r)
{
	return v->defined == NULL ? cell_none(COL_NUM) : goal_number_cell(ctx, v->defined, r);
}

static struct cell
target_cell(struct ctx *ctx, const struct goal_verdict *v)
{
	struct ratio r;

	if (v->defined != NULL && ratio_make(v->target, MONEY_UNIT, &r))
		return figure(ctx, v, r);
	return (struct cell){ .type = COL_NUM, .u.i = v->target };
}

/* All hints, one behind the other. */
static const char *
hints(struct ctx *ctx, const struct goal_verdict *v)
{
	const char *text = NULL;

	for (int i = 0; i < SMART; i++)
		if (v->letter[i].hint != NULL)
			text = text == NULL ? v->letter[i].hint : arena_printf(&ctx->arena, "%s; %s", text, v->letter[i].hint);
	return text;
}

static struct cell
subject_cell(const struct goal_verdict *v)
{
	return v->subject == SUBJECT_COMPANY ? cell_ref_label("company", "company", v->subject_name) :
	    cell_ref(v->subject_code, v->subject_name);
}

static struct cell
metric_cell(struct ctx *ctx, const struct goal_verdict *v)
{
	return v->defined == NULL ? cell_enum(v->metric, v->metric) : goal_metric_cell(ctx, v->defined);
}

static int
put_row(struct ctx *ctx, const struct goal_verdict *v)
{
	struct cell smart = cell_toned(cell_text(v->smart), goal_fails(v) ? TONE_BAD : TONE_GOOD);
	char        code[32];

	return OUT_ROW(ctx->out, cell_code(kind_code(&goal_kind, v->id, code)), subject_cell(v), metric_cell(ctx, v),
	    CELL(v->period_name), target_cell(ctx, v), smart, figure(ctx, v, v->own), cell_percent(v->of_own),
	    cell_count(v->nown), figure(ctx, v, v->peers), cell_percent(v->of_peers), cell_count(v->npeers),
	    CELL(goal_verdict_text(v, GRADE_GOOD, &ctx->arena)), CELL(hints(ctx, v)));
}

/* ---- below a table ----------------------------------------------------------- */

static void
say_why(struct ctx *ctx, const struct goal_verdicts *l)
{
	long failed = 0;
	char code[32];

	for (size_t i = 0; i < l->n; i++) {
		const struct goal_verdict *v = &l->v[i];

		failed += goal_fails(v);
		for (int k = 0; k < SMART && ctx_is_table(ctx); k++) {
			if (v->letter[k].why == NULL)
				continue;
			ctx_footer(ctx, "%s %c: %s", kind_code(&goal_kind, v->id, code), "SMART"[k], v->letter[k].why);
			if (v->letter[k].hint != NULL)
				ctx_footer(ctx, "         %s", v->letter[k].hint);
		}
	}
	if (l->n == 0)
		ctx_footer(ctx, _("there are no such goals"));
	else if (failed == 0)
		ctx_footer(ctx, tr_n("%zu goal, and it is SMART", "%zu goals, all of them SMART", (long)l->n), l->n);
	else
		ctx_footer(ctx, tr_n("%ld goal of %zu is not SMART", "%ld goals of %zu are not SMART", failed), failed, l->n);
}

int
goal_run_check(struct ctx *ctx, const void *args)
{
	const struct goal_check_args *a = args;
	struct goal_ask               of;
	struct goal_check_ask         ask = { 0 };
	struct goal_verdicts          l;
	const struct col             *col;
	bool                          fails = false;

	TRY(goal_ask_of(ctx, &a->of, &of));
	if (a->text.n > 0 && (!of.current || of.subject != NULL || of.metric != NULL))
		return FAIL(&ctx->err, SALES_EUSAGE, _("--text is about a sentence: leave out -p, --for and --metric"));
	if (a->text.n > 0)
		return goal_check_text(ctx, a->text, a->exit_code);
	ask = (struct goal_check_ask){ .period = of.period, .current = of.current, .subject = of.subject, .metric = of.metric };
	TRY(goal_smart(&ctx->dept, &ask, &ctx->arena, &l, &ctx->err));
	col = typed_columns(ctx, &l);
	TRY(ctx_table(ctx, "salesctl.goal.check", col));
	for (size_t i = 0; i < l.n; i++) {
		TRY(put_row(ctx, &l.v[i]));
		fails = fails || goal_fails(&l.v[i]);
	}
	say_why(ctx, &l);
	return a->exit_code && fails ? SALES_NO : SALES_OK;
}
