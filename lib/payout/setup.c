/* What a run looks at, made ready: rule-book versions by day, rules, people,
 * goals, and the facts in order. */
#include <string.h>

#include "lib/payout/around.h"
#include "lib/payout/engine.h"
#include "lib/payout/exact_pay.h"
#include "lib/payout/fault.h"
#include "lib/payout/figures.h"
#include "lib/payout/unpaid.h"

static const struct sql effective_days = {
	"SELECT DISTINCT effective_on FROM policy WHERE effective_on > ?1 AND effective_on <= ?2"
	" ORDER BY effective_on" };

/* ---- versions ---- */

static int
add_version(struct engine *e, day from, struct sales_err *err)
{
	const struct policy *p;

	if (e->trial.book != NULL && from >= e->trial.from && from < e->trial.until)
		p = e->trial.book;
	else
		TRY(dept_policy_at(e->d, from, &p, err));
	if (e->nversions > 0 && e->days[e->nversions - 1].policy == p)
		return SALES_OK;
	if (e->nversions == VERSIONS_MAX)
		return FAIL(err, SALES_EPOLICY,
		    _("more than %d versions of the rule book rate one year"), VERSIONS_MAX);
	if (e->nversions > 0)
		e->days[e->nversions - 1].days.to = from - 1;
	e->days[e->nversions++] = (struct rule_days){ p, { from, e->seen.to } };
	return SALES_OK;
}

/* The days on which another version may come into force, in order. */
static int
find_starts(struct engine *e, struct buf *starts, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	const struct rule_trial             *t = &e->trial;
	bool                                 tries = t->book != NULL && t->from > e->seen.from && t->from <= e->seen.to;

	buf_put(starts, &e->seen.from, sizeof(day));
	TRY(db_query(&e->d->db, &st, &effective_days, BIND(V(e->seen.from), V(e->seen.to)), err));
	while (db_next(&st)) {
		day on = (day)db_int(&st, 0);

		if (tries && on >= t->from)
			buf_put(starts, &t->from, sizeof(day));
		tries = tries && on < t->from;
		buf_put(starts, &on, sizeof(on));
	}
	if (tries)
		buf_put(starts, &t->from, sizeof(day));
	return db_end(&st, err);
}

static int
load_versions(struct engine *e, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf starts = { 0 };
	const day                   *start;

	TRY(find_starts(e, &starts, err));
	start = (const day *)(const void *)starts.p;
	e->nversions = 0;
	for (size_t i = 0; i < starts.n / sizeof(day); i++)
		TRY(add_version(e, start[i], err));
	return SALES_OK;
}

/* A span may begin before the plan year does: its facts then count for the
 * look-up, though they are not paid again. */
static day
first_day(const struct engine *e)
{
	day first = e->year.from;

	for (size_t i = 0; i < e->nversions; i++)
		for (size_t k = 0; k < e->days[i].policy->nplans; k++) {
			const struct plan *p = &e->days[i].policy->plans[k];

			for (size_t c = 0; c < p->ncomponents; c++) {
				enum period_unit u = p->components[c].has_over ?
				    p->components[c].over : p->period;
				day              from = period_in_year(e->year.from, u, &e->d->when).from;

				if (from < first)
					first = from;
			}
		}
	return first;
}

static void
number_days(struct engine *e)
{
	e->version_of = arena_array(e->a, uint8_t, (size_t)period_days(e->seen));
	for (size_t i = 0; i < e->nversions; i++)
		for (day on = e->days[i].days.from; on <= e->days[i].days.to; on++)
			e->version_of[on - e->seen.from] = (uint8_t)i;
}

const struct spans *
engine_spans(struct engine *e, enum period_unit unit)
{
	struct spans *s = &e->spans[unit];
	day           on = e->seen.from;

	if (s->n > 0)
		return s;
	s->span = arena_array(e->a, struct period, (size_t)period_days(e->seen));
	s->of = arena_array(e->a, uint16_t, (size_t)period_days(e->seen));
	while (on <= e->seen.to) {
		struct period p = period_in_year(on, unit, &e->d->when);

		s->span[s->n] = p;
		for (; on <= p.to && on <= e->seen.to; on++)
			s->of[on - e->seen.from] = (uint16_t)s->n;
		s->n++;
	}
	return s;
}

/* ---- rules ---- */

