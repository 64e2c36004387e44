/* What stands around plans: a rule each, of the plan's own. */
#include <string.h>

#include "lib/payout/around.h"

/* Plans of which earlier plan years put refunds off. */
int
around_load_put_off(struct engine *e, struct sales_err *err)
{
	static const struct sql              clawbacks = { "SELECT DISTINCT r.plan FROM payout_rule r JOIN payout p ON p.id = r.run"
		" WHERE r.component = '@clawback' AND p.from_on < ?1 AND p.state <> 'replaced'" };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	CLEANUP(buf_done) struct buf         rows = { 0 };

	TRY(db_query(&e->d->db, &st, &clawbacks, BIND(V(e->year.from)), err));
	while (db_next(&st)) {
		const char *plan = arena_strdup(e->a, db_text(&st, 0));

		buf_put(&rows, &plan, sizeof(plan));
	}
	e->nput_off = rows.n / sizeof(*e->put_off);
	e->put_off = arena_array(e->a, const char *, e->nput_off + 1);
	if (rows.n > 0)
		memcpy(e->put_off, rows.p, rows.n);
	return db_end(&st, err);
}

/* What was put off under one rule book is taken under the next, even if that puts
 * nothing off. */
static bool
puts_off(const struct engine *e, const char *plan)
{
	for (size_t i = 0; i < e->nversions; i++) {
		const struct plan *p = policy_plan(e->days[i].policy, plan);

		if (p != NULL && around_is_used(p, AROUND_CLAWBACK))
			return true;
	}
	for (size_t i = 0; i < e->nput_off; i++)
		if (strcmp(e->put_off[i], plan) == 0)
			return true;
	return false;
}

/* In any version: one without it gives back what others cut. */
static bool
has_plan_cap(const struct engine *e, const char *plan)
{
	bool any = false;

	for (size_t i = 0; i < e->nversions; i++) {
		const struct plan *p = policy_plan(e->days[i].policy, plan);

		any = any || (p != NULL && p->has_cap);
	}
	return any;
}

void
around_add(struct engine *e, size_t version, size_t plan_at)
{
	const struct plan *p = &e->days[version].policy->plans[plan_at];

	if (has_plan_cap(e, p->id))
		*engine_rule_version(e, engine_rule(e, p->id, ""), version) = (struct rule_version){ .plan = p, .plan_at = plan_at };
	for (enum around w = 0; w < AROUNDS; w++)
		if (around_is_used(p, w) || (w == AROUND_CLAWBACK && puts_off(e, p->id))) {
			const size_t r = engine_rule(e, p->id, around_name(w));

			*engine_rule_version(e, r, version) = (struct rule_version){ .plan = p, .plan_at = plan_at };
			e->rule[r].by_period = true;
		}
}
