#include "lib/payout/whatif.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/evenness.h"
#include "lib/payout/posted.h"
#include "lib/record/rulebook.h"

/* ---- reckoning ----------------------------------------------------------- */

/* One side at one day: what everybody is entitled to by then, into rows. */
struct side {
	struct dept             *d;
	struct arena            *a;      /* of what stays */
	struct buf              *rows;   /* struct whatif_row[] */
	const struct whatif_book *book;
	struct rule_trial        trial;
	bool                     is_now;
	int                      sign;
};

/* Plans in the order of their first rule, with the rules of each together. */
static size_t
order_of(const struct engine *e, size_t rule)
{
	size_t first = 0;

	while (strcmp(e->rule[first].plan, e->rule[rule].plan) != 0)
		first++;
	return first * e->nrules + rule;
}

static void
put_rules(const struct side *s, const struct engine *e, int64_t person, const int64_t *sum, const char *const *plan,
    const char *const *component)
{
	for (size_t r = 0; r < e->nrules; r++) {
		struct whatif_row row = { .id = person, .plan = plan[r], .component = component[r], .order = order_of(e, r) };

		if (sum[r] == 0)
			continue;
		*(s->is_now ? &row.now : &row.was) = s->sign * sum[r];
		buf_put(s->rows, &row, sizeof(row));
	}
}

static int
put_sums(const struct side *s, const struct engine *e, struct sales_err *err)
{
	const struct entitled *v = engine_out(e);
	int64_t               *sum = arena_array(e->a, int64_t, e->nrules + 1);
	const char           **plan = arena_array(s->a, const char *, e->nrules + 1);
	const char           **component = arena_array(s->a, const char *, e->nrules + 1);

	for (size_t r = 0; r < e->nrules; r++) {
		plan[r] = arena_strdup(s->a, e->rule[r].plan);
		component[r] = arena_strdup(s->a, e->rule[r].component);
	}
	for (size_t i = 0; i < engine_count(e); i++) {
		if (__builtin_add_overflow(sum[v[i].rule], v[i].amount, &sum[v[i].rule]))
			return FAIL(err, SALES_EINVAL, _("somebody's payout is too large to reckon with"));
		if (i + 1 < engine_count(e) && v[i + 1].person == v[i].person)
			continue;
		put_rules(s, e, v[i].person, sum, plan, component);
		memset(sum, 0, e->nrules * sizeof(*sum));
	}
	return SALES_OK;
}

static void
engine_and_arena_done(struct engine *e)
{
	engine_done(e);
	arena_done(e->a);
}

static int
reckon_to(const struct side *s, day to, struct sales_err *err)
{
	struct arena                                  a = { 0 };
	CLEANUP(engine_and_arena_done) struct engine e = { .a = &a };
	const struct period                           p = { period_in_year(to, UNIT_YEAR, &s->d->when).from, to };
	struct run_list                               runs;

	TRY(engine_load_trial(&e, s->d, p, &s->trial, &a, err));
	TRY(runs_counted(s->d, NULL, &a, &runs, err));
	TRY(past_load(&e, &runs, err));
	TRY(engine_reckon(&e, err));
	return put_sums(s, &e, err);
}

static int
reckon_period(struct side *s, struct period p, struct sales_err *err)
{
	s->sign = 1;
	TRY(reckon_to(s, p.to, err));
	if (p.from == period_in_year(p.to, UNIT_YEAR, &s->d->when).from)
		return SALES_OK;
	s->sign = -1;
	return reckon_to(s, p.from - 1, err);
}

int
whatif_until(struct dept *d, day from, day *until, struct sales_err *err)
{
	static const struct sql next = {
		"SELECT coalesce(min(effective_on), ?3) FROM policy WHERE effective_on > ?1 AND op <= ?2" };
	int64_t                 on = DAY_MAX;

	*until = DAY_MAX;
	if (from == DAY_MIN)
		return SALES_OK;
	TRY(db_one_int(&d->db, &next, BIND(V(from), V(dept_last_seen(d)), V(DAY_MAX)), &on, NULL, err));
	*until = (day)on;
	return SALES_OK;
}

/* What else goes by the rule book, such as the fields of records, goes by this one, unless
 * another would be in force by now. */
static int
reckon_book(struct side *s, struct period p, struct sales_err *err)
{
	const struct whatif_book *b = s->book;
	struct book_before        before;
	int                       rc;

	s->trial = (struct rule_trial){ .book = b->book, .from = b->from };
	TRY(whatif_until(s->d, b->from, &s->trial.until, err));
	if (b->book == NULL || s->trial.until <= s->d->when.today)
		return reckon_period(s, p, err);
	rulebook_try(s->d, b->book, &before);
	rc = reckon_period(s, p, err);
	rulebook_back(s->d, &before);
	return rc;
}

int
whatif_make(struct dept *d, struct period p, const struct whatif_book *was, const struct whatif_book *now,
    struct arena *a, struct whatif *out, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf rows = { 0 };
	struct side                  s = { .d = d, .a = a, .rows = &rows };

	*out = (struct whatif){ 0 };
	TRY(engine_check_period(d, p, err));
	for (int i = 0; i < 2; i++) {
		s.book = i == 0 ? was : now;
		s.is_now = i == 1;
		if (reckon_book(&s, p, err) != SALES_OK)
			return s.book->name == NULL ? (int)err->code : err_prefix(err, _("by %s: "), s.book->name);
	}
	out->n = rows.n / sizeof(struct whatif_row);
	out->v = arena_array(a, struct whatif_row, out->n + 1);
	if (out->n > 0)
		memcpy(out->v, rows.p, rows.n);
	return org_load(d, a, &out->org, err);
}

