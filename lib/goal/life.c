#include "lib/goal/life.h"

#include "lib/crm/eyes.h"
#include "lib/goal/checks.h"
#include "lib/goal/kinds.h"
#include "lib/record/draft.h"

struct living {
	struct op          *op;
	struct dept        *d;
	struct arena        a;
	struct draft        g;
	struct org          org;
	int64_t             owner;
	const struct actor *who;
	char                code[32];
};

static void
living_done(struct living *l)
{
	arena_done(&l->a);
}

static int
open_goal(struct living *l, struct op *op, int64_t goal, struct sales_err *err)
{
	l->op = op;
	l->d = op->d;
	TRY(draft_of(op, &goal_kind, goal, &l->a, &l->g, err));
	TRY(org_load(l->d, &l->a, &l->org, err));
	TRY(dept_actor(l->d, &l->who, err));
	l->owner = goal_owner(&l->org, l->g.v[GOAL_SUBJECT].u.i);
	kind_code(&goal_kind, goal, l->code);
	return SALES_OK;
}

/* ---- whose it is ---------------------------------------------------------- */

int64_t
goal_owner(const struct org *org, int64_t subject)
{
	const size_t id = (size_t)subject_id(subject);
	int64_t      lead = 0;
	int          tops = 0;

	if (subject_is_person(subject))
		return (int64_t)id;
	if (subject_is_team(subject))
		return id < org->nteams ? org->team[id].lead : 0;
	for (size_t i = 1; i < org->nteams; i++)
		if (org->team[i].id != 0 && org->team[i].parent == 0) {
			tops++;
			lead = org->team[i].lead;
		}
	return tops == 1 ? lead : 0;
}

day
goal_ack_due(const struct policy *p, day set_on)
{
	const int n = p->goals.ack_within;

	if (n == 0 || set_on == DAY_NONE)
		return DAY_NONE;
	return p->goals.ack_workdays ? calendar_after(&p->calendar, set_on, n) : set_on + n;
}

static const char *
person_name(const struct living *l, int64_t person)
{
	return (size_t)person < l->org.npeople && l->org.person[person].id != 0 ? l->org.person[person].name : "";
}

/* Only its owner speaks for himself. */
static int
need_owner(const struct living *l, struct sales_err *err)
{
	if (l->owner == 0) {
		FAIL(err, SALES_EPOLICY, _("%s is nobody's in person: its team has no lead"), l->code);
		return err_hint(err, "salesctl team edit TEAM lead=PERSON");
	}
	if (l->who->person == l->owner)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("%s is the goal of %s: nobody else speaks for it"), l->code, person_name(l, l->owner));
	return err_hint(err, "--as %s", l->org.person[l->owner].code);
}

int
goal_acknowledge(struct op *op, int64_t goal, bool *changed, struct sales_err *err)
{
	CLEANUP(living_done) struct living l = { 0 };

	*changed = false;
	TRY(open_goal(&l, op, goal, err));
	TRY(need_owner(&l, err));
	if (l.g.v[GOAL_ACKNOWLEDGED_ON].type != V_NULL)
		return SALES_OK;
	l.g.v[GOAL_ACKNOWLEDGED_ON] = v_day(l.d->when.today);
	return draft_save(&l.g, NULL, changed, err);
}

/* ---- objections ----------------------------------------------------------- */

static bool
is_open(const struct living *l)
{
	return l->g.v[GOAL_OBJECTION].type != V_NULL && l->g.v[GOAL_ANSWER].type == V_NULL;
}

int
goal_object(struct op *op, int64_t goal, bool *changed, struct sales_err *err)
{
	CLEANUP(living_done) struct living l = { 0 };

	*changed = false;
	TRY(open_goal(&l, op, goal, err));
	TRY(need_owner(&l, err));
	if (is_open(&l) && value_is(&l.g.v[GOAL_OBJECTION], op->reason))
		return SALES_OK;
	l.g.v[GOAL_OBJECTION] = v_text(op->reason);
	l.g.v[GOAL_OBJECTED_ON] = v_day(l.d->when.today);
	for (size_t i = GOAL_ANSWER; i <= GOAL_ANSWERED_ON; i++)
		l.g.v[i] = v_null();
	return draft_save(&l.g, NULL, changed, err);
}

/* Those above a person: his manager, the leads of his team and of those above it. */
static size_t
above(const struct org *org, int64_t person, day on, int64_t *v, size_t max)
{
	const struct org_place *at = org_at(org, person, on);
	size_t                  n = 0;

	if (at == NULL)
		return 0;
	if (at->manager != 0 && at->manager != person)
		v[n++] = at->manager;
	for (int64_t t = at->team; t > 0 && (size_t)t < org->nteams && n < max; t = org->team[t].parent)
		if (org->team[t].lead != 0 && org->team[t].lead != person)
			v[n++] = org->team[t].lead;
	return n;
}

