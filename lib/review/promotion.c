#include "lib/review/promotion.h"

#include <stdlib.h>
#include <string.h>

#include "lib/review/among.h"

const char *
ladder_outcome_name(enum ladder_outcome o)
{
	static const char *const name[] = { "stay", "hold", "eligible", "demote" };

	return name[o];
}

const char *
demote_action_name(enum demote_action a)
{
	static const char *const name[] = { "improvement-plan", "training", "transfer", "demotion", "dismiss" };

	return name[a];
}

struct bound_step { const struct ladder_step *step; struct expr *promote, *demote; };
struct climbing { struct judging *j; struct bound_step *step; size_t nsteps; struct among among; struct arena *a; };

/* ---- steps --------------------------------------------------------------- */

static int
bind_steps(struct climbing *c, struct dept *d, struct sales_err *err)
{
	const struct policy *p = judging_policy(c->j);
	const char         **who = arena_array(c->a, const char *, p->nsteps + 1);

	c->nsteps = p->nsteps;
	c->step = arena_array(c->a, struct bound_step, p->nsteps + 1);
	if (p->nsteps == 0) {
		FAIL(err, SALES_EPOLICY, _("the rule book says nothing of promotion"));
		return err_hint(err, "promotion: {promote: \"tenure >= 6m and score >= 85\"}");
	}
	for (size_t i = 0; i < p->nsteps; i++) {
		const struct ladder_step *s = &p->steps[i];

		c->step[i].step = s;
		who[i] = s->who;
		if (s->promote != NULL)
			TRY(judging_bind(c->j, s->promote, V_BOOL, "promotion.promote", &c->step[i].promote, err));
		if (s->demote != NULL)
			TRY(judging_bind(c->j, s->demote, V_BOOL, "promotion.demote", &c->step[i].demote, err));
	}
	return among_load(d, judging_org(c->j), judging_day(c->j), who, p->nsteps, "promotion.for", c->a, &c->among, err);
}

static const struct bound_step *
step_of(const struct climbing *c, const struct one_among *one, const char *level)
{
	for (size_t i = 0; i < c->nsteps; i++) {
		const char *from = c->step[i].step->from;

		if (one->meant[i] && (from == NULL || (level != NULL && strcmp(from, level) == 0)))
			return &c->step[i];
	}
	return NULL;
}

static enum ladder_outcome
outcome_of(const struct ladder_row *r)
{
	if (r->demote.n > 0 && r->demote.holds)
		return LADDER_DEMOTE;
	return r->promote.n == 0 ? LADDER_STAY : r->promote.holds ? LADDER_ELIGIBLE : LADDER_HOLD;
}

static int
judge_one(struct climbing *c, const struct one_among *one, struct ladder *out, struct sales_err *err)
{
	const struct org        *org = judging_org(c->j);
	const struct org_place  *place = org_at(org, one->person, judging_day(c->j));
	const struct bound_step *s = step_of(c, one, place->level);
	struct ladder_row       *r = &out->row[out->n];

	if (s == NULL)
		return SALES_OK;
	*r = (struct ladder_row){ .person = one->person, .code = org->person[one->person].code,
		.name = org->person[one->person].name, .role = place->role, .level = place->level, .step = s->step };
	if (s->promote != NULL)
		TRY(judging_conditions(c->j, s->promote, one->person, c->a, &r->promote, err));
	if (s->demote != NULL)
		TRY(judging_conditions(c->j, s->demote, one->person, c->a, &r->demote, err));
	r->outcome = outcome_of(r);
	out->n++;
	return SALES_OK;
}

static int
by_code(const void *x, const void *y)
{
	const struct ladder_row *a = x, *b = y;

	return strcmp(a->code, b->code);
}

static bool
is_asked(const int64_t *person, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (person[i] == id)
			return true;
	return person == NULL;
}

int
promotion_check(struct dept *d, struct period period, const int64_t *person, size_t n, struct arena *a,
    struct ladder *out, struct sales_err *err)
{
	struct climbing c = { .a = a };
	int64_t        *all;

	*out = (struct ladder){ 0 };
	TRY(judging_open(d, period, SCORES_LATEST, a, &c.j, err));
	TRY(bind_steps(&c, d, err));
	out->row = arena_array(a, struct ladder_row, c.among.n + 1);
	all = arena_array(a, int64_t, c.among.n + 1);
	for (size_t i = 0; i < c.among.n; i++)
		all[i] = c.among.v[i].person;
	judging_among(c.j, all, c.among.n);
	for (size_t i = 0; i < c.among.n; i++)
		if (is_asked(person, n, c.among.v[i].person))
			TRY(judge_one(&c, &c.among.v[i], out, err));
	if (out->n > 0)
		qsort(out->row, out->n, sizeof(*out->row), by_code);
	return SALES_OK;
}
