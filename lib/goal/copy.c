#include "lib/goal/copy.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/tr.h"
#include "lib/goal/cascade.h"
#include "lib/goal/copy_focus.h"
#include "lib/goal/held.h"
#include "lib/goal/kinds.h"
#include "lib/goal/set.h"
#include "lib/goal/spread.h"
#include "lib/org/org.h"

enum { CONFLICTS_SHOWN = 3 };

struct copied {
	const struct held_goal *of;
	struct copied          *parent;   /* when it is copied too */
	const struct metric    *metric;
	struct period           to;
	int64_t                 target, id;
	bool                    has_target;
};
struct copying {
	struct op             *op;
	struct dept           *d;
	const struct copy_ask *ask;
	struct arena          *a;
	struct copy_list      *out;
	struct org             org;
	struct held_goals      held;
	struct copied         *v;
	size_t                 n;
	struct ratio           factor;
};

static void
note(struct copying *c, const char *text)
{
	for (size_t i = 0; i < c->out->nnotes; i++)
		if (strcmp(c->out->note[i], text) == 0)
			return;
	c->out->note = arena_more(c->a, c->out->note, c->out->nnotes, &c->out->notes_cap, sizeof(*c->out->note));
	c->out->note[c->out->nnotes++] = text;
}

static const char *
name_of(const struct copying *c, int64_t subject, const char **code)
{
	const size_t id = (size_t)subject_id(subject);

	if (subject == SUBJECT_COMPANY) {
		*code = "company";
		return _("company");
	}
	*code = subject_is_team(subject) ? c->org.team[id].code : c->org.person[id].code;
	return subject_is_team(subject) ? c->org.team[id].name : c->org.person[id].name;
}

/* ---- periods ------------------------------------------------------------- */

/* The largest unit that is this span; UNIT_DAY when none is. */
static enum period_unit
unit_of(const struct copying *c, struct period p)
{
	for (int u = UNIT_YEAR; u > UNIT_DAY; u--)
		if (period_same(period_step((struct period){ p.from, p.from }, (enum period_unit)u, 0, &c->d->when), p))
			return (enum period_unit)u;
	return UNIT_DAY;
}

/* The third month of one quarter becomes the third of the other. */
static bool
map_period(const struct copying *c, struct period p, struct period *out)
{
	const enum period_unit u = unit_of(c, p);
	const struct period    start = { c->ask->from.from, c->ask->from.from };

	if (period_same(p, c->ask->from)) {
		*out = c->ask->to;
		return true;
	}
	for (int n = 0;; n++) {
		const struct period at = period_step(start, u, n, &c->d->when);

		if (at.from > p.from)
			return false;
		if (!period_same(at, p))
			continue;
		*out = period_step((struct period){ c->ask->to.from, c->ask->to.from }, u, n, &c->d->when);
		return out->to <= c->ask->to.to;
	}
}

static int
check_periods(const struct copying *c, struct sales_err *err)
{
	const struct period a = c->ask->from, b = c->ask->to;
	char                x[PERIOD_SIZE], y[PERIOD_SIZE];

	if (period_same(a, b))
		return FAIL(err, SALES_EUSAGE, _("--to-period: the goals are those of %s already"), period_str(a, x));
	if (unit_of(c, a) == unit_of(c, b) && (unit_of(c, a) != UNIT_DAY || period_days(a) == period_days(b)))
		return SALES_OK;
	FAIL(err, SALES_EUSAGE, _("%s and %s are not of the same length"), period_str(a, x), period_str(b, y));
	return err_hint(err, _("spread a goal over the parts of its period: salesctl goal cascade ... --to month"));
}

/* ---- which goals --------------------------------------------------------- */

static bool
is_asked(const struct copying *c, const struct held_goal *g)
{
	return g->period.from >= c->ask->from.from && g->period.to <= c->ask->from.to &&
	    (c->ask->subject == NULL || g->subject == *c->ask->subject) &&
	    (c->ask->metric == NULL || strcmp(g->metric, c->ask->metric) == 0);
}

static bool
is_gone(const struct copying *c, int64_t subject, struct period p)
{
	return subject_is_person(subject) && !org_is_there(&c->org.person[subject_id(subject)], p);
}

static void
take(struct copying *c, const struct held_goal *g)
{
	struct copied x = { .of = g, .metric = policy_metric(c->d->policy, g->metric) };
	const char   *code, *name = name_of(c, g->subject, &code);
	char          to[PERIOD_SIZE];

	if (x.metric == NULL)
		note(c, arena_printf(c->a, _("not copied: %s %s %s: the rule book has no such metric"), name, g->metric, g->period_name));
	else if (!map_period(c, g->period, &x.to))
		note(c, arena_printf(c->a, _("not copied: %s %s %s: %s has no such part"), name, g->metric, g->period_name,
		    period_str(c->ask->to, to)));
	else if (is_gone(c, g->subject, x.to))
		note(c, arena_printf(c->a, _("not copied: goals of %s, who is not there in %s"), name,
		    period_str(c->ask->to, to)));
	else
		c->v[c->n++] = x;
}

