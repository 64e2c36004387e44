#include "lib/payout/accept.h"

#include <string.h>

#include "lib/payout/kinds.h"
#include "lib/payout/who.h"
#include "lib/record/draft.h"

/* ---- who is in which plan today ------------------------------------------ */

struct members {
	struct org org;
	struct who who;
};

static int
members_load(struct dept *d, struct arena *a, struct members *m, struct sales_err *err)
{
	const struct rule_days today = { d->policy, { d->when.today, d->when.today } };

	TRY(org_load(d, a, &m->org, err));
	return who_load(d, &today, 1, &m->org, a, &m->who, err);
}

static bool
is_member(const struct members *m, const struct dept *d, size_t plan, size_t person)
{
	return m->org.person[person].id != 0 && who_in(&m->who, 0, plan, (int64_t)person, d->when.today) &&
	    org_is_there(&m->org.person[person], (struct period){ d->when.today, d->when.today });
}

/* ---- what was accepted --------------------------------------------------- */

enum { COL_PERSON, COL_PLAN, COL_POLICY, COL_HASH, COL_ON, COLS };
static const char *const cols[COLS] = { "person", "plan", "policy", "hash", "accepted_on" };

struct given { int64_t id, person, policy; const char *plan; day on; bool is_today; };

struct taking { const struct policy *policy; struct arena *a; struct buf rows; };

static void
taking_done(struct taking *t)
{
	buf_done(&t->rows);
}

static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct taking *t = arg;
	struct given   g = { .id = id, .person = c[COL_PERSON].u.i, .policy = c[COL_POLICY].u.i, .on = (day)c[COL_ON].u.i,
		.plan = arena_strndup(t->a, c[COL_PLAN].u.s.p, c[COL_PLAN].u.s.n) };

	(void)err;
	g.is_today = g.policy == t->policy->version && value_is(&c[COL_HASH], t->policy->hash);
	buf_put(&t->rows, &g, sizeof(g));
	return SALES_OK;
}

static int
load_given(struct dept *d, struct arena *a, struct given **out, size_t *n, struct sales_err *err)
{
	CLEANUP(taking_done) struct taking t = { .policy = d->policy, .a = a };
	struct query                       q;

	TRY(record_query(d, &acceptance_kind, cols, COLS, NULL, a, &q, err));
	TRY(record_each(d, &q, take, &t, err));
	*n = t.rows.n / sizeof(**out);
	*out = arena_array(a, struct given, *n + 1);
	if (*n > 0)
		memcpy(*out, t.rows.p, t.rows.n);
	return SALES_OK;
}

/* Today's counts before a later one of another version. */
static struct acceptance
last_of(const struct given *v, size_t n, const char *plan, int64_t person)
{
	struct acceptance x = { .person = person, .plan = plan, .on = DAY_NONE };

	for (size_t i = 0; i < n && x.state != ACCEPT_GIVEN; i++)
		if (v[i].person == person && strcmp(v[i].plan, plan) == 0) {
			x.id = v[i].id;
			x.policy = v[i].policy;
			x.on = v[i].on;
			x.state = v[i].is_today ? ACCEPT_GIVEN : ACCEPT_OUTDATED;
		}
	return x;
}

int
acceptances(struct dept *d, struct arena *a, struct acceptance **out, size_t *n, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf rows = { 0 };
	struct members               m;
	struct given                *given;
	size_t                       ngiven;

	TRY(members_load(d, a, &m, err));
	TRY(load_given(d, a, &given, &ngiven, err));
	for (size_t k = 0; k < d->policy->nplans; k++)
		for (size_t i = 0; i < m.org.npeople; i++) {
			const struct acceptance x = last_of(given, ngiven, d->policy->plans[k].id, (int64_t)i);

			if (is_member(&m, d, k, i))
				buf_put(&rows, &x, sizeof(x));
		}
	*n = rows.n / sizeof(**out);
	*out = arena_array(a, struct acceptance, *n + 1);
	if (*n > 0)
		memcpy(*out, rows.p, rows.n);
	return SALES_OK;
}

int
acceptances_missing(struct dept *d, int64_t *n, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct acceptance               *v;
	size_t                           all;

	*n = 0;
	if (d->policy->nplans == 0)
		return SALES_OK;
	TRY(record_count_where(d, &acceptance_kind, NULL, n, err));
	if (*n == 0)
		return SALES_OK; /* not in use here */
	*n = 0;
	TRY(acceptances(d, &a, &v, &all, err));
	for (size_t i = 0; i < all; i++)
		*n += v[i].state != ACCEPT_GIVEN;
	return SALES_OK;
}

/* ---- accepting ----------------------------------------------------------- */

static int
no_plan(const struct policy *p, const char *id, struct sales_err *err)
{
	FAIL(err, SALES_ENOTFOUND, _("the rule book has no plan '%s'"), id);
	if (p->nplans == 0)
		return (int)err->code;
	return err_hint(err, "salesctl payout acceptances");
}

/* The plan's place, when who acts is in it. */
static int
check_member(struct op *op, const char *id, const struct actor *who, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct policy             *p = op->d->policy;
	const struct plan               *plan = policy_plan(p, id);
	struct members                   m;

	if (plan == NULL)
		return no_plan(p, id, err);
	if (who->person == 0) {
		FAIL(err, SALES_EPOLICY, _("who accepts a plan is a person: nobody here has the login '%s'"), who->login);
		return err_hint(err, "salesctl payout accept %s --as PERSON", id);
	}
	TRY(members_load(op->d, &a, &m, err));
	if (is_member(&m, op->d, (size_t)(plan - p->plans), (size_t)who->person))
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("%s is not in plan '%s' today: it is for %s"), m.org.person[who->person].name, id,
	    plan->who == NULL ? _("everybody") : plan->who);
	return err_hint(err, "salesctl payout acceptances");
}

int
plan_accept(struct op *op, const char *plan, int64_t *id, bool *stands, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct policy             *p = op->d->policy;
	const struct actor              *who;
	struct acceptance                before;
	struct given                    *given;
	size_t                           n;
	struct draft                     r;

	TRY(dept_actor(op->d, &who, err));
	TRY(check_member(op, plan, who, err));
	TRY(load_given(op->d, &a, &given, &n, err));
	before = last_of(given, n, plan, who->person);
	*id = before.id;
	*stands = before.state == ACCEPT_GIVEN;
	if (*stands)
		return SALES_OK;
	r = draft_new(op, &acceptance_kind, &a);
	draft_set(&r, "person", v_of(V_REF, who->person));
	draft_set(&r, "plan", v_text(plan));
	draft_set(&r, "policy", v_int(p->version));
	draft_set(&r, "hash", v_text(p->hash));
	draft_set(&r, "accepted_on", v_day(op->d->when.today));
	draft_set(&r, "login", v_text(who->login));
	return draft_save(&r, id, NULL, err);
}
