/* salesctl review explain: every figure of a review down to the records that it
 * was computed from, as they were when it was opened. */
#include <string.h>

#include "cmd/figure.h"
#include "cmd/record.h"
#include "cmd/review.h"
#include "cmd/show.h"
#include "lib/goal/kinds.h"
#include "lib/goal/targets.h"
#include "lib/org/kinds.h"
#include "lib/org/org.h"
#include "lib/review/cycle.h"
#include "lib/review/kinds.h"
#include "lib/review/rate.h"
#include "lib/review/whatif.h"

const struct opt review_explain_opts[] = {
	OPT_ARG_MUST("REVIEW", struct review_explain_args, code, N_("a review such as R-0001"), .hint = HINT_KIND),
	OPT_ARG("INDICATOR", struct review_explain_args, indicator, N_("only this one")),
	OPT_END
};
const struct col review_explain_cols[] = {
	{ "indicator", COL_ENUM, N_("Indicator"), 0, NULL },
	{ "part", COL_ENUM, N_("Part"), 0, NULL },
	{ "code", COL_CODE, N_("ID"), 0, NULL },
	{ "on", COL_DAY, N_("Date"), 0, NULL },
	{ "share", COL_PERCENT, N_("Share"), COL_EXTRA, NULL },
	{ "value", COL_NUM, N_("Value"), 0, NULL },
	{ "what", COL_TEXT, NC_("review", "What"), COL_SHRINK, NULL },
	{ "rule", COL_TEXT, N_("Rule"), 0, NULL },
	{ .type = COL_END },
};

struct explaining {
	struct ctx                 *ctx;
	struct sheet                s;
	const struct sheet_item    *item;   /* the one at hand */
	struct period               period;
	int64_t                     subject;
	int64_t                     team;   /* of the person, on the last day */
	struct org                  org;
	struct target_list          targets;
	const struct metric        *m;      /* whose facts are shown */
	bool                        base;
	bool                        hidden; /* ratings that who asks may not see */
};

/* ---- rows ---------------------------------------------------------------- */

enum part { PART_COUNTED, PART_BASE, PART_VALUE, PART_TARGET, PART_RATING, PART_DECISION, PART_POINTS, PART_SCORE };
static const struct { const char *word, *label; } parts[] = {
	[PART_COUNTED] = { "fact", NC_("review", "fact") }, [PART_BASE] = { "base", NC_("review", "out of") },
	[PART_VALUE] = { "value", NC_("review", "value") }, [PART_TARGET] = { "target", NC_("review", "target") },
	[PART_DECISION] = { "decision", NC_("review", "decision") },
	[PART_RATING] = { "rating", NC_("review", "rating") }, [PART_POINTS] = { "points", NC_("review", "points") },
	[PART_SCORE] = { "score", NC_("review", "score") },
};

static const char *
rule_at(struct ctx *ctx, const struct place *at)
{
	return at->file == NULL ? NULL : arena_printf(&ctx->arena, "%s:%d", at->file, at->line);
}

static int
put(struct explaining *e, enum part part, const char *code, struct cell on, struct cell share, struct cell value,
    const char *what, const char *rule)
{
	const struct indicator *i = e->item == NULL ? NULL : e->item->indicator;

	return OUT_ROW(e->ctx->out, i == NULL ? cell_enum("score", _(NC_("review", "Score"))) :
	    cell_enum(i->id, review_label(e->ctx, &e->s, i)), cell_enum(parts[part].word, tr(parts[part].label)),
	    cell_code(code), on, share, value, cell_text(what), cell_text(rule));
}

static int
put_plain(struct explaining *e, enum part part, struct cell value, const char *what, const char *rule)
{
	return put(e, part, NULL, cell_none(COL_DAY), cell_none(COL_PERCENT), value, what, rule);
}

/* ---- facts --------------------------------------------------------------- */

static int
put_fact(void *arg, const struct fact *f, struct sales_err *err)
{
	struct explaining *e = arg;
	const char        *name;
	char               code[32];
	struct cell        value = { .type = e->m->unit == V_MONEY ? COL_MONEY : COL_NUM, .u.i = f->value };

	(void)err; /* ctx has it */
	if (!figure_is_of(&e->org, e->subject, f))
		return SALES_OK;
	TRY(show_name(e->ctx, f->kind, f->id, &name));
	return put(e, e->base ? PART_BASE : PART_COUNTED, kind_code(f->kind, f->id, code), cell_day(f->on), figure_share(f), value,
	    *name == '\0' ? NULL : name, NULL);
}