size_t
engine_rule(struct engine *e, const char *plan, const char *component)
{
	struct rule *more;

	for (size_t i = 0; i < e->nrules; i++)
		if (strcmp(e->rule[i].plan, plan) == 0 &&
		    strcmp(e->rule[i].component, component) == 0)
			return i;
	if ((e->nrules & (e->nrules - 1)) == 0) { /* full at powers of two */
		more = arena_array(e->a, struct rule, e->nrules == 0 ? 1 : e->nrules * 2);
		if (e->nrules > 0)
			memcpy(more, e->rule, e->nrules * sizeof(*more));
		e->rule = more;
	}
	e->rule[e->nrules] = (struct rule){ .plan = plan, .component = component, .base = -1,
		.look = -1, .main = e->nrules };
	return e->nrules++;
}

struct rule_version *
engine_rule_version(struct engine *e, size_t r, size_t version)
{
	if (e->rule[r].v == NULL)
		e->rule[r].v = arena_array(e->a, struct rule_version, e->nversions);
	return &e->rule[r].v[version];
}

/* The figures of the period that a component asks for. */
static int
bind_figures(struct engine *e, size_t version, const struct component *c, struct rule_version *v, struct sales_err *err)
{
	const struct policy *p = e->days[version].policy;

	v->factor = arena_array(e->a, struct expr *, c->nfactors + 1);
	for (size_t i = 0; i < c->nfactors; i++) {
		if (!factor_is_by_period(&c->factors[i]))
			continue;
		TRY(figure_bind(p, e->a, c->factors[i].of, V_NULL, &v->factor[i], err));
		v->has_factors = true;
	}
	if (c->when != NULL)
		TRY(figure_bind(p, e->a, c->when, V_BOOL, &v->when, err));
	if (c->amount != NULL && !comp_is_by_fact(c->kind))
		TRY(figure_bind(p, e->a, c->amount, V_NULL, &v->amount, err));
	return SALES_OK;
}

/* The rule of what a component's pay is multiplied by, or reckoned anew by:
 * "commission@factors". */
static size_t
beside(struct engine *e, size_t main, const char *what)
{
	const char  *name = arena_printf(e->a, "%s@%s", e->rule[main].component, what);
	const size_t r = engine_rule(e, e->rule[main].plan, name);

	engine_rule_version(e, r, 0);
	e->rule[r].by_period = true;
	return r;
}

static int
add_component(struct engine *e, size_t version, size_t plan_at, const struct component *c,
    struct sales_err *err)
{
	const struct plan   *p = &e->days[version].policy->plans[plan_at];
	size_t               r = engine_rule(e, p->id, c->id), f;
	struct rule_version *v = engine_rule_version(e, r, version);
	const char          *look = c->by_attainment != NULL ? c->by_attainment : c->by_amount;

	*v = (struct rule_version){ .plan = p, .comp = c, .plan_at = plan_at,
		.over = c->has_over ? c->over : p->period };
	if (c->kind == COMP_COMMISSION && c->ncases == 0)
		TRY(tier_rule_make(c, &v->tier, err));
	v->moves = look == NULL || strcmp(look, c->base) == 0;
	v->by_total = c->ntiers > 0 && c->lookup == LOOKUP_PERIOD &&
	    (c->apply != APPLY_MARGINAL || !v->moves);
	v->exact = exact_is_needed(p, c);
	TRY(bind_figures(e, version, c, v, err));
	e->rule[r].capped = e->rule[r].capped || (c->has_cap && comp_is_by_fact(c->kind));
	if (c->kind != COMP_AWARD)
		e->rule[r].by_period = comp_is_by_period(c->kind);
	if (v->has_factors && comp_is_by_fact(c->kind)) {
		f = beside(e, r, "factors");
		e->rule[f].main = r;
		e->rule[r].factors = f;
		*engine_rule_version(e, f, version) = *engine_rule_version(e, r, version);
	}
	if (c->least.v > 0 && comp_is_by_fact(c->kind)) {
		f = beside(e, r, "floor");
		e->rule[f].main = r;
		e->rule[r].filled = f;
		*engine_rule_version(e, f, version) = *engine_rule_version(e, r, version);
	}
	if (p->clawback.unpaid_after > 0 && comp_is_by_fact(c->kind)) {
		f = beside(e, r, "unpaid");
		e->rule[f].main = r;
		e->rule[r].unpaid = f;
		*engine_rule_version(e, f, version) = *engine_rule_version(e, r, version);
	}
	return SALES_OK;
}

/* A true-up's component as it is over the true-up's own period. */
static int
add_shadow(struct engine *e, size_t version, size_t plan_at, const struct component *c, struct sales_err *err)
{
	const struct plan   *p = &e->days[version].policy->plans[plan_at];
	const size_t         r = engine_rule(e, p->id, c->id), of = engine_rule(e, p->id, c->of), s = beside(e, r, "shadow");

	(void)err;
	for (size_t i = 0; i < e->nversions; i++) { /* also by those that do not have the true-up yet */
		struct rule_version *v = engine_rule_version(e, s, i);

		if (i != version && v->comp != NULL)
			continue;
		*v = *engine_rule_version(e, of, i);
		if (v->comp != NULL && !v->comp->has_over)
			v->over = c->period;
	}
	e->rule[s].by_period = false;
	e->rule[s].is_shadow = true;
	e->rule[s].main = of;
	e->rule[s].unpaid = e->rule[of].unpaid;
	e->rule[r].shadow = s;
	return SALES_OK;
}

