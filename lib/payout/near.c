/* Whose facts explain the lines of one person: his own; for what comes from others
 * those of whoever ever stood below him or in a team of his. Too many people do no
 * harm, they are told apart day by day. */
#include <stdlib.h>

#include "lib/payout/explain_inside.h"

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
find_near(struct payout_explainer *x, enum figures_of of)
{
	const struct org *o = &x->e.org;
	int64_t          *near = arena_array(&x->a, int64_t, o->npeople + 1);
	struct nearing    f = { o, x->only, arena_array(&x->a, bool, o->npeople + 1), arena_array(&x->a, bool, o->nteams + 1) };
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
explain_asked(struct payout_explainer *x, enum figures_of of)
{
	if (x->only == 0 || (size_t)x->only >= x->e.org.npeople)
		return (struct asked){ NULL, 0 };
	if (of == FIGURES_OWN)
		return (struct asked){ &x->only, 1 };
	if (x->near[of].person == NULL)
		x->near[of] = find_near(x, of);
	return x->near[of].n > 0 ? x->near[of] : (struct asked){ &x->only, 1 };
}