/* ---- adding up ----------------------------------------------------------- */

static int
text_cmp(const char *x, const char *y)
{
	return x == NULL || y == NULL ? (x != NULL) - (y != NULL) : strcmp(x, y);
}

static int
by_subject(const void *a, const void *b)
{
	const struct whatif_row *x = a, *y = b;
	int                      c = (x->id > y->id) - (x->id < y->id);

	if (c == 0)
		c = text_cmp(x->plan, y->plan);
	return c != 0 ? c : text_cmp(x->component, y->component);
}

static int
by_order(const void *a, const void *b)
{
	const struct whatif_row *x = a, *y = b;

	return x->order != y->order ? (x->order < y->order ? -1 : 1) : by_subject(a, b);
}

/* Rows of one subject become one; those that come to nothing go. */
static size_t
add_up(struct whatif_row *v, size_t n)
{
	size_t sums = 0, kept = 0;

	qsort(v, n, sizeof(*v), by_subject);
	for (size_t i = 0; i < n; i++) {
		struct whatif_row *last = sums == 0 ? NULL : &v[sums - 1];

		if (last == NULL || by_subject(last, &v[i]) != 0) {
			v[sums++] = v[i];
			continue;
		}
		last->was += v[i].was; /* parts of totals that were checked to fit */
		last->now += v[i].now;
		if (v[i].order < last->order)
			last->order = v[i].order;
	}
	for (size_t i = 0; i < sums; i++)
		if (v[i].was != 0 || v[i].now != 0)
			v[kept++] = v[i];
	return kept;
}

/* Where each person, or each team, comes among the others: by code, or from the
 * top down. */
struct place_of { const char *text; size_t at; };

static int
by_text(const void *a, const void *b)
{
	return text_cmp(((const struct place_of *)a)->text, ((const struct place_of *)b)->text);
}

static size_t *
places(const struct org *o, bool teams, struct arena *a)
{
	const size_t     n = teams ? o->nteams : o->npeople;
	struct place_of *p = arena_array(a, struct place_of, n + 1);
	size_t          *out = arena_array(a, size_t, n + 1);

	for (size_t i = 0; i < n; i++) {
		const bool there = i > 0 && (teams ? o->team[i].id : o->person[i].id) != 0;

		p[i] = (struct place_of){ !there ? "" : teams ? org_team_path(o, a, (int64_t)i) : o->person[i].code, i };
	}
	qsort(p, n, sizeof(*p), by_text);
	for (size_t i = 0; i < n; i++)
		out[p[i].at] = i;
	return out;
}

void
whatif_group(const struct whatif *w, enum whatif_by by, day on, struct arena *a, struct whatif_row **out, size_t *n)
{
	const bool    of_team = by == WHATIF_TEAM, of_person = by == WHATIF_PERSON;
	const size_t *place = of_team || of_person ? places(&w->org, of_team, a) : NULL;

	*out = arena_array(a, struct whatif_row, w->n + 1);
	for (size_t i = 0; i < w->n; i++) {
		struct whatif_row *r = &(*out)[i];

		*r = w->v[i];
		if (of_team)
			r->id = org_at(&w->org, r->id, on)->team;
		if (of_team || of_person) {
			r->plan = r->component = NULL;
			r->order = r->id == 0 ? SIZE_MAX : place[r->id];
			continue;
		}
		r->id = 0;
		if (by == WHATIF_PLAN)
			r->component = NULL;
	}
	*n = add_up(*out, w->n);
	qsort(*out, *n, sizeof(**out), by_order);
}

static void
spread_of(const struct whatif_row *v, size_t n, bool now, struct arena *a, size_t *top, struct ratio *share,
    struct ratio *gini)
{
	int64_t *x = arena_array(a, int64_t, n + 1);
	size_t   paid = 0;

	for (size_t i = 0; i < n; i++)
		if ((now ? v[i].now : v[i].was) != 0)
			x[paid++] = now ? v[i].now : v[i].was;
	*top = 0;
	*share = *gini = (struct ratio){ 0, 0 };
	if (evenness_gini(x, paid, gini))
		evenness_top(x, paid, top, share);
}

int
whatif_sum(const struct whatif *w, struct arena *a, struct whatif_sum *out, struct sales_err *err)
{
	struct whatif_row *v;
	size_t             n;

	*out = (struct whatif_sum){ 0 };
	whatif_group(w, WHATIF_PERSON, 0, a, &v, &n);
	for (size_t i = 0; i < n; i++) {
		out->people++;
		out->winners += v[i].now > v[i].was;
		out->losers += v[i].now < v[i].was;
		if (__builtin_add_overflow(out->was, v[i].was, &out->was) || __builtin_add_overflow(out->now, v[i].now, &out->now))
			return FAIL(err, SALES_EINVAL, _("the total is too large to reckon with"));
	}
	spread_of(v, n, false, a, &out->top_was, &out->top_share_was, &out->gini_was);
	spread_of(v, n, true, a, &out->top_now, &out->top_share_now, &out->gini_now);
	return SALES_OK;
}

const struct metric *
whatif_revenue(const struct policy *p)
{
	for (size_t i = 0; i < p->nplans; i++)
		for (size_t c = 0; c < p->plans[i].ncomponents; c++) {
			const char          *base = p->plans[i].components[c].base;
			const struct metric *m = base == NULL ? NULL : policy_metric(p, base);

			if (m != NULL && m->unit == V_MONEY)
				return m;
		}
	return NULL;
}
