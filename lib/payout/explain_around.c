/* Caps, and what stands around a plan, step by step: from what the components
 * earned, by what each left to the next. */
#include <string.h>

#include "lib/org/kinds.h"
#include "lib/payout/explain_inside.h"

/* ---- caps ---------------------------------------------------------------- */

/* What the total up to the period is above the cap, less what earlier periods were cut. */
static void
cap_of_plan(struct explaining_line *w)
{
	const struct payout_line *l = w->l;
	const struct engine      *e = &w->x->e;
	const enum period_unit    unit = engine_cap_unit(e, w->rule);
	const day                 since = period_of((day)l->fact, unit, &e->d->when).from;
	const bool                has_cap = w->v->plan->has_cap;
	const int64_t             over = has_cap && l->base.v > l->target.v ? l->base.v - l->target.v : 0,
	                          before = -ledger_around(w->x, l->plan, "", since, (day)l->fact);
	struct why               *s = why_money(w, WHY_CAPPED, -over);

	s->part = why_units(l->base.v);
	if (has_cap)
		s->by = why_units(l->target.v);
	if (unit > w->v->plan->period)
		s->on = since;
	if (before != 0) {
		s = why_money(w, WHY_CUT_BEFORE, before - over);
		s->part = why_units(before);
	}
	if (over > before)
		why_money(w, WHY_LEFT, over - before)->value = "lost";
	why_unknown(w, before - over, w->due);
}

/* Posted as (what is due) - (what was earned); what is carried was cut off before. A rule book
 * without the cap pays all of it. */
int
explain_cap(struct explaining_line *w, struct sales_err *err)
{
	static const char *const    words[] = { [EXCESS_LOST] = "lost", [EXCESS_WITHHELD] = "withheld", [EXCESS_LATER] = "later" };
	const struct component     *c = w->out->component;
	const struct payout_line   *l = w->l;
	const int64_t               carried = why_carried(w, c);
	const int64_t               all = l->base.v + carried, due = c != NULL && c->has_cap && all > l->target.v ? l->target.v : all;
	struct why                 *s;

	(void)err;
	if (l->component[0] == '\0') {
		cap_of_plan(w);
		return SALES_OK;
	}
	if (c == NULL)
		return SALES_OK; /* gone with its rule book */
	if (carried != 0)
		why_money(w, WHY_CARRIED, carried);
	s = why_money(w, WHY_CAPPED, due - l->base.v);
	s->part = why_units(l->base.v);
	if (c->has_cap)
		s->by = why_units(l->target.v);
	if (all - due != 0) {
		s = why_money(w, WHY_LEFT, all - due);
		s->value = words[c->cap_excess];
	}
	why_unknown(w, due - l->base.v, w->due);
	return SALES_OK;
}

/* ---- around -------------------------------------------------------------- */

struct around_shown {
	struct explaining_line *w;
	const struct plan      *p;
	struct around_state     before;     /* when the period began */
	struct around_in        in;
	int64_t                 posted[AROUNDS]; /* for this period, up to the run */
};

/* What of the period's lines are refunds, which a clawback looks at. */
static int64_t
taken_back(const struct explaining_line *w)
{
	size_t                    n;
	const struct ledger_line *v = ledger_of(w->x, &n);
	int64_t                   sum = 0;

	/* by fact, as one that was corrected has several lines */
	for (size_t i = 0; i < n; i++) {
		const struct payout_line *l = &v[i].l;

		if (ledger_takes_back(l) && strcmp(l->plan, w->l->plan) == 0 && period_holds(w->out->period, l->on))
			sum -= l->amount.v;
	}
	return sum > 0 ? sum : 0;
}

/* What releases of spans that were over before a day let go: one at a quarter's end
 * is after what the quarter's last month holds. */
static int64_t
released_before(const struct explaining_line *w, day before)
{
	size_t                    n;
	const struct ledger_line *v = ledger_of(w->x, &n);
	int64_t                   sum = 0;

	for (size_t i = 0; i < n; i++) {
		const struct payout_line *l = &v[i].l;

		if (l->kind == NULL && strcmp(l->plan, w->l->plan) == 0 && strcmp(l->component, "@release") == 0 && l->on < before)
			sum += l->amount.v;
	}
	return sum;
}

static int
base_pay(struct explaining_line *w, int64_t *out, struct sales_err *err)
{
	const struct kind *k = w->x->d->schema.by_no[person_kind.no];
	struct record      r;

	TRY(record_get(w->x->d, k, w->l->person, w->a, &r, err));
	*out = value_id(&r.v[kind_index(k, "base_pay")]);
	return SALES_OK;
}

