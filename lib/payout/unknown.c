/* What a run can't know: targets and factors that are not there. It fails at its end,
 * with everybody's names. */
#include "lib/payout/engine.h"

void
engine_note_missing(struct engine *e, const struct rule_version *v, int64_t person, struct period span)
{
	struct missing_goals *m = &e->missing;

	if (m->n == 0 || span.from < m->span.from) {
		m->metric = v->comp->by_attainment;
		m->span = span;
	}
	if (m->last == person)
		return; /* named already */
	m->last = person;
	if (m->n++ < 5)
		buf_printf(&m->names, "%s%s", m->names.n == 0 ? "" : ", ", e->org.person[person].code);
}

void
engine_note_unknown(struct engine *e, const struct rule_version *v, size_t i, int64_t person, struct period span)
{
	struct unknown *u = &e->unknown;

	if (u->n == 0) {
		u->what = v->comp->factors[i].of;
		u->plan = v->plan->id;
		u->span = span;
	}
	if (u->last == person)
		return;
	u->last = person;
	if (u->n++ < 5)
		buf_printf(&u->names, "%s%s", u->names.n == 0 ? "" : ", ", e->org.person[person].code);
}

static int
fail_missing(const struct missing_goals *m, const struct period_env *when, struct sales_err *err)
{
	char span[PERIOD_SIZE];

	period_name(m->span, when, span);
	if (m->n > 5)
		FAIL(err, SALES_EPOLICY, _("tiers by attainment need goals: there is none for %s in %s "
		    "or a later period for %s and %ld more"), m->metric, span, buf_str(&m->names), m->n - 5);
	else
		FAIL(err, SALES_EPOLICY, _("tiers by attainment need goals: there is none for %s in %s "
		    "or a later period for %s"), m->metric, span, buf_str(&m->names));
	return err_hint(err, "salesctl goal set PERSON %s -p %s AMOUNT", m->metric, span);
}

/* Grades that are not given yet, goals that a factor asks for. */
static int
fail_unknown(const struct unknown *u, const struct period_env *when, struct sales_err *err)
{
	char span[PERIOD_SIZE];

	period_name(u->span, when, span);
	if (u->n > 5)
		FAIL(err, SALES_EPOLICY, _("plan '%s': the factor '%s' has no value in %s for %s and %ld more"), u->plan, u->what, span,
		    buf_str(&u->names), u->n - 5);
	else
		FAIL(err, SALES_EPOLICY, _("plan '%s': the factor '%s' has no value in %s for %s"), u->plan, u->what, span,
		    buf_str(&u->names));
	return err_hint(err, _("open and rate the reviews of %s, or set and approve the goals; or say what counts without: missing: 1"), span);
}

int
engine_refuse_unknown(const struct engine *e, struct sales_err *err)
{
	if (e->missing.n > 0)
		return fail_missing(&e->missing, &e->d->when, err);
	return e->unknown.n > 0 && !e->estimating.on ? fail_unknown(&e->unknown, &e->d->when, err) : SALES_OK;
}
