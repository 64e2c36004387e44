/* What salesctl goal cascade wrote, as a table. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/goal.h"
#include "lib/goal/cascade.h"
#include "lib/goal/kinds.h"

const struct col goal_cascade_cols[] = {
	{ "goal", COL_CODE, N_("Goal"), 0, NULL },
	{ "subject", COL_REF, N_("Subject"), COL_SHRINK, NULL },
	{ "period", COL_TEXT, N_("Period"), 0, NULL },
	{ "history", COL_NUM, N_("History"), COL_EXTRA, NULL },
	{ "pipeline", COL_NUM, N_("Weighted pipeline"), COL_EXTRA, NULL },
	{ "share", COL_PERCENT, N_("Share"), 0, NULL },
	{ "ramp", COL_PERCENT, N_("Ramp"), COL_EXTRA, NULL },
	{ "before", COL_NUM, N_("Before"), COL_EXTRA, NULL },
	{ "target", COL_NUM, N_("Target"), 0, NULL },
	{ .type = COL_END },
};

static struct cell
subject_cell(struct ctx *ctx, const struct cascade_row *r)
{
	return cell_ref_label(r->code, r->subject == SUBJECT_COMPANY ? "company" : r->name,
	    goal_indented(ctx, r->name, r->level));
}

static struct cell
code_cell(struct ctx *ctx, int64_t goal)
{
	char code[32];

	if (goal == 0)
		return cell_none(COL_CODE);
	kind_code(schema_kind(&ctx->dept.schema, goal_kind.name), goal, code);
	return cell_code(arena_strdup(&ctx->arena, code));
}

enum { CELLS = sizeof(goal_cascade_cols) / sizeof(*goal_cascade_cols) };

struct table { const struct metric *m; bool used[CELLS]; };

static struct cell
sum_cell(const struct metric *m, int64_t v)
{
	return v == 0 ? (struct cell){ .type = figure_type(m) } : goal_target_cell(m, v);
}

static void
fill_row(struct ctx *ctx, const struct metric *m, const struct cascade_row *r, struct cell c[CELLS])
{
	char name[PERIOD_SIZE];

	c[0] = code_cell(ctx, r->goal);
	c[1] = subject_cell(ctx, r);
	c[2] = cell_text(arena_strdup(&ctx->arena, period_str(r->period, name)));
	c[3] = figure_cell(ctx, m, r->history);
	c[4] = figure_cell(ctx, m, r->pipeline);
	c[5] = cell_percent(r->share);
	c[6] = cell_percent(r->ramp);
	c[7] = goal_target_cell(m, r->was);
	c[8] = sum_cell(m, r->target);
	c[9] = (struct cell){ .type = COL_END };
}

/* A table for people has no column that says nothing; others have all. */
static int
begin(struct ctx *ctx, struct table *t, const struct cascade_list *l)
{
	struct col *col = arena_alloc(&ctx->arena, sizeof(goal_cascade_cols));
	size_t      n = 0;
	struct cell c[CELLS];

	TRY(ctx_out(ctx, "salesctl.goal.cascade", false));
	for (size_t k = 0; k < CELLS; k++)
		t->used[k] = k < 3 || k >= CELLS - 2 || !ctx_is_table(ctx) || ctx->g->fields != NULL;
	for (size_t i = 0; i < l->n; i++) {
		fill_row(ctx, t->m, &l->row[i], c);
		for (size_t k = 0; k < CELLS; k++)
			t->used[k] = t->used[k] || !c[k].empty;
	}
	for (size_t k = 0; k < CELLS; k++)
		if (t->used[k]) {
			col[n] = goal_cascade_cols[k];
			col[n].type = col[n].type == COL_NUM ? figure_type(t->m) : col[n].type;
			n++;
		}
	return ctx_table(ctx, "salesctl.goal.cascade", col);
}

static void
keep_used(const struct table *t, struct cell c[CELLS])
{
	size_t n = 0;

	for (size_t k = 0; k < CELLS; k++)
		if (t->used[k])
			c[n++] = c[k];
}

static int
put_rows(struct ctx *ctx, const struct table *t, const struct cascade_list *l)
{
	struct cell c[CELLS];

	for (size_t i = 0; i < l->n; i++) {
		fill_row(ctx, t->m, &l->row[i], c);
		keep_used(t, c);
		TRY(out_row(ctx->out, c));
	}
	if (!l->has_sum)
		return SALES_OK;
	fill_row(ctx, t->m, &(struct cascade_row){ .name = "" }, c);
	c[0] = cell_code(_("Total"));
	c[1] = cell_none(COL_REF);
	c[2] = cell_none(COL_TEXT);
	c[8] = sum_cell(t->m, l->sum);
	keep_used(t, c);
	return out_total(ctx->out, c);
}

/* "2026-07 400,000.00, 2026-08 ...": what the parts of people make together. */
static void
say_by_unit(struct ctx *ctx, const struct metric *m, const struct cascade_list *l)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	for (size_t i = 0; i < l->n; i++) {
		int64_t sum = 0;
		char    name[PERIOD_SIZE];
		bool    seen = !l->row[i].is_part;

		for (size_t k = 0; k < l->n && !seen; k++) {
			const bool same = l->row[k].is_part && period_same(l->row[k].period, l->row[i].period);

			seen = same && k < i;
			sum += same ? l->row[k].target : 0;
		}
		if (!seen)
			buf_printf(&b, "%s%s %s", b.n == 0 ? "" : ", ", period_str(l->row[i].period, name), goal_target_text(ctx, m, sum));
	}
	ctx_footer(ctx, _("by unit: %s"), buf_str(&b));
}

static void
say_head(struct ctx *ctx, const struct cascade_ask *ask, const struct cascade_list *l)
{
	const struct metric *m = ask->metric;
	struct ratio         more;
	char                 s[RATIO_SIZE];

	ctx_note(ctx, _("%s of %s, %s: %s%s%s"), label_text(m->label, ctx->lang, m->id), l->name,
	    figure_period(ctx, ask->period), goal_target_text(ctx, m, l->target), m->unit == V_MONEY ? " " : "",
	    m->unit == V_MONEY ? ctx->dept.policy->locale.currency : "");
	for (size_t i = 0; i < l->nnotes; i++)
		ctx_note(ctx, "%s", l->note[i]);
	if (l->has_sum && l->sum != l->target && ratio_make(l->sum, l->target, &more) &&
	    ratio_sub(more, (struct ratio){ 1, 1 }, &more))
		ctx_note(ctx, _("given out: %s, %s%% more than the target"), goal_target_text(ctx, m, l->sum), ratio_percent(more, s));
}

int
goal_put_cascade(struct ctx *ctx, const struct cascade_ask *ask, const struct cascade_list *l)
{
	struct table t = { .m = ask->metric };

	TRY(begin(ctx, &t, l));
	figure_meta(ctx, ask->metric, ask->period);
	TRY(put_rows(ctx, &t, l));
	say_head(ctx, ask, l);
	if (l->has_sum && ask->by_unit && ask->to != CASCADE_TIME_ONLY)
		say_by_unit(ctx, ask->metric, l);
	return SALES_OK;
}
