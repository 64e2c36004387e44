#include "lib/goal/set.h"

#include "lib/goal/checks.h"
#include "lib/goal/kinds.h"
#include "lib/goal/versions.h"
#include "lib/record/draft.h"

static const struct sql find_goal = { "SELECT id FROM goal WHERE subject = ?1 AND metric = ?2 AND period = ?3" };

/* ---- from a day on -------------------------------------------------------- */

static int
check_day(const struct goal_setting *to, const char *period, struct sales_err *err)
{
	char s[DAY_SIZE];

	return period_holds(to->period, to->from) ? SALES_OK : FAIL(err, SALES_EUSAGE,
	    _("%s is not within %s: a target changes on a day of its period"), day_str(to->from, s), period);
}

/* The newest change stands: a later one may follow, or it is made anew. */
static int
find_newest(struct op *op, int64_t goal, const struct goal_setting *to, struct arena *a, int64_t *same_day,
    struct sales_err *err)
{
	struct goal_versions all;
	char                 code[32], s[DAY_SIZE];

	*same_day = 0;
	TRY(goal_versions_load(op->d, goal, a, &all, err));
	if (all.n == 0 || all.v[all.n - 1].from < to->from)
		return SALES_OK;
	if (all.v[all.n - 1].from == to->from) {
		*same_day = all.v[all.n - 1].id;
		return SALES_OK;
	}
	FAIL(err, SALES_EPOLICY, _("the target changes on %s already (%s): an earlier change would go before it"),
	    day_str(all.v[all.n - 1].from, s), kind_code(&goal_version_kind, all.v[all.n - 1].id, code));
	return err_hint(err, "salesctl goal_version list goal:%s", kind_code(&goal_kind, goal, code));
}

static int
put_version(struct op *op, const struct draft *goal, const struct goal_setting *to, struct arena *a,
    struct sales_err *err)
{
	struct draft v = draft_new(op, &goal_version_kind, a);
	int64_t      same_day;

	if (draft_get(goal, "target")->u.i == to->target)
		return SALES_OK;
	TRY(find_newest(op, goal->before.id, to, a, &same_day, err));
	if (same_day != 0)
		TRY(draft_of(op, &goal_version_kind, same_day, a, &v, err));
	draft_set(&v, "goal", v_of(V_REF, goal->before.id));
	draft_set(&v, "from", v_day(to->from));
	if (same_day == 0)
		draft_set(&v, "old", *draft_get(goal, "target"));
	draft_set(&v, "target", v_of(V_NUM, to->target));
	draft_set(&v, "set_on", v_day(op->d->when.today));
	TRY(draft_set_actor(&v, "by", err));
	draft_set(&v, "reason", v_text(op->reason));
	return draft_save(&v, NULL, NULL, err);
}

static int
no_goal(const struct goal_setting *to, const char *period, struct sales_err *err)
{
	char s[DAY_SIZE];

	FAIL(err, SALES_ENOTFOUND, _("there is no goal on %s for %s yet whose target could change on %s"), to->metric,
	    period, day_str(to->from, s));
	return err_hint(err, _("without --effective it is set for the whole period"));
}

/* ---- the goal ------------------------------------------------------------- */

static void
fill(struct draft *g, const struct goal_setting *to, const char *period)
{
	draft_set(g, "subject", v_of(V_REF, to->subject));
	draft_set(g, "metric", v_text(to->metric));
	draft_set(g, "period", v_text(period));
	draft_set(g, "target", v_of(V_NUM, to->target));
	if (to->parent != 0)
		draft_set(g, "parent", v_of(V_REF, to->parent));
	if (to->stretch != NULL)
		draft_set(g, "stretch", *to->stretch);
	if (to->weight != NULL)
		draft_set(g, "weight", *to->weight);
}

int
goal_set(struct op *op, const struct goal_setting *to, struct arena *a, int64_t *id, struct value **before,
    bool *changed, struct sales_err *err)
{
	struct draft g = draft_new(op, &goal_kind, a);
	char        *period = arena_alloc(a, PERIOD_SIZE);
	bool         found = false;

	period_str(to->period, period);
	TRY(db_one_int(&op->d->db, &find_goal, BIND(V(to->subject), V(to->metric), V(period)), id, &found, err));
	if (found)
		TRY(draft_of(op, &goal_kind, *id, a, &g, err));
	*before = g.before.v;
	if (to->is_dated) {
		TRY(check_day(to, period, err));
		if (!found)
			return no_goal(to, period, err);
		TRY(put_version(op, &g, to, a, err));
		/* a version of that day that is made anew has changed it already */
		TRY(draft_of(op, &goal_kind, *id, a, &g, err));
	}
	fill(&g, to, period);
	if (!found) {
		draft_set(&g, "set_on", v_day(op->d->when.today));
		TRY(draft_set_actor(&g, "set_by", err));
	}
	TRY(draft_save(&g, id, changed, err));
	*changed = *changed || (found && (*before)[GOAL_TARGET].u.i != to->target);
	return SALES_OK;
}
