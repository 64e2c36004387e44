/* A line for each fact. */
#include <stdlib.h>
#include <string.h>

#include "lib/recount/inside.h"

/* How a component is reckoned: as it is, or, for a true-up, over another span. */
struct reckoning {
	struct recount  *r;
	size_t           rule;
	struct period    days;         /* whose facts are paid */
	bool             anew;
	enum period_unit over;         /* anew: of the look-up */
};

/* One fact and what it earns. */
struct earned { const struct fact *f; mpq_t exact; int64_t amount; bool counts; };

static bool
needs_terms(const struct comp *c)
{
	return c->fact_factors || c->ncases > 0 || strcmp(c->kind, "commission") != 0 || node_child(c->plan, "leaver") != NULL;
}

static int
load_terms(struct recount *r, struct rule *rule, struct sales_err *err)
{
	for (size_t b = 0; b < r->nbooks; b++) {
		struct comp       *c = rule->comp[b];
		const struct node *m = c == NULL ? NULL : metric_of(r->book[b].root, c->base);

		if (c != NULL && c->terms == NULL && m != NULL && needs_terms(c))
			TRY(terms_read(r, schema_kind(&r->d->schema, text_at(m, "of")), text_at(m, "date"), r->book[b].days, c, err));
	}
	return SALES_OK;
}

/* What it stands on, read once for everybody. */
static int
make_ready(struct recount *r, struct rule *rule, struct sales_err *err)
{
	bool looks = false;

	if (rule->base != NULL)
		return SALES_OK;
	for (size_t b = 0; b < r->nbooks; b++)
		looks = looks || (rule->comp[b] != NULL && rule->comp[b]->look != NULL && rule->comp[b]->nslabs > 0 && !rule->comp[b]->alone);
	TRY(load_terms(r, rule, err));
	if (looks)
		TRY(facts_of_rule(r, rule, true, &rule->look, err));
	return facts_of_rule(r, rule, false, &rule->base, err);
}

/* ---- what one fact earns ------------------------------------------------- */

/* The look-up's total, or what lies before the fact. */
static int64_t
look_up(const struct reckoning *k, const struct comp *c, const struct fact *f, struct period span)
{
	const struct rule  *rule = &k->r->rule[k->rule];
	const struct facts *l = rule->look == NULL ? rule->base : rule->look;
	const bool          same = l->kind == rule->base->kind;
	size_t              first, end;
	int64_t             sum = 0;

	if (c->total)
		return facts_sum(l, f->person, span);
	first = fact_after(l, f->person, span.from, 0);
	end = fact_after(l, f->person, f->on, same ? f->id : INT64_MAX);
	if (end > first)
		sum = l->sum[end - 1] + l->v[end - 1].value - l->sum[first];
	return sum;
}

/* Of a fact after his last day: what the plan says. */
static void
leavers_share(const struct reckoning *k, const struct comp *c, const struct fact *f, const struct term *t, mpq_t out)
{
	const struct node *n = node_child(c->plan, "leaver");
	const day          left = k->r->person[f->person].left;
	const char        *window = n == NULL ? NULL : text_at(n, "window");
	long               days = window == NULL ? 0 : strtol(window, NULL, 10);

	mpq_set_si(out, 1, 1);
	if (n == NULL || left == DAY_NONE || f->on <= left)
		return;
	if (window != NULL && window[strlen(window) - 1] == 'w')
		days *= 7;
	if (days > 0 && f->on - left > days)
		mpq_set_si(out, 0, 1);
	else
		(void)share_of(n, t != NULL && t->delivered != DAY_NONE && t->delivered <= left ? "delivered" : "undelivered", out);
}

/* False: its goal is not there. */
static bool
commission(const struct reckoning *k, const struct comp *c, const struct fact *f, const struct term *t, mpq_t out)
{
	const struct period span = period_in_year(f->on, k->anew && !c->has_over ? k->over : c->over, &k->r->d->when);
	int64_t             target = 0, before = 0;

	if (c->ncases > 0) {
		num_money(out, f->value);
		mpq_mul(out, out, c->by_case[t == NULL ? c->ncases - 1 : (size_t)t->at_case].rate);
	} else {
		if (c->attains && c->nslabs > 0 && (!goal_of(k->r, c->look, subject_person(f->person), span, true, &target) || target <= 0))
			return false;
		if (c->nslabs > 0 && !c->alone)
			before = look_up(k, c, f, span);
		slabs_earn(c, f->value, before, target, out);
	}
	mpq_div(out, out, c->vat);
	return true;
}

static bool
earns(const struct reckoning *k, const struct comp *c, const struct fact *f, mpq_t out)
{
	const struct term *t = term_of(c->terms, f->id);
	NUM(x);

	if (needs_terms(c) && (t == NULL || !t->has_k))
		return false;
	if (strcmp(c->kind, "commission") == 0) {
		if (!commission(k, c, f, t, out))
			return false;
	} else {
		if (!t->has_amount)
			return false;
		mpq_set(out, t->amount);
		num_money(x, f->value);
		if (strcmp(c->kind, "per-unit") == 0)
			mpq_mul(out, out, x);
		else if (mpq_sgn(x) < 0)
			mpq_neg(out, out);
	}
	if (t != NULL)
		mpq_mul(out, out, t->k);
	leavers_share(k, c, f, t, x);
	mpq_mul(out, out, x);
	return true;
}

