/* Steps of what a fact earns, and factors, in words. */
#include "cmd/payout_steps.h"

/* ---- a fact -------------------------------------------------------------- */

static void
say_slice(const struct telling *t)
{
	const struct why *s = t->s;

	if (s->n == 0)
		SAY("%s x %s = %s", units(t, s->part), percent(t, s->by), amount(t));
	else if (s->what == WHY_WHOLE)
		SAY(_("%s x %s = %s   (tier %lld, looked up at %s)"), units(t, s->part), percent(t, s->by), amount(t),
		    (long long)s->n, units(t, s->from));
	else
		SAY(_("%s x %s = %s   (tier %lld, from %s to %s)"), units(t, s->part), percent(t, s->by), amount(t),
		    (long long)s->n, units(t, s->from), units(t, s->to));
}

static void
say_case(const struct telling *t)
{
	const struct why *s = t->s;

	SAY("%s x %s = %s   ", units(t, s->part), percent(t, s->by), amount(t));
	if (s->of == NULL)
		SAY(_("(case %lld, for all others; no other one holds; %s)"), (long long)s->n, place(t));
	else
		SAY(tr_n("(case %lld: %s; of %ld that holds the one with most conditions, %d; %s)",
		    "(case %lld: %s; of %ld that hold the one with most conditions, %d; %s)", (long)s->m), (long long)s->n, s->of,
		    (long)s->m, s->how, place(t));
}

static void
say_each(const struct telling *t)
{
	const struct why *s = t->s;

	if (s->how != 0)
		SAY(_("%s for each: %s"), units(t, s->by), amount(t));
	else
		SAY(_("%s x %s each = %s"), decimal(t, s->part), units(t, s->by), amount(t));
}

static void
say_net(const struct telling *t)
{
	SAY(_("%s / %s = %s   (net of %s%% tax)"), units(t, t->s->part), decimal(t, t->s->by), amount(t), t->s->of);
}

/* "grade: A", "attainment(x): 94.3479%, as it is from 80% on". */
static void
say_found(const struct telling *t)
{
	const struct why *s = t->s;
	const char       *value = s->value == NULL ? _("no value") : s->from.den != 0 ? factor_shown(t, s->from) : s->value;
	const char       *from = s->to.den != 0 ? factor_shown(t, s->to) : NULL;

	switch ((enum factor_how)s->how) {
	case HIT_NUMBER:
	case HIT_WORD:
		SAY(_("%s: %s"), s->of, value);
		break;
	case HIT_STEP:
		if (from == NULL)
			SAY(_("%s: %s, the first step"), s->of, value);
		else
			SAY(_("%s: %s, the step from %s on"), s->of, value, from);
		break;
	case HIT_AS_IS:
		if (from == NULL)
			SAY(_("%s: %s, as it is"), s->of, value);
		else
			SAY(_("%s: %s, as it is from %s on"), s->of, value, from);
		break;
	case HIT_BELOW:
		SAY(_("%s: %s, below the first step"), s->of, value);
		break;
	case HIT_MISSING:
		SAY(_("%s: %s; what the rule book says then"), s->of, value);
		break;
	}
}

static void
say_factor(const struct telling *t)
{
	CLEANUP(buf_done) struct buf found = { 0 };
	const struct why            *s = t->s;
	struct telling               to = *t;

	if (s->by.den == 0) {
		SAY(_("x ?   (%s has no value)"), s->of);
		return;
	}
	to.b = &found;
	say_found(&to);
	if (s->amount.den != 0)
		SAY(_("%s x %s = %s   (%s; %s)"), units(t, s->part), decimal(t, s->by), amount(t), buf_str(&found), place(t));
	else
		SAY(_("x %s   (%s; %s)"), decimal(t, s->by), buf_str(&found), place(t));
}

static void
say_leaver(const struct telling *t)
{
	const struct why *s = t->s;

	SAY("%s x %s = %s   ", units(t, s->part), percent(t, s->by), amount(t));
	if (strcmp(s->value, "window") == 0)
		SAY(_("(left on %s, and it is later than the plan's window)"), date(t, s->on));
	else if (strcmp(s->value, "delivered") == 0)
		SAY(_("(left on %s; delivered by then)"), date(t, s->on));
	else
		SAY(_("(left on %s; not delivered by then)"), date(t, s->on));
}

static void
say_rounded(const struct telling *t)
{
	if (t->s->part.den != 0 && ratio_cmp(t->s->part, t->s->amount) != 0)
		SAY(_("%s, rounded: %s"), units(t, t->s->part), amount(t));
	else
		SAY(_("rounded: %s"), amount(t));
}

static void
say_together(const struct telling *t)
{
	SAY(_("rounded together with the deal's earlier parts, so that all add up: %s"), amount(t));
}

static void
say_takes_back(const struct telling *t)
{
	SAY(t->s->n != 0 ? _("takes back its part of the %s that the receipts of %s earned") :
	    _("takes back its part of the %s that %s earned"), amount(t), t->s->of);
}

static void
say_back(const struct telling *t)
{
	const struct why *s = t->s;

	if (s->from.num == 0)
		SAY(_("%s of the %s credited went back: %s"), units(t, s->part), units(t, s->by), amount(t));
	else
		SAY(_("to date %s of the %s credited went back: %s, of which %s was taken before"), units(t, s->part), units(t, s->by),
		    amount(t), units(t, s->from));
}

/* What an earlier plan year's period paid of its lines. */
static void
say_past(const struct telling *t)
{
	const char *period = t->s->value;

	if (t->s->how == WHY_PAST_RULE)
		SAY(_("times what its period of an earlier plan year paid of its lines, refunds of that year taken off (salesctl-plans(7), REFUNDS)"));
	else if (t->s->how == WHY_PAST_LINES)
		SAY(_("earned in %s, an earlier plan year, when lines of facts came to %s"), period, amount(t));
	else if (t->s->how == WHY_PAST_BESIDE)
		SAY(_("factors and caps of %s made %s of these"), period, amount(t));
	else if (t->s->how == WHY_PAST_TRUE_UP)
		SAY(_("a true-up over %s gave %s to lines of %s"), period, amount(t), units(t, t->s->part));
	else
		SAY(_("the plan's cap over %s left %s of %s"), period, amount(t), units(t, t->s->part));
}

static void (*const say[WHYS])(const struct telling *t) = {
	[WHY_SLICE] = say_slice,
	[WHY_WHOLE] = say_slice,
	[WHY_CASE] = say_case,
	[WHY_EACH] = say_each,
	[WHY_NET] = say_net,
	[WHY_FACTOR] = say_factor,
	[WHY_LEAVER] = say_leaver,
	[WHY_ROUNDED] = say_rounded,
	[WHY_TOGETHER] = say_together,
	[WHY_TAKES_BACK] = say_takes_back,
	[WHY_BACK] = say_back,
	[WHY_PAST] = say_past,
};

bool
payout_step_fact(const struct telling *t)
{
	if (say[t->s->what] == NULL)
		return false;
	say[t->s->what](t);
	return true;
}
