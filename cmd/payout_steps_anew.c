/* Steps of what a true-up reckons anew, and of what was paid, in words. */
#include "cmd/payout_steps.h"

/* "D-0042 冷链设备" */
static const char *
fact_name(const struct telling *t)
{
	const struct payout_line l = { .kind = t->s->fact.kind, .fact = t->s->fact.id };
	const char              *name;

	return payout_fact_name(t->ctx, &l, &name) == SALES_OK ? name : "";
}

static void
say_anew(const struct telling *t)
{
	const struct why *s = t->s;

	SAY(_("%s  %s  credited %s: %s"), date(t, s->fact.on), fact_name(t), units(t, s->part), amount(t));
	if (s->n != 0)
		SAY(_("; posted %s (line %lld)"), units(t, s->from), (long long)s->n);
	if (s->by.den != 0)
		SAY(_("; target %s, reached before it %s"), units(t, s->by), units(t, s->to));
}

static void
say_more(const struct telling *t)
{
	SAY(tr_n("and %ld smaller one: %s; posted %s", "and %ld smaller ones: %s; posted %s", (long)t->s->n), (long)t->s->n, amount(t),
	    units(t, t->s->from));
}

static const char *
paid_by(const char *of)
{
	static const struct { const char *of, *words; } names[] = {
		{ "facts", N_("its facts") }, { "refunds", N_("what refunds took back") }, { "factors", N_("its factors") },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i].of, of) == 0)
			return tr(names[i].words);
	return of;
}

static void
say_paid(const struct telling *t)
{
	SAY(tr_n("%s: %s in %ld line", "%s: %s in %ld lines", (long)t->s->n), paid_by(t->s->of), amount(t), (long)t->s->n);
}

static void
say_up_only(const struct telling *t)
{
	SAY(_("it only adds, never takes away: %s"), amount(t));
}

static void (*const say[WHYS])(const struct telling *t) = {
	[WHY_ANEW] = say_anew,
	[WHY_MORE] = say_more,
	[WHY_PAID] = say_paid,
	[WHY_UP_ONLY] = say_up_only,
};

bool
payout_step_anew(const struct telling *t)
{
	if (say[t->s->what] == NULL)
		return false;
	say[t->s->what](t);
	return true;
}
