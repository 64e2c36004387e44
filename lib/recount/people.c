/* People, where they stood on a day, and whom a plan is for. Assignments first:
 * of two that overlap the one that began later holds, and what it leaves open is
 * as the person's record says. */
#include <stdlib.h>
#include <string.h>

#include "lib/base/calendar.h"
#include "lib/recount/inside.h"

/* A plan's `for` in a version of the rule book. */
struct membership { struct membership *next; size_t book; const char *plan; const struct expr *e; bool everybody; };

static const char *
kept(struct recount *r, const struct value *v)
{
	return v->type == V_NULL ? NULL : arena_strndup(&r->a, v->u.s.p, v->u.s.n);
}

/* ---- reading ------------------------------------------------------------- */

static void *
row_at(struct recount *r, void *rows, int64_t id, int64_t *n, size_t size)
{
	char *v = rows;

	if (id >= *n) {
		const int64_t room = (id + 16) * 2;
		char         *more = arena_alloc(&r->a, (size_t)room * size);

		if (*n > 0)
			memcpy(more, v, (size_t)*n * size);
		memset(more + (size_t)*n * size, 0, (size_t)(room - *n) * size);
		*n = room;
		return more;
	}
	return v;
}

enum { P_CODE, P_HIRED, P_LEFT, P_PAY, P_TEAM, P_MANAGER, P_ROLE, P_LEVEL, P_COLS };
static const char *const person_cols[P_COLS] = { "code", "hired_on", "left_on", "base_pay", "team", "manager", "role", "level" };

static int
take_person(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct recount *r = arg;
	struct person  *p;

	(void)err;
	r->person = row_at(r, r->person, id, &r->npeople, sizeof(*r->person));
	p = &r->person[id];
	*p = (struct person){ .is_there = true, .code = kept(r, &c[P_CODE]), .hired = value_day(&c[P_HIRED]),
		.left = value_day(&c[P_LEFT]), .base_pay = value_id(&c[P_PAY]) };
	p->own = (struct stay){ .person = id, .team = value_id(&c[P_TEAM]), .manager = value_id(&c[P_MANAGER]),
		.role = kept(r, &c[P_ROLE]), .level = kept(r, &c[P_LEVEL]) };
	return SALES_OK;
}

static int
take_team(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct recount *r = arg;

	(void)err;
	r->team = row_at(r, r->team, id, &r->nteams, sizeof(*r->team));
	r->team[id] = (struct team){ .is_there = true, .parent = value_id(&c[0]), .lead = value_id(&c[1]) };
	return SALES_OK;
}

struct assigning { struct recount *r; struct buf rows; };

static int
take_assignment(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct assigning *g = arg;
	struct stay      p = { .person = value_id(&c[0]), .from = value_day(&c[1]), .to = value_day(&c[2]),
		.team = value_id(&c[3]), .manager = value_id(&c[4]), .role = kept(g->r, &c[5]), .level = kept(g->r, &c[6]) };

	(void)id;
	(void)err;
	if (p.to == DAY_NONE)
		p.to = DAY_MAX;
	if (p.person > 0 && p.person < g->r->npeople)
		buf_put(&g->rows, &p, sizeof(p));
	return SALES_OK;
}

/* Of one first day, in the order of their codes. */
static void
place_person(struct recount *r, int64_t id, const struct stay *all, size_t n)
{
	struct person *p = &r->person[id];

	p->place = arena_array(&r->a, struct stay, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct stay one = all[i];
		size_t       at = p->nplaces;

		if (one.person != id)
			continue;
		one.team = one.team == 0 ? p->own.team : one.team;
		one.manager = one.manager == 0 ? p->own.manager : one.manager;
		one.role = one.role == NULL ? p->own.role : one.role;
		one.level = one.level == NULL ? p->own.level : one.level;
		for (; at > 0 && p->place[at - 1].from > one.from; at--)
			p->place[at] = p->place[at - 1];
		p->place[at] = one;
		p->nplaces++;
	}
}

static int
by_person(const void *a, const void *b)
{
	const struct stay *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	return 0;
}

static int
read_all(struct recount *r, const char *kind, const char *const *cols, size_t n, row_fn *fn, void *arg, struct sales_err *err)
{
	struct query q;

	TRY(record_query(r->d, schema_kind(&r->d->schema, kind), cols, n, NULL, &r->a, &q, err));
	return record_each(r->d, &q, fn, arg, err);
}