static int
prepare(struct around_shown *s, struct sales_err *err)
{
	struct explaining_line        *w = s->w;
	const struct payout_explainer *x = w->x;
	const char                    *plan = w->l->plan;
	const day                      from = (day)w->l->fact;

	for (enum around i = 0; i < AROUNDS; i++)
		s->posted[i] = ledger_around(x, plan, around_name(i), from, from + 1);
	s->before.put_off = ledger_around(x, plan, "@clawback", DAY_MIN, from);
	s->before.owed = s->p->draw.recoverable ? ledger_around(x, plan, "@draw", DAY_MIN, from) : 0;
	s->before.held = -ledger_around(x, plan, "@holdback", DAY_MIN, from) - released_before(w, from);
	s->in = (struct around_in){ .earned = w->l->base.v, .taken_back = taken_back(w), .decimals = x->e.decimals,
		.rounding = x->e.rounding };
	if (!period_share(&w->x->e, w->v, w->version, w->l->person, w->out->period, &s->in.share))
		s->in.share = (struct ratio){ 0, 1 };
	return around_is_used(s->p, AROUND_CLAWBACK) ? base_pay(w, &s->in.base_pay, err) : SALES_OK;
}

static struct why *
put(struct around_shown *s, enum why_what what, int64_t amount)
{
	return why_money(s->w, what, amount);
}

/* Earned, and what the others before it made of that. */
static int64_t
put_pay(struct around_shown *s, enum around until)
{
	int64_t pay = s->w->l->base.v;

	put(s, WHY_EARNED, pay)->of = s->w->l->plan;
	for (enum around i = 0; i < until; i++)
		if (s->posted[i] != 0) {
			put(s, WHY_BESIDE, s->posted[i])->of = around_name(i);
			pay += s->posted[i];
		}
	return pay;
}

static void
put_state(struct around_shown *s, enum why_what what, int64_t before, int64_t after)
{
	if (before != 0)
		put(s, what, before)->value = "before";
	put(s, what, after)->value = "after";
}

static int64_t
product(const struct around_shown *s, int64_t of, struct ratio by)
{
	money m = { 0 };

	return money_mul((money){ of }, by, s->in.decimals, s->in.rounding, &m) ? m.v : 0;
}

