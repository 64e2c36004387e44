#include "lib/review/plan.h"

#include <string.h>

#include "lib/record/draft.h"
#include "lib/review/judge.h"
#include "lib/review/cycle.h"
#include "lib/review/kinds.h"
#include "lib/review/kinds_after.h"
#include "lib/review/slip.h"

static const struct ratio hundred = { 100, 1 };

/* ---- does the rule book ask for one -------------------------------------- */

struct result { const char *grade; const struct exact *score; };

static int
result_number(void *ctx, const struct judged_name *name, struct exact *out, bool *has, struct sales_err *err)
{
	const struct result *r = ctx;

	(void)err;
	*has = name->what == BY_SCORE && r->score != NULL;
	if (*has)
		exact_set(out, r->score);
	return SALES_OK;
}

static const char *
result_text(void *ctx, const struct judged_name *name)
{
	const struct result *r = ctx;

	return name->what == BY_GRADE ? r->grade : NULL;
}

static int
asks_for(const struct dept *d, const struct sheet *s, struct result r, bool *needed, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct known               k = { &r, result_number, result_text };
	struct judgement                 j;
	struct expr                     *e;

	*needed = false;
	if (s->card->plan_when == NULL)
		return SALES_OK;
	judgement_open(&j, s->policy, OF_REVIEW, d->when.today, &a);
	if (judgement_bind(&j, s->card->plan_when, V_BOOL, &e, err) != SALES_OK) {
		err_prefix(err, _("rule book version %lld, scorecard '%s', improvement.when: "), (long long)s->policy->version,
		    s->card->id);
		return err->code = SALES_EINVAL;
	}
	return judge_holds(e, &k, needed, err);
}

int
plan_is_needed(struct dept *d, const struct sheet *s, bool *needed, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	CLEANUP(exact_done) struct exact score;
	const struct value              *v = s->review.v, *exact = &v[REVIEW_EXACT];
	const bool                       has = exact->type == V_TEXT;

	exact_init(&score);
	*needed = false;
	if (has && !exact_parse(exact->u.s.p, exact->u.s.n, &score))
		return SALES_OK;
	return asks_for(d, s, (struct result){ cycle_text(&v[REVIEW_GRADE], &a), has ? &score : NULL }, needed, err);
}

/* ---- what cost points ---------------------------------------------------- */

/* The points from which on no plan is asked for. */
static struct ratio
red_line(struct dept *d, const struct sheet *s)
{
	CLEANUP(exact_done) struct exact score;
	struct sales_err                 ignored;
	struct ratio                     line = hundred;

	exact_init(&score);
	for (size_t i = 0; i < s->card->ngrades; i++) {
		const struct grade *g = &s->card->grades[i];
		bool                needed = true;

		if (g->from.den == 0)
			break;
		exact_set_ratio(&score, g->from);
		if (asks_for(d, s, (struct result){ g->id, &score }, &needed, &ignored) != SALES_OK || needed)
			break;
		line = g->from;
	}
	return ratio_cmp(line, hundred) < 0 ? line : hundred;
}

/* The value that earns 100 points. */
static struct ratio
target_of(const struct sheet_item *i)
{
	const struct curve *c = &i->indicator->curve;
	struct ratio        r = { 0, 0 };

	if (i->target.den != 0)
		return i->target;
	if (c->form == CURVE_LINEAR && c->of_value)
		return c->full;
	if (c->form == CURVE_DEDUCTION && ratio_sub(c->from, hundred, &r) && c->each.num != 0 && ratio_div(r, c->each, &r))
		return r;
	for (size_t k = 0; c->form == CURVE_STEPS && k < c->nsteps; k++)
		if (ratio_cmp(c->step[k].points, hundred) >= 0 || k + 1 == c->nsteps)
			return c->step[k].at;
	return r;
}

static int
add_action(struct op *op, int64_t plan, const struct slip *s, size_t at, day due, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct sheet_item         *i = &s->sheet.item[at];
	struct draft                     r = draft_new(op, &plan_action_kind, &a);

	draft_set(&r, "plan", v_of(V_REF, plan));
	draft_set(&r, "indicator", v_text(i->indicator->id));
	draft_set(&r, "base", sheet_number(i->value));
	draft_set(&r, "target", sheet_number(target_of(i)));
	draft_set(&r, "lost", v_of(V_NUM, s->item[at].lost));
	draft_set(&r, "due_on", v_day(due));
	return draft_save(&r, NULL, NULL, err);
}

/* What is red on the slip, or below what asks for no plan; where nothing is, what
 * cost most. */
static int
add_actions(struct op *op, int64_t plan, const struct slip *s, day due, size_t *n, struct sales_err *err)
{
	const struct ratio line = red_line(op->d, &s->sheet);
	size_t             worst = s->sheet.n;

	*n = 0;
	for (size_t i = 0; i < s->sheet.n; i++) {
		if (s->sheet.item[i].mark != MARK_COUNTED)
			continue;
		if (worst == s->sheet.n || s->item[i].lost > s->item[worst].lost)
			worst = i;
		if (!s->item[i].red && ratio_cmp(s->sheet.item[i].points, line) >= 0)
			continue;
		TRY(add_action(op, plan, s, i, due, err));
		(*n)++;
	}
	if (*n > 0 || worst == s->sheet.n)
		return SALES_OK;
	*n = 1;
	return add_action(op, plan, s, worst, due, err);
}