static int
assign_all(struct recount *r, struct sales_err *err)
{
	static const char *const cols[] = { "person", "from", "to", "team", "manager", "role", "level" };
	struct assigning         g = { .r = r };
	struct stay            *v;
	size_t                   n;
	int                      rc = read_all(r, "assignment", cols, 7, take_assignment, &g, err);

	v = (struct stay *)(void *)g.rows.p;
	n = g.rows.n / sizeof(*v);
	if (rc == SALES_OK && n > 0)
		qsort(v, n, sizeof(*v), by_person);
	for (size_t i = 0, k; rc == SALES_OK && i < n; i = k) {
		for (k = i + 1; k < n && v[k].person == v[i].person;)
			k++;
		place_person(r, v[i].person, v + i, k - i);
	}
	buf_done(&g.rows);
	return rc;
}

/* ---- whom plans are for -------------------------------------------------- */

static int
read_for(struct recount *r, struct sales_err *err)
{
	r->people = (struct row_scope){ .d = r->d, .a = &r->a, .k = schema_kind(&r->d->schema, "person") };
	for (size_t b = 0; b < r->nbooks; b++) {
		const struct node *plans = node_child(r->book[b].root, "plans");

		for (const struct node *p = plans == NULL ? NULL : plans->first; p != NULL; p = p->next) {
			struct membership *m = arena_new(&r->a, struct membership);
			const char        *text = text_at(p, "for");
			struct expr       *e = NULL;

			if (text != NULL)
				TRY(row_bind(&r->people, text, V_BOOL, &e, err));
			*m = (struct membership){ r->plans, b, p->key, e, text == NULL };
			r->plans = m;
		}
	}
	return SALES_OK;
}

static int
take_cells(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct recount *r = arg;
	struct value   *mine;

	(void)err;
	if (id >= r->npeople || !r->person[id].is_there)
		return SALES_OK;
	mine = arena_array(&r->a, struct value, r->people.ncols + 1);
	for (size_t i = 0; i < r->people.ncols; i++) {
		mine[i] = c[i];
		if (c[i].type == V_TEXT)
			mine[i].u.s.p = arena_strndup(&r->a, c[i].u.s.p, c[i].u.s.n);
	}
	r->person[id].cells = mine;
	return SALES_OK;
}

int
people_load(struct recount *r, struct sales_err *err)
{
	static const char *const team_cols[] = { "parent", "lead" };
	struct query             q = { .period = { DAY_NONE, DAY_NONE } };

	TRY(read_all(r, "person", person_cols, P_COLS, take_person, r, err));
	TRY(read_all(r, "team", team_cols, 2, take_team, r, err));
	TRY(assign_all(r, err));
	TRY(read_for(r, err));
	q.kind = r->people.k;
	q.cols = r->people.col;
	q.ncols = r->people.ncols;
	return q.ncols == 0 ? SALES_OK : record_each(r->d, &q, take_cells, r, err);
}

/* ---- on a day ------------------------------------------------------------ */

const struct stay *
place_on(const struct recount *r, int64_t person, day on)
{
	const struct person *p = &r->person[person];

	for (size_t i = p->nplaces; i-- > 0;)
		if (p->place[i].from <= on && on <= p->place[i].to)
			return &p->place[i];
	return &p->own;
}

static void
set_cells(const struct recount *r, const struct stay *at, struct value *cell)
{
	for (size_t i = 0; i < r->people.ncols; i++) {
		const char *name = r->people.col[i].n == 1 && !r->people.col[i].code ? r->people.col[i].hop[0]->name : "";

		if (strcmp(name, "role") == 0)
			cell[i] = at->role == NULL || *at->role == '\0' ? v_null() : v_text(at->role);
		else if (strcmp(name, "level") == 0)
			cell[i] = at->level == NULL || *at->level == '\0' ? v_null() : v_text(at->level);
		else if (strcmp(name, "team") == 0)
			cell[i] = at->team == 0 ? v_null() : v_of(V_REF, at->team);
		else if (strcmp(name, "manager") == 0)
			cell[i] = at->manager == 0 ? v_null() : v_of(V_REF, at->manager);
	}
}

