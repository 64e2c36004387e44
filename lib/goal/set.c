#include "lib/goal/set.h"

#include <string.h>

#include "lib/goal/kinds.h"

static const struct sql find_goal = { "SELECT id FROM goal WHERE subject = ?1 AND metric = ?2 AND period = ?3" };

int
goal_set(struct op *op, const struct goal_setting *g, struct arena *a, int64_t *id, struct value **before,
    bool *changed, struct sales_err *err)
{
	struct dept       *d = op->d;
	const struct kind *k = d->schema.by_no[goal_kind.no];
	struct value      *v = arena_array(a, struct value, k->nfields);
	struct record      old;
	char              *period = arena_alloc(a, PERIOD_SIZE);
	bool               found = false;

	*before = NULL;
	*changed = true;
	period_str(g->period, period);
	TRY(db_one_int(&d->db, &find_goal, BIND(V(g->subject), V(g->metric), V(period)), id, &found, err));
	if (found) {
		TRY(record_get(d, k, *id, a, &old, err));
		*before = old.v;
		memcpy(v, old.v, k->nfields * sizeof(*v));
	}
	v[kind_index(k, "subject")] = v_of(V_REF, g->subject);
	v[kind_index(k, "metric")] = v_text(g->metric);
	v[kind_index(k, "period")] = v_text(period);
	v[kind_index(k, "target")] = v_of(V_NUM, g->target);
	if (!found && d->policy->goals.approval)
		v[kind_index(k, "state")] = v_text("draft");
	if (!found)
		return record_add(op, k, v, id, err);
	return record_change(op, k, &old, v, changed, err);
}
