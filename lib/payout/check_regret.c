/* What plans may say and easily regret beyond what their own keys show: pay that
 * falls when more is sold, people whom two plans pay, plans that pay nobody. */
#include <string.h>

#include "lib/payout/check_regret.h"
#include "lib/payout/terms.h"
#include "lib/payout/who.h"

static void
say(struct diags *ds, enum diag_level level, const struct place *at, const char *code, const char *message)
{
	diags_add(ds, &(struct diag){ .level = level, .code = code, .file = at->file, .line = at->line,
	    .column = at->column, .message = message });
}

/* ---- more sold, less earned ---------------------------------------------- */

static bool
is_name(const struct expr *e, const char *name)
{
	return e->name != NULL && !e->quoted && e->nkids == 0 && strcmp(e->name, name) == 0;
}

/* Does it rise with what is sold: the fact's amount, the base of the period? */
static bool
rises(const struct expr *e, const struct component *c)
{
	if (e->op == EX_CALL)
		return (strcmp(e->name, "actual") == 0 || strcmp(e->name, "attainment") == 0) && e->nkids > 0
		    && c->base != NULL && is_name(e->kid[0], c->base);
	if ((e->op == EX_DIV || e->op == EX_MUL) && e->nkids == 2)
		return rises(e->kid[0], c) && !rises(e->kid[1], c);
	return is_name(e, "amount");
}

/* What a step gives at its beginning, and just before the next one begins. */
static struct ratio
at_start(const struct factor_step *s)
{
	return s->as_is ? s->at : s->value;
}

static struct ratio
at_end(const struct factor_step *s, const struct factor_step *next)
{
	return s->as_is ? next->at : s->value;
}

/* The rates just below and at an end of tiers that rate everything at once, when the
 * factor's step is such an end: what the tier gives more may outweigh the step. */
static struct ratio
tier_step(const struct component *c, const struct expr *of, struct ratio at)
{
	const bool   by_goal = of->op == EX_CALL && strcmp(of->name, "attainment") == 0;
	struct ratio up = { 1, 1 };

	if (c->apply == APPLY_MARGINAL || c->lookup != LOOKUP_PERIOD || by_goal != (c->by_attainment != NULL))
		return up;
	for (size_t i = 0; i + 1 < c->ntiers; i++)
		if (ratio_cmp(c->tiers[i].to, at) == 0 && c->tiers[i].rate.num > 0
		    && !ratio_div(c->tiers[i + 1].rate, c->tiers[i].rate, &up))
			up = (struct ratio){ 1, 1 };
	return up;
}

static const char *
point_text(struct diags *ds, const struct expr *of, struct ratio at)
{
	char s[RATIO_SIZE];

	if (of->op == EX_CALL && strcmp(of->name, "attainment") == 0)
		return arena_printf(ds->arena, "%s%%", ratio_percent(at, s));
	return arena_strdup(ds->arena, ratio_decimal(at, s));
}

static void
check_step(const struct plan *p, const struct component *c, const struct factor *f, const struct expr *of, size_t i,
    struct diags *ds)
{
	const struct factor_step *lo = &f->step[i], *hi = &f->step[i + 1];
	const struct ratio        one = { 1, 1 };
	struct ratio              before = at_end(lo, hi), after, lost;
	char                      s[RATIO_SIZE];

	if (before.num <= 0 || !ratio_mul(at_start(hi), tier_step(c, of, hi->at), &after) || ratio_cmp(after, before) >= 0
	    || !ratio_div(after, before, &lost) || !ratio_sub(one, lost, &lost))
		return;
	say(ds, DIAG_WARNING, &f->at, "policy.falls", arena_printf(ds->arena,
	    _("plan '%s', component '%s': whoever sells more earns less: at %s of '%s' the pay falls by %s%%"), p->id,
	    c->id, point_text(ds, of, hi->at), f->of, ratio_percent(lost, s)));
}

static void
check_factors(const struct plan *p, const struct component *c, struct diags *ds)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct sales_err                 err;
	struct expr                     *of;

	for (size_t i = 0; i < c->nfactors; i++) {
		const struct factor *f = &c->factors[i];

		if (f->nsteps < 2 || expr_parse(&a, f->of, &of, &err) != SALES_OK || !rises(of, c))
			continue;
		for (size_t k = 0; k + 1 < f->nsteps; k++)
			check_step(p, c, f, of, k, ds);
	}
}

/* ---- earned, and lost ---------------------------------------------------- */

static bool
is_nothing(struct ratio share)
{
	return share.den != 0 && share.num == 0;
}

static void
say_forfeit(const struct plan *p, const char *message, struct diags *ds)
{
	say(ds, DIAG_WARNING, &p->at, "policy.forfeit", arena_printf(ds->arena, message, p->id));
}

/* Commission is wage: what was sold before he left, and what was held of it, is not a
 * gift of the plan. */
