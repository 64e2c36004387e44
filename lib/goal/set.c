#include "lib/goal/set.h"

#include "lib/goal/kinds.h"
#include "lib/record/draft.h"

static const struct sql find_goal = { "SELECT id FROM goal WHERE subject = ?1 AND metric = ?2 AND period = ?3" };

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
	draft_set(&g, "subject", v_of(V_REF, to->subject));
	draft_set(&g, "metric", v_text(to->metric));
	draft_set(&g, "period", v_text(period));
	draft_set(&g, "target", v_of(V_NUM, to->target));
	if (!found && op->d->policy->goals.approval)
		draft_set(&g, "state", v_text("draft"));
	return draft_save(&g, id, changed, err);
}
