#include "lib/payout/figures.h"

#include <string.h>

#include "lib/base/exact.h"
#include "lib/base/text.h"
#include "lib/goal/status.h"
#include "lib/metric/table.h"
#include "lib/record/row_expr.h"

enum figure { FIG_GRADE = 1, FIG_SCORE, FIG_TENURE, FIG_ACTUAL, FIG_TARGET, FIG_ATTAINMENT };

/* What a name or a call stands for. */
struct figure_slot { enum figure what; const struct metric *m; bool has_unit, of_team; enum period_unit unit; };

/* ---- binding ------------------------------------------------------------- */

struct binding { const struct policy *p; struct arena *a; };

static const void *
slot(struct binding *b, enum figure what)
{
	struct figure_slot *s = arena_new(b->a, struct figure_slot);

	s->what = what;
	return s;
}

static int
bind_name(void *ctx, const char *name, enum vtype *type, const void **out, struct sales_err *err)
{
	static const struct { const char *name; enum figure what; enum vtype type; } names[] = {
		{ "grade", FIG_GRADE, V_TEXT }, { "score", FIG_SCORE, V_RATIO }, { "tenure", FIG_TENURE, V_INT },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(name, names[i].name) == 0) {
			*type = names[i].type;
			*out = slot(ctx, names[i].what);
			return SALES_OK;
		}
	FAIL(err, SALES_ENOTFOUND, _("there is no figure '%s' of a period"), name);
	return err_hint(err, _("figures are grade, score, tenure, actual(METRIC), target(METRIC), attainment(METRIC)"));
}

static int
no_metric(const struct policy *p, const char *id, struct arena *a, struct sales_err *err)
{
	const char **name = arena_array(a, const char *, p->nmetrics + 1), *all = "", *near;

	for (size_t i = 0; i < p->nmetrics; i++) {
		name[i] = p->metrics[i].id;
		all = arena_printf(a, "%s%s%s", all, i == 0 ? "" : ", ", name[i]);
	}
	near = text_nearest(id, name, p->nmetrics);
	FAIL(err, SALES_EUSAGE, _("there is no metric '%s'"), id);
	return near != NULL ? err_hint(err, _("did you mean '%s'?"), near) : err_hint(err, _("metrics are %s"), all);
}

/* Behind the metric: a unit of time, and whose team's. */
static int
bind_more(const struct expr *call, struct figure_slot *s, struct sales_err *err)
{
	for (size_t i = 1; i < call->nkids; i++) {
		const char *word = call->kid[i]->name;

		if (word != NULL && strcmp(word, "team") == 0)
			s->of_team = true;
		else if (word != NULL && !s->has_unit && period_unit_parse(word, &s->unit))
			s->has_unit = true;
		else
			return FAIL(err, SALES_EUSAGE, _("%s(%s, ...): expected day, week, month, quarter, half or year, and team"),
			    call->name, s->m->id);
	}
	return SALES_OK;
}

/* Arguments are names: the metric, a unit of time, team. */
static int
bind_call(void *ctx, struct expr *call, enum vtype *type, const void **out, struct sales_err *err)
{
	static const struct { const char *name; enum figure what; } calls[] = {
		{ "actual", FIG_ACTUAL }, { "target", FIG_TARGET }, { "attainment", FIG_ATTAINMENT },
	};
	struct binding     *b = ctx;
	struct figure_slot *s = arena_new(b->a, struct figure_slot);

	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
		if (strcmp(call->name, calls[i].name) == 0)
			s->what = calls[i].what;
	if (s->what == 0) {
		FAIL(err, SALES_EUSAGE, _("there is no function '%s' here"), call->name);
		return err_hint(err, _("figures are grade, score, tenure, actual(METRIC), target(METRIC), attainment(METRIC)"));
	}
	if (call->nkids < 1 || call->nkids > 3 || call->kid[0]->name == NULL)
		return FAIL(err, SALES_EUSAGE, _("%s() takes a metric, and perhaps a span such as quarter, and team"), call->name);
	s->m = policy_metric(b->p, call->kid[0]->name);
	if (s->m == NULL)
		return no_metric(b->p, call->kid[0]->name, b->a, err);
	TRY(bind_more(call, s, err));
	*type = V_RATIO;
	*out = s;
	return SALES_OK;
}

