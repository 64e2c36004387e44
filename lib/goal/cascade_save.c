/* The goals of a cascade as records. */
#include "lib/goal/cascade_inside.h"

#include "lib/goal/kinds.h"
#include "lib/goal/set.h"

enum { CONFLICTS_SHOWN = 3 };

const char *
cascade_target(struct cascade *c, int64_t v)
{
	char         s[RATIO_SIZE];
	struct ratio r;

	if (c->ask->metric->unit == V_RATE && ratio_make(v, MONEY_UNIT, &r))
		return arena_printf(c->a, "%s%%", ratio_percent(r, s));
	return arena_strdup(c->a, money_group((money){ v }, c->ask->metric->unit == V_MONEY ? 2 : 0, s));
}

static void
note_conflict(struct cascade *c, const struct cascade_row *row, const struct held_goal *h)
{
	const char *text;
	char        code[32], above[32], name[PERIOD_SIZE];

	if (c->conflicts++ >= CONFLICTS_SHOWN)
		return;
	kind_code(c->d->schema.by_no[goal_kind.no], h->id, code);
	text = arena_printf(c->a, "%s %s %s %s -> %s", code, row->name, period_str(row->period, name),
	    cascade_target(c, h->target), cascade_target(c, row->target));
	if (h->target == row->target)
		text = arena_printf(c->a, _("%s %s %s is a part of %s"), code, row->name, name,
		    kind_code(c->d->schema.by_no[goal_kind.no], h->parent, above));
	c->conflict = c->conflict == NULL ? text : arena_printf(c->a, "%s; %s", c->conflict, text);
}

static struct cascade_row *
add_row(struct cascade *c, const struct cascade_row *row)
{
	struct cascade_list *l = c->out;

	l->row = arena_more(c->a, l->row, l->n, &l->cap, sizeof(*l->row));
	l->row[l->n] = *row;
	return &l->row[l->n++];
}

/* Nothing is given: the goal that is there goes. */
static int
save_none(struct cascade *c, const struct cascade_row *row, const struct held_goal *h, struct sales_err *err)
{
	const struct kind *k = c->d->schema.by_no[goal_kind.no];
	char               code[32];

	c->none++;
	if (h == NULL)
		return SALES_OK;
	if (!c->ask->replace) {
		note_conflict(c, row, h);
		return SALES_OK;
	}
	if (record_remove(c->op, k, h->id, err) == SALES_OK)
		return SALES_OK;
	err_prefix(err, "%s: ", row->name);
	return err->code != SALES_ECONFLICT ? (int)err->code :
	    err_hint(err, _("what is a part of it goes first: salesctl goal remove parent:%s"), kind_code(k, h->id, code));
}

int
cascade_save(struct cascade *c, const struct cascade_row *of, int64_t parent, int64_t *id, struct sales_err *err)
{
	const struct held_goal *h = held_find(&c->held, of->subject, c->ask->metric->id, of->period);
	struct cascade_row     *row = add_row(c, of);
	struct value           *before;
	bool                    changed;

	*id = 0;
	row->was = h == NULL ? 0 : h->target;
	if (row->target == 0)
		return save_none(c, row, h, err);
	if (h != NULL && !c->ask->replace && (h->target != row->target || (h->parent != 0 && h->parent != parent))) {
		note_conflict(c, row, h);
		*id = row->goal = h->id;
		return SALES_OK;
	}
	if (goal_set(c->op, &(struct goal_setting){ .subject = row->subject, .metric = c->ask->metric->id,
	    .period = row->period, .target = row->target, .parent = parent }, c->a, id, &before, &changed, err) != SALES_OK)
		return err_prefix(err, "%s: ", row->name);
	row->goal = *id;
	return SALES_OK;
}

int
cascade_refuse(struct cascade *c, struct sales_err *err)
{
	if (c->conflicts == 0)
		return SALES_OK;
	if (c->conflicts > CONFLICTS_SHOWN)
		c->conflict = arena_printf(c->a, _("%s and %ld more"), c->conflict, c->conflicts - CONFLICTS_SHOWN);
	FAIL(err, SALES_ECONFLICT, _("goals are there already: %s"), c->conflict);
	return err_hint(err, _("--replace changes them; with -n it shows the old and the new ones and saves nothing"));
}
