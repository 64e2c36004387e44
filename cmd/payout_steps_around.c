/* Steps of caps, and of what stands around a plan, in words. */
#include "cmd/payout_steps.h"

/* ---- caps, and around ---------------------------------------------------- */

static void
say_capped(const struct telling *t)
{
	if (t->s->on != DAY_NONE && t->s->by.den != 0)
		SAY(_("earned since %s: %s, cap %s: %s"), date(t, t->s->on), units(t, t->s->part), units(t, t->s->by), amount(t));
	else if (t->s->by.den == 0)
		SAY(_("earned %s, and there is no cap any more: %s"), units(t, t->s->part), amount(t));
	else
		SAY(_("earned %s, cap %s: %s"), units(t, t->s->part), units(t, t->s->by), amount(t));
}

static void
say_cut_before(const struct telling *t)
{
	SAY(_("earlier periods were cut by %s, so this one: %s"), units(t, t->s->part), amount(t));
}

static void
say_carried(const struct telling *t)
{
	SAY(_("left over by earlier periods: %s"), amount(t));
}

static void
say_left(const struct telling *t)
{
	SAY(strcmp(t->s->value, "later") == 0 ? _("above the cap: %s, carried into later periods") :
	    strcmp(t->s->value, "withheld") == 0 ? _("above the cap: %s, withheld") : _("above the cap: %s, lost"), amount(t));
}

static void
say_earned(const struct telling *t)
{
	SAY(_("earned in the period by plan %s: %s"), t->s->of, amount(t));
}

static void
say_beside(const struct telling *t)
{
	const struct payout_line l = { .component = t->s->of, .amount = { t->s->amount.num }, .plan = t->l->plan, .policy = t->l->policy,
		.fact = t->l->fact, .cause = "first" };
	const char              *name;

	if (payout_component_name(t->ctx, &l, &name) != SALES_OK)
		name = t->s->of;
	SAY(_("then %s: %s"), name, amount(t));
}

static void
say_taken_back(const struct telling *t)
{
	SAY(_("refunds of the period: %s"), amount(t));
}

static bool
is(const struct telling *t, const char *value)
{
	return t->s->value != NULL && strcmp(t->s->value, value) == 0;
}

static void
say_put_off(const struct telling *t)
{
	SAY(is(t, "before") ? _("put off before: %s") : _("put off until later: %s"), amount(t));
}

static void
say_wage(const struct telling *t)
{
	SAY(_("wage: base pay %s + earned without refunds %s = %s"), units(t, t->s->part), units(t, t->s->by), amount(t));
}

static void
say_limit(const struct telling *t)
{
	if (is(t, "cap"))
		SAY(_("at most %s of it: %s"), percent(t, t->s->by), amount(t));
	else
		SAY(_("and no more than leaves %s: %s"), units(t, t->s->by), amount(t));
}

static void
say_taken(const struct telling *t)
{
	SAY(_("taken now: %s"), amount(t));
}

static void
say_least(const struct telling *t)
{
	const struct why *s = t->s;
	const bool        whole = ratio_cmp(s->by, (struct ratio){ 1, 1 }) == 0;

	if (is(t, "guarantee"))
		SAY(_("at least %s is guaranteed"), amount(t));
	else if (is(t, "floor") && s->from.den != 0)
		SAY(_("%s, but at least the floor of %s"), units(t, s->from), amount(t));
	else if (is(t, "floor"))
		SAY(_("the floor is %s"), amount(t));
	else
		SAY(_("the draw is %s"), amount(t));
	if (!whole)
		SAY(_("   (%s x %lld/%lld, the part of the period's days in the plan)"), units(t, s->part), (long long)s->by.num,
		    (long long)s->by.den);
}

static void
say_protected(const struct telling *t)
{
	if (t->s->n == 0)
		SAY(_("guaranteed always"));
	else if (t->s->on == DAY_NONE)
		SAY(_("guaranteed for %lld months"), (long long)t->s->n);
	else
		SAY(_("guaranteed for %lld months, until %s"), (long long)t->s->n, date(t, t->s->on));
}

static void
say_owed(const struct telling *t)
{
	if (is(t, "limit"))
		SAY(_("at most %s is owed in all"), units(t, t->s->by));
	else if (is(t, "recover_max"))
		SAY(_("at most %s is recovered at once"), units(t, t->s->by));
	else
		SAY(is(t, "before") ? _("owed before: %s") : _("owed now: %s"), amount(t));
}

static void
say_held(const struct telling *t)
{
	SAY(is(t, "before") ? _("held before: %s") : _("held now: %s"), amount(t));
}

static void
say_kept(const struct telling *t)
{
	SAY(_("less %s, as nothing is held of the %s guaranteed"), amount(t), units(t, t->s->by));
}

static void
say_release(const struct telling *t)
{
	SAY("%s x %s = %s", units(t, t->s->part), percent(t, t->s->by), amount(t));
	if (t->s->of != NULL)
		SAY(_("   (%s is %s)"), t->s->of, t->s->value);
}

static void
say_forfeit(const struct telling *t)
{
	SAY(_("the year's last release: the rest is forfeited: %s"), amount(t));
}

static void (*const say[WHYS])(const struct telling *t) = {
	[WHY_CAPPED] = say_capped,
	[WHY_CUT_BEFORE] = say_cut_before,
	[WHY_CARRIED] = say_carried,
	[WHY_LEFT] = say_left,
	[WHY_EARNED] = say_earned,
	[WHY_BESIDE] = say_beside,
	[WHY_TAKEN_BACK] = say_taken_back,
	[WHY_PUT_OFF] = say_put_off,
	[WHY_WAGE] = say_wage,
	[WHY_LIMIT] = say_limit,
	[WHY_TAKEN] = say_taken,
	[WHY_LEAST] = say_least,
	[WHY_PROTECTED] = say_protected,
	[WHY_OWED] = say_owed,
	[WHY_HELD] = say_held,
	[WHY_KEPT] = say_kept,
	[WHY_RELEASE] = say_release,
	[WHY_FORFEIT] = say_forfeit,
};

bool
payout_step_around(const struct telling *t)
{
	if (say[t->s->what] == NULL)
		return false;
	say[t->s->what](t);
	return true;
}