int
figure_bind(const struct policy *p, struct arena *a, const char *text, enum vtype want, struct expr **out,
    struct sales_err *err)
{
	struct binding          b = { p, a };
	const struct expr_scope scope = { .ctx = &b, .field = bind_name, .call = bind_call };

	TRY(expr_parse(a, text, out, err));
	return expr_bind(a, *out, &scope, want, err);
}

/* ---- what is read once --------------------------------------------------- */

/* One metric over all spans of one length, for everybody and every team. */
struct figure_table {
	struct figure_table *next;
	const struct metric *m;
	enum period_unit     unit;
	struct asked         asked;     /* whose facts */
	size_t               first;     /* the span that its first is */
	struct metric_table *table;
};

/* Facts of everybody, and of one, are read for all spans at once; of some for the span
 * that is asked for, which an index finds. */
static bool
is_span_alone(const struct engine *e)
{
	return e->asked.n > 1;
}

static struct period *
spans_of(const struct engine *e, const struct spans *s, size_t first, size_t n)
{
	struct period *span = arena_array(e->a, struct period, n);

	for (size_t i = 0; i < n; i++) {
		span[i] = s->span[first + i];
		if (span[i].to > e->year.to)
			span[i].to = e->year.to;
	}
	return span;
}

static int
table_of(struct engine *e, const struct metric *m, enum period_unit unit, size_t at, struct figure_table **out,
    struct sales_err *err)
{
	const struct spans  *s = engine_spans(e, unit);
	const size_t         first = is_span_alone(e) ? at : 0, n = is_span_alone(e) ? 1 : s->n;
	struct metric_ask    ask = { .metric = m, .nspans = n, .axes = AXIS_PERSON | AXIS_TEAM, .org = &e->org,
		.people = e->asked.person, .npeople = e->asked.n, .shared = &e->shared };
	struct figure_table *t = e->tables;

	while (t != NULL && (t->m != m || t->unit != unit || t->asked.person != e->asked.person || t->first != first))
		t = t->next;
	*out = t;
	if (t != NULL)
		return SALES_OK;
	ask.span = spans_of(e, s, first, n);
	t = arena_new(e->a, struct figure_table);
	*t = (struct figure_table){ e->tables, m, unit, e->asked, first, NULL };
	TRY(metric_table_make(e->d, &ask, e->a, &t->table, err));
	e->tables = *out = t;
	return SALES_OK;
}

/* ---- whose --------------------------------------------------------------- */

bool
figure_is_below(const struct org *o, int64_t person, int64_t manager, day on, int depth)
{
	for (int level = 1; person != 0 && person != manager && (depth == 0 || level <= depth) && level < 64; level++) {
		person = org_at(o, person, on)->manager;
		if ((size_t)person >= o->npeople || o->person[person].id == 0)
			return false;
		if (person == manager)
			return true;
	}
	return false;
}

/* The whole of it, also of a period that the run cuts: a target is of the whole. */
static struct period
span_of(const struct engine *e, const struct figure_slot *s, const struct figure_at *at)
{
	return period_in_year(at->span.to, s->has_unit ? s->unit : at->unit, &e->d->when);
}

static size_t
number_of(struct engine *e, enum period_unit unit, day on)
{
	const struct spans *s = engine_spans(e, unit);

	return s->of[(on < e->seen.from ? e->seen.from : on) - e->seen.from];
}

static int
table_value(struct engine *e, const struct metric *m, enum period_unit unit, day on, unsigned axis, int64_t row,
    struct ratio *out, struct sales_err *err)
{
	const size_t         at = number_of(e, unit, on);
	struct figure_table *t;
	int64_t              n;

