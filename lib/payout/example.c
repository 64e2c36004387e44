/* A rule book's examples: a few facts of one person in one period, each alone with
 * its record, by the functions that pay; the steps are told where they differ. */
#include <stdlib.h>
#include <string.h>

#include "lib/payout/by_period.h"
#include "lib/payout/exact_pay.h"
#include "lib/payout/example_inside.h"

static int
too_large(struct sales_err *err)
{
	return FAIL(err, SALES_EINVAL, _("the amounts are too large to reckon with"));
}

static bool
round_to(const struct example_run *w, const struct exact *x, int64_t *out)
{
	return exact_round(x, w->decimals, w->rounding, out);
}

/* ---- what rules ask ------------------------------------------------------ */

static int
ask(struct example_run *w, const char *text, enum vtype want, struct value *out, struct sales_err *err)
{
	struct expr *x;

	TRY(example_bind(&w->names, text, want, &x, err));
	return example_eval(&w->names, x, out, err);
}

/* Of the fact, or of the period. */
static int
multiply(struct example_run *w, bool by_period, struct exact *k, struct sales_err *err)
{
	for (size_t i = 0; i < w->v.comp->nfactors; i++) {
		const struct factor *f = &w->v.comp->factors[i];
		struct value         v;
		struct ratio         by;

		if (factor_is_by_period(f) != by_period)
			continue;
		TRY(ask(w, f->of, V_NULL, &v, err));
		if (!factor_value(f, &v, &by))
			return FAIL(err, SALES_EPOLICY, _("the factor '%s' has no value for it, and says nothing for what is missing"), f->of);
		exact_multiply(k, by);
		say_factor(w, f, &v, by);
	}
	return SALES_OK;
}

static int
choose_case(struct example_run *w, size_t *out, struct sales_err *err)
{
	const struct component *c = w->v.comp;
	int                     best = -1;

	*out = 0;
	for (size_t i = 0; i < c->ncases; i++) {
		struct value v = v_of(V_BOOL, 1);

		if (c->cases[i].when != NULL)
			TRY(ask(w, c->cases[i].when, V_BOOL, &v, err));
		if (case_wins(&c->cases[i], &v, &best))
			*out = i;
	}
	return SALES_OK;
}

/* ---- a line for each fact ------------------------------------------------ */

static int
earn_fact(struct example_run *w, const struct tier_fact *t, struct exact *x, struct sales_err *err)
{
	size_t of_case;

	TRY(choose_case(w, &of_case, err));
	if (!exact_raw(&w->v, t, of_case, x))
		return too_large(err);
	say_gross(w, t, of_case);
	return multiply(w, false, x, err);
}

static int
pay_fact(struct example_run *w, size_t i, const struct tier_fact *t, int64_t *out, struct sales_err *err)
{
	struct exact x;
	struct ratio amount;
	int          rc;

	buf_clear(&w->steps);
	if (w->own != NULL && !w->own->given && ratio_make(w->fact[i].amount, MONEY_UNIT, &amount))
		w->own->value = v_ratio(amount);
	exact_init(&x);
	rc = earn_fact(w, t, &x, err);
	if (rc == SALES_OK && !round_to(w, &x, out))
		rc = too_large(err);
	exact_done(&x);
	return rc;
}

/* Where the look-up is of another metric, it stands where that one does. */
static int
look_up(struct example_run *w, struct tier_fact *t, struct sales_err *err)
{
	const struct component *c = w->v.comp;
	const char             *look = c->by_attainment != NULL ? c->by_attainment : c->by_amount, *name;
	struct example_name    *actual;
	struct exact            x;
	bool                    fits;

	if (!series_look_up(&w->v.tier, w->fact, w->n, w->e->target.v, t))
		return too_large(err);
	if (c->ntiers == 0 || look == NULL || strcmp(look, c->base) == 0)
		return SALES_OK;
	name = arena_printf(w->names.a, "actual(%s)", look);
	actual = example_names_find(&w->names, name);
	if (actual == NULL || actual->value.type != V_RATIO)
		return example_not_said(name, err);
	exact_init(&x);
	exact_set_ratio(&x, actual->value.u.r);
	fits = exact_round(&x, 4, w->rounding, &t[0].before);
	exact_done(&x);
	for (size_t i = 0; i < w->n; i++) {
		t[i].before = t[0].before;
		t[i].moves = false;
	}
	return fits ? SALES_OK : too_large(err);
}