static int
put_side(void *arg, const struct metric *m, bool base)
{
	struct explaining        *e = arg;
	const struct metric_scope scope = { .period = e->period };

	e->m = m;
	e->base = base;
	return metric_facts(&e->ctx->dept, m, base, &scope, put_fact, e, &e->ctx->err);
}

/* ---- value --------------------------------------------------------------- */

static const char *
measure_text(struct ctx *ctx, const struct metric *m)
{
	static const char *const fn[] = { "count", "sum", "avg", "min", "max", "distinct" };

	if (m->form == METRIC_EXPR)
		return m->expr;
	if (m->form == METRIC_RATIO)
		return _("counted / out of");
	return m->facts.measure == NULL ? fn[m->facts.fn] :
	    arena_printf(&ctx->arena, "%s(%s)", fn[m->facts.fn], m->facts.measure);
}

/* What was frozen must come out of the records as they were. */
static int
put_value(struct explaining *e, const struct metric *m)
{
	struct ctx              *ctx = e->ctx;
	const struct sheet_item *i = e->item;
	struct ratio             now;
	int64_t                  n;

	TRY(metric_value(&ctx->dept, m, e->period, e->subject, &now, &n, &ctx->err));
	if (i->given == 0 && (n != i->facts || now.den != i->value.den || (now.den != 0 && ratio_cmp(now, i->value) != 0)))
		ctx_footer(ctx, _("%s: the records as of then come to another value than was frozen: salesctl fsck"), i->indicator->id);
	return put_plain(e, PART_VALUE, review_figure(ctx, &e->s, i->indicator, i->value), i->mark == MARK_FEW ?
	    arena_printf(&ctx->arena, _("%s; too few facts: %lld, needed are %d"), measure_text(ctx, m), (long long)i->facts,
	    indicator_min_sample(i->indicator, m)) : measure_text(ctx, m), rule_at(ctx, &m->at));
}

/* ---- target -------------------------------------------------------------- */

static int
put_goal(struct explaining *e, const struct target_row *row)
{
	const struct kind *k = e->ctx->dept.schema.by_no[goal_kind.no];
	struct ratio       target = { 0, 0 };
	char               code[32], period[PERIOD_SIZE];

	(void)ratio_make(row->target, MONEY_UNIT, &target);
	return put(e, PART_TARGET, kind_code(k, row->id, code), cell_none(COL_DAY), cell_none(COL_PERCENT),
	    review_figure(e->ctx, &e->s, e->item->indicator, target), period_str((struct period){ row->from, row->to }, period), NULL);
}

/* The goal of the very period, or those within it that add up to the target. */
static int
put_target(struct explaining *e, const struct metric *m)
{
	const struct indicator  *i = e->item->indicator;
	const struct target_row *row;
	size_t                   n, whole;

	if (i->target.den != 0)
		return put_plain(e, PART_TARGET, review_figure(e->ctx, &e->s, i, i->target), NULL, rule_at(e->ctx, &i->at));
	if (e->item->target.den == 0)
		return SALES_OK;
	row = targets_of(&e->targets, m->id, e->subject, &n);
	for (whole = 0; whole < n && !period_same((struct period){ row[whole].from, row[whole].to }, e->period);)
		whole++;
	if (whole < n)
		return put_goal(e, &row[whole]);
	for (size_t k = 0; k < n; k++)
		if (row[k].from >= e->period.from && row[k].to <= e->period.to)
			TRY(put_goal(e, &row[k]));
	return put_plain(e, PART_TARGET, review_figure(e->ctx, &e->s, i, e->item->target), _("in all"), NULL);
}

/* ---- ratings ------------------------------------------------------------- */

/* What who asks may see of them: peers are never named (lib/review/rate.h). */
static int
put_ratings(struct explaining *e)
{
	struct ctx        *ctx = e->ctx;
	struct rating_list list = { 0 };
	const int          rc = review_ratings(&ctx->dept, &e->s, &ctx->arena, &list, &ctx->err);

	if (rc != SALES_OK && rc != SALES_EPERM)
		return rc;
	if (rc == SALES_EPERM) {
		ctx->err = (struct sales_err){ .code = SALES_OK };
		e->hidden = true;
	}
	for (size_t i = 0; i < list.n; i++) {
		const struct rating_row *r = &list.row[i];

		if (r->indicator == e->item->indicator)
			TRY(put(e, PART_RATING, NULL, cell_day(r->on), cell_none(COL_PERCENT), figure_exact(ctx, COL_NUM, r->mark),
			    arena_printf(&ctx->arena, "%s%s%s", rater_label(r->as), r->evidence == NULL ? "" : ": ",
			    r->evidence == NULL ? "" : r->evidence), NULL));
	}
	e->hidden = e->hidden || list.hidden;
	return put_plain(e, PART_VALUE, figure_exact(ctx, COL_NUM, e->item->value), NULL, NULL);
}