	*out = (struct ratio){ 0, 0 };
	TRY(table_of(e, m, unit, at, &t, err));
	if ((size_t)row >= metric_table_rows(t->table, axis))
		return SALES_OK;
	return metric_table_at(t->table, axis, (size_t)row, at - t->first, out, &n, err);
}

static int
sum_below(struct engine *e, const struct metric *m, enum period_unit unit, const struct figure_at *at, struct ratio *out,
    struct sales_err *err)
{
	struct ratio one;

	*out = (struct ratio){ 0, 0 };
	if (!goal_cumulates(m))
		return SALES_OK;
	*out = (struct ratio){ 0, 1 };
	for (size_t p = 1; p < e->org.npeople; p++) {
		if (e->org.person[p].id == 0 || !figure_is_below(&e->org, (int64_t)p, at->person, at->span.to, at->depth))
			continue;
		TRY(table_value(e, m, unit, at->span.to, AXIS_PERSON, (int64_t)p, &one, err));
		if (one.den != 0 && !ratio_add(*out, one, out))
			return FAIL(err, SALES_EINVAL, _("the value of '%s' is too large"), m->id);
	}
	return SALES_OK;
}

int
figure_actual(struct engine *e, const struct metric *m, const struct figure_at *at, struct ratio *out, struct sales_err *err)
{
	const struct asked asked = e->asked;
	int                rc;

	if (at->of == FIGURES_OWN)
		return table_value(e, m, at->unit, at->span.to, AXIS_PERSON, at->person, out, err);
	if (asked.n == 1)
		e->asked = engine_near(e, at->of); /* others' figures are asked too */
	rc = at->of == FIGURES_BELOW ? sum_below(e, m, at->unit, at, out, err) : table_value(e, m, at->unit, at->span.to,
	    AXIS_TEAM, org_at(&e->org, at->person, at->span.to)->team, out, err);
	e->asked = asked;
	return rc;
}

/* ---- targets ------------------------------------------------------------- */

/* Of somebody who came or left in the midst of the span, the goals within it. */
static bool
own_target(const struct engine *e, const struct metric *m, int64_t subject, struct period span, struct ratio *out)
{
	const struct org_person *p = subject_is_person(subject) ? &e->org.person[subject_id(subject)] : NULL;
	int64_t                  t;
	bool                     found = target_find(&e->targets, m->id, subject, span, goal_cumulates(m), &t);

	if (!found && goal_cumulates(m) && p != NULL && ((p->hired != DAY_NONE && p->hired > span.from)
	    || (p->left != DAY_NONE && p->left < span.to)))
		found = target_within(&e->targets, m->id, subject, span, &t);
	return found && t > 0 && ratio_make(t, MONEY_UNIT, out);
}

static bool
is_of_group(const struct engine *e, const struct figure_at *at, struct period span, int64_t person, int64_t team)
{
	if (at->of == FIGURES_BELOW)
		return figure_is_below(&e->org, person, at->person, at->span.to, at->depth);
	return org_is_there(&e->org.person[person], (struct period){ span.from, at->span.to })
	    && org_below(&e->org, org_at(&e->org, person, at->span.to)->team, team);
}

/* The team's own goal, else what those of its people add up to who were there in the span. */
static bool
group_target(const struct engine *e, const struct metric *m, const struct figure_at *at, struct period span, struct ratio *out)
{
	int64_t      team = at->of == FIGURES_TEAM ? org_at(&e->org, at->person, at->span.to)->team : 0;
	struct ratio one;
	bool         any = false;

	for (size_t t = 1; at->of == FIGURES_BELOW && t < e->org.nteams && team == 0; t++)
		if (e->org.team[t].id != 0 && e->org.team[t].lead == at->person)
			team = (int64_t)t;
	if (team != 0 && own_target(e, m, subject_team(team), span, out))
		return true;
	*out = (struct ratio){ 0, 1 };
	for (size_t p = 1; p < e->org.npeople && goal_cumulates(m); p++)
		if (e->org.person[p].id != 0 && is_of_group(e, at, span, (int64_t)p, team)
		    && own_target(e, m, subject_person((int64_t)p), span, &one)) {
			if (!ratio_add(*out, one, out))
				return false;
			any = true;
		}
	return any;
}

