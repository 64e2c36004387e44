/* A rule book held against the ones before and behind it in one plan year: what can't
 * change within it, and what would be left without a rule. */
#include "lib/payout/check_change.h"

#include <string.h>

#include "lib/payout/around.h"

struct changing {
	struct dept         *d;
	struct diags        *ds;
	const struct policy *book;           /* that is checked */
	const struct policy *was, *is;       /* one after the other; one of them is book */
};

/* ---- units of time ------------------------------------------------------- */

/* What was posted for a quarter is not what is due for a year: each would be taken for
 * the other, as both may begin on one day. */
static void
same_unit(const struct changing *g, struct place at, const char *what, bool has_id, enum period_unit was, enum period_unit is)
{
	char from[DAY_SIZE], next[DAY_SIZE];
	const day start = g->is->effective;

	if (was == is)
		return;
	diags_add(g->ds, &(struct diag){ .level = DIAG_ERROR, .code = "policy.unit-in-use", .file = at.file, .line = at.line,
		.column = at.column, .message = arena_printf(g->ds->arena, _("%s goes by %s in the rule book before %s and by %s from then "
		    "on: what it goes by changes with a plan year"), what, period_unit_name(was), day_str(start, from), period_unit_name(is)),
		.hint = arena_printf(g->ds->arena, has_id ? _("begin on %s, or give it another id") : _("begin on %s"),
		    day_str(period_in_year(start, UNIT_YEAR, &g->d->when).to + 1, next)) });
}

static void
check_units(const struct changing *g, const struct plan *was, const struct plan *is)
{
	const struct plan *at = g->book == g->is ? is : was;

	for (size_t i = 0; i < was->ncomponents; i++) {
		const struct component *a = &was->components[i], *b = plan_component(is, a->id);

		if (b != NULL && !comp_is_by_fact(a->kind) && !comp_is_by_fact(b->kind))
			same_unit(g, g->book == g->is ? b->at : a->at, arena_printf(g->ds->arena, _("component '%s' of plan '%s'"), a->id, was->id), true,
			    a->period, b->period);
	}
	same_unit(g, at->at, arena_printf(g->ds->arena, _("plan '%s'"), was->id), true, was->period, is->period);
	if (was->has_cap && is->has_cap)
		same_unit(g, at->at, arena_printf(g->ds->arena, _("the cap of plan '%s'"), was->id), false, was->cap_period, is->cap_period);
	if (around_is_used(was, AROUND_RELEASE) && around_is_used(is, AROUND_RELEASE))
		same_unit(g, at->at, arena_printf(g->ds->arena, _("the release of plan '%s'"), was->id), false, was->hold.at, is->hold.at);
}

/* What was carried would be kept apart in part: two accounts for one line. */
static void
check_excess(const struct changing *g, const struct plan *was, const struct plan *is)
{
	for (size_t i = 0; i < was->ncomponents; i++) {
		const struct component *a = &was->components[i], *b = plan_component(is, a->id);
		const struct place      at = g->book == g->is && b != NULL ? b->at : a->at;

		if (b == NULL || !a->has_cap || !b->has_cap || a->cap_excess != EXCESS_LATER || b->cap_excess != EXCESS_WITHHELD)
			continue;
		diags_add(g->ds, &(struct diag){ .level = DIAG_ERROR, .code = "policy.excess-in-use", .file = at.file, .line = at.line,
			.column = at.column, .message = arena_printf(g->ds->arena, _("component '%s' of plan '%s' carries what is above its cap "
			"into later periods: what it carried can't be kept apart within the plan year"), a->id, was->id) });
	}
}

/* ---- what is left without a rule ----------------------------------------- */

static int
posted(struct dept *d, const char *plan, const char *names, int64_t *out, struct sales_err *err)
{
	static const struct sql sum = { "SELECT coalesce(sum(l.amount), 0) FROM payout p JOIN payout_rule r ON r.run = p.id"
		" JOIN payout_line l ON l.rule = r.id AND l.id >= p.first_line AND l.id < p.first_line + p.lines"
		" WHERE p.state <> 'replaced' AND r.plan = ?1 AND r.component <> '' AND instr(?2, r.component || ' ') > 0" };

	return db_one_int(&d->db, &sum, BIND(V(plan), V(names)), out, NULL, err);
}

static void
warn(const struct changing *g, struct place at, const char *message)
{
	diags_add(g->ds, &(struct diag){ .level = DIAG_WARNING, .code = "policy.left-over", .file = at.file, .line = at.line,
		.column = at.column, .message = message, .hint = "salesctl payout balances" });
}

