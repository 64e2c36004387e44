#include "lib/goal/checks.h"

#include "lib/goal/check.h"
#include "lib/goal/kinds.h"
#include "lib/goal/versions.h"
#include "lib/record/draft.h"

/* ---- a goal --------------------------------------------------------------- */

static bool
same(const struct value *a, const struct value *b, size_t field)
{
	return value_equal(&a[field], &b[field]);
}

static bool
has_same_aim(const struct value *a, const struct value *b)
{
	for (size_t i = GOAL_SUBJECT; i <= GOAL_WEIGHT; i++)
		if (!same(a, b, i))
			return false;
	return true;
}

static const struct metric *
metric_of(const struct dept *d, const struct value *v)
{
	CLEANUP(arena_done) struct arena a = { 0 };

	return v->type != V_TEXT ? NULL : policy_metric(d->policy, arena_strndup(&a, v->u.s.p, v->u.s.n));
}

static int
check_numbers(const struct dept *d, const struct value *v, struct sales_err *err)
{
	const struct metric *m = metric_of(d, &v[GOAL_METRIC]);
	const struct value  *target = &v[GOAL_TARGET], *stretch = &v[GOAL_STRETCH], *weight = &v[GOAL_WEIGHT];

	if (target->type != V_NULL && target->u.i <= 0)
		return FAIL(err, SALES_EINVAL, _("target: it must be above zero"));
	if (weight->type != V_NULL && (weight->u.i < 0 || weight->u.i > RATE_UNIT))
		return FAIL(err, SALES_EINVAL, _("weight: it must be between 0%% and 100%%"));
	if (stretch->type == V_NULL || target->type == V_NULL)
		return SALES_OK;
	if (m != NULL && m->lower_is_better)
		return stretch->u.i > 0 && stretch->u.i < target->u.i ? SALES_OK : FAIL(err, SALES_EINVAL,
		    _("stretch: of '%s' less is better, so it must be above zero and below the target"), m->id);
	return stretch->u.i > target->u.i ? SALES_OK :
	    FAIL(err, SALES_EINVAL, _("stretch: it must be above the target"));
}

static int
check_period(struct dept *d, const struct value *v, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct period                    p;

	if (v->type != V_TEXT)
		return SALES_OK;
	TRY(period_parse(arena_strndup(&a, v->u.s.p, v->u.s.n), &d->when, &p, err));
	if (p.from != DAY_NONE && p.to != DAY_NONE)
		return SALES_OK;
	FAIL(err, SALES_EINVAL, _("period: a goal needs a period with both ends"));
	return err_hint(err, "2026Q3, 2026-07-10..2026-08-20");
}

static void
clear(struct value *v, size_t from, size_t to)
{
	for (size_t i = from; i <= to; i++)
		v[i] = v_null();
}

/* A goal with another aim is another promise: who set it when, nobody has
 * acknowledged it yet, and where that is asked it waits for approval again. */
static int
set_anew(struct dept *d, const struct value *before, struct value *after, struct sales_err *err)
{
	const struct actor *who;

	TRY(dept_actor(d, &who, err));
	after[GOAL_SET_ON] = v_day(d->when.today);
	after[GOAL_SET_BY] = who->person == 0 ? v_null() : v_of(V_REF, who->person);
	after[GOAL_SET_LOGIN] = v_text(who->login);
	if (same(before, after, GOAL_ACKNOWLEDGED_ON))
		after[GOAL_ACKNOWLEDGED_ON] = v_null();
	if (!d->policy->goals.approval || !same(before, after, GOAL_STATE))
		return SALES_OK;
	after[GOAL_STATE] = v_text("draft");
	clear(after, GOAL_APPROVED_BY, GOAL_SAME_LOGIN);
	return SALES_OK;
}

static int
fill_new(struct dept *d, struct value *v, struct sales_err *err)
{
	const struct actor *who;

	if (v[GOAL_STATE].type == V_NULL)
		v[GOAL_STATE] = v_text(d->policy->goals.approval ? "draft" : "approved");
	if (v[GOAL_SET_LOGIN].type != V_NULL)
		return SALES_OK;
	TRY(dept_actor(d, &who, err));
	v[GOAL_SET_LOGIN] = v_text(who->login);
	return SALES_OK;
}

int
goal_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after,
    struct sales_err *err)
{
	(void)k;
	TRY(check_numbers(d, after, err));
	TRY(check_period(d, &after[GOAL_PERIOD], err));
	if (before == NULL)
		return fill_new(d, after, err);
	return has_same_aim(before, after) ? SALES_OK : set_anew(d, before, after, err);
}

int
goal_trail(struct op *op, const struct kind *k, const struct record *before, const struct value *after,
    struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct goal_versions             all;
	struct draft                     v;

	(void)k;
	if (same(before->v, after, GOAL_TARGET))
		return SALES_OK;
	TRY(goal_versions_load(op->d, before->id, &a, &all, err));
	if (all.n == 0 || all.v[all.n - 1].target == after[GOAL_TARGET].u.i)
		return SALES_OK;
	TRY(draft_of(op, &goal_version_kind, all.v[all.n - 1].id, &a, &v, err));
	draft_set(&v, "target", after[GOAL_TARGET]);
	return draft_save(&v, NULL, NULL, err);
}

int
goal_remark(struct dept *d, const struct kind *k, const struct record *before, const struct record *after,
    struct arena *a, const char **text, struct sales_err *err)
{
	const struct goal_check_ask ask = { .goal = after->id };
	struct goal_verdicts        l;
	const char                 *said;