/* ---- opening ------------------------------------------------------------- */

static day
open_by(const struct sheet *s)
{
	const day published = value_day(&s->review.v[REVIEW_PUBLISHED]);

	return published == DAY_NONE || s->card->plan_within == 0 ? DAY_NONE : published + s->card->plan_within;
}

static int
find_plan(struct dept *d, int64_t review, int64_t *plan, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	char                             code[32];
	int64_t                         *ids;
	size_t                           n;

	TRY(record_ids_where(d, &improvement_plan_kind, arena_printf(&a, "review = %s", kind_code(&review_kind, review, code)),
	    &a, &ids, &n, err));
	*plan = n == 0 ? 0 : ids[n - 1];
	return SALES_OK;
}

int
plan_has(struct dept *d, int64_t review, bool *has, struct sales_err *err)
{
	int64_t plan;

	TRY(find_plan(d, review, &plan, err));
	*has = plan != 0;
	return SALES_OK;
}

static int
check_open(struct op *op, int64_t review, const struct sheet *s, struct sales_err *err)
{
	char    code[32], plan[32];
	int64_t there;

	TRY(find_plan(op->d, review, &there, err));
	kind_code(&review_kind, review, code);
	if (there != 0)
		return FAIL(err, SALES_EPOLICY, _("%s has a plan already: %s"), code, kind_code(&improvement_plan_kind, there, plan));
	if (s->review.v[REVIEW_SCORE].type != V_NULL)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("%s has no score yet: a plan comes after it"), code);
	return err_hint(err, "salesctl review items %s", code);
}

static int
open_one(struct op *op, const struct slip *slip, struct arena *a, struct plan_opened *out, struct sales_err *err)
{
	const struct sheet *s = &slip->sheet;
	struct draft        r = draft_new(op, &improvement_plan_kind, a);
	const day           today = op->d->when.today, due = open_by(s);

	out->late = due != DAY_NONE && today > due;
	draft_set(&r, "person", s->review.v[REVIEW_PERSON]);
	draft_set(&r, "review", v_of(V_REF, s->review.id));
	draft_set(&r, "opened_on", v_day(today));
	draft_set(&r, "open_by", v_day(due));
	draft_set(&r, "late", v_of(V_BOOL, out->late));
	draft_set(&r, "recheck_on", v_day(today + s->card->plan_recheck));
	draft_set(&r, "coach", s->review.v[REVIEW_REVIEWER]);
	TRY(draft_save(&r, &out->plan, NULL, err));
	return add_actions(op, out->plan, slip, today + s->card->plan_recheck, &out->actions, err);
}

int
plan_open(struct op *op, int64_t review, struct plan_opened *out, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	CLEANUP(slip_done) struct slip   slip = { 0 };
	struct slip_ranks                ranks = { 0 };
	struct sheet                     s;

	*out = (struct plan_opened){ 0 };
	TRY(sheet_load(op->d, review, &a, &s, err));
	TRY(check_open(op, review, &s, err));
	TRY(plan_is_needed(op->d, &s, &out->asked_for, err));
	TRY(slip_make(op->d, review, &ranks, &a, &slip, err));
	return open_one(op, &slip, &a, out, err);
}

/* ---- who lacks one ------------------------------------------------------- */

struct finding { struct dept *d; struct arena *a; int64_t *review; size_t n, cap; };

static int
take_review(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct finding *f = arg;

	(void)err;
	if (c[0].type == V_NULL || c[1].type == V_NULL)
		return SALES_OK;
	f->review = arena_more(f->a, f->review, f->n, &f->cap, sizeof(*f->review));
	f->review[f->n++] = id;
	return SALES_OK;
}

static int
look_at(struct finding *f, int64_t review, struct plan_missing_list *out, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct sheet                     s;
	bool                             needed;
	int64_t                          plan;
	day                              due;

	TRY(sheet_load(f->d, review, &a, &s, err));
	TRY(plan_is_needed(f->d, &s, &needed, err));
	if (!needed)
		return SALES_OK;
	TRY(find_plan(f->d, review, &plan, err));
	due = open_by(&s);
	if (plan == 0)
		out->v[out->n++] = (struct plan_missing){ review, s.review.v[REVIEW_PERSON].u.i, due,
			due != DAY_NONE && f->d->when.today > due };
	return SALES_OK;
}

int
plan_missing(struct dept *d, struct period period, struct arena *a, struct plan_missing_list *out, struct sales_err *err)
{
	static const char *const cols[] = { "scorecard", "score" };
	struct finding           f = { .d = d, .a = a };
	struct query             q;

	*out = (struct plan_missing_list){ 0 };
	TRY(record_query(d, &review_kind, cols, 2, NULL, a, &q, err));
	q.period = period;
	q.on = kind_field(q.kind, "to");
	TRY(record_each(d, &q, take_review, &f, err));
	out->v = arena_array(a, struct plan_missing, f.n + 1);
	for (size_t i = 0; i < f.n; i++)
		TRY(look_at(&f, f.review[i], out, err));
	return SALES_OK;
}