static bool
find_target(const struct engine *e, const struct metric *m, const struct figure_at *at, struct period span, struct ratio *out)
{
	return at->of == FIGURES_OWN ? own_target(e, m, subject_person(at->person), span, out) : group_target(e, m, at, span, out);
}

/* ---- evaluating ---------------------------------------------------------- */

struct evaluating { struct engine *e; const struct figure_at *at; };

static int
review_figure(struct evaluating *v, enum figure what, struct value *out, struct sales_err *err)
{
	struct exact score;
	struct ratio r;
	const char  *grade;
	bool         has, fits = true;
	int          rc;

	*out = v_null();
	exact_init(&score);
	rc = figure_score(v->e, v->at->person, v->at->span, &score, &has, &grade, err);
	if (rc == SALES_OK && has && what == FIG_GRADE)
		*out = v_text(grade);
	else if (rc == SALES_OK && has && (fits = exact_below(&score, &r)))
		*out = v_ratio(r);
	exact_done(&score);
	return rc != SALES_OK || fits ? rc : FAIL(err, SALES_EINVAL, _("a score is too large to reckon with"));
}

static int
eval_name(void *ctx, const void *slot, struct value *out, struct sales_err *err)
{
	struct evaluating        *v = ctx;
	const struct figure_slot *s = slot;
	const struct org_person  *p = &v->e->org.person[v->at->person];

	if (s->what != FIG_TENURE)
		return review_figure(v, s->what, out, err);
	*out = p->hired == DAY_NONE ? v_null() : v_int(months_between(p->hired, v->at->span.to));
	return SALES_OK;
}

static int
eval_call(void *ctx, const void *slot, const struct value *args, size_t n, struct value *out, struct sales_err *err)
{
	struct evaluating        *v = ctx;
	const struct figure_slot *s = slot;
	struct figure_at          at = *v->at;
	struct ratio              actual = { 0, 0 }, target = { 0, 0 };
	const struct period       span = span_of(v->e, s, v->at);

	(void)args;
	(void)n;
	if (s->has_unit)
		at.unit = s->unit;
	if (s->of_team)
		at.of = FIGURES_TEAM;
	*out = v_null();
	if (at.of != FIGURES_OWN)
		TRY(engine_others(v->e, err));
	if (s->of_team && org_at(&v->e->org, at.person, at.span.to)->team == 0)
		return SALES_OK;
	if (s->what != FIG_TARGET)
		TRY(figure_actual(v->e, s->m, &at, &actual, err));
	if (s->what != FIG_ACTUAL)
		TRY(engine_goals(v->e, err));
	if (s->what != FIG_ACTUAL && !find_target(v->e, s->m, &at, span, &target))
		return SALES_OK;
	if (s->what == FIG_ATTAINMENT && actual.den != 0 && !ratio_div(actual, target, &actual))
		return FAIL(err, SALES_EINVAL, _("the attainment of '%s' is too large"), s->m->id);
	if (s->what == FIG_TARGET)
		actual = target;
	if (actual.den != 0)
		*out = v_ratio(actual);
	return SALES_OK;
}

int
figure_eval(struct engine *e, const struct expr *x, const struct figure_at *at, struct value *out, struct sales_err *err)
{
	struct evaluating     v = { e, at };
	const struct expr_row row = { .ctx = &v, .field = eval_name, .call = eval_call };
	char                  s[PERIOD_SIZE];

	if (expr_eval(x, &row, out, err) != SALES_OK)
		return err_prefix(err, "%s, %s: ", e->org.person[at->person].code, period_name(at->span, &e->d->when, s));
	return SALES_OK;
}