static struct copied *
copied_of(const struct copying *c, int64_t id)
{
	for (size_t i = 0; i < c->n && id != 0; i++)
		if (c->v[i].of->id == id)
			return &c->v[i];
	return NULL;
}

static int
find_goals(struct copying *c, struct sales_err *err)
{
	char name[PERIOD_SIZE];

	c->v = arena_array(c->a, struct copied, c->held.n + 1);
	for (size_t i = 0; i < c->held.n; i++)
		if (is_asked(c, &c->held.v[i]))
			take(c, &c->held.v[i]);
	for (size_t i = 0; i < c->n; i++)
		c->v[i].parent = copied_of(c, c->v[i].of->parent);
	return c->n > 0 ? SALES_OK : FAIL(err, SALES_ENOTFOUND, _("there are no goals for %s to copy"),
	    period_str(c->ask->from, name));
}

/* ---- targets ------------------------------------------------------------- */

static int
decimals_of(const struct copying *c, const struct metric *m, int64_t target)
{
	if (m->unit == V_MONEY)
		return currency_decimals(c->d->policy->locale.currency);
	return target % MONEY_UNIT == 0 && m->unit != V_RATE ? 0 : 4;
}

static int
too_large(struct sales_err *err)
{
	return FAIL(err, SALES_EINVAL, _("the target is too large"));
}

static int
raise_target(struct copying *c, const struct copied *x, int64_t old, int64_t *out, struct sales_err *err)
{
	money m;

	if (!money_mul((money){ old }, c->factor, decimals_of(c, x->metric, old), ROUND_HALF_UP, &m))
		return too_large(err);
	*out = m.v > 0 ? m.v : old;
	return SALES_OK;
}

/* Is it a part of a goal on the same metric, of the kind that x is: all people
 * of one period, or all units of one subject? */
static bool
are_parts_alike(const struct copied *x, const struct copied *y)
{
	return x->parent == y->parent && x->metric == y->metric &&
	    (period_same(x->of->period, x->parent->of->period) ? period_same(y->of->period, x->of->period) :
	    y->of->subject == x->of->subject && !period_same(y->of->period, y->parent->of->period));
}

/* Those that make up a goal's target together are spread over its new one. */
static int
raise_parts(struct copying *c, struct copied *x, struct sales_err *err)
{
	struct copied **part = arena_array(c->a, struct copied *, c->n);
	int64_t        *old = arena_array(c->a, int64_t, c->n), *target = arena_array(c->a, int64_t, c->n);
	int64_t         sum = 0, whole, step = MONEY_UNIT;
	size_t          n = 0;
	int             decimals;

	for (size_t i = 0; i < c->n; i++)
		if (are_parts_alike(x, &c->v[i])) {
			part[n] = &c->v[i];
			old[n++] = c->v[i].of->target;
			sum += c->v[i].of->target;
		}
	if (sum == x->parent->of->target)
		whole = x->parent->target;
	else
		TRY(raise_target(c, x, sum, &whole, err));
	decimals = decimals_of(c, x->metric, whole);
	if (decimals_of(c, x->metric, sum) > decimals)
		decimals = decimals_of(c, x->metric, sum);
	for (int i = decimals; i > 0; i--)
		step /= 10;
	if (!spread_to_all(c->a, whole, old, n, step, target))
		return too_large(err);
	for (size_t i = 0; i < n; i++) {
		part[i]->target = target[i];
		part[i]->has_target = true;
	}
	return SALES_OK;
}

static bool
is_raised(const struct copying *c, const struct copied *x)
{
	return c->ask->raise.num != 0 && !x->metric->lower_is_better;
}

/* From the top down: a part waits for the whole. */
static int
set_target(struct copying *c, struct copied *x, size_t depth, struct sales_err *err)
{
	if (x->has_target)
		return SALES_OK;
	x->has_target = true;
	x->target = x->of->target;
	if (!is_raised(c, x))
		return SALES_OK;
	if (x->parent == NULL || x->parent->metric != x->metric || depth > c->n ||
	    !goal_adds_up(c->d->policy, x->metric))
		return raise_target(c, x, x->of->target, &x->target, err);
	TRY(set_target(c, x->parent, depth + 1, err));
	return raise_parts(c, x, err);
}

/* ---- saving -------------------------------------------------------------- */

