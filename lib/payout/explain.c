#include "lib/payout/explain.h"

#include <stdlib.h>
#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/payout/explain_inside.h"
#include "lib/payout/lines.h"

/* ---- steps --------------------------------------------------------------- */

struct why *
why_add(struct explaining_line *w, enum why_what what)
{
	const struct why none = { .what = what, .depth = w->depth, .fact = w->fact, .on = DAY_NONE };
	const size_t     at = w->steps.n;

	buf_put(&w->steps, &none, sizeof(none));
	return (struct why *)(void *)(w->steps.p + at);
}

struct ratio
why_units(int64_t ten_thousandths)
{
	struct ratio r;

	return ratio_make(ten_thousandths, MONEY_UNIT, &r) ? r : (struct ratio){ 0, 0 };
}

struct ratio
why_exact(const struct exact *e)
{
	struct ratio r;

	return exact_ratio(e, &r) ? r : (struct ratio){ 0, 0 };
}

struct why *
why_money(struct explaining_line *w, enum why_what what, int64_t amount)
{
	struct why *s = why_add(w, what);

	s->amount = why_units(amount);
	return s;
}

const char *
why_value(struct explaining_line *w, const struct value *v)
{
	struct ratio r;
	char         s[RATIO_SIZE], d[DAY_SIZE];

	if (v->type == V_TEXT)
		return arena_strndup(w->a, v->u.s.p, v->u.s.n);
	if (v->type == V_DAY)
		return arena_strdup(w->a, day_str((day)v->u.i, d));
	return expr_ratio_of(v, &r) ? arena_strdup(w->a, ratio_decimal(r, s)) : NULL;
}

void
why_unknown(struct explaining_line *w, int64_t reckoned, int64_t posted)
{
	if (reckoned != posted)
		why_money(w, WHY_UNKNOWN, reckoned)->part = why_units(posted);
}

/* ---- what was posted ----------------------------------------------------- */

static int
take_ledger_line(void *arg, const struct payout_line *l, struct sales_err *err)
{
	struct payout_explainer *x = arg;
	struct ledger_line       now = { x->reading, *l };

	(void)err;
	now.l.plan = arena_strdup(&x->mine, l->plan);
	now.l.component = arena_strdup(&x->mine, l->component);
	buf_put(&x->ledger, &now, sizeof(now));
	return SALES_OK;
}

static int
load_ledger(struct payout_explainer *x, int64_t person, struct sales_err *err)
{
	arena_done(&x->mine);
	x->mine = (struct arena){ 0 };
	buf_clear(&x->ledger);
	x->person = person;
	for (size_t i = 0; i < x->nruns; i++) {
		x->reading = &x->runs[i];
		TRY(payout_lines(x->d, x->reading, person, take_ledger_line, x, err));
	}
	return SALES_OK;
}

int64_t
ledger_around(const struct payout_explainer *x, const char *plan, const char *component, day from, day before)
{
	size_t                    n;
	const struct ledger_line *v = ledger_of(x, &n);
	int64_t                   sum = 0;

	for (size_t i = 0; i < n; i++)
		if (v[i].l.kind == NULL && strcmp(v[i].l.plan, plan) == 0 && strcmp(v[i].l.component, component) == 0
		    && v[i].l.fact >= from && v[i].l.fact < before)
			sum += v[i].l.amount.v;
	return sum;
}

static bool
is_same(const struct payout_line *a, const struct payout_line *b)
{
	return a->kind == b->kind && a->fact == b->fact && strcmp(a->plan, b->plan) == 0 && strcmp(a->component, b->component) == 0;
}

/* What was posted up to the line, it included, for the same fact, person and rule. */
static void
find_due(struct explaining_line *w)
{
	size_t                    n;
	const struct ledger_line *v = ledger_of(w->x, &n);

	for (size_t i = 0; i < n; i++)
		if (v[i].l.id <= w->l->id && is_same(&v[i].l, w->l))
			w->due += v[i].l.amount.v;
}

static void
put_earlier(struct explaining_line *w)
{
	size_t                    n;
	const struct ledger_line *v = ledger_of(w->x, &n);
	struct why               *s;

	for (size_t i = 0; i < n; i++)
		if (v[i].l.id < w->l->id && is_same(&v[i].l, w->l)) {
			s = why_money(w, WHY_EARLIER, v[i].l.amount.v);
			s->of = v[i].run->code;
			s->n = v[i].l.id;
		}
	s = why_money(w, WHY_DUE, w->due);
	s->from = why_units(w->l->amount.v);
	s->n = w->l->cause_op;
}