/* ---- all of a person's --------------------------------------------------- */

static int
receipt_no(const struct recount *r)
{
	return (int)schema_kind(&r->d->schema, "receipt")->no;
}

static const struct comp *
paid_by(const struct reckoning *k, const struct fact *f)
{
	const struct rule *rule = &k->r->rule[k->rule];
	const size_t       b = book_of(k->r, f->on);
	const struct comp *c = rule->comp[b];

	if (c == NULL || !c->by_fact || f->on < k->days.from || f->on > k->days.to || f->on < c->window.from || f->on > c->window.to)
		return NULL;
	if (rule->base->kind == receipt_no(k->r) && (f->value < 0 || is_back(k->r, f->id)))
		return NULL; /* money that went back is no fact of its own */
	return is_in_plan(k->r, b, rule->plan, f->person, f->on) ? c : NULL;
}

static int
by_deal(const void *a, const void *b)
{
	const struct earned *const *x = a, *const *y = b;

	if ((*x)->f->deal != (*y)->f->deal)
		return (*x)->f->deal < (*y)->f->deal ? -1 : 1;
	return *x < *y ? -1 : *x > *y;
}

/* The parts of one deal: each is the rounded sum to date minus the parts before. */
static void
round_all(const struct recount *r, struct earned *e, size_t n)
{
	struct earned **order = calloc(n + 1, sizeof(*order));
	int64_t         before = 0;
	NUM(sum);

	if (order == NULL)
		err_nomem();
	for (size_t i = 0; i < n; i++)
		order[i] = &e[i];
	qsort(order, n, sizeof(*order), by_deal);
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || order[i]->f->deal == 0 || order[i]->f->deal != order[i - 1]->f->deal) {
			mpq_set_si(sum, 0, 1);
			before = 0;
		}
		if (!order[i]->counts)
			continue;
		mpq_add(sum, sum, order[i]->exact);
		order[i]->amount = num_round(sum, r->decimals, r->rounding) - before;
		before += order[i]->amount;
	}
	free(order);
}

static void
put_lines(const struct reckoning *k, const struct earned *e, size_t n)
{
	const int  kind = k->r->rule[k->rule].base->kind;
	const bool is_deal = kind == (int)schema_kind(&k->r->d->schema, "deal")->no;

	for (size_t i = 0; i < n; i++)
		if (e[i].counts)
			claim_put(k->r, &(struct claim){ .rule = k->rule, .fact = e[i].f->id, .amount = e[i].amount, .kind = kind,
			    .deal = is_deal ? e[i].f->id : e[i].f->deal, .on = e[i].f->on, .counts_on = e[i].f->on, .factored = true });
}

static int
earn_all(const struct reckoning *k, struct sales_err *err)
{
	const struct facts *base;
	struct earned      *e;
	size_t              first, n;

	TRY(make_ready(k->r, &k->r->rule[k->rule], err));
	base = k->r->rule[k->rule].base;
	first = base->at[k->r->who];
	n = base->at[k->r->who + 1] - first;
	e = calloc(n + 1, sizeof(*e));
	if (e == NULL)
		err_nomem();
	for (size_t i = 0; i < n; i++) {
		const struct comp *c = paid_by(k, &base->v[first + i]);

		mpq_init(e[i].exact);
		e[i].f = &base->v[first + i];
		e[i].counts = c != NULL && earns(k, c, e[i].f, e[i].exact);
	}
	round_all(k->r, e, n);
	put_lines(k, e, n);
	for (size_t i = 0; i < n; i++)
		mpq_clear(e[i].exact);
	free(e);
	return SALES_OK;
}

int
earn_facts(struct recount *r, size_t rule, struct sales_err *err)
{
	const struct reckoning k = { .r = r, .rule = rule, .days = r->year };

	return earn_all(&k, err);
}

/* What a component would have earned in a span, had all spans of that length been its
 * look-up's: its facts, and what refunds would have taken back of them. */
int
earn_anew(struct recount *r, size_t rule, struct period span, enum period_unit over, int64_t *out, struct sales_err *err)
{
	const struct reckoning k = { .r = r, .rule = rule, .days = r->year, .anew = true,
		.over = over };
	struct buf             kept = r->claims;
	int                    rc;

	r->claims = (struct buf){ 0 };
	*out = 0;
	rc = earn_all(&k, err);
	if (rc == SALES_OK)
		rc = take_back(r, rule, false, err);
	if (rc == SALES_OK)
		take_unpaid(r, rule, false);
	for (size_t i = 0; i < nclaims(r); i++)
		if (period_holds(span, claims(r)[i].counts_on))
			*out += claims(r)[i].amount;
	buf_done(&r->claims);
	r->claims = kept;
	return rc;
}