static int
check_left(const struct changing *g, const struct plan *was, const struct plan *is, struct sales_err *err)
{
	const struct place at = is != NULL ? is->at : (struct place){ g->is->plans[0].at.file, 0, 0 };
	char               from[DAY_SIZE], sum[MONEY_SIZE];
	int64_t            held = 0, owed = 0;

	if (around_is_used(was, AROUND_HOLD) && (is == NULL || !around_is_used(is, AROUND_HOLD)))
		TRY(posted(g->d, was->id, "@holdback @release ", &held, err));
	if (was->draw.recoverable && around_is_used(was, AROUND_DRAW) && (is == NULL || !around_is_used(is, AROUND_DRAW)))
		TRY(posted(g->d, was->id, "@draw ", &owed, err));
	day_str(g->is->effective, from);
	if (held != 0)
		warn(g, at, arena_printf(g->ds->arena, _("plan '%s' has no holdback from %s on, and %s is held under it: nothing releases it"),
		    was->id, from, money_group((money){ -held }, 2, sum)));
	if (owed != 0)
		warn(g, at, arena_printf(g->ds->arena, _("plan '%s' has no draw from %s on, and %s of it is owed: nothing recovers it"),
		    was->id, from, money_group((money){ owed }, 2, sum)));
	return SALES_OK;
}

/* What a cap carried into later periods has no component to be paid by, within its plan year. */
static void
check_carried(const struct changing *g, const struct plan *was, const struct plan *is)
{
	char since[DAY_SIZE];

	for (size_t i = 0; i < was->ncomponents; i++) {
		const struct component *c = &was->components[i], *now = plan_component(is, c->id);

		if (!c->has_cap || c->cap_excess != EXCESS_LATER || !comp_is_by_fact(c->kind) || (now != NULL && comp_is_by_fact(now->kind)))
			continue;
		diags_add(g->ds, &(struct diag){ .level = DIAG_WARNING, .code = "policy.carried", .file = g->is->plans[0].at.file,
		    .message = arena_printf(g->ds->arena, _("from %s on there is no %s.%s: what its cap has carried into "
		    "later periods of the plan year is not paid"), day_str(g->is->effective, since), was->id, c->id) });
	}
}

/* ---- two books ----------------------------------------------------------- */

static void
check_pair(struct dept *d, const struct policy *book, const struct policy *other, struct diags *ds)
{
	const bool            first = other->effective < book->effective;
	const struct changing g = { d, ds, book, first ? other : book, first ? book : other };

	for (size_t i = 0; i < g.was->nplans; i++) {
		const struct plan *was = &g.was->plans[i], *is = policy_plan(g.is, was->id);

		if (is == NULL)
			continue;
		check_units(&g, was, is);
		check_excess(&g, was, is);
	}
}

/* With each that is in force on some day of the plan year: what one drops another may bring back. */
static int
check_year(struct dept *d, const struct policy *p, struct diags *ds, struct sales_err *err)
{
	static const struct sql              starts = {
		"SELECT DISTINCT effective_on FROM policy WHERE effective_on > ?1 AND effective_on <= ?2 AND effective_on <> ?3 ORDER BY effective_on" };
	const struct period                  year = period_in_year(p->effective, UNIT_YEAR, &d->when);
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	const struct policy                 *other;

	TRY(dept_policy_at(d, year.from, &other, err));
	if (year.from < p->effective && other->effective < p->effective)
		check_pair(d, p, other, ds);
	TRY(db_query(&d->db, &st, &starts, BIND(V(year.from), V(year.to), V(p->effective)), err));
	while (db_next(&st)) {
		TRY(dept_policy_at(d, (day)db_int(&st, 0), &other, err));
		check_pair(d, p, other, ds);
	}
	return db_end(&st, err);
}

int
policy_check_change(struct dept *d, const struct policy *p, struct diags *ds, struct sales_err *err)
{
	const bool            within = period_in_year(p->effective, UNIT_YEAR, &d->when).from < p->effective;
	const struct policy  *was;

	TRY(check_year(d, p, ds, err));
	TRY(dept_policy_at(d, p->effective - 1, &was, err));
	for (size_t i = 0; was->effective < p->effective && i < was->nplans; i++) {
		const struct changing g = { d, ds, p, was, p };
		const struct plan    *now = policy_plan(p, was->plans[i].id);

		if (within)
			check_carried(&g, &was->plans[i], now);
		TRY(check_left(&g, &was->plans[i], now, err));
	}
	return SALES_OK;
}