int64_t
goal_above(const struct org *org, int64_t person, day on)
{
	int64_t first = 0;

	return person != 0 && above(org, person, on, &first, 1) > 0 ? first : 0;
}

enum { ABOVE_MAX = 32 };

/* Where nobody stands above the owner, anybody else does. */
static int
need_above(const struct living *l, struct sales_err *err)
{
	struct parties      p = { 0 };
	const struct actor *who;
	int64_t             v[ABOVE_MAX];
	const size_t        n = l->owner == 0 ? 0 : above(&l->org, l->owner, l->d->when.today, v, ABOVE_MAX);
	bool                same_login;

	for (size_t i = 0; i < n; i++)
		if (v[i] == l->who->person)
			return SALES_OK;
	parties_add(&p, l->owner, NULL);
	if (n == 0)
		return parties_others(l->d, &p, &who, &same_login, err);
	FAIL(err, SALES_EPOLICY, _("who stands above %s answers, such as %s"), person_name(l, l->owner), person_name(l, v[0]));
	return err_hint(err, "--as %s", l->org.person[v[0]].code);
}

int
goal_answer(struct op *op, int64_t goal, const char *text, bool *changed, struct sales_err *err)
{
	CLEANUP(living_done) struct living l = { 0 };

	*changed = false;
	TRY(open_goal(&l, op, goal, err));
	if (l.g.v[GOAL_OBJECTION].type == V_NULL)
		return FAIL(err, SALES_EPOLICY, _("%s: nobody objects to it"), l.code);
	TRY(need_above(&l, err));
	l.g.v[GOAL_ANSWER] = v_text(text);
	l.g.v[GOAL_ANSWERED_BY] = v_of(V_REF, l.who->person);
	l.g.v[GOAL_ANSWERED_ON] = v_day(l.d->when.today);
	return draft_save(&l.g, NULL, changed, err);
}

/* ---- approval ------------------------------------------------------------- */

static int
refuse_open(const struct living *l, struct sales_err *err)
{
	const struct value *why = &l->g.v[GOAL_OBJECTION];
	char                s[DAY_SIZE];

	FAIL(err, SALES_EPOLICY, _("%s: %s objected on %s, and nobody has answered: %.*s"), l->code,
	    person_name(l, l->owner), day_str(value_day(&l->g.v[GOAL_OBJECTED_ON]), s), (int)why->u.s.n, why->u.s.p);
	return err_hint(err, "salesctl goal answer %s --text TEXT", l->code);
}

static const char *
text_or_none(struct living *l, const struct value *v)
{
	return v->type == V_NULL ? NULL : arena_strndup(&l->a, v->u.s.p, v->u.s.n);
}

/* Whose goal it is and who set it, each with his login. */
static int
find_parties(struct living *l, struct parties *p, struct sales_err *err)
{
	const struct kind *person = l->d->schema.by_no[KIND_PERSON];
	struct record      r;

	parties_add(p, value_id(&l->g.v[GOAL_SET_BY]), text_or_none(l, &l->g.v[GOAL_SET_LOGIN]));
	if (l->owner == 0)
		return SALES_OK;
	TRY(record_get(l->d, person, l->owner, &l->a, &r, err));
	parties_add(p, l->owner, text_or_none(l, &r.v[kind_index(person, "login")]));
	return SALES_OK;
}

int
goal_approve(struct op *op, int64_t goal, bool *changed, struct sales_err *err)
{
	CLEANUP(living_done) struct living l = { 0 };
	struct parties                     p = { 0 };
	bool                               same_login;

	*changed = false;
	TRY(open_goal(&l, op, goal, err));
	if (value_is(&l.g.v[GOAL_STATE], "approved"))
		return SALES_OK;
	if (is_open(&l))
		return refuse_open(&l, err);
	TRY(find_parties(&l, &p, err));
	if (parties_led(l.d, &p, &l.org, l.owner, &l.who, &same_login, err) != SALES_OK)
		return err_prefix(err, "%s: ", l.code);
	l.g.v[GOAL_STATE] = v_text("approved");
	l.g.v[GOAL_APPROVED_BY] = v_of(V_REF, l.who->person);
	l.g.v[GOAL_APPROVED_ON] = v_day(l.d->when.today);
	l.g.v[GOAL_APPROVED_LOGIN] = v_text(l.who->login);
	l.g.v[GOAL_SAME_LOGIN] = v_of(V_BOOL, same_login);
	return draft_save(&l.g, NULL, changed, err);
}