bool
is_in_plan(const struct recount *r, size_t book, const char *plan, int64_t person, day on)
{
	const struct membership *m = r->plans;
	struct value             cell[ROW_COLS], v;
	struct sales_err         err;

	while (m != NULL && (m->book != book || strcmp(m->plan, plan) != 0))
		m = m->next;
	if (m == NULL || person <= 0 || person >= r->npeople || !r->person[person].is_there)
		return false;
	if (m->everybody)
		return true;
	for (size_t i = 0; i < r->people.ncols; i++)
		cell[i] = r->person[person].cells[i];
	set_cells(r, place_on(r, person, on), cell);
	return row_eval(&r->people, m->e, cell, &v, &err) == SALES_OK && v.type == V_BOOL && v.u.i != 0;
}

bool
is_employed(const struct person *p, day on)
{
	return p->is_there && (p->hired == DAY_NONE || p->hired <= on) && (p->left == DAY_NONE || on <= p->left);
}

bool
is_under(const struct recount *r, int64_t person, int64_t manager, day on, int depth)
{
	for (int level = 1; person != manager && level < 64 && (depth == 0 || level <= depth); level++) {
		person = place_on(r, person, on)->manager;
		if (person <= 0 || person >= r->npeople || !r->person[person].is_there)
			return false;
		if (person == manager)
			return true;
	}
	return false;
}

bool
is_of_team(const struct recount *r, int64_t team, int64_t above)
{
	for (int64_t n = 0; team > 0 && team < r->nteams && n < r->nteams; n++) {
		if (team == above)
			return true;
		team = r->team[team].parent;
	}
	return false;
}

/* ---- proration ----------------------------------------------------------- */

static bool
has_day(const struct node *list, day on)
{
	for (const struct node *n = list == NULL ? NULL : list->first; n != NULL; n = n->next) {
		const char *dots = strstr(n->text, "..");
		day         from = DAY_NONE, to = DAY_NONE;

		if (day_parse_iso(n->text, dots == NULL ? strlen(n->text) : (size_t)(dots - n->text), &from) &&
		    day_parse_iso(dots == NULL ? n->text : dots + 2, strlen(dots == NULL ? n->text : dots + 2), &to) && from <= on && on <= to)
			return true;
	}
	return false;
}

static bool
is_worked(const struct node *root, day on)
{
	static const char *const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
	const struct node       *c = node_child(root, "calendar"), *days = c == NULL ? NULL : node_child(c, "workdays");
	bool                     usual = days == NULL && day_weekday(on) < 5;

	if (c != NULL && has_day(node_child(c, "workdays_added"), on))
		return true;
	if (c != NULL && has_day(node_child(c, "holidays"), on))
		return false;
	for (const struct node *n = days == NULL ? NULL : days->first; n != NULL; n = n->next)
		usual = usual || strcmp(n->text, names[day_weekday(on)]) == 0;
	return usual;
}

/* The part of the span's days on which he is in the plan; 1 where it does not matter. */
void
days_in_plan(const struct recount *r, size_t book, const char *plan, int64_t person, struct period span, mpq_t out)
{
	const char *how = text_at(plan_of(r, book, plan), "proration");
	int64_t     all = 0, in = 0;

	mpq_set_si(out, 1, 1);
	if (how == NULL || strcmp(how, "none") == 0)
		return;
	for (day on = span.from; on <= span.to; on++) {
		if (strcmp(how, "workdays") == 0 && !is_worked(r->book[book].root, on))
			continue;
		all++;
		in += is_employed(&r->person[person], on) && is_in_plan(r, book, plan, person, on);
	}
	num_set(out, in, all == 0 ? 1 : all);
}

/* Is he to be paid for a period: in the plan on its last day, or on his own last day
 * within it; where the plan prorates, on any day that counts. */
bool
is_of_period(const struct recount *r, size_t book, const char *plan, int64_t person, struct period span)
{
	const struct person *p = &r->person[person];
	const char          *how = text_at(plan_of(r, book, plan), "proration");
	const day            last = p->left != DAY_NONE && p->left < span.to ? p->left : span.to;
	NUM(part);

	if (how == NULL || strcmp(how, "none") == 0)
		return last >= span.from && is_employed(p, last) && is_in_plan(r, book, plan, person, last);
	days_in_plan(r, book, plan, person, span, part);
	return mpq_sgn(part) > 0;
}
