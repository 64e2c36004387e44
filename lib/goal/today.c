/* The deals and activities that wait for a person, with the goals they are for. */
#include "lib/goal/today.h"

#include "lib/crm/kinds.h"
#include "lib/crm/stages.h"
#include "lib/crm/stale.h"
#include "lib/goal/focus.h"
#include "lib/metric/forecast.h"
#include "lib/metric/table.h"

struct due { int64_t id, deal, customer, goal; day on; const char *kind, *what; };

struct agenda {
	struct dept  *d;
	struct arena *a;
	int64_t       person;
	day           today;
	struct focus  focus;
	struct today *out;
	size_t        cap;
	struct due   *due;            /* by day, then code */
	size_t        ndue, cap_due;
};

static const char *
text_of(const struct agenda *g, const struct value *v)
{
	return v->type == V_TEXT ? arena_strndup(g->a, v->u.s.p, v->u.s.n) : "";
}

static int64_t
id_of(const struct value *v)
{
	return v->type == V_NULL ? 0 : v->u.i;
}

/* ---- activities that are due ---------------------------------------------- */

enum { A_PERSON, A_DEAL, A_CUSTOMER, A_DUE, A_KIND, A_SUBJECT, A_GOAL, A_COLS };

static int
take_due(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct agenda *g = arg;

	(void)err;
	if (id_of(&c[A_PERSON]) != g->person)
		return SALES_OK;
	g->due = arena_more(g->a, g->due, g->ndue, &g->cap_due, sizeof(*g->due));
	g->due[g->ndue++] = (struct due){ .id = id, .deal = id_of(&c[A_DEAL]), .customer = id_of(&c[A_CUSTOMER]),
		.goal = id_of(&c[A_GOAL]), .on = value_day(&c[A_DUE]),
		.kind = text_of(g, &c[A_KIND]), .what = text_of(g, &c[A_SUBJECT]) };
	return SALES_OK;
}

static int
read_due(struct agenda *g, struct sales_err *err)
{
	static const char *const name[A_COLS] = { "person", "deal", "customer", "due_on", "kind", "subject", "goal" };
	struct query             q;

	TRY(record_query(g->d, &activity_kind, name, A_COLS, "done_on is empty and due_on:..today", g->a, &q, err));
	return record_each(g->d, &q, take_due, g, err);
}

/* The earliest of a deal; NULL: none. */
static const struct due *
due_of(const struct agenda *g, int64_t deal)
{
	const struct due *first = NULL;

	for (size_t i = 0; i < g->ndue; i++)
		if (g->due[i].deal == deal && (first == NULL || g->due[i].on < first->on))
			first = &g->due[i];
	return first;
}

/* ---- deals ---------------------------------------------------------------- */

static const struct value *
field_of(const struct kind *k, const struct record *r, const char *field)
{
	return &r->v[kind_index(k, field)];
}

static void
explain_idle(const struct agenda *g, const struct kind *k, const struct record *r, struct todo *t)
{
	const struct stage *st = deal_stage_of(g->d->policy, field_of(k, r, "pipeline"), field_of(k, r, "stage"));
	const day           next = value_day(field_of(k, r, "next_on"));
	const day           since = deal_idle_since(value_day(field_of(k, r, "touched_on")), next,
	              value_day(field_of(k, r, "expected_on")), g->today);

	t->why = next == DAY_NONE ? TODO_PLAN : TODO_NEXT;
	t->on = next;
	t->what = text_of(g, field_of(k, r, "next_step"));
	if (!deal_is_stale(st, since, g->today))
		return;
	t->why = TODO_STALE;
	t->on = since;
	t->idle = g->today - since;
}

/* Why a deal is to be looked at: the first reason that holds. */
static int
explain(const struct agenda *g, struct todo *t, struct sales_err *err)
{
	const struct kind *k = g->d->schema.by_no[deal_kind.no];
	const struct due  *due = due_of(g, t->deal);
	struct record      r;
	day                next;

	TRY(record_get(g->d, k, t->deal, g->a, &r, err));
	t->customer = id_of(field_of(k, &r, "customer"));
	next = value_day(field_of(k, &r, "next_on"));
	if (due != NULL) {
		t->why = TODO_ACTIVITY;
		t->activity = due->id;
		t->on = due->on;
		t->kind = due->kind;
		t->what = due->what;
	} else if (next != DAY_NONE && next <= g->today) {
		t->why = TODO_STEP;
		t->on = next;
		t->what = text_of(g, field_of(k, &r, "next_step"));
	} else if (t->expected < g->today) {
		t->why = TODO_LATE;
		t->on = t->expected;
		t->what = "";
	} else {
		explain_idle(g, k, &r, t);
	}
	return SALES_OK;
}

