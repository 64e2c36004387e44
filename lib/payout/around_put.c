/* The lines around a plan: its periods one after the other, from what earlier plan
 * years left over. */
#include <stdlib.h>
#include <string.h>

#include "lib/org/kinds.h"
#include "lib/payout/around.h"
#include "lib/payout/by_period.h"

/* One plan of one person. */
struct around_work {
	struct engine      *e;
	const char         *plan;
	int64_t             person;
	size_t              rule[AROUNDS];   /* 0: not used in any version */
	bool                used[AROUNDS];
	const struct spans *spans;
	int64_t            *earned, *back;   /* by span */
	struct around_state state;
};

/* ---- what was left over -------------------------------------------------- */

static const struct sql left_over = {
	"SELECT l.person, r.plan, r.component, sum(l.amount) FROM payout_line l JOIN payout_rule r ON r.id = l.rule"
	" JOIN payout p ON p.id = r.run WHERE r.component LIKE '@%' AND l.fact_on < ?1 AND p.state <> 'replaced' AND p.from_on < ?1"
	" GROUP BY l.person, r.plan, r.component ORDER BY l.person, r.plan, r.component" };

static int
load_left(struct engine *e, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(buf_done) struct buf         rows = { 0 };

	e->left_is_loaded = true;
	TRY(db_query(&e->d->db, &st, &left_over, BIND(V(e->year.from)), err));
	while (db_next(&st)) {
		struct left_over_sum s = { .person = db_int(&st, 0), .plan = arena_strdup(e->a, db_text(&st, 1)), .amount = db_int(&st, 3) };
		enum around          w;

		if (!around_of_name(db_text(&st, 2), &w))
			continue;
		s.what = w;
		buf_put(&rows, &s, sizeof(s));
	}
	TRY(db_end(&st, err));
	e->nleft = rows.n / sizeof(*e->left);
	e->left = arena_array(e->a, struct left_over_sum, e->nleft + 1);
	if (rows.n > 0)
		memcpy(e->left, rows.p, rows.n);
	return SALES_OK;
}

static struct around_state
state_of(const struct engine *e, int64_t person, const char *plan)
{
	struct around_state s = { 0 };

	for (size_t i = 0; i < e->nleft; i++) {
		const struct left_over_sum *l = &e->left[i];

		if (l->person != person || strcmp(l->plan, plan) != 0)
			continue;
		if (l->what == AROUND_CLAWBACK)
			s.put_off += l->amount;
		else if (l->what == AROUND_DRAW)
			s.owed += l->amount;
		else if (l->what == AROUND_HOLD || l->what == AROUND_RELEASE)
			s.held -= l->amount;
	}
	return s;
}

/* ---- one period ---------------------------------------------------------- */

static const struct rule_version *
version_at(const struct around_work *w, struct period span, size_t *version)
{
	*version = period_version(w->e, span.to);
	for (size_t i = 0; i < AROUNDS; i++)
		if (w->used[i] && w->e->rule[w->rule[i]].v[*version].plan != NULL)
			return &w->e->rule[w->rule[i]].v[*version];
	return NULL;
}

/* The first months of calendar from the one in which he came. */
static bool
is_protected(const struct engine *e, const struct plan *p, int64_t person, struct period span)
{
	const day    hired = e->org.person[person].hired;
	struct civil c;

	if (!p->has_guarantee || p->guarantee.months == 0)
		return p->has_guarantee;
	if (hired == DAY_NONE)
		return false;
	c = day_civil(hired);
	return span.from < day_add_months(day_of(c.y, c.m, 1), p->guarantee.months);
}

static int
base_pay_of(struct engine *e, int64_t person, int64_t *out, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct kind               *k = e->d->schema.by_no[person_kind.no];
	struct record                    r;

	TRY(record_get(e->d, k, person, &a, &r, err));
	*out = value_id(&r.v[kind_index(k, "base_pay")]);
	return SALES_OK;
}

