/* The rule book as a tree: which version is in force on which day, and values by
 * the names of their keys. */
#include <stdlib.h>
#include <string.h>

#include "lib/record/rulebook.h"
#include "lib/recount/inside.h"

/* ---- values -------------------------------------------------------------- */

const char *
text_at(const struct node *map, const char *key)
{
	const struct node *n = map == NULL ? NULL : node_child(map, key);

	return n == NULL ? NULL : n->text;
}

bool
share_of(const struct node *map, const char *key, mpq_t out)
{
	const char  *t = text_at(map, key);
	struct ratio v;

	if (t == NULL || !ratio_parse(t, strlen(t), &v))
		return false;
	num_ratio(out, v);
	return true;
}

bool
money_of(const struct node *map, const char *key, int64_t *out)
{
	const char      *t = text_at(map, key);
	struct sales_err err;
	money            m;
	char             cur[4];

	if (t == NULL || money_parse(t, strlen(t), 4, &m, cur, &err) != SALES_OK)
		return false;
	*out = m.v;
	return true;
}

bool
unit_of(const struct node *map, const char *key, enum period_unit *out)
{
	const char *t = text_at(map, key);

	return t != NULL && period_unit_parse(t, out);
}

int
count_of(const struct node *map, const char *key)
{
	const char *t = text_at(map, key);

	return t == NULL ? 0 : (int)strtol(t, NULL, 10);
}

/* ---- versions ------------------------------------------------------------ */

static const struct sql versions = { "SELECT id, effective_on FROM policy WHERE op <= ?1 ORDER BY id" };
static const struct sql made_at = { "SELECT at_ms FROM operation WHERE no > ?1 ORDER BY no LIMIT 1" };

struct version { int64_t id; day from; };

/* The one that came into force last by then, of two of one day the one applied
 * later; before the first, the first. */
static int64_t
version_on(const struct version *v, size_t n, day on)
{
	const struct version *best = &v[0];

	for (size_t i = 1; i < n; i++) {
		const bool late = best->from > on;

		if (v[i].from <= on ? late || v[i].from >= best->from : late && v[i].from <= best->from)
			best = &v[i];
	}
	return best->id;
}

static int
open_book(struct recount *r, int64_t version, day from, struct book *out, struct sales_err *err)
{
	*out = (struct book){ .version = version, .days = { from, r->seen.to } };
	return rulebook_tree(r->d, version, &r->a, &out->root, err);
}

static int
books_by_day(struct recount *r, const struct version *v, size_t n, struct sales_err *err)
{
	r->nbooks = 0;
	r->book = arena_array(&r->a, struct book, n + 1);
	for (day on = r->seen.from; on <= r->seen.to; on++) {
		const int64_t version = version_on(v, n, on);

		if (r->nbooks > 0 && r->book[r->nbooks - 1].version == version)
			continue;
		if (r->nbooks > n) /* one came back: days before the first of all */
			return FAIL(err, SALES_EBUG, "versions of the rule book come and go");
		if (r->nbooks > 0)
			r->book[r->nbooks - 1].days.to = on - 1;
		TRY(open_book(r, version, on, &r->book[r->nbooks], err));
		r->nbooks++;
	}
	return SALES_OK;
}

/* The longest span before the plan year that a look-up may still see. */
static day
first_seen(const struct recount *r)
{
	day first = r->year.from;

	for (size_t i = 0; i < r->nbooks; i++) {
		const struct node *plans = node_child(r->book[i].root, "plans");

		for (const struct node *p = plans == NULL ? NULL : plans->first; p != NULL; p = p->next) {
			const struct node *list = node_child(p, "components");

			for (const struct node *c = list == NULL ? NULL : list->first; c != NULL; c = c->next) {
				enum period_unit unit = UNIT_MONTH;
				day              from;

				if (!unit_of(node_child(c, "by"), "over", &unit))
					(void)unit_of(p, "period", &unit);
				from = period_in_year(r->year.from, unit, &r->d->when).from;
				first = from < first ? from : first;
			}
		}
	}
	return first;
}