static void
check_forfeit(const struct plan *p, struct diags *ds)
{
	const struct leaver_rules *l = &p->leaver;

	if (p->hold.rest == REST_FORFEIT)
		say_forfeit(p, _("plan '%s': held-back pay that is not released by the year's end is forfeited: it is earned, and "
		    "so it is wage; forfeiting it may be void (rest: defer keeps it)"), ds);
	if (!l->is_judged)
		return;
	if (is_nothing(l->undelivered) && is_nothing(l->delivered))
		say_forfeit(p, _("plan '%s': who leaves loses all pay on what comes in later: it is earned, and forfeiting it has "
		    "been held invalid"), ds);
	else if (is_nothing(l->undelivered))
		say_forfeit(p, _("plan '%s': who leaves loses all pay on what is not delivered yet: it is earned, and forfeiting it has been held "
		    "invalid"), ds);
	else if (is_nothing(l->delivered))
		say_forfeit(p, _("plan '%s': who leaves loses all pay on what is delivered and comes in later: it is earned, and "
		    "forfeiting it has been held invalid"), ds);
}

/* 80% of an amount is 0.80 of it, and not of its goal: everybody would be past the end. */
static void
check_release(const struct policy *book, const struct plan *p, struct diags *ds)
{
	const struct hold_rules *h = &p->hold;
	const struct metric     *m = h->by == NULL ? NULL : policy_metric(book, h->by);

	if (m != NULL && m->unit == V_MONEY && h->nsteps > 0 && ratio_cmp(h->step[h->nsteps - 1].at, (struct ratio){ 1, 1 }) <= 0)
		say(ds, DIAG_WARNING, &p->at, "policy.release", arena_printf(ds->arena, _("plan '%s': '%s' is an amount, and the "
		    "steps of the release end at 1 of it or below: they are of the metric itself, not of its goal"), p->id, m->id));
}

void
plan_regrets(const struct policy *book, const struct plan *p, struct diags *ds)
{
	check_forfeit(p, ds);
	check_release(book, p, ds);
	for (size_t i = 0; i < p->ncomponents; i++)
		check_factors(p, &p->components[i], ds);
}

/* ---- whom plans pay today ------------------------------------------------- */

enum { NAMED_MAX = 5 };

static void
check_pair(const struct who *w, const struct policy *p, const size_t pair[2], day on, struct diags *ds)
{
	CLEANUP(buf_done) struct buf names = { 0 };
	const struct plan           *a = &p->plans[pair[0]], *b = &p->plans[pair[1]];
	long                         n = 0;

	for (size_t i = 1; i < w->org->npeople; i++) {
		const struct org_person *x = &w->org->person[i];

		if (x->id == 0 || !org_is_there(x, (struct period){ on, on }) || !who_in(w, 0, pair[0], (int64_t)i, on)
		    || !who_in(w, 0, pair[1], (int64_t)i, on))
			continue;
		if (n++ < NAMED_MAX)
			buf_printf(&names, "%s%s", names.n == 0 ? "" : ", ", x->code);
	}
	if (n > NAMED_MAX)
		say(ds, DIAG_NOTE, &b->at, "policy.two-plans", arena_printf(ds->arena,
		    _("the plans '%s' and '%s' both pay %s and %ld more today"), a->id, b->id, buf_str(&names), n - NAMED_MAX));
	else if (n > 0)
		say(ds, DIAG_NOTE, &b->at, "policy.two-plans", arena_printf(ds->arena,
		    _("the plans '%s' and '%s' both pay %s today"), a->id, b->id, buf_str(&names)));
}

/* A word that nobody's role is, most likely; a department without people says nothing. */
static void
check_nobody(const struct who *w, const struct policy *p, size_t plan, day on, struct diags *ds)
{
	bool any = false;

	for (size_t i = 1; i < w->org->npeople; i++) {
		const struct org_person *x = &w->org->person[i];

		if (x->id == 0 || !org_is_there(x, (struct period){ on, on }))
			continue;
		if (who_in(w, 0, plan, (int64_t)i, on))
			return;
		any = true;
	}
	if (any)
		say(ds, DIAG_NOTE, &p->plans[plan].at, "policy.nobody", arena_printf(ds->arena,
		    _("the plan '%s' pays nobody today: nobody fits '%s'"), p->plans[plan].id, p->plans[plan].who));
}

int
plans_people(struct dept *d, const struct policy *p, struct diags *ds, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct rule_days           days = { p, { d->when.today, d->when.today } };
	struct org                       org;
	struct who                       who;

	if (p->nplans == 0)
		return SALES_OK;
	TRY(org_load(d, &a, &org, err));
	TRY(who_load(d, &days, 1, &org, &a, &who, err));
	for (size_t i = 0; i < p->nplans; i++) {
		check_nobody(&who, p, i, d->when.today, ds);
		for (size_t k = i + 1; k < p->nplans; k++)
			check_pair(&who, p, (const size_t[2]){ i, k }, d->when.today, ds);
	}
	return SALES_OK;
}