static struct todo *
todo_of(struct agenda *g, int64_t deal)
{
	for (size_t i = 0; i < g->out->n; i++)
		if (g->out->v[i].deal == deal)
			return &g->out->v[i];
	return NULL;
}

static int
take_part(struct agenda *g, const struct goal_row *goal, int64_t gap, const struct open_part *p, struct sales_err *err)
{
	struct period left = { g->today + 1, p->expected };
	struct todo  *had = todo_of(g, p->deal);
	struct todo   t = { .goal = goal, .deal = p->deal, .gap = gap, .amount = p->amount, .chance = p->chance,
		.expected = p->expected, .days_left = calendar_workdays(&g->d->policy->calendar, left) };

	TRY(explain(g, &t, err));
	t.in_focus = focus_holds(&g->focus, goal->id, t.deal, t.customer);
	if (!today_rank(&t, 1))
		return FAIL(err, SALES_EINVAL, _("the amount is too large to weigh"));
	if (had != NULL)
		t.in_focus = had->in_focus = t.in_focus || had->in_focus;
	if (had == NULL) {
		g->out->v = arena_more(g->a, g->out->v, g->out->n, &g->cap, sizeof(t));
		had = &g->out->v[g->out->n++];
		*had = t;
	} else if (todo_before(&t, had)) {
		*had = t;
	}
	return SALES_OK;
}

static int
take_goal(struct agenda *g, const struct goal_row *goal, struct sales_err *err)
{
	struct open_part *part;
	money             gap;
	size_t            n;

	if (!metric_has_pipeline(goal->metric) || goal->at.gap.den == 0 || goal->at.gap.num == 0)
		return SALES_OK;
	if (!money_mul((money){ MONEY_UNIT }, goal->at.gap, 4, ROUND_HALF_UP, &gap))
		return FAIL(err, SALES_EINVAL, _("the figures of '%s' are too large to compare"), goal->metric->id);
	g->out->open++;
	TRY(forecast_parts(g->d, goal->metric, goal->period, g->a, &part, &n, err));
	for (size_t i = 0; i < n; i++)
		if (part[i].person == g->person)
			TRY(take_part(g, goal, gap.v, &part[i], err));
	return SALES_OK;
}

/* ---- all ------------------------------------------------------------------ */

static const struct goal_row *
goal_of(const struct goal_list *l, int64_t id)
{
	for (size_t i = 0; i < l->n && id != 0; i++)
		if (l->row[i].id == id)
			return &l->row[i];
	return NULL;
}

static void
add_activities(struct agenda *g, const struct goal_list *goals)
{
	for (size_t i = 0; i < g->ndue; i++) {
		const struct due *x = &g->due[i];

		if (x->deal != 0 && todo_of(g, x->deal) != NULL)
			continue;
		g->out->v = arena_more(g->a, g->out->v, g->out->n, &g->cap, sizeof(*g->out->v));
		g->out->v[g->out->n++] = (struct todo){ .goal = goal_of(goals, x->goal), .customer = x->customer,
			.activity = x->id, .why = TODO_ACTIVITY, .on = x->on, .kind = x->kind, .what = x->what,
			.expected = DAY_NONE,
			.in_focus = x->goal != 0 && focus_holds(&g->focus, x->goal, x->deal, x->customer) };
	}
}

int
goal_today(struct dept *d, int64_t person, struct arena *a, struct today *out, struct sales_err *err)
{
	const int64_t   subject = subject_person(person);
	struct goal_ask ask = { .current = true, .today = d->when.today, .until = d->when.today, .subject = &subject };
	struct agenda   g = { .d = d, .a = a, .person = person, .today = d->when.today, .out = out };
	struct goal_list goals;

	*out = (struct today){ .n = 0 };
	TRY(focus_load(d, a, &g.focus, err));
	TRY(goal_status(d, &ask, a, &goals, err));
	TRY(read_due(&g, err));
	out->goals = goals.n;
	for (size_t i = 0; i < goals.n; i++)
		TRY(take_goal(&g, &goals.row[i], err));
	add_activities(&g, &goals);
	if (!today_rank(out->v, out->n))
		return FAIL(err, SALES_EINVAL, _("the amount is too large to weigh"));
	return SALES_OK;
}

const char *
todo_why_name(enum todo_why w)
{
	static const char *const name[] = { "activity", "step", "late", "stale", "plan", "next" };

	return name[w];
}