static void
put(struct around_work *w, size_t rule, size_t version, struct period span, int64_t base, int64_t amount)
{
	const day             to = span.to < w->e->seen.to ? span.to : w->e->seen.to;
	const struct entitled out = { .fact = span.from, .base = base, .amount = amount, .person = (int32_t)w->person,
		.on = to, .cap_on = to, .rule = (uint16_t)rule, .version = (uint8_t)version };

	if (amount != 0)
		buf_put(&w->e->out, &out, sizeof(out));
}

static int
put_period(struct around_work *w, size_t at, struct sales_err *err)
{
	struct engine             *e = w->e;
	const struct period        span = w->spans->span[at];
	size_t                     version;
	const struct rule_version *v = version_at(w, span, &version);
	struct around_in           in = { .earned = w->earned[at], .taken_back = w->back[at] > 0 ? w->back[at] : 0, .decimals = e->decimals,
		.rounding = e->rounding };
	int64_t                    out[AROUNDS];
	bool                       there;

	if (v == NULL || span.to > e->year.to)
		return SALES_OK;
	there = period_share(e, v, version, w->person, span, &in.share);
	if (!there)
		in.share = (struct ratio){ 0, 1 };
	in.is_protected = there && is_protected(e, v->plan, w->person, span);
	in.draws = there && (v->plan->draw.from == DAY_NONE || span.to >= v->plan->draw.from)
	    && (v->plan->draw.until == DAY_NONE || span.from <= v->plan->draw.until);
	if (around_is_used(v->plan, AROUND_CLAWBACK) && (w->back[at] != 0 || w->state.put_off != 0))
		TRY(base_pay_of(e, w->person, &in.base_pay, err));
	if (!around_period(v->plan, &w->state, &in, out))
		return FAIL(err, SALES_EINVAL, _("the total of plan '%s' is too large to reckon with"), w->plan);
	for (size_t i = 0; i < AROUNDS; i++)
		if (w->used[i])
			put(w, w->rule[i], version, span, in.earned, out[i]);
	return SALES_OK;
}

/* What is held and let go with the plan's last period that ends in a release's span. */
static int
put_release(struct around_work *w, day on, struct sales_err *err)
{
	struct engine             *e = w->e;
	const size_t               version = e->version_of[on - e->seen.from];
	const struct rule_version *v = w->used[AROUND_RELEASE] ? &e->rule[w->rule[AROUND_RELEASE]].v[version] : NULL;
	const struct hold_rules   *h = v == NULL || v->plan == NULL ? NULL : &v->plan->hold;
	struct period              span;
	struct figure_at           at;
	struct ratio               value = { 1, 1 };
	int64_t                    lost;
	money                      m;

	if (h == NULL || !h->has_release || w->state.held <= 0)
		return SALES_OK;
	span = period_in_year(on, h->at, &e->d->when);
	if (period_in_year(on + 1, e->rule[w->rule[AROUND_RELEASE]].v[version].plan->period, &e->d->when).to <= span.to)
		return SALES_OK;
	at = (struct figure_at){ .person = w->person, .span = period_cut(e, span), .unit = h->at, .version = version };
	if (h->by != NULL)
		TRY(figure_actual(e, policy_metric(e->days[version].policy, h->by), &at, &value, err));
	if (value.den == 0)
		return SALES_OK; /* it is not known yet: it stays held */
	if (!money_mul((money){ w->state.held }, around_released(h, value), e->decimals, e->rounding, &m))
		return FAIL(err, SALES_EINVAL, _("the total of plan '%s' is too large to reckon with"), w->plan);
	lost = around_forfeits(h, span, &e->d->when) ? w->state.held - m.v : 0;
	span.to = on;
	put(w, w->rule[AROUND_RELEASE], version, span, w->state.held, m.v + lost);
	put(w, w->rule[AROUND_FORFEIT], version, span, w->state.held, -lost);
	w->state.held -= m.v + lost;
	return SALES_OK;
}

/* ---- one plan ------------------------------------------------------------ */

