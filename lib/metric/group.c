/* Rows of a table about a metric: who or what, split by time or not. */
#include "lib/metric/metric.h"

#include <stdlib.h>

#include "lib/metric/table.h"

enum { CELLS_MAX = 20000000 };

/* One row in the making: where its numbers stand, and what it is called. */
struct line {
	size_t      row;
	const char *label, *name;
	bool        last;           /* nobody, the empty field */
};

struct grouping {
	struct dept            *d;
	const struct metric    *m;
	const struct metric_by *by;
	struct arena            a;
	struct org              org;
	struct period          *span;
	size_t                  nspans;
	unsigned                axis;
	struct metric_table    *t;
	struct line            *line;
	size_t                  n;
};

static void
grouping_done(struct grouping *g)
{
	arena_done(&g->a);
}

/* ---- spans ------------------------------------------------------------- */

static int
widen(void *arg, const struct fact *f, struct sales_err *err)
{
	struct period *p = arg;

	(void)err;
	if (p->from == DAY_NONE || f->on < p->from)
		p->from = f->on;
	if (p->to == DAY_NONE || f->on > p->to)
		p->to = f->on;
	return SALES_OK;
}

/* An open end stands where the unit ends in which the facts do. */
static int
close_period(struct grouping *g, struct period *p, struct sales_err *err)
{
	struct metric_scope scope = { .period = *p, .where = g->by->where };
	struct period       seen = { DAY_NONE, DAY_NONE };

	if (p->from != DAY_NONE && p->to != DAY_NONE)
		return SALES_OK;
	if (g->m->form == METRIC_EXPR)
		return FAIL(err, SALES_EUSAGE, _("'%s' by time needs a period with both ends"), g->m->id);
	TRY(metric_facts(g->d, g->m, g->m->form == METRIC_RATIO, &scope, widen, &seen, err));
	if (seen.from == DAY_NONE)
		seen.from = seen.to = g->d->when.today;
	seen.from = period_of(seen.from, g->by->unit, &g->d->when).from;
	seen.to = period_of(seen.to, g->by->unit, &g->d->when).to;
	if (p->from == DAY_NONE)
		p->from = p->to != DAY_NONE && p->to < seen.from ? p->to : seen.from;
	if (p->to == DAY_NONE)
		p->to = seen.to < p->from ? p->from : seen.to;
	return SALES_OK;
}

/* The period's parts by unit; the first and the last are cut to it. */
static int
split_period(struct grouping *g, struct period p, struct sales_err *err)
{
	struct period s;
	size_t        n = 0;

	if (!g->by->split) {
		g->span = arena_new(&g->a, struct period);
		*g->span = p;
		g->nspans = 1;
		return SALES_OK;
	}
	TRY(close_period(g, &p, err));
	for (s = period_of(p.from, g->by->unit, &g->d->when); s.from <= p.to && n < CELLS_MAX; n++)
		s = period_step(s, g->by->unit, 1, &g->d->when);
	g->span = arena_array(&g->a, struct period, n);
	s = period_of(p.from, g->by->unit, &g->d->when);
	for (size_t i = 0; i < n; i++) {
		g->span[i].from = s.from < p.from ? p.from : s.from;
		g->span[i].to = s.to > p.to ? p.to : s.to;
		s = period_step(s, g->by->unit, 1, &g->d->when);
	}
	g->nspans = n;
	return SALES_OK;
}

/* ---- rows -------------------------------------------------------------- */

static int
has_facts(const struct grouping *g, size_t row, bool *yes, struct sales_err *err)
{
	struct ratio value;
	int64_t      n = 0;

	*yes = false;
	for (size_t i = 0; i < g->nspans && !*yes; i++) {
		TRY(metric_table_at(g->t, g->axis, row, i, &value, &n, err));
		*yes = n > 0;
	}
	return SALES_OK;
}

static void
add_line(struct grouping *g, size_t row, const char *label, const char *name)
{
	g->line[g->n++] = (struct line){ row, label, name, *label == '\0' };
}

static int
list_people(struct grouping *g, struct period p, struct sales_err *err)
{
	for (size_t i = 1; i < g->org.npeople; i++) {
		const struct org_person *x = &g->org.person[i];
		bool                     yes = x->id != 0 && org_is_there(x, p);

		if (x->id != 0 && !yes)
			TRY(has_facts(g, i, &yes, err));
		if (yes)
			add_line(g, i, x->code, x->name);
	}
	return SALES_OK;
}

static int
by_label(const void *x, const void *y)
{
	const struct line *a = x, *b = y;

	if (a->last != b->last)
		return a->last - b->last;
	return strcmp(a->label, b->label);
}

