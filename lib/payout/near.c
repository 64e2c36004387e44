/* Whose facts, goals and plans explain the lines of one person: his own; for what
 * comes from others those of whoever ever stood below him or in a team of his. Too
 * many people do no harm, they are told apart day by day. */
#include <stdlib.h>

#include "lib/payout/figures.h"

struct near { struct asked of[FIGURES_TEAM + 1]; };
struct nearing { const struct org *o; int64_t only; bool *below, *team; };

static bool
has_new_manager(const struct nearing *f, const struct org_person *p)
{
	for (size_t i = 0; i < p->nplaces; i++)
		if (p->place[i].manager > 0 && (size_t)p->place[i].manager < f->o->npeople && f->below[p->place[i].manager])
			return true;
	return false;
}

/* Level by level, until nobody new is found. */
static void
find_below(struct nearing *f)
{
	bool any = true;

	f->below[f->only] = true;
	for (int level = 0; any && level < 64; level++) {
		any = false;
		for (size_t p = 1; p < f->o->npeople; p++)
			if (!f->below[p] && has_new_manager(f, &f->o->person[p]))
				f->below[p] = any = true;
	}
}

/* The teams that he ever was in, and those in them. */
static void
find_teams(struct nearing *f)
{
	const struct org_person *p = &f->o->person[f->only];

	for (size_t t = 1; t < f->o->nteams; t++)
		for (size_t i = 0; !f->team[t] && i < p->nplaces; i++)
			f->team[t] = p->place[i].team != 0 && f->o->team[t].id != 0 && org_below(f->o, (int64_t)t, p->place[i].team);
}

static bool
is_of_teams(const struct nearing *f, const struct org_person *p)
{
	for (size_t i = 0; i < p->nplaces; i++)
		if (p->place[i].team > 0 && (size_t)p->place[i].team < f->o->nteams && f->team[p->place[i].team])
			return true;
	return false;
}

static struct asked
find_near(struct engine *e, enum figures_of of)
{
	const struct org *o = &e->org;
	int64_t          *near = arena_array(e->a, int64_t, o->npeople + 1);
	struct nearing    f = { o, e->only, arena_array(e->a, bool, o->npeople + 1), arena_array(e->a, bool, o->nteams + 1) };
	size_t            n = 0;

	if (of == FIGURES_BELOW)
		find_below(&f);
	else
		find_teams(&f);
	for (size_t p = 1; p < o->npeople; p++)
		if (f.below[p] || is_of_teams(&f, &o->person[p]))
			near[n++] = (int64_t)p;
	return (struct asked){ near, n };
}

struct asked
engine_near(struct engine *e, enum figures_of of)
{
	if (e->only == 0 || (size_t)e->only >= e->org.npeople)
		return (struct asked){ NULL, 0 };
	if (of == FIGURES_OWN)
		return (struct asked){ &e->only, 1 };
	if (e->near == NULL)
		e->near = arena_new(e->a, struct near);
	if (e->near->of[of].person == NULL)
		e->near->of[of] = find_near(e, of);
	return e->near->of[of].n > 0 ? e->near->of[of] : (struct asked){ &e->only, 1 };
}

int
engine_others(struct engine *e, struct sales_err *err)
{
	struct asked team;

	if (e->only == 0 || e->has_others)
		return SALES_OK;
	e->has_others = true;
	e->has_goals = false; /* those were his own */
	TRY(org_load(e->d, e->a, &e->org, err));
	team = engine_near(e, FIGURES_TEAM); /* of them a pool asks who is in it */
	return who_load_of(e->d, e->days, e->nversions, &e->org, team.person, team.n, e->a, &e->who, err);
}

/* ---- goals --------------------------------------------------------------- */

/* More of them are read faster by reading all. */
enum { SUBJECTS_MOST = 3000 };

/* Those of whoever is near, and of the teams that these were in or lead. */
static size_t
find_subjects(struct engine *e, int64_t *out)
{
	const struct org *o = &e->org;
	bool             *person = arena_array(e->a, bool, o->npeople + 1), *team = arena_array(e->a, bool, o->nteams + 1);
	size_t            n = 0;

	for (enum figures_of of = FIGURES_OWN; of <= (e->has_others ? FIGURES_TEAM : FIGURES_OWN); of++) {
		const struct asked near = engine_near(e, of);

		for (size_t i = 0; i < near.n; i++)
			person[near.person[i]] = true;
	}
	for (size_t p = 1; p < o->npeople; p++) {
		if (person[p])
			out[n++] = subject_person((int64_t)p);
		for (size_t i = 0; person[p] && i < o->person[p].nplaces; i++)
			if ((size_t)o->person[p].place[i].team < o->nteams)
				team[o->person[p].place[i].team] = true;
	}
	for (size_t t = 1; t < o->nteams; t++)
		if (team[t] || ((size_t)o->team[t].lead < o->npeople && person[o->team[t].lead]))
			out[n++] = subject_team((int64_t)t);
	return n;
}

int
engine_goals(struct engine *e, struct sales_err *err)
{
	const struct policy *last = e->days[e->nversions - 1].policy;
	int64_t             *subject = NULL;
	size_t               n = 0;

	if (e->has_goals)
		return SALES_OK;
	e->has_goals = true;
	if (e->only != 0) {
		subject = arena_array(e->a, int64_t, e->org.npeople + e->org.nteams + 1);
		n = find_subjects(e, subject);
	}
	return targets_load_of(e->d, last->goals.approval, e->year.to, subject, n > SUBJECTS_MOST ? 0 : n, e->a, &e->targets, err);
}