static bool
is_looked_at(const struct engine *e, const struct entitled *x, const char *plan)
{
	const struct rule         *r = &e->rule[e->rule[x->rule].main];
	const struct rule_version *v = r->v == NULL ? NULL : &r->v[x->version];

	return strcmp(r->plan, plan) == 0 && (v == NULL || v->comp == NULL || comp_is_own(v->comp->kind));
}

static bool
sum_up(struct around_work *w, size_t first)
{
	const struct engine *e = w->e;

	for (size_t i = first; i < engine_count(e); i++) {
		const struct entitled *x = &engine_out(e)[i];
		const size_t           at = w->spans->of[(x->on < e->seen.from ? e->seen.from : x->on) - e->seen.from];

		if (!is_looked_at(e, x, w->plan))
			continue;
		if (__builtin_add_overflow(w->earned[at], x->amount, &w->earned[at]))
			return false;
		w->back[at] -= x->refund ? x->amount : 0;
	}
	return true;
}

/* Is the plan in the rule book of a period's end? */
static bool
has_plan(const struct around_work *w, size_t at)
{
	return policy_plan(w->e->days[period_version(w->e, w->spans->span[at].to)].policy, w->plan) != NULL;
}

static int
put_plan(struct around_work *w, size_t first, struct sales_err *err)
{
	struct engine *e = w->e;
	bool           any = w->state.put_off != 0 || w->state.owed != 0 || w->state.held != 0;

	if (!sum_up(w, first))
		return FAIL(err, SALES_EINVAL, _("the total of plan '%s' is too large to reckon with"), w->plan);
	for (size_t i = 0; i < w->spans->n; i++) {
		struct ratio share;
		size_t       version;
		const struct rule_version *v = version_at(w, w->spans->span[i], &version);

		if (w->spans->span[i].to < e->year.from) /* a look-up reaches back to it */
			continue;
		any = any || w->earned[i] != 0 || w->back[i] != 0
		    || (v != NULL && period_share(e, v, version, w->person, w->spans->span[i], &share));
	}
	for (size_t i = 0; any && i < w->spans->n; i++) {
		if (w->spans->span[i].to < e->year.from)
			continue; /* looked at for tiers alone */
		TRY(put_period(w, i, err));
		w->state.periods += has_plan(w, i);
		if (w->spans->span[i].to <= e->year.to)
			TRY(put_release(w, w->spans->span[i].to, err));
	}
	return SALES_OK;
}

static enum period_unit
plan_unit(const struct engine *e, const struct rule *r)
{
	for (size_t i = e->nversions; i-- > 0;)
		if (r->v[i].plan != NULL)
			return r->v[i].plan->period;
	return UNIT_MONTH;
}

/* The rules around the plan of rule r, which is the first of them. */
static bool
gather(struct around_work *w, size_t r)
{
	enum around what;

	w->plan = w->e->rule[r].plan;
	for (size_t i = 0; i < w->e->nrules; i++) {
		const struct rule *x = &w->e->rule[i];

		if (x->v == NULL || strcmp(x->plan, w->plan) != 0 || !around_of_name(x->component, &what))
			continue;
		if (i < r)
			return false; /* the plan had its turn */
		w->rule[what] = i;
		w->used[what] = true;
	}
	return true;
}

int
around_put(struct engine *e, int64_t person, size_t first, struct sales_err *err)
{
	int rc = SALES_OK;

	if (e->org.person[person].id == 0)
		return SALES_OK;
	for (size_t r = 0; rc == SALES_OK && r < e->nrules; r++) {
		struct around_work w = { .e = e, .person = person };
		enum around        what;

		if (e->rule[r].v == NULL || !around_of_name(e->rule[r].component, &what) || !gather(&w, r))
			continue;
		if (!e->left_is_loaded)
			TRY(load_left(e, err));
		w.spans = engine_spans(e, plan_unit(e, &e->rule[r]));
		w.earned = calloc(w.spans->n * 2, sizeof(int64_t));
		if (w.earned == NULL)
			err_nomem();
		w.back = w.earned + w.spans->n;
		w.state = state_of(e, person, w.plan);
		rc = put_plan(&w, first, err);
		free(w.earned);
	}
	return rc;
}