static int
load_rules(struct engine *e, struct sales_err *err)
{
	for (size_t i = 0; i < e->nversions; i++)
		for (size_t k = 0; k < e->days[i].policy->nplans; k++) {
			const struct plan *p = &e->days[i].policy->plans[k];

			for (size_t c = 0; c < p->ncomponents; c++)
				TRY(add_component(e, i, k, &p->components[c], err));
		}
	for (size_t i = 0; i < e->nversions; i++) /* these see what the components earned */
		for (size_t k = 0; k < e->days[i].policy->nplans; k++) {
			const struct plan *p = &e->days[i].policy->plans[k];

			for (size_t c = 0; c < p->ncomponents; c++)
				if (p->components[c].kind == COMP_TRUE_UP)
					TRY(add_shadow(e, i, k, &p->components[c], err));
			around_add(e, i, k);
		}
	return SALES_OK;
}

int
engine_check_period(const struct dept *d, struct period p, struct sales_err *err)
{
	char name[PERIOD_SIZE];

	if (p.from == DAY_NONE || p.to == DAY_NONE)
		return FAIL(err, SALES_EUSAGE, _("a payout's period has a first and a last day"));
	if (p.from < period_in_year(p.to, UNIT_YEAR, &d->when).from)
		return FAIL(err, SALES_EUSAGE, _("a payout's period lies within one fiscal year, "
		    "and '%s' does not"), period_name(p, &d->when, name));
	return SALES_OK;
}

static int
load_all_rules(struct engine *e, struct dept *d, struct period p, const struct rule_trial *t, int64_t only, struct arena *a,
    struct sales_err *err)
{
	struct period year = period_in_year(p.to, UNIT_YEAR, &d->when);
	const struct policy *last;

	*e = (struct engine){ .d = d, .a = a, .trial = *t, .year = { year.from, p.to }, .only = only, .shared = { .a = a } };
	e->seen = e->year;
	TRY(load_versions(e, err));
	e->seen.from = first_day(e);
	if (e->seen.from < e->year.from)
		TRY(load_versions(e, err));
	last = e->days[e->nversions - 1].policy;
	e->decimals = currency_decimals(last->locale.currency);
	e->rounding = FAULT_PLANTED(FAULT_ROUNDING) ? ROUND_HALF_EVEN : last->locale.rounding;
	number_days(e);
	TRY(around_load_put_off(e, err));
	TRY(load_rules(e, err));
	TRY(org_load_of(d, only, a, &e->org, err));
	return who_load_of(d, e->days, e->nversions, &e->org, &e->only, only != 0, a, &e->who, err);
}

/* Beside the rules: what was adjusted and awarded, money that went back or did not come, and the
 * facts. */
static int
load_facts(struct engine *e, struct sales_err *err)
{
	TRY(engine_goals(e, err));
	TRY(adjustments_load(e, err));
	TRY(awards_load(e, err));
	TRY(unpaid_load(e, NULL, err));
	TRY(refunds_load(e->d, e->days[e->nversions - 1].policy, e->year.to, NULL, e->a, &e->refunds, err));
	return engine_load_facts(e, err);
}

int
engine_load_rules(struct engine *e, struct dept *d, struct period p, int64_t only, struct arena *a, struct sales_err *err)
{
	return load_all_rules(e, d, p, &(struct rule_trial){ .book = NULL }, only, a, err);
}

int
engine_load_trial(struct engine *e, struct dept *d, struct period p, const struct rule_trial *t,
    struct arena *a, struct sales_err *err)
{
	TRY(load_all_rules(e, d, p, t, 0, a, err));
	return load_facts(e, err);
}

int
engine_load(struct engine *e, struct dept *d, struct period p, struct arena *a,
    struct sales_err *err)
{
	return engine_load_trial(e, d, p, &(struct rule_trial){ .book = NULL }, a, err);
}

void
engine_done(struct engine *e)
{
	for (size_t i = 0; e->set != NULL && i < e->nsets; i++)
		facts_done(&e->set[i]);
	buf_done(&e->out);
	buf_done(&e->takings);
	buf_done(&e->missing.names);
	buf_done(&e->unknown.names);
	touch_done(&e->credits);
	touch_done(&e->assignments);
	touch_done(&e->goals);
}
