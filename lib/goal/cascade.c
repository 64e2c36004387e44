#include "lib/goal/cascade_inside.h"

#include "lib/base/tr.h"
#include "lib/goal/set.h"

enum { NAMES_SHOWN = 8 };

/* ---- words --------------------------------------------------------------- */

void
cascade_note(struct cascade *c, const char *fmt, ...)
{
	struct buf b = { 0 };
	va_list    ap;

	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	for (size_t i = 0; i < c->out->nnotes; i++)
		if (strcmp(c->out->note[i], buf_str(&b)) == 0) {
			buf_done(&b);
			return;
		}
	c->out->note = arena_more(c->a, c->out->note, c->out->nnotes, &c->out->notes_cap, sizeof(*c->out->note));
	c->out->note[c->out->nnotes++] = arena_strdup(c->a, buf_str(&b));
	buf_done(&b);
}

void
cascade_gather(struct cascade *c, struct children *to, const struct child *k)
{
	to->v = arena_more(c->a, to->v, to->n, &to->cap, sizeof(*to->v));
	to->v[to->n++] = *k;
}

const char *
cascade_names(struct cascade *c, const struct children *kids, child_test *fn)
{
	const char *list = NULL;
	long        n = 0;

	for (size_t i = 0; i < kids->n; i++)
		if ((fn == NULL || fn(&kids->v[i])) && n++ < NAMES_SHOWN)
			list = arena_printf(c->a, "%s%s%s", list == NULL ? "" : list, list == NULL ? "" : ", ", kids->v[i].name);
	return n <= NAMES_SHOWN ? list : arena_printf(c->a, _("%s and %ld more"), list, n - NAMES_SHOWN);
}

const char *
cascade_subject(struct cascade *c, int64_t subject)
{
	const size_t id = (size_t)subject_id(subject);

	return subject == SUBJECT_COMPANY ? _("company") :
	    subject_is_team(subject) ? c->org.team[id].name : c->org.person[id].name;
}

/* A cent of money; one of what is counted, where the target is whole. */
static int64_t
step_of(const struct cascade *c, int64_t target)
{
	const struct metric *m = c->ask->metric;
	int64_t              step = MONEY_UNIT;

	for (int i = m->unit == V_MONEY ? currency_decimals(c->d->policy->locale.currency) : 0; i > 0; i--)
		step /= 10;
	return target % step == 0 ? step : 1;
}

/* ---- the goal that is spread --------------------------------------------- */

static int
no_goal(struct cascade *c, struct sales_err *err)
{
	const struct cascade_ask *k = c->ask;
	char                      name[PERIOD_SIZE];

	FAIL(err, SALES_ENOTFOUND, _("%s has no goal on %s for %s to spread"), cascade_subject(c, k->subject),
	    k->metric->id, period_str(k->period, name));
	return err_hint(err, _("--target 120万 sets it and spreads it at once"));
}

static int
find_goal(struct cascade *c, int64_t *id, struct sales_err *err)
{
	const struct cascade_ask *k = c->ask;
	const struct held_goal   *h = held_find(&c->held, k->subject, k->metric->id, k->period);
	struct value             *before;
	bool                      changed;

	if (k->target == 0 && h == NULL)
		return no_goal(c, err);
	c->out->target = k->target == 0 ? h->target : k->target;
	if (k->target == 0) {
		*id = h->id;
		return SALES_OK;
	}
	if (h != NULL && h->target != k->target && !k->replace) {
		FAIL(err, SALES_ECONFLICT, _("%s has a goal on %s for %s already: %s"), cascade_subject(c, k->subject),
		    k->metric->id, h->period_name, cascade_target(c, h->target));
		return err_hint(err, _("without --target it is spread as it is; --replace changes it"));
	}
	if (h != NULL && h->target != k->target)
		cascade_note(c, _("the goal itself is changed: %s -> %s"), cascade_target(c, h->target),
		    cascade_target(c, k->target));
	return goal_set(c->op, &(struct goal_setting){ .subject = k->subject, .metric = k->metric->id,
	    .period = k->period, .target = k->target }, c->a, id, &before, &changed, err);
}

/* ---- over time ----------------------------------------------------------- */

int
cascade_too_small(struct cascade *c, int64_t target, size_t n, struct sales_err *err)
{
	char whole[MONEY_SIZE], step[MONEY_SIZE];

	return FAIL(err, SALES_EPOLICY, _("%s can't be spread over %zu: each gets %s at least"),
	    money_group((money){ target }, 0, whole), n, money_group((money){ c->step }, 0, step));
}

