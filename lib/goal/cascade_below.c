/* A goal over the people and teams below its subject, and so on down the tree. */
#include "lib/goal/cascade_inside.h"

static bool
all_are_people(const struct children *kids)
{
	for (size_t i = 0; i < kids->n; i++)
		if (subject_is_team(kids->v[i].subject))
			return false;
	return true;
}

/* What is spread of a target: more than it, where that was asked for. */
static int
over_of(struct cascade *c, int64_t target, const struct children *kids, int64_t *whole, struct sales_err *err)
{
	const bool   said = c->ask->over.den != 0;
	struct ratio over = said ? c->ask->over : c->d->policy->goals.overassign;
	char         s[RATIO_SIZE];
	money        m;

	*whole = target;
	if (over.den == 0 || over.num == 0 || (!said && !all_are_people(kids)))
		return SALES_OK;
	if (said && c->ask->to == CASCADE_TREE && !all_are_people(kids))
		return SALES_OK;
	if (!ratio_add(over, (struct ratio){ 1, 1 }, &over) ||
	    !money_mul((money){ target }, over, spread_decimals(c->step), ROUND_HALF_UP, &m))
		return FAIL(err, SALES_EINVAL, _("the target is too large"));
	*whole = m.v;
	if (c->ask->to == CASCADE_TREE)
		cascade_note(c, _("people's goals add up to %s%% more than their team's"), ratio_percent(said ? c->ask->over :
		    c->d->policy->goals.overassign, s));
	return SALES_OK;
}

static bool
nobody_keeps(const struct children *kids)
{
	for (size_t i = 0; i < kids->n; i++)
		if (kids->v[i].keep.num > 0)
			return false;
	return true;
}

/* Is there somebody who can take what newcomers are relieved of? */
static bool
somebody_keeps_all(const struct children *kids)
{
	for (size_t i = 0; i < kids->n; i++)
		if (!is_relieved(&kids->v[i]) && kids->v[i].weight > 0)
			return true;
	return false;
}

static int
all_relieved(struct cascade *c, struct sales_err *err)
{
	char name[PERIOD_SIZE];

	FAIL(err, SALES_EPOLICY, _("all who would get a part are newcomers, and goals.ramp gives them nothing in %s"),
	    period_str(c->ask->period, name));
	return err_hint(err, _("given shares are not relieved: --share WHO=P%%,..."));
}

static int
read_keeps(struct cascade *c, struct children *kids, struct ratio *keep, struct sales_err *err)
{
	for (size_t i = 0; i < kids->n; i++) {
		struct child *k = &kids->v[i];

		/* a share that was given is meant as it is */
		if (c->ask->nshares == 0 && subject_is_person(k->subject) && !cascade_keep(c, subject_id(k->subject), &k->keep))
			return FAIL(err, SALES_EINVAL, _("the shares of the months are too fine to reckon with"));
		keep[i] = k->keep;
	}
	return SALES_OK;
}

static int
share_out(struct cascade *c, int64_t whole, struct children *kids, struct sales_err *err)
{
	int64_t      *weight = arena_array(c->a, int64_t, kids->n), *base = arena_array(c->a, int64_t, kids->n);
	int64_t      *part = arena_array(c->a, int64_t, kids->n);
	struct ratio *keep = arena_array(c->a, struct ratio, kids->n);

	TRY(read_keeps(c, kids, keep, err));
	for (size_t i = 0; i < kids->n; i++)
		weight[i] = kids->v[i].weight;
	if (!spread_relieved(c->a, whole, weight, keep, kids->n, c->step, base, part))
		return nobody_keeps(kids) ? all_relieved(c, err) : cascade_too_small(c, whole, kids->n, err);
	if (!somebody_keeps_all(kids))
		cascade_note(c, _("all are newcomers: what goals.ramp relieves them of stays with them"));
	for (size_t i = 0; i < kids->n; i++)
		kids->v[i].target = part[i];
	return SALES_OK;
}

static int
give_targets(struct cascade *c, int64_t subject, int64_t target, enum cascade_to to, struct children *kids,
    struct sales_err *err)
{
	int64_t whole;

	if (!c->adds_up) {
		for (size_t i = 0; i < kids->n; i++)
			kids->v[i].target = target;
		return SALES_OK;
	}
	TRY(cascade_weigh(c, subject, to, kids, err));
	TRY(over_of(c, target, kids, &whole, err));
	return share_out(c, whole, kids, err);
}

static struct cascade_row
row_of(const struct cascade *c, const struct child *k, int64_t weights, int level)
{
	struct cascade_row r = { .subject = k->subject, .code = k->code, .name = k->name, .period = c->ask->period,
		.history = k->history, .pipeline = k->pipeline, .target = k->target, .level = level };

	if (weights > 0 && !ratio_make(k->weight, weights, &r.share))
		r.share = (struct ratio){ 0, 0 };
	if (is_relieved(k))
		r.ramp = k->keep;
	return r;
}

int
cascade_below(struct cascade *c, int64_t goal, int64_t subject, int64_t target, enum cascade_to to, int level,
    struct sales_err *err)
{
	struct children kids;
	int64_t        *cell = NULL, weights = 0, id;

	TRY(cascade_children(c, subject, to, &kids, err));
	TRY(give_targets(c, subject, target, to, &kids, err));
	if (c->ask->by_unit)
		TRY(cascade_cells(c, &kids, &cell, err));
	for (size_t i = 0; i < kids.n; i++) {
		weights += kids.v[i].weight;
		c->out->sum += level == 0 ? kids.v[i].target : 0;
	}
	for (size_t i = 0; i < kids.n; i++) {
		const struct child      *k = &kids.v[i];
		const struct cascade_row row = row_of(c, k, weights, level);

		TRY(cascade_save(c, &row, goal, &id, err));
		if (cell != NULL)
			TRY(cascade_save_units(c, &row, id, &cell[i * c->nunits], NULL, err));
		if (to == CASCADE_TREE && subject_is_team(k->subject))
			TRY(cascade_below(c, id, k->subject, k->target, to, level + 1, err));
	}
	return SALES_OK;
}