/* sum x factors of the period, filled up to the floor, cut at the cap. */
static int
pay_sum(struct example_run *w, struct exact *k, int64_t *out, struct sales_err *err)
{
	const struct component *c = w->v.comp;
	int64_t                 least = INT64_MIN;

	TRY(multiply(w, true, k, err));
	if (!round_to(w, k, out))
		return too_large(err);
	if (c->least.v > 0 && !floor_of(c, (struct ratio){ 1, 1 }, w->decimals, w->rounding, &least))
		return too_large(err);
	if (*out < least) {
		*out = least;
		say_money(w, _(", filled up to the floor of "), least);
	}
	if (c->has_cap && *out > c->cap.v) {
		*out = c->cap.v;
		say_money(w, _(", cut at the cap of "), c->cap.v);
	}
	return SALES_OK;
}

static int
by_fact(struct example_run *w, struct sales_err *err)
{
	struct tier_fact *t = arena_array(w->names.a, struct tier_fact, w->n + 1);
	int64_t          *line = arena_array(w->names.a, int64_t, w->n + 1), all;
	struct ratio      one;
	struct exact      sum;
	int               rc = SALES_OK;

	TRY(look_up(w, t, err));
	for (size_t i = 0; i < w->n; i++) {
		TRY(pay_fact(w, i, &t[i], &line[i], err));
		if (w->e->earns != NULL)
			example_compare(w, i, w->e->earns[i].v, line[i]);
	}
	if (!w->e->has_pays)
		return SALES_OK;
	exact_init(&sum);
	if (w->n > 1)
		buf_clear(&w->steps);
	for (size_t i = 0; i < w->n; i++) {
		if (w->n > 1)
			say_money(w, i == 0 ? "(" : " + ", line[i]);
		if (ratio_make(line[i], MONEY_UNIT, &one))
			exact_add_product(&sum, one, (struct ratio){ 1, 1 });
	}
	buf_printf(&w->steps, "%s", w->n > 1 ? ")" : "");
	rc = pay_sum(w, &sum, &all, err);
	if (rc == SALES_OK)
		example_compare(w, w->n, w->e->pays.v, all);
	exact_done(&sum);
	return rc;
}

/* ---- a line for each period ---------------------------------------------- */

/* What it begins with, in units. */
static int
start(struct example_run *w, struct exact *k, struct sales_err *err)
{
	const struct component *c = w->v.comp;
	int64_t                 total = 0;
	struct value            v;
	struct ratio            x = { 0, 1 }, each = c->rate;
	char                    s[RATIO_SIZE];

	for (size_t i = 0; i < w->n; i++)
		if (__builtin_add_overflow(total, w->fact[i].amount, &total))
			return too_large(err);
	if (c->kind == COMP_OVERRIDE) {
		if (!ratio_make(total, MONEY_UNIT, &x))
			return too_large(err);
		say_money(w, "", total);
		buf_printf(&w->steps, " x %s%%", ratio_percent(each, s));
	} else {
		TRY(ask(w, c->amount, V_NULL, &v, err));
		if (!expr_ratio_of(&v, &x))
			x = (struct ratio){ 0, 1 };
		each = (struct ratio){ c->kind == COMP_MILESTONE ? milestone_marks(c, total) : 1, 1 };
		buf_printf(&w->steps, strcmp(c->amount, ratio_decimal(x, s)) == 0 ? "%s" : "%s (%s)", s, c->amount);
		if (c->kind == COMP_MILESTONE)
			buf_printf(&w->steps, " x %s", ratio_decimal(each, s));
	}
	exact_add_product(k, x, each);
	return SALES_OK;
}

static int
by_period(struct example_run *w, struct sales_err *err)
{
	const struct component *c = w->v.comp;
	struct value            holds = v_of(V_BOOL, 1);
	struct exact            k;
	int64_t                 all = 0;
	int                     rc;

	if (!w->e->has_pays)
		return FAIL(err, SALES_EUSAGE, _("it is paid by the period, not by the fact: say what it pays as pays: AMOUNT"));
	if (c->when != NULL)
		TRY(ask(w, c->when, V_BOOL, &holds, err));
	exact_init(&k);
	rc = start(w, &k, err);
	if (rc == SALES_OK)
		rc = pay_sum(w, &k, &all, err);
	exact_done(&k);
	if (rc != SALES_OK)
		return rc;
	if (holds.type != V_BOOL || holds.u.i == 0) {
		buf_clear(&w->steps);
		buf_printf(&w->steps, _("'%s' does not hold"), c->when);
		all = 0;
	}
	example_compare(w, w->n, w->e->pays.v, all);
	return SALES_OK;
}

/* ---- what it says -------------------------------------------------------- */