bool
ledger_takes_back(const struct payout_line *l)
{
	return l->deal != 0 || (l->kind != NULL && strstr(l->component, "@unpaid") != NULL);
}

/* ---- the rule ------------------------------------------------------------ */

const char *
payout_line_group(const char *component, struct arena *a)
{
	const char *at = strchr(component, '@');

	return at == NULL || at == component ? arena_strdup(a, component) : arena_strndup(a, component, (size_t)(at - component));
}

static bool
is_refund(const struct payout_line *l)
{
	return l->kind != NULL && l->kind->no == receipt_kind.no && l->base.v < 0;
}

/* The plan's own, which no component stands for: its cap, and what is around it. */
static bool
is_of_plan(const struct payout_line *l)
{
	return l->component[0] == '\0' || l->component[0] == '@';
}

static int
find_rule(struct dept *d, const struct payout_line *l, struct arena *a, struct payout_why *out, struct sales_err *err)
{
	TRY(dept_policy_version(d, l->policy, &out->policy, err));
	out->plan = policy_plan(out->policy, l->plan);
	out->group = payout_line_group(l->component, a);
	out->component = plan_component(out->plan, out->group);
	return SALES_OK;
}

/* What was posted by another version may be taken back under this one. */
static int
need_rule(const struct payout_line *l, const struct payout_why *r, struct sales_err *err)
{
	if (strcmp(l->cause, "first") == 0 && !ledger_takes_back(l) && l->component[0] != '@' &&
	    (r->plan == NULL || (r->component == NULL && !is_of_plan(l))))
		return FAIL(err, SALES_EDAMAGED, _("version %lld of the rule book has no %s.%s"), (long long)l->policy,
		    l->plan, l->component);
	return SALES_OK;
}

static enum period_unit
unit_of(const struct payout_line *l, const struct payout_why *r)
{
	enum around w;

	if (r->plan == NULL)
		return UNIT_MONTH;
	if (l->component[0] == '\0' && r->plan->has_cap && r->plan->cap_period < r->plan->period)
		return r->plan->cap_period;
	if (around_of_name(l->component, &w) && (w == AROUND_RELEASE || w == AROUND_FORFEIT))
		return r->plan->hold.at;
	if (r->component != NULL && !comp_is_by_fact(r->component->kind) && l->kind == NULL)
		return r->component->period;
	return r->plan->period;
}

static enum payout_is
is_what(const struct payout_line *l, const struct payout_why *r)
{
	if (l->kind != NULL && l->component[0] == '@')
		return PAYOUT_ADJUSTMENT;
	if (l->kind != NULL && r->component != NULL && r->component->kind == COMP_AWARD)
		return PAYOUT_AWARD;
	if (l->kind != NULL)
		return is_refund(l) ? PAYOUT_REFUND : ledger_takes_back(l) ? PAYOUT_UNPAID : PAYOUT_FACT;
	if (l->component[0] == '@')
		return PAYOUT_AROUND;
	if (strchr(l->component, '@') != NULL)
		return strstr(l->component, "@floor") != NULL ? PAYOUT_FLOOR : PAYOUT_FACTORS;
	if (l->component[0] == '\0' || r->component == NULL || comp_is_by_fact(r->component->kind))
		return PAYOUT_CAP;
	return PAYOUT_PERIOD;
}

static void
find_period(struct dept *d, const struct payout_line *l, struct payout_why *r)
{
	r->is = is_what(l, r);
	r->period = period_in_year(l->kind == NULL ? (day)l->fact : l->on, unit_of(l, r), &d->when);
}

int
payout_line_about(struct dept *d, const struct payout_line *l, struct arena *a, struct payout_why *out, struct sales_err *err)
{
	*out = (struct payout_why){ 0 };
	TRY(find_rule(d, l, a, out, err));
	find_period(d, l, out);
	return SALES_OK;
}

/* Where the engine keeps it; v NULL: it does not have it in that version. */
static void
find_version(struct explaining_line *w)
{
	struct engine *e = &w->x->e;

	for (size_t i = 0; i < e->nversions; i++)
		if (e->days[i].policy->version == w->l->policy)
			w->version = i;
	w->rule = engine_rule(e, arena_strdup(e->a, w->l->plan), arena_strdup(e->a, w->l->component));
	if (e->days[w->version].policy->version == w->l->policy && e->rule[w->rule].v != NULL
	    && e->rule[w->rule].v[w->version].plan != NULL)
		w->v = &e->rule[w->rule].v[w->version];
	w->at = period_figures(e, w->l->person, w->out->period, unit_of(w->l, w->out), w->version);
	e->asked = engine_near(e, FIGURES_OWN);
}