static int64_t
larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t
smaller(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* of x by, and rounded where that is not what it comes to. */
static struct why *
put_product(struct around_shown *s, enum why_what what, int64_t of, struct ratio by, int64_t rounded)
{
	struct exact e;
	struct why  *y;
	size_t       at = s->w->steps.n;

	exact_init(&e);
	exact_set_ratio(&e, why_units(of));
	exact_multiply(&e, by);
	y = why_add(s->w, what);
	y->part = why_units(of);
	y->by = by;
	y->amount = why_exact(&e);
	if (exact_cmp_ratio(&e, why_units(rounded)) != 0)
		put(s, WHY_ROUNDED, rounded);
	exact_done(&e);
	return (struct why *)(void *)(s->w->steps.p + at);
}

/* ---- each of them -------------------------------------------------------- */

static void
clawback(struct around_shown *s)
{
	const struct clawback_rules *c = &s->p->clawback;
	const int64_t                earned = larger(0, s->in.earned + s->in.taken_back), wage = s->in.base_pay + earned;
	const int64_t                due = s->in.taken_back + s->before.put_off;
	int64_t                      most = INT64_MAX;
	struct why                  *y;

	put(s, WHY_TAKEN_BACK, s->in.taken_back);
	if (s->before.put_off != 0)
		put(s, WHY_PUT_OFF, s->before.put_off)->value = "before";
	y = put(s, WHY_WAGE, wage);
	y->part = why_units(s->in.base_pay);
	y->by = why_units(earned);
	if (c->monthly_cap.den != 0) {
		y = put(s, WHY_LIMIT, most = product(s, wage, c->monthly_cap));
		y->by = c->monthly_cap;
		y->value = "cap";
	}
	if (c->has_min_wage) {
		y = put(s, WHY_LIMIT, larger(0, wage - c->min_wage.v));
		y->by = why_units(c->min_wage.v);
		y->value = "min_wage";
		most = smaller(most, wage - c->min_wage.v);
	}
	most = smaller(due, larger(0, most));
	put(s, WHY_TAKEN, most);
	put(s, WHY_PUT_OFF, due - most)->value = "after";
	why_unknown(s->w, s->in.taken_back - most, s->w->due);
}

/* What is missing to an amount for the part of the period. */
static int64_t
put_least(struct around_shown *s, const char *what, int64_t amount)
{
	const int64_t least = product(s, amount, s->in.share);
	struct why   *y = put(s, WHY_LEAST, least);

	y->value = what;
	y->part = why_units(amount);
	y->by = s->in.share;
	return least;
}

static void
put_protected(struct around_shown *s)
{
	const int months = s->p->guarantee.months;
	const day hired = s->w->x->e.org.person[s->w->l->person].hired;
	struct why *y = why_add(s->w, WHY_PROTECTED);

	y->n = months;
	if (months > 0 && hired != DAY_NONE) {
		const struct civil c = day_civil(hired);

		y->on = day_add_months(day_of(c.y, c.m, 1), months) - 1;
	}
}

static void
guarantee(struct around_shown *s)
{
	const int64_t pay = put_pay(s, AROUND_GUARANTEE);

	put_protected(s);
	why_unknown(s->w, larger(0, put_least(s, "guarantee", s->p->guarantee.amount.v) - pay), s->w->due);
}

/* Outside the draw's days, and of who is not in the plan, nothing is advanced. */
static bool
draws(const struct around_shown *s)
{
	const struct draw_rules *d = &s->p->draw;
	const struct period      span = s->w->out->period;

	return s->in.share.num > 0 && (d->from == DAY_NONE || span.to >= d->from) && (d->until == DAY_NONE || span.from <= d->until);
}

static void
put_limit(struct around_shown *s, const char *what, money limit)
{
	struct why *y;

	if (limit.v == 0)
		return;
	y = why_add(s->w, WHY_OWED);
	y->value = what;
	y->by = why_units(limit.v);
}

static void
draw(struct around_shown *s)
{
	const struct draw_rules *d = &s->p->draw;
	const int64_t            pay = put_pay(s, AROUND_DRAW), least = draws(s) ? put_least(s, "draw", d->amount.v) : 0;
	int64_t                  out = pay < least ? least - pay : -smaller(pay - least, s->before.owed);

	if (out > 0 && d->recoverable && d->limit.v > 0)
		out = smaller(out, larger(0, d->limit.v - s->before.owed));
	if (out < 0 && d->recover_max.v > 0)
		out = larger(out, -d->recover_max.v);
	if (d->recoverable)
		put_state(s, WHY_OWED, s->before.owed, s->before.owed + s->w->due);
	if (s->w->due > 0)
		put_limit(s, "limit", d->limit);
	else
		put_limit(s, "recover_max", d->recover_max);
	why_unknown(s->w, out, s->w->due);
}

static void
holdback(struct around_shown *s)
{
	const struct hold_rules *h = &s->p->hold;
	const int64_t            pay = put_pay(s, AROUND_HOLD), all = product(s, larger(0, pay), h->rate), held = -s->w->due;

	put_product(s, WHY_RATE, larger(0, pay), h->rate, all);
	if (held < all)
		put(s, WHY_KEPT, all - held)->by = why_units(s->p->guarantee.amount.v);
	put_state(s, WHY_HELD, s->before.held, s->before.held + held);
	if (held > all || (held < all && !s->p->has_guarantee))
		why_unknown(s->w, -all, s->w->due);
}

/* What is let go, and what of it the line "@forfeit" takes away again. */
static int
release(struct around_shown *s, bool forfeit, struct sales_err *err)
{
	struct explaining_line  *w = s->w;
	const struct hold_rules *h = &s->p->hold;
	int64_t                  held = w->l->base.v, given, lost;
	struct ratio             value = { 0, 1 }, share;
	char                     text[RATIO_SIZE];
	struct why              *y;

	put(s, WHY_HELD, held)->value = "before";
	if (h->by != NULL)
		TRY(figure_actual(&w->x->e, policy_metric(w->out->policy, h->by), &w->at, &value, err));
	if (value.den == 0)
		value = (struct ratio){ 0, 1 };
	share = around_released(h, value);
	given = product(s, held, share);
	lost = around_forfeits(h, w->out->period, &w->x->d->when) ? held - given : 0;
	y = put_product(s, WHY_RELEASE, held, share, given);
	y->of = h->by;
	if (h->by != NULL)
		y->value = arena_strdup(w->a, ratio_decimal(value, text));
	if (lost != 0)
		put(s, WHY_FORFEIT, lost);
	put(s, WHY_HELD, held - given - lost)->value = "after";
	why_unknown(w, forfeit ? -lost : given + lost, w->due);
	return SALES_OK;
}

int
explain_around(struct explaining_line *w, enum around what, struct sales_err *err)
{
	struct around_shown s = { .w = w, .p = w->v->plan };

	TRY(prepare(&s, err));
	switch (what) {
	case AROUND_CLAWBACK:
		clawback(&s);
		break;
	case AROUND_GUARANTEE:
		guarantee(&s);
		break;
	case AROUND_DRAW:
		draw(&s);
		break;
	case AROUND_HOLD:
		holdback(&s);
		break;
	case AROUND_RELEASE:
	case AROUND_FORFEIT:
		return release(&s, what == AROUND_FORFEIT, err);
	case AROUNDS:
		break;
	}
	return SALES_OK;
}
