/* What a goal is a part of, and whether its own parts add up. */
#include "lib/goal/check_inside.h"
#include "lib/goal/kinds.h"
#include "lib/goal/status.h"

static bool
covers(struct period big, struct period small)
{
	return big.from <= small.from && big.to >= small.to;
}

/* ---- above ---------------------------------------------------------------- */

/* The team where its subject stands when it begins, or that is above it. */
static int64_t
team_above(const struct checking *c, const struct goal_verdict *v)
{
	const int64_t           id = subject_id(v->subject);
	const struct org_place *at;

	if (subject_is_team(v->subject))
		return (size_t)id < c->org.nteams ? c->org.team[id].parent : 0;
	at = org_at(&c->org, id, v->period.from);
	return at == NULL ? 0 : at->team;
}

static const struct goal_verdict *
goal_of(const struct checking *c, int64_t subject, const struct goal_verdict *v)
{
	for (size_t i = 0; i < c->nall; i++)
		if (c->all[i].subject == subject && c->all[i].id != v->id && strcmp(c->all[i].metric, v->metric) == 0 &&
		    covers(c->all[i].period, v->period))
			return &c->all[i];
	return NULL;
}

/* Is it the only team that stands below no other? */
static bool
is_top_team(const struct checking *c, int64_t subject)
{
	size_t tops = 0;

	for (size_t i = 1; i < c->org.nteams; i++)
		tops += c->org.team[i].id != 0 && c->org.team[i].parent == 0;
	return tops == 1 && subject_is_team(subject) && (size_t)subject_id(subject) < c->org.nteams &&
	    c->org.team[subject_id(subject)].parent == 0;
}

static bool
has_above(const struct checking *c, const struct goal_verdict *v)
{
	size_t steps = 0;

	if (v->subject == SUBJECT_COMPANY || is_top_team(c, v->subject) || goal_of(c, v->subject, v) != NULL ||
	    goal_of(c, SUBJECT_COMPANY, v) != NULL)
		return true;
	for (int64_t t = team_above(c, v); t > 0 && (size_t)t < c->org.nteams && steps++ < c->org.nteams;
	    t = c->org.team[t].parent)
		if (goal_of(c, subject_team(t), v) != NULL)
			return true;
	return false;
}

static void
check_above(struct checking *c, struct goal_verdict *v)
{
	char code[32], parent[32];

	kind_code(&goal_kind, v->id, code);
	if (v->parent == 0) {
		if (!has_above(c, v))
			check_say(c, v, SMART_R, GRADE_FAILED, arena_printf(c->a, "salesctl goal edit %s parent=G-...", code),
			    arena_printf(c->a, _("a part of nothing: it has no parent, and nobody above has a goal on %s for %s"),
			    v->metric, v->period_name));
		return;
	}
	for (size_t i = 0; i < c->nall; i++)
		if (c->all[i].id == v->parent && !covers(c->all[i].period, v->period))
			check_say(c, v, SMART_R, GRADE_REMARK, NULL, arena_printf(c->a,
			    _("its period is not within that of its parent %s (%s)"), kind_code(&goal_kind, v->parent, parent),
			    c->all[i].period_name));
}

/* ---- below ---------------------------------------------------------------- */

/* A goal may be split over subjects, over time, or over both: each split adds up
 * by itself. */
enum split { BY_SUBJECT, BY_TIME, BY_BOTH, SPLITS };

static enum split
split_of(const struct goal_verdict *parent, const struct goal_verdict *part)
{
	return period_same(parent->period, part->period) ? BY_SUBJECT :
	    parent->subject == part->subject ? BY_TIME : BY_BOTH;
}

static int
check_below(struct checking *c, struct goal_verdict *v, struct sales_err *err)
{
	int64_t      sum[SPLITS] = { 0 };
	size_t       n[SPLITS] = { 0 };
	struct ratio part, gap;

	if (v->defined == NULL || !goal_cumulates(v->defined))
		return SALES_OK;
	for (size_t i = 0; i < c->nall; i++) {
		const struct goal_verdict *x = &c->all[i];

		if (x->parent != v->id || strcmp(x->metric, v->metric) != 0)
			continue;
		n[split_of(v, x)]++;
		if (__builtin_add_overflow(sum[split_of(v, x)], x->target, &sum[split_of(v, x)]))
			return FAIL(err, SALES_EINVAL, _("the sum of the goals is too large"));
	}
	for (int s = 0; s < SPLITS; s++)
		if (n[s] > 0 && sum[s] < v->target && ratio_make(sum[s], MONEY_UNIT, &part) &&
		    ratio_make(v->target - sum[s], MONEY_UNIT, &gap))
			check_say(c, v, SMART_R, GRADE_REMARK, NULL, arena_printf(c->a,
			    _("its parts add up to %s: %s are missing"), goal_figure(c->d->policy, v->defined, part, c->a),
			    goal_figure(c->d->policy, v->defined, gap, c->a)));
	return SALES_OK;
}

int
check_parts(struct checking *c, struct sales_err *err)
{
	for (size_t i = 0; i < c->n; i++) {
		check_above(c, c->v[i]);
		TRY(check_below(c, c->v[i], err));
	}
	return SALES_OK;
}
