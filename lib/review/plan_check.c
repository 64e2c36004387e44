/* What a plan has come to: the metrics since it was opened, and its end. */
#include <string.h>

#include "lib/goal/status.h"
#include "lib/org/kinds.h"
#include "lib/record/draft.h"
#include "lib/review/cycle.h"
#include "lib/review/kinds.h"
#include "lib/review/kinds_after.h"
#include "lib/review/plan.h"

struct looking {
	struct dept      *d;
	struct arena     *a;
	struct plan_look *out;
	size_t            cap;
	struct record     plan;
	struct sheet      sheet;
	bool              has_sheet;
	struct period     span;       /* over which targets were set: the review's, or the plan's */
	int64_t           team;       /* the person's, when the plan was opened */
};

/* ---- loading ------------------------------------------------------------- */

static struct ratio
ratio_of(const struct value *v)
{
	struct ratio r = { 0, 0 };

	if (v->type != V_NULL && !ratio_make(v->u.i, MONEY_UNIT, &r))
		r = (struct ratio){ 0, 0 };
	return r;
}

static int
load_plan(struct looking *l, int64_t plan, struct sales_err *err)
{
	const struct kind  *k = l->d->schema.by_no[improvement_plan_kind.no];
	const struct value *v;
	struct org          org;
	struct sales_err    ignored;
	day                 opened, closed;
	int64_t             review;

	TRY(record_get(l->d, k, plan, l->a, &l->plan, err));
	v = l->plan.v;
	opened = value_day(&v[kind_index(k, "opened_on")]);
	closed = value_day(&v[kind_index(k, "closed_on")]);
	review = value_id(&v[kind_index(k, "review")]);
	l->out->plan = plan;
	l->out->person = v[kind_index(k, "person")].u.i;
	l->out->since = (struct period){ opened, closed != DAY_NONE ? closed : l->d->when.today };
	l->span = (struct period){ opened, value_day(&v[kind_index(k, "recheck_on")]) };
	/* one that was imported has no scorecard, and none is needed */
	l->has_sheet = review != 0 && sheet_load(l->d, review, l->a, &l->sheet, &ignored) == SALES_OK;
	if (l->has_sheet)
		l->span = (struct period){ value_day(&l->sheet.review.v[REVIEW_FROM]), value_day(&l->sheet.review.v[REVIEW_TO]) };
	TRY(org_load(l->d, l->a, &org, err));
	l->team = org_at(&org, l->out->person, opened == DAY_NONE ? l->d->when.today : opened)->team;
	return SALES_OK;
}

static const struct indicator *
indicator_of(const struct looking *l, const char *id)
{
	for (size_t i = 0; l->has_sheet && id != NULL && i < l->sheet.n; i++)
		if (strcmp(l->sheet.item[i].indicator->id, id) == 0)
			return l->sheet.item[i].indicator;
	return NULL;
}

/* What should be there by now: of what adds up, the share of the target that the
 * working days so far are of those that the target was set for. */
static struct ratio
due_by_now(const struct looking *l, const struct plan_step *s)
{
	const struct calendar *c = &l->d->policy->calendar;
	struct ratio           share, due = s->target;
	int                    all;

	if (due.den == 0 || s->metric == NULL || !goal_cumulates(s->metric) || l->span.from == DAY_NONE || l->span.to == DAY_NONE)
		return due;
	all = calendar_workdays(c, l->span);
	if (all <= 0 || !ratio_make(calendar_workdays(c, l->out->since), all, &share) || !ratio_mul(due, share, &due))
		return s->target;
	return due;
}

enum { COL_INDICATOR, COL_ACTION, COL_BASE, COL_TARGET, COL_DUE, COLS };
static const char *const cols[COLS] = { "indicator", "action", "base", "target", "due_on" };

static int
take_action(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct looking         *l = arg;
	struct plan_step        s = { .id = id, .indicator = cycle_text(&c[COL_INDICATOR], l->a), .action = cycle_text(&c[COL_ACTION], l->a),
		       .base = ratio_of(&c[COL_BASE]), .target = ratio_of(&c[COL_TARGET]), .due_on = value_day(&c[COL_DUE]) };
	const struct indicator *i = indicator_of(l, s.indicator);

	(void)err;
	s.metric = policy_metric(l->d->policy, s.indicator);
	s.lower = (s.metric != NULL && s.metric->lower_is_better)
	    || (i != NULL && (i->curve.form == CURVE_DEDUCTION || i->curve.form == CURVE_INVERSE));
	s.due = due_by_now(l, &s);
	l->out->step = arena_more(l->a, l->out->step, l->out->n, &l->cap, sizeof(s));
	l->out->step[l->out->n++] = s;
	return SALES_OK;
}

