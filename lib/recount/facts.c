/* Facts in order of person, day and code, and their sums. */
#include <stdlib.h>
#include <string.h>

#include "lib/recount/inside.h"

static int
by_person_and_day(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->on != y->on)
		return x->on < y->on ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static void
in_order(struct recount *r, struct buf *rows, struct facts *f)
{
	f->n = rows->n / sizeof(*f->v);
	f->v = arena_array(&r->a, struct fact, f->n + 1);
	if (f->n > 0)
		memcpy(f->v, rows->p, rows->n);
	buf_done(rows);
	qsort(f->v, f->n, sizeof(*f->v), by_person_and_day);
	f->at = arena_array(&r->a, size_t, (size_t)r->npeople + 2);
	f->sum = arena_array(&r->a, int64_t, f->n + 1);
	for (size_t i = 0; i < f->n; i++)
		f->at[f->v[i].person + 1]++;
	for (int64_t p = 1; p <= r->npeople; p++)
		f->at[p] += f->at[p - 1];
	for (size_t i = 1; i < f->n; i++)
		if (f->v[i].person == f->v[i - 1].person && __builtin_add_overflow(f->sum[i - 1], f->v[i - 1].value, &f->sum[i]))
			f->sum[i] = INT64_MAX;
}

static struct facts *
facts_known(const struct recount *r, const char *key)
{
	for (struct facts *f = r->facts; f != NULL; f = f->next)
		if (strcmp(f->key, key) == 0)
			return f;
	return NULL;
}

static struct facts *
facts_new(struct recount *r, const char *key)
{
	struct facts *f = arena_new(&r->a, struct facts);

	*f = (struct facts){ .next = r->facts, .key = key };
	r->facts = f;
	return f;
}

/* The version that says what is a fact of the rule on the days of version b: that
 * one, or where it does not have the component the next that has. */
static const struct comp *
comp_for(const struct rule *rule, size_t nbooks, size_t b)
{
	for (size_t i = b; i < nbooks; i++)
		if (rule->comp[i] != NULL)
			return rule->comp[i];
	for (size_t i = b; i-- > 0;)
		if (rule->comp[i] != NULL)
			return rule->comp[i];
	return NULL;
}

/* With refund: retier what went back of a deal is no part of it any more, on its own
 * day: tiers and pay are those of what is left. */
static void
reduce(const struct recount *r, struct buf *rows, size_t from)
{
	struct fact *v = (struct fact *)(void *)rows->p;

	for (size_t i = from; i < rows->n / sizeof(*v); i++) {
		int64_t back = 0, whole = 0;
		NUM(left);
		NUM(x);

		for (size_t k = first_back(r, v[i].id); k < r->nbacks && r->back[k].deal == v[i].id; k++) {
			whole = r->back[k].whole;
			back += r->back[k].is_bad ? 0 : r->back[k].part;
		}
		if (whole <= 0)
			continue;
		num_set(left, back < whole ? back : whole, whole);
		num_money(x, v[i].value);
		mpq_mul(x, x, left);
		v[i].value -= num_round(x, 4, r->rounding);
	}
}

bool
plan_retiers(const struct node *plan)
{
	const struct node *n = plan == NULL ? NULL : node_child(plan, "clawback");
	const char        *how = text_at(n, "refund");

	return how != NULL && strcmp(how, "retier") == 0;
}

static bool
is_retiered(const struct comp *c)
{
	return c != NULL && c->by_fact && plan_retiers(c->plan);
}

/* The base's facts, or those of the look-up, by each version on its own days. */
int
facts_of_rule(struct recount *r, struct rule *rule, bool look, struct facts **out, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf key = { 0 };
	struct buf                   rows = { 0 };
	int                          rc = SALES_OK;

	for (size_t b = 0; b < r->nbooks; b++) {
		const struct comp *c = comp_for(rule, r->nbooks, b);
		const char        *id = c == NULL ? NULL : look && c->look != NULL ? c->look : c->base;

		buf_printf(&key, "%lld %s%s (%s)\n", (long long)r->book[b].version, id == NULL ? "" : id, is_retiered(rule->comp[b]) ? " less refunds" : "",
		    c == NULL || c->where == NULL || (look && c->look != NULL) ? "" : c->where);
	}
	*out = facts_known(r, buf_str(&key));
	if (*out != NULL)
		return SALES_OK;
	*out = facts_new(r, arena_strdup(&r->a, buf_str(&key)));
	for (size_t b = 0; rc == SALES_OK && b < r->nbooks; b++) {
		const struct comp *c = comp_for(rule, r->nbooks, b);
		const bool         other = c != NULL && look && c->look != NULL;
		const struct node *m = c == NULL ? NULL : metric_of(r->book[b].root, other ? c->look : c->base);
		const size_t       before = rows.n / sizeof(struct fact);

		if (m == NULL || text_at(m, "of") == NULL)
			continue;
		rc = source_gather(r, &rows, m, text_at(m, "unit"), other ? NULL : c->where, r->book[b].days, &(*out)->kind, err);
		if (is_retiered(rule->comp[b]) && strcmp(text_at(m, "of"), "deal") == 0)
			reduce(r, &rows, before);
	}
	if (rc != SALES_OK) {
		buf_done(&rows);
		return rc;
	}
	in_order(r, &rows, *out);
	return SALES_OK;
}

/* All facts of a metric's source, back to where the longest span begins. */
int
facts_of_source(struct recount *r, const struct node *source, const char *unit, struct facts **out, struct sales_err *err)
{
	const char   *key = arena_printf(&r->a, "%p", (const void *)source);
	struct buf    rows = { 0 };
	day           from = period_in_year(r->seen.from, UNIT_YEAR, &r->d->when).from;
	int           rc;

	*out = facts_known(r, key);
	if (*out != NULL)
		return SALES_OK;
	*out = facts_new(r, key);
	if (period_in_year(r->seen.from, UNIT_WEEK, &r->d->when).from < from)
		from = period_in_year(r->seen.from, UNIT_WEEK, &r->d->when).from;
	rc = source_gather(r, &rows, source, unit, NULL, (struct period){ from, r->year.to }, &(*out)->kind, err);
	if (rc != SALES_OK) {
		buf_done(&rows);
		return rc;
	}
	in_order(r, &rows, *out);
	return SALES_OK;
}

/* ---- sums ---------------------------------------------------------------- */

size_t
fact_after(const struct facts *f, int64_t person, day on, int64_t id)
{
	size_t low = f->at[person], high = f->at[person + 1];

	while (low < high) {
		const size_t mid = (low + high) / 2;

		if (f->v[mid].on < on || (f->v[mid].on == on && f->v[mid].id < id))
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static int64_t
sum_before(const struct facts *f, int64_t person, size_t i)
{
	if (i == f->at[person])
		return 0;
	return i < f->at[person + 1] ? f->sum[i] : f->sum[i - 1] + f->v[i - 1].value;
}

int64_t
facts_sum(const struct facts *f, int64_t person, struct period span)
{
	return sum_before(f, person, fact_after(f, person, span.to + 1, 0)) - sum_before(f, person, fact_after(f, person, span.from, 0));
}