/* From the top down. */
static void
list_teams(struct grouping *g)
{
	for (size_t i = 1; i < g->org.nteams; i++)
		if (g->org.team[i].id != 0)
			add_line(g, i, org_team_path(&g->org, &g->a, (int64_t)i), g->org.team[i].name);
	qsort(g->line, g->n, sizeof(*g->line), by_label);
	for (size_t i = 0; i < g->n; i++)
		g->line[i].label = g->org.team[g->line[i].row].code;
}

static int
list_values(struct grouping *g, struct sales_err *err)
{
	const struct kind *k = schema_kind(&g->d->schema,
	    g->m->form == METRIC_RATIO ? g->m->base.of : g->m->facts.of);
	struct path path;

	TRY(record_path(g->d, k, g->by->field, &path, err));
	for (size_t i = 0; i < metric_table_rows(g->t, AXIS_FIELD); i++) {
		const struct value *v = metric_table_key(g->t, i);
		struct ref_name     name = { NULL, NULL };
		const char         *label = "";

		if (v->type == V_TEXT && path.code)
			label = arena_strndup(&g->a, v->u.s.p, v->u.s.n);
		else if (v->type != V_NULL)
			TRY(value_text(g->d, path.hop[path.n - 1], v, &g->a, &label, err));
		if (v->type == V_REF)
			TRY(dept_name(g->d, path.hop[path.n - 1]->ref, v->u.i,
			    &name, err));
		add_line(g, i, label, name.name);
	}
	return SALES_OK;
}

static int
list_rows(struct grouping *g, struct period p, struct sales_err *err)
{
	bool nobody = false;

	g->line = arena_array(&g->a, struct line, metric_table_rows(g->t, g->axis) + 1);
	switch (g->by->group) {
	case GROUP_NONE:
		add_line(g, 0, "", NULL);
		return SALES_OK;
	case GROUP_TEAM:
		list_teams(g);
		break;
	case GROUP_PERSON:
		TRY(list_people(g, p, err));
		qsort(g->line, g->n, sizeof(*g->line), by_label);
		break;
	case GROUP_FIELD:
		TRY(list_values(g, err));
		qsort(g->line, g->n, sizeof(*g->line), by_label);
		return SALES_OK;
	}
	TRY(has_facts(g, 0, &nobody, err));
	if (nobody)
		add_line(g, 0, "", NULL);
	return SALES_OK;
}

static int
emit(const struct grouping *g, metric_row_fn *fn, void *arg, struct sales_err *err)
{
	for (size_t i = 0; i < g->n; i++)
		for (size_t k = 0; k < g->nspans; k++) {
			const struct line *l = &g->line[i];
			struct metric_row  r = { .id = g->axis == AXIS_FIELD ? 0 : (int64_t)l->row,
				.label = l->label, .name = l->name, .span = g->span[k] };

			TRY(metric_table_at(g->t, g->axis, l->row, k, &r.value, &r.n, err));
			TRY(fn(arg, &r, err));
		}
	return SALES_OK;
}

static int
check_credit(const struct grouping *g, struct sales_err *err)
{
	if (g->axis != AXIS_PERSON && g->axis != AXIS_TEAM)
		return SALES_OK;
	if (metric_credits(g->d->policy, g->m))
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("metric '%s' credits nobody, so it has no value by %s"), g->m->id,
	    g->axis == AXIS_PERSON ? _("person") : _("team"));
	return err_hint(err, _("give it 'credit: owner' or 'credit: split' in the rule book (line %d)"),
	    g->m->at.line);
}

int
metric_rows(struct dept *d, const struct metric *m, struct period p, const struct metric_by *by,
    metric_row_fn *fn, void *arg, struct sales_err *err)
{
	static const unsigned axis[] = { [GROUP_NONE] = AXIS_COMPANY, [GROUP_PERSON] = AXIS_PERSON,
		[GROUP_TEAM] = AXIS_TEAM, [GROUP_FIELD] = AXIS_FIELD };
	CLEANUP(grouping_done) struct grouping g = { .d = d, .m = m, .by = by, .axis = axis[by->group] };
	struct metric_ask ask = { .metric = m, .axes = g.axis, .field = by->field, .where = by->where,
		.org = &g.org, .weighted = by->weighted };

	TRY(check_credit(&g, err));
	if (by->group == GROUP_PERSON || by->group == GROUP_TEAM)
		TRY(org_load(d, &g.a, &g.org, err));
	TRY(split_period(&g, p, err));
	if ((g.org.npeople + g.org.nteams + 1) * g.nspans > CELLS_MAX)
		return FAIL(err, SALES_EUSAGE, _("that would be more than %d numbers; take a shorter period"),
		    CELLS_MAX);
	ask.span = g.span;
	ask.nspans = g.nspans;
	TRY(metric_table_make(d, &ask, &g.a, &g.t, err));
	TRY(list_rows(&g, p, err));
	return emit(&g, fn, arg, err);
}