int
cascade_save_units(struct cascade *c, const struct cascade_row *of, int64_t parent, const int64_t *cell,
    const int64_t *weight, struct sales_err *err)
{
	int64_t sum = 0, id;

	for (size_t j = 0; weight != NULL && j < c->nunits; j++)
		sum += weight[j];
	for (size_t j = 0; j < c->nunits; j++) {
		struct cascade_row row = { .subject = of->subject, .code = of->code, .name = of->name,
			.period = c->unit[j], .is_part = true, .target = cell[j] };

		if (sum > 0 && !ratio_make(weight[j], sum, &row.share))
			row.share = (struct ratio){ 0, 0 };
		TRY(cascade_save(c, &row, parent, &id, err));
	}
	return SALES_OK;
}

/* Newcomers have less of theirs in the first months. */
static bool
cut_by_units(struct cascade *c, int64_t *part)
{
	const int64_t s = c->ask->subject;
	struct ratio  keep = { 1, 1 };

	if (subject_is_person(s) && cascade_keep(c, subject_id(s), &keep) && keep.num > 0 &&
	    ratio_cmp(keep, (struct ratio){ 1, 1 }) < 0)
		return cascade_newcomer(c, subject_id(s), c->out->target, part);
	return spread_to_all(c->a, c->out->target, c->unit_weight, c->nunits, c->step, part);
}

static int
spread_over_time(struct cascade *c, int64_t goal, struct sales_err *err)
{
	const int64_t      s = c->ask->subject;
	const size_t       id = (size_t)subject_id(s);
	struct cascade_row of = { .subject = s, .name = cascade_subject(c, s) };
	int64_t           *part = arena_array(c->a, int64_t, c->nunits);

	of.code = s == SUBJECT_COMPANY ? "company" : subject_is_team(s) ? c->org.team[id].code : c->org.person[id].code;
	for (size_t j = 0; j < c->nunits; j++)
		part[j] = c->out->target;
	if (c->adds_up && !cut_by_units(c, part))
		return cascade_too_small(c, c->out->target, c->nunits, err);
	for (size_t j = 0; j < c->nunits; j++)
		c->out->sum += part[j];
	return cascade_save_units(c, &of, goal, part, c->adds_up ? c->unit_weight : NULL, err);
}

/* ---- all ----------------------------------------------------------------- */

static bool
is_in_list(const struct cascade_list *l, const struct held_goal *g)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->row[i].subject == g->subject && period_same(l->row[i].period, g->period))
			return true;
	return false;
}

/* Goals that are a part of the same one and got nothing now: somebody who has
 * left, a team that is no more. */
static void
say_others(struct cascade *c, int64_t goal)
{
	for (size_t i = 0; i < c->held.n; i++) {
		const struct held_goal *h = &c->held.v[i];
		const bool              is_unit = h->subject == c->ask->subject;

		if (h->parent != goal || is_in_list(c->out, h) || is_unit != (c->ask->to == CASCADE_TIME_ONLY))
			continue;
		cascade_note(c, _("also a part of this goal, and not among those above: %s %s"),
		    cascade_subject(c, h->subject), h->period_name);
	}
}

static void
say_rest(struct cascade *c, int64_t goal)
{
	cascade_say_left_out(c);
	cascade_say_counted(c);
	if (!c->adds_up)
		cascade_note(c, _("'%s' is an average or a rate: it is not spread, each gets the same target"), c->ask->metric->id);
	if (c->none > 0)
		cascade_note(c, tr_n("%ld part is zero: there is no goal for it", "%ld parts are zero: there is no goal for them",
		    c->none), c->none);
	if (c->d->policy->goals.approval)
		cascade_note(c, _("new and changed goals are drafts until they are approved"));
	say_others(c, goal);
}

int
goal_cascade(struct op *op, const struct cascade_ask *ask, struct arena *a, struct cascade_list *out,
    struct sales_err *err)
{
	struct cascade c = { .op = op, .d = op->d, .ask = ask, .a = a, .out = out };
	int64_t        goal;

	*out = (struct cascade_list){ 0 };
	c.adds_up = goal_adds_up(op->d->policy, ask->metric);
	out->has_sum = c.adds_up;
	TRY(org_load(op->d, a, &c.org, err));
	out->name = cascade_subject(&c, ask->subject);
	TRY(held_load(op->d, a, &c.held, err));
	TRY(find_goal(&c, &goal, err));
	c.step = step_of(&c, out->target);
	cascade_leads(&c);
	TRY(cascade_only(&c, err));
	if (ask->by_unit)
		TRY(cascade_units(&c, err));
	else
		cascade_months(&c);
	if (ask->to == CASCADE_TIME_ONLY)
		TRY(spread_over_time(&c, goal, err));
	else
		TRY(cascade_below(&c, goal, ask->subject, out->target, ask->to, 0, err));
	TRY(cascade_refuse(&c, err));
	say_rest(&c, goal);
	return SALES_OK;
}