/* The day on which the run was made: its rates of exchange were those of then. */
static int
day_made(const struct recount *r, day *out, struct sales_err *err)
{
	int64_t ms;
	bool    found;

	*out = r->d->when.today;
	if (r->d->as_of == 0)
		return SALES_OK;
	TRY(db_one_int(&r->d->db, &made_at, BIND(V(r->d->as_of)), &ms, &found, err));
	if (found)
		*out = dept_day_of(r->d, ms);
	return SALES_OK;
}

static void
read_locale(struct recount *r)
{
	const struct node *last = r->book[r->nbooks - 1].root, *locale = node_child(last, "locale");
	const char        *how = text_at(locale, "rounding"), *then = text_at(node_child(r->now.root, "locale"), "rounding");
	const char        *goals = text_at(node_child(last, "goals"), "approval");

	r->currency = text_at(locale, "currency");
	r->decimals = currency_decimals(r->currency);
	r->rounding = how == NULL || strcmp(how, "half-up") == 0 ? ROUND_HALF_UP : strcmp(how, "down") == 0 ? ROUND_DOWN : ROUND_HALF_EVEN;
	r->fact_rounding = then == NULL || strcmp(then, "half-up") == 0 ? ROUND_HALF_UP : strcmp(then, "down") == 0 ? ROUND_DOWN : ROUND_HALF_EVEN;
	r->fact_decimals = text_at(node_child(r->now.root, "locale"), "amount_decimals") != NULL ?
	    count_of(node_child(r->now.root, "locale"), "amount_decimals") : currency_decimals(text_at(node_child(r->now.root, "locale"), "currency"));
	r->approved_goals = goals != NULL && strcmp(goals, "required") == 0;
}

int
books_load(struct recount *r, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf         all = { 0 };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	const struct version                *v;
	size_t                               n;
	day                                  made;

	TRY(db_query(&r->d->db, &st, &versions, BIND(V(dept_last_seen(r->d))), err));
	while (db_next(&st)) {
		struct version one = { db_int(&st, 0), (day)db_int(&st, 1) };

		buf_put(&all, &one, sizeof(one));
	}
	TRY(db_end(&st, err));
	v = (const struct version *)(const void *)all.p;
	n = all.n / sizeof(*v);
	if (n == 0)
		return FAIL(err, SALES_EDAMAGED, _("the department has no rule book"));
	TRY(books_by_day(r, v, n, err));
	r->seen.from = first_seen(r);
	if (r->seen.from < r->year.from)
		TRY(books_by_day(r, v, n, err));
	TRY(day_made(r, &made, err));
	TRY(open_book(r, version_on(v, n, made), made, &r->now, err));
	read_locale(r);
	return SALES_OK;
}

size_t
book_of(const struct recount *r, day on)
{
	size_t i = 0;

	while (i + 1 < r->nbooks && r->book[i].days.to < on)
		i++;
	return i;
}

const struct node *
plan_of(const struct recount *r, size_t book, const char *plan)
{
	const struct node *plans = node_child(r->book[book].root, "plans");

	return plans == NULL ? NULL : node_child(plans, plan);
}

const struct node *
metric_of(const struct node *root, const char *id)
{
	const struct node *metrics = node_child(root, "metrics");

	return metrics == NULL || id == NULL ? NULL : node_child(metrics, id);
}

/* A plan's periods are those of the newest version that has it. */
bool
plan_period(const struct recount *r, const char *plan, enum period_unit *out)
{
	for (size_t i = r->nbooks; i-- > 0;) {
		const struct node *p = plan_of(r, i, plan);

		if (p == NULL)
			continue;
		*out = UNIT_MONTH;
		(void)unit_of(p, "period", out);
		return true;
	}
	return false;
}