/* ---- judging ------------------------------------------------------------- */

static int
judge_step(struct looking *l, struct plan_step *s, struct sales_err *err)
{
	const struct indicator *i = indicator_of(l, s->indicator);
	const int64_t           subject = i != NULL && i->of_team ? subject_team(l->team) : subject_person(l->out->person);
	int                     c;

	if (s->metric == NULL || l->out->since.from == DAY_NONE || l->out->since.to < l->out->since.from)
		return SALES_OK;
	TRY(metric_value(l->d, s->metric, l->out->since, subject, &s->value, &s->facts, err));
	if (s->value.den == 0 || s->due.den == 0)
		return SALES_OK;
	c = ratio_cmp(s->value, s->due);
	s->judged = true;
	s->met = s->lower ? c <= 0 : c >= 0;
	l->out->judged++;
	l->out->met += s->met;
	return SALES_OK;
}

int
plan_look(struct dept *d, int64_t plan, struct arena *a, struct plan_look *out, struct sales_err *err)
{
	struct looking l = { .d = d, .a = a, .out = out };
	struct query   q;
	char           code[32];

	*out = (struct plan_look){ 0 };
	TRY(load_plan(&l, plan, err));
	TRY(record_query(d, &plan_action_kind, cols, COLS, arena_printf(a, "plan = %s",
	    kind_code(&improvement_plan_kind, plan, code)), a, &q, err));
	TRY(record_each(d, &q, take_action, &l, err));
	for (size_t i = 0; i < out->n; i++)
		TRY(judge_step(&l, &out->step[i], err));
	return SALES_OK;
}

/* ---- closing ------------------------------------------------------------- */

static int
check_close(struct op *op, const struct draft *r, const struct plan_look *l, const char *outcome, const char *note,
    struct sales_err *err)
{
	const bool          passed = strcmp(outcome, "passed") == 0, failed = strcmp(outcome, "failed") == 0;
	const struct actor *who;
	char                code[32];

	kind_code(&improvement_plan_kind, l->plan, code);
	TRY(dept_actor(op->d, &who, err));
	if (!value_is(draft_get(r, "state"), "open") && !value_is(draft_get(r, "state"), "extended"))
		return FAIL(err, SALES_EPOLICY, _("%s is closed already"), code);
	if (who->person == l->person)
		return FAIL(err, SALES_EPOLICY, _("%s is his own plan: somebody else says what came of it"), code);
	if (note != NULL || l->judged == 0 || (!failed && !passed) || (passed == (l->met == l->judged)))
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, passed ? _("%s: %zu of %zu figures are met, so what makes it passed is said with --note")
	    : _("%s: %zu of %zu figures are met, so what makes it failed is said with --note"), code, l->met, l->judged);
	return err_hint(err, "salesctl improvement_plan check %s", code);
}

static int
keep_result(struct op *op, const struct plan_step *s, const char *outcome, day until, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct draft                     r;

	TRY(draft_of(op, &plan_action_kind, s->id, &a, &r, err));
	draft_set(&r, "value", sheet_number(s->value));
	draft_set(&r, "result", s->judged ? v_text(s->met ? "met" : "not-met") : v_null());
	if (strcmp(outcome, "extended") == 0 && !s->met)
		draft_set(&r, "due_on", v_day(until));
	return draft_save(&r, NULL, NULL, err);
}

int
plan_close(struct op *op, int64_t plan, const char *outcome, const char *note, day until, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const bool                       goes_on = strcmp(outcome, "extended") == 0;
	struct plan_look                 l;
	struct draft                     r;

	TRY(plan_look(op->d, plan, &a, &l, err));
	TRY(draft_of(op, &improvement_plan_kind, plan, &a, &r, err));
	TRY(check_close(op, &r, &l, outcome, note, err));
	for (size_t i = 0; i < l.n; i++)
		TRY(keep_result(op, &l.step[i], outcome, until, err));
	draft_set(&r, "state", v_text(outcome));
	if (note != NULL)
		draft_set(&r, "note", v_text(note));
	if (goes_on) {
		draft_set(&r, "recheck_on", v_day(until));
	} else {
		draft_set(&r, "closed_on", v_day(op->d->when.today));
		TRY(draft_set_actor(&r, "closed_by", err));
	}
	return draft_save(&r, NULL, NULL, err);
}
