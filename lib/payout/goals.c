/* Where the rule book asks for approved goals, nobody is paid by attainment
 * without one. */
#include <string.h>

#include "lib/goal/missing.h"
#include "lib/payout/engine.h"

enum { NAMED = 20 };

/* Is the person in the plan on any day of p? */
static bool
is_in(const struct engine *e, size_t plan, int64_t person, struct period p)
{
	const struct org_person *who = &e->org.person[person];

	for (size_t i = 0; i < who->nplaces; i++) {
		const struct org_place *at = &who->place[i];
		const day               from = at->from == DAY_NONE || at->from < p.from ? p.from : at->from;

		if (from <= p.to && (at->to == DAY_NONE || at->to >= from) &&
		    who_in(&e->who, e->nversions - 1, plan, person, from))
			return true;
	}
	return false;
}

static int
refuse(const struct engine *e, const char *metric, struct period p, const int64_t *who, size_t n,
    struct sales_err *err)
{
	CLEANUP(buf_done) struct buf names = { 0 };
	char                         span[PERIOD_SIZE];

	for (size_t i = 0; i < n && i < NAMED; i++)
		buf_printf(&names, "%s%s", i == 0 ? "" : ", ", e->org.person[who[i]].code);
	period_name(p, &e->d->when, span);
	if (n > NAMED)
		FAIL(err, SALES_EPOLICY, _("the rule book pays by approved goals: these have none on %s for %s: %s and %zu more"),
		    metric, span, buf_str(&names), n - NAMED);
	else
		FAIL(err, SALES_EPOLICY, _("the rule book pays by approved goals: these have none on %s for %s: %s"), metric,
		    span, buf_str(&names));
	return err_hint(err, "salesctl goal set PERSON %s=TARGET -p %s; salesctl goal approve -p %s", metric, span, span);
}

/* The span whose goal the tiers look at, where it holds the whole run: a goal of the
 * month alone would be asked for, and then refused by tiers that go by the quarter. */
static struct period
asked_for(const struct engine *e, const struct component *c, struct period p)
{
	const struct period span = period_in_year(p.to, c->over, &e->d->when);

	return span.from <= p.from ? span : p;
}

static int
check_plan(const struct engine *e, size_t at, const struct component *c, struct period p, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	int64_t                         *people = arena_array(&a, int64_t, e->org.npeople + 1), *who;
	size_t                           n = 0, nwho;

	for (size_t i = 1; i < e->org.npeople; i++)
		if (e->org.person[i].id != 0 && is_in(e, at, (int64_t)i, p))
			people[n++] = (int64_t)i;
	TRY(goal_missing(e->d, c->by_attainment, p, people, n, &a, &who, &nwho, err));
	return nwho == 0 ? SALES_OK : refuse(e, c->by_attainment, asked_for(e, c, p), who, nwho, err);
}

int
engine_need_goals(const struct engine *e, struct period p, struct sales_err *err)
{
	const struct policy *book = e->days[e->nversions - 1].policy;

	if (!book->goals.approval)
		return SALES_OK;
	for (size_t i = 0; i < book->nplans; i++)
		for (size_t k = 0; k < book->plans[i].ncomponents; k++) {
			const struct component *c = &book->plans[i].components[k];

			if (c->by_attainment != NULL && c->ntiers > 0)
				TRY(check_plan(e, i, c, p, err));
		}
	return SALES_OK;
}