static int
check_there(struct copying *c, struct sales_err *err)
{
	const char *list = NULL;
	long        n = 0;

	for (size_t i = 0; i < c->n && !c->ask->replace; i++) {
		const struct copied    *x = &c->v[i];
		const struct held_goal *h = held_find(&c->held, x->of->subject, x->of->metric, x->to);
		char                    code[32];
		const char             *unused;

		if (h == NULL || h->target == x->target || n++ >= CONFLICTS_SHOWN)
			continue;
		kind_code(c->d->schema.by_no[goal_kind.no], h->id, code);
		list = arena_printf(c->a, "%s%s%s %s %s %s", list == NULL ? "" : list, list == NULL ? "" : "; ", code,
		    name_of(c, h->subject, &unused), h->metric, h->period_name);
	}
	if (n == 0)
		return SALES_OK;
	if (n > CONFLICTS_SHOWN)
		list = arena_printf(c->a, _("%s and %ld more"), list, n - CONFLICTS_SHOWN);
	FAIL(err, SALES_ECONFLICT, _("goals are there already: %s"), list);
	return err_hint(err, _("--replace changes them; with -n it shows the old and the new ones and saves nothing"));
}

/* The copy's parent: the copy of its parent, or, when that is of another period
 * and stays, the same one. */
static int64_t
parent_of(const struct copying *c, const struct copied *x)
{
	const struct held_goal *h = x->of->parent == 0 ? NULL : held_by_id(&c->held, x->of->parent);

	if (x->parent != NULL)
		return x->parent->id;
	return h != NULL && h->period.from <= x->to.from && h->period.to >= x->to.to ? h->id : 0;
}

/* Is it not exactly what it was, times the raise? */
static bool
was_rounded(const struct copying *c, const struct copied *x)
{
	struct ratio exact;

	return is_raised(c, x) && ratio_make(x->of->target, 1, &exact) && ratio_mul(exact, c->factor, &exact) &&
	    ratio_cmp(exact, (struct ratio){ x->target, 1 }) != 0;
}

static int
save(struct copying *c, struct copied *x, struct sales_err *err)
{
	const struct held_goal *h = held_find(&c->held, x->of->subject, x->of->metric, x->to);
	struct copy_row        *row;
	struct value            stretch = x->of->stretch, *before;
	bool                    changed;

	if (x->id != 0)
		return SALES_OK;
	if (x->parent != NULL)
		TRY(save(c, x->parent, err));
	row = &c->out->row[c->out->n++];
	c->out->rounded += was_rounded(c, x);
	if (stretch.type != V_NULL && is_raised(c, x))
		TRY(raise_target(c, x, stretch.u.i, &stretch.u.i, err));
	TRY(goal_set(c->op, &(struct goal_setting){ .subject = x->of->subject, .metric = x->of->metric,
	    .period = x->to, .target = x->target, .parent = parent_of(c, x), .stretch = &stretch,
	    .weight = &x->of->weight }, c->a, &x->id, &before, &changed, err));
	*row = (struct copy_row){ .goal = x->id, .subject = x->of->subject, .metric = x->metric,
		.from = x->of->period, .to = x->to, .old = x->of->target, .target = x->target,
		.was = h == NULL ? 0 : h->target };
	row->name = name_of(c, row->subject, &row->code);
	return SALES_OK;
}

/* What new copies are to be reached with first. */
static int
save_focus(struct copying *c, struct sales_err *err)
{
	struct goal_pair *pair = arena_array(c->a, struct goal_pair, c->n);
	size_t            n = 0;

	for (size_t i = 0; i < c->n; i++)
		if (held_find(&c->held, c->v[i].of->subject, c->v[i].of->metric, c->v[i].to) == NULL)
			pair[n++] = (struct goal_pair){ c->v[i].of->id, c->v[i].id };
	return copy_focus(c->op, pair, n, c->a, &c->out->focus, err);
}

static void
say_not_raised(struct copying *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->ask->raise.num != 0 && c->v[i].metric->lower_is_better) {
			note(c, arena_printf(c->a, _("not raised: %s, of which less is better"), c->v[i].metric->id));
			return;
		}
}

int
goal_copy(struct op *op, const struct copy_ask *ask, struct arena *a, struct copy_list *out, struct sales_err *err)
{
	struct copying c = { .op = op, .d = op->d, .ask = ask, .a = a, .out = out };

	*out = (struct copy_list){ 0 };
	if (!ratio_add(ask->raise, (struct ratio){ 1, 1 }, &c.factor))
		return too_large(err);
	TRY(check_periods(&c, err));
	TRY(org_load(op->d, a, &c.org, err));
	TRY(held_load(op->d, a, &c.held, err));
	TRY(find_goals(&c, err));
	for (size_t i = 0; i < c.n; i++)
		TRY(set_target(&c, &c.v[i], 0, err));
	TRY(check_there(&c, err));
	out->row = arena_array(a, struct copy_row, c.n + 1);
	for (size_t i = 0; i < c.n; i++)
		TRY(save(&c, &c.v[i], err));
	TRY(save_focus(&c, err));
	say_not_raised(&c);
	return SALES_OK;
}