/* ---- points -------------------------------------------------------------- */

static const char *
number_text(struct ctx *ctx, struct ratio r)
{
	char s[RATIO_SIZE];

	return arena_strdup(&ctx->arena, ratio_decimal(r, s));
}

static const char *
steps_text(struct ctx *ctx, const struct curve *c)
{
	const char *all = "steps:";
	char        s[RATIO_SIZE];

	for (size_t i = 0; i < c->nsteps; i++)
		all = arena_printf(&ctx->arena, "%s%s [%s%s, %s]", all, i == 0 ? "" : ",", c->of_value ? ratio_decimal(c->step[i].at, s) :
		    ratio_percent(c->step[i].at, s), c->of_value ? "" : "%", number_text(ctx, c->step[i].points));
	return all;
}

/* As the rule book writes it. */
static const char *
curve_text(struct ctx *ctx, const struct curve *c)
{
	const char *form = "linear", *rest = "";
	char        s[RATIO_SIZE];

	if (c->form == CURVE_STEPS)
		return steps_text(ctx, c);
	if (c->form == CURVE_DEDUCTION)
		form = arena_printf(&ctx->arena, "deduction: from %s, each %s", number_text(ctx, c->from), number_text(ctx, c->each));
	else if (c->form == CURVE_INVERSE)
		form = "inverse";
	else if (c->of_value)
		form = arena_printf(&ctx->arena, "linear: zero %s, full %s", number_text(ctx, c->zero), number_text(ctx, c->full));
	if (c->least.den != 0)
		rest = arena_printf(&ctx->arena, ", floor %s%%", ratio_percent(c->least, s));
	else if (c->low.den != 0 && c->low.num > 0)
		rest = arena_printf(&ctx->arena, ", floor %s", number_text(ctx, c->low));
	return c->cap.den == 0 ? arena_printf(&ctx->arena, "%s%s", form, rest) :
	    arena_printf(&ctx->arena, "%s%s, cap %s", form, rest, number_text(ctx, c->cap));
}

static int
put_points(struct explaining *e)
{
	const struct sheet_item *i = e->item;
	const char              *what = curve_text(e->ctx, &i->indicator->curve);
	char                     s[RATIO_SIZE];

	if (i->mark != MARK_COUNTED)
		what = review_mark_word(e->ctx, i->mark);
	else if (i->attainment.den != 0)
		what = arena_printf(&e->ctx->arena, "%s%%; %s", ratio_percent(i->attainment, s), what);
	return put_plain(e, PART_POINTS, review_points(i->points), what, rule_at(e->ctx, &i->indicator->at));
}

/* ---- the score ----------------------------------------------------------- */

static int
put_score(struct explaining *e)
{
	CLEANUP(outlook_done) struct outlook o = { 0 };
	CLEANUP(buf_done) struct buf         sum = { 0 };
	struct ratio                         all = { 0, 1 };
	char                                 s[RATIO_SIZE];

	TRY(outlook_of(&e->s, &o, &e->ctx->err));
	for (size_t i = 0; i < e->s.n; i++) {
		const struct sheet_item *it = &e->s.item[i];

		if (it->mark != MARK_COUNTED && it->indicator->missing != MISSING_ZERO)
			continue;
		(void)ratio_add(all, it->indicator->weight, &all);
		buf_printf(&sum, "%s%s%% x ", sum.n == 0 ? "" : " + ", ratio_percent(it->indicator->weight, s));
		buf_printf(&sum, "%s", review_points_text(e->ctx, it->mark == MARK_COUNTED ? points_shown(it->points) : 0));
	}
	if (ratio_cmp(all, (struct ratio){ 1, 1 }) != 0)
		buf_printf(&sum, ", / %s%%", ratio_percent(all, s));
	if (o.grade != NULL)
		buf_printf(&sum, _("; grade %s"), o.grade->id);
	e->item = NULL;
	return put_plain(e, PART_SCORE, outlook_has_score(&o) ? (struct cell){ .type = COL_NUM, .u.i = o.shown } : cell_none(COL_NUM),
	    outlook_has_score(&o) ? buf_str(&sum) : _("there is no score while something is missing"), rule_at(e->ctx, o.grade != NULL ? &o.grade->at : &e->s.card->at));
}