	(void)k;
	if (before != NULL && has_same_aim(before->v, after->v))
		return SALES_OK;
	TRY(goal_smart(d, &ask, a, &l, err));
	said = l.n == 0 ? NULL : goal_verdict_text(&l.v[0], GRADE_REMARK, a);
	if (said != NULL)
		*text = arena_printf(a, "%s; %s", l.v[0].smart, said);
	return SALES_OK;
}

/* ---- all of them ---------------------------------------------------------- */

struct goal_links { struct arena *a; int64_t *parent; size_t n, cap; };  /* by goal; 0: none */

static int
take_link(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct goal_links *l = arg;

	(void)err;
	while (l->n <= (size_t)id) {
		l->parent = arena_more(l->a, l->parent, l->n, &l->cap, sizeof(*l->parent));
		l->parent[l->n++] = 0;
	}
	l->parent[id] = value_id(&c[0]);
	return SALES_OK;
}

static int
check_parents(const struct goal_links *l, struct sales_err *err)
{
	char code[32];

	for (size_t i = 1; i < l->n; i++) {
		int64_t at = l->parent[i];

		for (size_t steps = 0; at > 0 && (size_t)at < l->n && steps <= l->n; steps++) {
			if (at == (int64_t)i)
				return FAIL(err, SALES_EINVAL, _("parent: %s would be a part of itself"),
				    kind_code(&goal_kind, at, code));
			at = l->parent[at];
		}
	}
	return SALES_OK;
}

int
goal_whole(struct op *op, struct sales_err *err)
{
	static const char *const         name[] = { "parent" };
	CLEANUP(arena_done) struct arena a = { 0 };
	struct goal_links                l = { .a = &a };
	struct query                     q;

	TRY(record_query(op->d, &goal_kind, name, 1, "not parent is empty", &a, &q, err));
	TRY(record_each(op->d, &q, take_link, &l, err));
	return check_parents(&l, err);
}

/* ---- a version ------------------------------------------------------------ */

static int
check_from(struct dept *d, const struct record *goal, day from, struct arena *a, struct sales_err *err)
{
	const struct value *text = &goal->v[GOAL_PERIOD];
	struct period       p;
	char                s[DAY_SIZE], name[PERIOD_SIZE];

	TRY(period_parse(arena_strndup(a, text->u.s.p, text->u.s.n), &d->when, &p, err));
	return period_holds(p, from) ? SALES_OK : FAIL(err, SALES_EINVAL,
	    _("from: %s is not within the goal's period %s"), day_str(from, s), period_str(p, name));
}

int
goal_version_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after,
    struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct goal_versions             all;
	struct record                    goal;

	(void)k;
	(void)before;
	if (after[VERSION_TARGET].type != V_NULL && after[VERSION_TARGET].u.i <= 0)
		return FAIL(err, SALES_EINVAL, _("target: it must be above zero"));
	if (after[VERSION_GOAL].type == V_NULL || after[VERSION_FROM].type == V_NULL)
		return SALES_OK;
	TRY(record_get(d, d->schema.by_no[goal_kind.no], after[VERSION_GOAL].u.i, &a, &goal, err));
	TRY(check_from(d, &goal, (day)after[VERSION_FROM].u.i, &a, err));
	if (after[VERSION_OLD].type != V_NULL)
		return SALES_OK;
	TRY(goal_versions_load(d, goal.id, &a, &all, err));
	after[VERSION_OLD] = v_of(V_NUM, goal_target_on(&all, goal.id, goal.v[GOAL_TARGET].u.i,
	    (day)after[VERSION_FROM].u.i - 1));
	return SALES_OK;
}

/* What one version ends with is what the next one begins with, and what the
 * newest ends with is the goal's own target. */
static int
hand_on(struct op *op, const struct goal_versions *of_goal, int64_t version, struct arena *a, struct sales_err *err)
{
	const struct goal_version *v = of_goal->v;
	struct draft               next;
	size_t                     i = 0;

	while (i < of_goal->n && v[i].id != version)
		i++;
	if (i == of_goal->n)
		return SALES_OK;
	if (i + 1 < of_goal->n) {
		TRY(draft_of(op, &goal_version_kind, v[i + 1].id, a, &next, err));
		draft_set(&next, "old", v_of(V_NUM, v[i].target));
	} else {
		TRY(draft_of(op, &goal_kind, v[i].goal, a, &next, err));
		draft_set(&next, "target", v_of(V_NUM, v[i].target));
	}
	return draft_save(&next, NULL, NULL, err);
}

int
goal_version_trail(struct op *op, const struct kind *k, const struct record *before, const struct value *after,
    struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct goal_versions             all;

	(void)k;
	if (same(before->v, after, VERSION_TARGET))
		return SALES_OK;
	TRY(goal_versions_load(op->d, after[VERSION_GOAL].u.i, &a, &all, err));
	return hand_on(op, &all, before->id, &a, err);
}

int
goal_version_arrive(struct op *op, int64_t first, int64_t last, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct goal_versions             all, one;

	TRY(goal_versions_load(op->d, 0, &a, &all, err));
	for (size_t i = 0; i < all.n; i++) {
		if (all.v[i].id < first || all.v[i].id > last)
			continue;
		one.v = (struct goal_version *)goal_versions_of(&all, all.v[i].goal, &one.n);
		TRY(hand_on(op, &one, all.v[i].id, &a, err));
	}
	return SALES_OK;
}