/* What the base adds up of the record that is given. */
static int
fact_of_given(struct example_run *w, const struct metric *base, int64_t *out, struct sales_err *err)
{
	struct value v;
	struct ratio x;
	struct exact e;
	bool         fits;

	if (base == NULL || base->facts.measure == NULL) {
		*out = MONEY_UNIT; /* one that is counted */
		return SALES_OK;
	}
	TRY(ask(w, base->facts.measure, V_NULL, &v, err));
	if (!expr_ratio_of(&v, &x))
		return FAIL(err, SALES_EUSAGE, _("'%s' is no number, so it has no fact"), base->facts.measure);
	exact_init(&e);
	exact_set_ratio(&e, x);
	fits = exact_round(&e, 4, w->rounding, out);
	exact_done(&e);
	return fits ? SALES_OK : too_large(err);
}

/* A fact's amount is also what the field says that the base adds up. */
static int
take_facts(struct example_run *w, const struct metric *base, struct sales_err *err)
{
	const struct plan_example *e = w->e;

	if (w->v.comp->kind == COMP_BONUS)
		return e->n == 0 ? SALES_OK : FAIL(err, SALES_EUSAGE, _("it is of no facts: say what it looks at under 'given'"));
	w->n = e->n > 0 ? e->n : 1;
	w->fact = arena_array(w->names.a, struct series_fact, w->n);
	if (e->n == 0)
		return fact_of_given(w, base, &w->fact[0].amount, err);
	for (size_t i = 0; i < e->n; i++)
		w->fact[i].amount = e->facts[i].v;
	if (base != NULL && base->facts.measure != NULL)
		w->own = example_names_add(&w->names, base->facts.measure, v_ratio((struct ratio){ 0, 1 }));
	return SALES_OK;
}

static struct example_name *
add_figure(struct example_run *w, const char *what, const char *metric, int64_t amount)
{
	struct ratio r;

	return metric == NULL || !ratio_make(amount, MONEY_UNIT, &r) ? NULL :
	    example_names_add(&w->names, arena_printf(w->names.a, "%s(%s)", what, metric), v_ratio(r));
}

/* The base's total and the goal are figures too. */
static void
add_figures(struct example_run *w)
{
	const struct component *c = w->v.comp;
	int64_t                 sum = 0;

	for (size_t i = 0; i < w->n; i++)
		if (__builtin_add_overflow(sum, w->fact[i].amount, &sum))
			return;
	if (w->n > 0)
		(void)add_figure(w, "actual", c->base, sum);
	if (w->e->target.v > 0)
		w->goal = add_figure(w, "target", c->by_attainment != NULL ? c->by_attainment : c->base, w->e->target.v);
}

static int
refuse(const struct component *c, struct sales_err *err)
{
	if (c->kind == COMP_POOL)
		FAIL(err, SALES_EUSAGE, _("no example can say what a pool looks at: everybody who shares it"));
	else if (c->kind == COMP_TRUE_UP)
		FAIL(err, SALES_EUSAGE, _("no example can say what a true-up looks at: all that was paid over its period"));
	else
		return SALES_OK;
	return err_hint(err, _("try it on the records: salesctl payout simulate"));
}

static int
work_out(struct example_run *w, const struct policy *p, struct sales_err *err)
{
	const struct component *c = w->v.comp;

	TRY(refuse(c, err));
	if (c->kind == COMP_COMMISSION && c->ncases == 0)
		TRY(tier_rule_make(c, &w->v.tier, err));
	TRY(take_facts(w, policy_metric(p, c->base), err));
	add_figures(w);
	return comp_is_by_fact(c->kind) ? by_fact(w, err) : by_period(w, err);
}

/* What no rule looks at would be believed to matter. */
static void
check_unused(struct example_run *w)
{
	if (w->e->target.v > 0 && !w->v.tier.by_target && (w->goal == NULL || !w->goal->used))
		example_fails(w, arena_printf(w->ds->arena, _("nothing that it works out looks at '%s'"), "target"));
	for (const struct example_name *x = w->names.first; x != NULL; x = x->next)
		if (x->given && !x->used)
			example_fails(w, arena_printf(w->ds->arena, _("nothing that it works out looks at '%s'"), x->name));
}

static const struct component *
component_of(const struct plan *plan, const char *id)
{
	for (size_t i = 0; plan != NULL && i < plan->ncomponents; i++)
		if (strcmp(plan->components[i].id, id) == 0)
			return &plan->components[i];
	return NULL;
}

void
plan_example_run(const struct policy *p, const struct plan_example *e, struct diags *ds)
{
	struct example_run w = { .e = e, .ds = ds, .decimals = currency_decimals(p->locale.currency), .rounding = p->locale.rounding };
	struct sales_err   err;

	w.v.plan = policy_plan(p, e->plan);
	w.v.comp = component_of(w.v.plan, e->component);
	if (w.v.comp == NULL)
		return; /* a book with such an example is refused before */
	example_names_make(&w.names, p, e, ds->arena);
	if (work_out(&w, p, &err) != SALES_OK)
		example_error(&w, &err);
	else
		check_unused(&w);
	buf_done(&w.steps);
}