/* ---- the command --------------------------------------------------------- */

static int
explain_item(struct explaining *e, const struct sheet_item *i)
{
	const struct metric *m = review_metric(&e->s, i->indicator);

	e->item = i;
	e->subject = i->indicator->of_team ? subject_team(e->team) : subject_person(e->s.review.v[REVIEW_PERSON].u.i);
	if (m == NULL) {
		TRY(put_ratings(e));
	} else {
		TRY(figure_sides(e->ctx, e->s.policy, m, put_side, e));
		TRY(put_value(e, m));
		TRY(put_target(e, m));
	}
	return put_points(e);
}

/* The decision on an appeal that named the value, instead of what was measured or
 * rated. */
static int
put_decision(struct explaining *e, const struct sheet_item *i)
{
	struct ctx        *ctx = e->ctx;
	const struct kind *k = ctx->dept.schema.by_no[appeal_kind.no];
	struct record      r;
	char               code[32];

	if (i->given == 0)
		return SALES_OK;
	e->item = i;
	TRY(record_get(&ctx->dept, k, i->given, &ctx->arena, &r, &ctx->err));
	return put(e, PART_DECISION, kind_code(k, i->given, code), cell_day(value_day(&r.v[kind_index(k, "decided_on")])),
	    cell_none(COL_PERCENT), review_figure(ctx, &e->s, i->indicator, i->value),
	    cycle_text(&r.v[kind_index(k, "decision")], &ctx->arena), NULL);
}

/* Ratings are younger than the facts: they are looked at as they are. */
static int
explain_as_of(struct explaining *e, const struct sheet_item *i, int64_t op)
{
	struct dept  *d = &e->ctx->dept;
	const int64_t before = d->as_of;

	TRY(put_decision(e, i));
	if (i->indicator->metric == NULL)
		return explain_item(e, i);
	TRY(dept_look_back(d, op, &e->ctx->err));
	TRY(explain_item(e, i));
	return dept_look_back(d, before, &e->ctx->err);
}

static int
load(struct explaining *e, const char *code)
{
	struct ctx         *ctx = e->ctx;
	const struct value *v;
	int64_t             id;

	TRY(record_find(&ctx->dept, ctx->dept.schema.by_no[review_kind.no], code, &id, &ctx->err));
	TRY(sheet_load(&ctx->dept, id, &ctx->arena, &e->s, &ctx->err));
	v = e->s.review.v;
	e->period = (struct period){ (day)v[REVIEW_FROM].u.i, (day)v[REVIEW_TO].u.i };
	TRY(org_load(&ctx->dept, &ctx->arena, &e->org, &ctx->err));
	e->team = org_at(&e->org, v[REVIEW_PERSON].u.i, e->period.to)->team;
	return SALES_OK;
}

int
review_run_explain(struct ctx *ctx, const void *args)
{
	const struct review_explain_args *a = args;
	struct explaining                 e = { .ctx = ctx };
	size_t                            only = SIZE_MAX;
	const int64_t                     before = ctx->dept.as_of;
	int64_t                           op;

	TRY(load(&e, a->code));
	op = e.s.review.v[REVIEW_FACTS_OP].u.i;
	if (a->indicator != NULL)
		TRY(sheet_find(&e.s, a->indicator, &ctx->arena, &only, &ctx->err));
	TRY(dept_look_back(&ctx->dept, op, &ctx->err));
	TRY(targets_load(&ctx->dept, e.s.policy->goals.approval, e.period.to, &ctx->arena, &e.targets, &ctx->err));
	TRY(dept_look_back(&ctx->dept, before, &ctx->err));
	TRY(ctx_table(ctx, "salesctl.review.explain", review_explain_cols));
	out_meta(ctx->out, "policy", arena_printf(&ctx->arena, "%lld", (long long)e.s.policy->version));
	out_meta(ctx->out, "facts_op", arena_printf(&ctx->arena, "%lld", (long long)op));
	for (size_t i = 0; i < e.s.n; i++)
		if (only == SIZE_MAX || only == i)
			TRY(explain_as_of(&e, &e.s.item[i], op));
	if (only == SIZE_MAX)
		TRY(put_score(&e));
	if (e.s.override.id != 0)
		ctx_footer(ctx, _("the result is another one, set by hand: salesctl review overrides %s"), a->code);
	if (e.hidden)
		ctx_footer(ctx, _("ratings that are not for you to see are left out"));
	ctx_footer(ctx, _("rule book version %lld, records as of operation %lld"), (long long)e.s.policy->version, (long long)op);
	return SALES_OK;
}