/* ---- a line -------------------------------------------------------------- */

/* What it settles may have come to nothing: that is to be seen, too. */
static bool
is_true_up(const struct explaining_line *w)
{
	return w->out->is == PAYOUT_PERIOD && w->v->comp != NULL && w->v->comp->kind == COMP_TRUE_UP;
}

static int
explain_kind(struct explaining_line *w, struct sales_err *err)
{
	const struct payout_line *l = w->l;
	enum around               what;

	if (w->out->is == PAYOUT_REFUND)
		return explain_refund(w, err);
	if (w->out->is == PAYOUT_UNPAID)
		return explain_unpaid(w, err);
	if (w->out->is == PAYOUT_ADJUSTMENT)
		return explain_adjustment(w, err);
	if (w->out->is == PAYOUT_AWARD)
		return l->base.v != 0 ? explain_award(w, err) : SALES_OK; /* else it was taken back */
	if (w->out->is == PAYOUT_FACT)
		return l->base.v != 0 || strcmp(l->cause, "first") == 0 ? explain_fact(w, err) : SALES_OK;
	if (w->v == NULL || (w->due == 0 && strcmp(l->cause, "first") != 0 && !is_true_up(w)))
		return SALES_OK; /* it was taken back */
	if (w->out->is == PAYOUT_AROUND)
		return around_of_name(l->component, &what) ? explain_around(w, what, err) : SALES_OK;
	if (w->out->is == PAYOUT_FACTORS)
		return w->v->comp == NULL ? SALES_OK : explain_factors(w, err);
	if (w->out->is == PAYOUT_FLOOR)
		return w->v->comp == NULL ? SALES_OK : explain_floor(w, err);
	return w->out->is == PAYOUT_CAP ? explain_cap(w, err) : explain_period(w, err);
}

static void
explaining_line_done(struct explaining_line *w)
{
	buf_done(&w->steps);
}

int
payout_explain(struct payout_explainer *x, const struct payout_line *l, struct arena *a, struct payout_why *out,
    struct sales_err *err)
{
	CLEANUP(explaining_line_done) struct explaining_line w = { .x = x, .l = l, .a = a, .out = out };
	struct why                                           *steps;

	*out = (struct payout_why){ 0 };
	TRY(find_rule(x->d, l, a, out, err));
	TRY(need_rule(l, out, err));
	find_period(x->d, l, out);
	if (l->person != x->person)
		TRY(load_ledger(x, l->person, err));
	find_version(&w);
	find_due(&w);
	TRY(explain_kind(&w, err));
	if (strcmp(l->cause, "first") != 0)
		put_earlier(&w);
	out->n = w.steps.n / sizeof(*steps);
	steps = arena_array(a, struct why, out->n + 1);
	if (out->n > 0)
		memcpy(steps, w.steps.p, w.steps.n);
	out->step = steps;
	return SALES_OK;
}

/* ---- opening ------------------------------------------------------------- */

static int
open_engine(struct payout_explainer *x, int64_t only, struct sales_err *err)
{
	const struct payout_run *r = x->run;
	struct payout_run       *all;
	size_t                   n;

	TRY(payout_list(x->d, false, &x->a, &all, &n, err));
	x->runs = all;
	for (size_t i = 0; i < n; i++)
		if (all[i].id <= r->id)
			x->runs[x->nruns++] = all[i];
	TRY(dept_look_back(x->d, r->facts_op, err));
	return engine_load_rules(&x->e, x->d, (struct period){ r->from_on, r->to_on }, only, &x->a, err);
}

int
payout_explainer_open(struct dept *d, const struct payout_run *r, int64_t only, struct payout_explainer **out,
    struct sales_err *err)
{
	struct payout_explainer *x = calloc(1, sizeof(*x));
	int                      rc;

	if (x == NULL)
		err_nomem();
	x->d = d;
	x->as_of = d->as_of;
	x->run = r;
	*out = x;
	rc = open_engine(x, only, err);
	return rc == SALES_OK ? SALES_OK : payout_explainer_close(x, rc, err);
}

int
payout_explainer_close(struct payout_explainer *x, int rc, struct sales_err *err)
{
	struct sales_err ignored;

	if (dept_look_back(x->d, x->as_of, rc == SALES_OK ? err : &ignored) != SALES_OK && rc == SALES_OK)
		rc = (int)err->code;
	engine_done(&x->e);
	buf_done(&x->ledger);
	arena_done(&x->mine);
	arena_done(&x->a);
	free(x);
	return rc;
}
