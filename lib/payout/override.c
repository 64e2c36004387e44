/* What the people below somebody brought in: each fact goes once to those above its
 * person on its day, up to the override's depth; nobody's own is among it. */
#include <string.h>

#include "lib/payout/by_period.h"
#include "lib/payout/fault.h"

/* One override in one version: [manager * spans + span]. */
struct group_sums { struct group_sums *next; size_t rule, version; int64_t *sum; };

/* Managers who stand above each other in a ring are above each of it once. */
static bool
was_met(const int64_t *met, int n, int64_t who)
{
	for (int i = 0; i < n; i++)
		if (met[i] == who)
			return true;
	return false;
}

static int
add_up(struct engine *e, const struct pay_fact *f, int depth, const struct spans *s, int64_t *sum, struct sales_err *err)
{
	int64_t who = f->person, met[64] = { who };

	if (FAULT_PLANTED(FAULT_OVERRIDE))
		sum[(size_t)who * s->n + s->of[f->on - e->seen.from]] += f->value;
	for (int level = 1; (depth == 0 || level <= depth) && level < 64; level++) {
		int64_t *to;

		who = org_at(&e->org, who, f->on)->manager;
		if (who == 0 || (size_t)who >= e->org.npeople || e->org.person[who].id == 0 || was_met(met, level, who))
			return SALES_OK;
		met[level] = who;
		if (e->org.person[who].left != DAY_NONE && f->on > e->org.person[who].left)
			continue; /* it is of those above him */
		to = &sum[(size_t)who * s->n + s->of[f->on - e->seen.from]];
		if (__builtin_add_overflow(*to, f->value, to))
			return FAIL(err, SALES_EINVAL, _("the total below %s is too large to reckon with"), e->org.person[who].code);
	}
	return SALES_OK;
}

int
override_total(struct engine *e, size_t rule, size_t version, int64_t manager, size_t span, int64_t *out, struct sales_err *err)
{
	const struct component *c = e->rule[rule].v[version].comp;
	const struct spans     *s = engine_spans(e, c->period);
	const struct fact_set  *set = &e->set[e->rule[rule].base];
	struct group_sums      *g = e->groups;

	while (g != NULL && (g->rule != rule || g->version != version))
		g = g->next;
	if (g == NULL) {
		g = arena_new(e->a, struct group_sums);
		*g = (struct group_sums){ e->groups, rule, version, arena_array(e->a, int64_t, e->org.npeople * s->n + 1) };
		e->groups = g;
		for (size_t p = 1; p < e->org.npeople; p++) {
			const struct fact_span facts = facts_of(set, p);

			for (const struct pay_fact *f = facts.first; f < facts.end; f++)
				TRY(add_up(e, f, c->depth, s, g->sum, err));
		}
	}
	*out = g->sum[(size_t)manager * s->n + span];
	return SALES_OK;
}
