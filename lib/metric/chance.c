#include "lib/metric/chance.h"

int64_t
deal_chance(const struct policy *p, const struct value *own, const struct value *stage, const struct value *pipeline)
{
	const struct stage *st;
	char                id[64] = "", of[64] = "";

	if (own->type != V_NULL)
		return own->u.i;
	if (stage->type == V_TEXT && stage->u.s.n < sizeof(id))
		memcpy(id, stage->u.s.p, stage->u.s.n);
	if (pipeline->type == V_TEXT && pipeline->u.s.n < sizeof(of))
		memcpy(of, pipeline->u.s.p, pipeline->u.s.n);
	st = policy_stage(p, of[0] == '\0' ? NULL : of, id);
	return st == NULL ? 0 : st->probability;
}
