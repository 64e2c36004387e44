#include "lib/goal/check_inside.h"

#include <stdlib.h>

#include "lib/base/text.h"
#include "lib/goal/held.h"

/* ---- what is said --------------------------------------------------------- */

void
check_say(struct checking *c, struct goal_verdict *v, int letter, enum goal_grade grade, const char *hint, const char *why)
{
	struct goal_letter *l = &v->letter[letter];

	if (grade > l->grade)
		l->grade = grade;
	l->why = l->why == NULL ? why : arena_printf(c->a, "%s; %s", l->why, why);
	if (l->hint == NULL)
		l->hint = hint;
}

bool
goal_fails(const struct goal_verdict *v)
{
	for (int i = 0; i < SMART; i++)
		if (v->letter[i].grade == GRADE_FAILED)
			return true;
	return false;
}

static void
spell(struct goal_verdict *v)
{
	static const char letter[] = "SMART", small[] = "smart";

	for (int i = 0; i < SMART; i++)
		v->smart[i] = v->letter[i].grade == GRADE_FAILED ? '-' :
		    v->letter[i].grade == GRADE_GOOD ? letter[i] : small[i];
}

const char *
goal_verdict_text(const struct goal_verdict *v, enum goal_grade from, struct arena *a)
{
	const char *text = NULL;

	for (int i = 0; i < SMART; i++)
		if (v->letter[i].why != NULL && v->letter[i].grade >= from)
			text = arena_printf(a, "%s%s%c: %s", text == NULL ? "" : text, text == NULL ? "" : "; ", "SMART"[i],
			    v->letter[i].why);
	return text;
}

const char *
goal_figure(const struct policy *p, const struct metric *m, struct ratio v, struct arena *a)
{
	const int decimals = m->unit == V_MONEY ? currency_decimals(p->locale.currency) : 4;
	char      s[RATIO_SIZE];
	money     x;

	if (v.den == 0)
		return "-";
	if (m->unit == V_RATE)
		return arena_printf(a, "%s%%", ratio_percent(v, s));
	if (money_mul((money){ MONEY_UNIT }, v, decimals, ROUND_HALF_UP, &x))
		return arena_strdup(a, money_group(x, m->unit == V_MONEY ? decimals : 0, s));
	return arena_strdup(a, ratio_decimal(v, s));
}

/* ---- which goals ---------------------------------------------------------- */

static int
read_goals(struct checking *c, struct sales_err *err)
{
	struct held_goals held;

	TRY(held_load(c->d, c->a, &held, err));
	c->all = arena_array(c->a, struct goal_verdict, held.n + 1);
	for (; c->nall < held.n; c->nall++) {
		const struct held_goal *h = &held.v[c->nall];
		struct goal_verdict    *v = &c->all[c->nall];

		*v = (struct goal_verdict){ .id = h->id, .subject = h->subject, .metric = h->metric, .period = h->period,
			.period_name = h->period_name, .target = h->target, .is_draft = h->is_draft, .parent = h->parent,
			.set_on = h->set_on, .defined = policy_metric(c->d->policy, h->metric) };
		org_subject(&c->org, v->subject, &v->subject_code, &v->subject_name);
	}
	return SALES_OK;
}

static bool
is_within(struct period in, struct period p)
{
	return (p.from == DAY_NONE || in.from >= p.from) && (p.to == DAY_NONE || in.to <= p.to);
}

static bool
is_asked(const struct checking *c, const struct goal_verdict *v, bool exact)
{
	const struct goal_check_ask *ask = c->ask;

	if (ask->goal != 0)
		return v->id == ask->goal;
	if ((ask->subject != NULL && *ask->subject != v->subject) ||
	    (ask->metric != NULL && strcmp(ask->metric, v->metric) != 0))
		return false;
	return ask->current ? v->period.to >= c->d->when.today :
	    exact ? period_same(v->period, ask->period) : is_within(v->period, ask->period);
}

static int
by_period(const void *x, const void *y)
{
	const struct goal_verdict *a = *(struct goal_verdict *const *)x, *b = *(struct goal_verdict *const *)y;

	if (a->period.from != b->period.from)
		return a->period.from < b->period.from ? -1 : 1;
	if (a->period.to != b->period.to)
		return a->period.to > b->period.to ? -1 : 1;
	return (a->id > b->id) - (a->id < b->id);
}

static void
choose(struct checking *c)
{
	bool exact = false;

	c->v = arena_array(c->a, struct goal_verdict *, c->nall + 1);
	for (size_t i = 0; i < c->nall; i++)
		exact = exact || period_same(c->all[i].period, c->ask->period);
	for (size_t i = 0; i < c->nall; i++)
		if (is_asked(c, &c->all[i], exact))
			c->v[c->n++] = &c->all[i];
	if (c->n > 0)
		qsort(c->v, c->n, sizeof(struct goal_verdict *), by_period);
}

/* ---- S and T -------------------------------------------------------------- */

static void
check_metric(struct checking *c, struct goal_verdict *v)
{
	const struct policy *p = c->d->policy;
	const char         **name = arena_array(c->a, const char *, p->nmetrics + 1), *near;

	if (v->defined != NULL)
		return;
	for (size_t i = 0; i < p->nmetrics; i++)
		name[i] = p->metrics[i].id;
	near = text_nearest(v->metric, name, p->nmetrics);
	check_say(c, v, SMART_S, GRADE_FAILED, near == NULL ? "salesctl metric list" :
	    arena_printf(c->a, _("did you mean '%s'?"), near),
	    arena_printf(c->a, _("the rule book has no metric '%s'"), v->metric));
}

static void
check_subject(struct checking *c, struct goal_verdict *v)
{
	const size_t             id = (size_t)subject_id(v->subject);
	const struct org_person *who;
	char                     s[DAY_SIZE];

	if (!subject_is_person(v->subject) || id >= c->org.npeople)
		return;
	who = &c->org.person[id];
	if (who->left != DAY_NONE && who->left < v->period.from)
		check_say(c, v, SMART_S, GRADE_FAILED, NULL,
		    arena_printf(c->a, _("%s left on %s, before it begins"), who->name, day_str(who->left, s)));
}

static void
check_time(struct checking *c, struct goal_verdict *v)
{
	char s[DAY_SIZE];

	if (v->period.from == DAY_NONE || v->period.to == DAY_NONE)
		check_say(c, v, SMART_T, GRADE_FAILED, NULL, _("its period has an open end"));
	else if (v->set_on != DAY_NONE && v->set_on > v->period.to)
		check_say(c, v, SMART_T, GRADE_FAILED, NULL,
		    arena_printf(c->a, _("it was set on %s, when its period was over"), day_str(v->set_on, s)));
}

int
goal_smart(struct dept *d, const struct goal_check_ask *ask, struct arena *a, struct goal_verdicts *out,
    struct sales_err *err)
{
	struct checking c = { .d = d, .ask = ask, .a = a };

	TRY(org_load(d, a, &c.org, err));
	TRY(read_goals(&c, err));
	choose(&c);
	for (size_t i = 0; i < c.n; i++) {
		check_metric(&c, c.v[i]);
		check_subject(&c, c.v[i]);
		check_time(&c, c.v[i]);
	}
	TRY(check_reach(&c, err));
	TRY(check_parts(&c, err));
	out->v = arena_array(a, struct goal_verdict, c.n + 1);
	out->n = c.n;
	for (size_t i = 0; i < c.n; i++) {
		spell(c.v[i]);
		out->v[i] = *c.v[i];
	}
	return SALES_OK;
}
