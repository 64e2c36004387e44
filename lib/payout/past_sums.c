#include "lib/payout/past_sums.h"

#include <stdlib.h>
#include <string.h>

#include "lib/crm/kinds.h"

/* ---- what a stored rule is ----------------------------------------------- */

struct past_find { const char *plan, *component; const struct plan *p; const struct component *c; };

static bool
find_in(struct past_find *f, const struct policy *book)
{
	const struct plan *p = policy_plan(book, f->plan);

	f->p = f->p == NULL ? p : f->p;
	for (size_t i = 0; p != NULL && i < p->ncomponents; i++)
		if (strcmp(p->components[i].id, f->component) == 0) {
			f->p = p;
			f->c = &p->components[i];
		}
	return f->c != NULL || (f->p != NULL && f->component[0] == '\0');
}

/* The newest rule book that has it: those of the run's days first. */
static int
find_newest(struct engine *e, struct past_find *f, struct sales_err *err)
{
	int64_t              version = 0;
	const struct policy *book;

	for (size_t i = e->nversions; i-- > 0;) {
		if (find_in(f, e->days[i].policy))
			return SALES_OK;
		version = e->days[i].policy->version > version ? e->days[i].policy->version : version;
	}
	for (; version > 0; version--) {
		TRY(dept_policy_version(e->d, version, &book, err));
		if (find_in(f, book))
			return SALES_OK;
	}
	return SALES_OK;
}

/* The cap of the newest rule book in which the plan has one. */
static int
find_cap(struct engine *e, const char *plan, struct past_rule *out, struct sales_err *err)
{
	const size_t         cap = engine_rule(e, plan, "");
	int64_t              version = 0;
	const struct policy *book;
	const struct plan   *p;

	out->cap = cap;
	out->cap_unit = UNIT_YEAR;
	for (size_t i = e->nversions; i-- > 0 && !out->is_capped;) {
		book = e->days[i].policy;
		p = policy_plan(book, plan);
		version = book->version > version ? book->version : version;
		out->is_capped = p != NULL && p->has_cap;
		out->cap_unit = out->is_capped ? p->cap_period : UNIT_YEAR;
	}
	for (; version > 0 && !out->is_capped; version--) {
		TRY(dept_policy_version(e->d, version, &book, err));
		p = policy_plan(book, plan);
		out->is_capped = p != NULL && p->has_cap;
		out->cap_unit = out->is_capped ? p->cap_period : UNIT_YEAR;
	}
	return SALES_OK;
}

int
past_rule_of(struct engine *e, const struct stored_rule *r, struct past_rule *out, struct sales_err *err)
{
	const char      *at = strchr(r->component, '@');
	const char      *main = at == NULL ? r->component : arena_strndup(e->a, r->component, (size_t)(at - r->component));
	struct past_find f = { .plan = r->plan, .component = main };

	*out = (struct past_rule){ .what = PAST_WHATS };
	if (at == r->component)
		return SALES_OK; /* around a plan, or by hand */
	out->own = engine_rule(e, r->plan, r->component);
	TRY(find_cap(e, r->plan, out, err));
	if (r->component[0] == '\0') {
		*out = (struct past_rule){ .what = PAST_CAP, .own = out->own, .rule = out->cap, .unit = out->cap_unit };
		return SALES_OK;
	}
	TRY(find_newest(e, &f, err));
	out->rule = engine_rule(e, r->plan, main);
	out->is_unpaid = at != NULL && strcmp(at, "@unpaid") == 0;
	out->by_fact = f.c == NULL || comp_is_by_fact(f.c->kind);
	out->unit = f.p == NULL ? UNIT_YEAR : f.p->period;
	out->what = at != NULL ? PAST_BESIDE : PAST_FACTS;
	if (!out->by_fact) {
		out->what = f.c->kind == COMP_TRUE_UP ? PAST_TRUE_UP : f.c->kind == COMP_AWARD ? PAST_WHATS : PAST_PLAN;
		out->unit = f.c->period;
		if (f.c->kind == COMP_TRUE_UP)
			out->rule = engine_rule(e, r->plan, f.c->of);
	}
	return SALES_OK;
}

/* ---- sums ---------------------------------------------------------------- */

/* All that was posted for one fact, or period, counts on the day that its newest line says. */
struct posted_fact { int64_t fact, amount, line; const struct past_rule *is; int32_t person; day on; uint8_t kind; };

void
past_summing_done(struct past_summing *s)
{
	buf_done(&s->rows);
}

void
past_sum_line(struct past_summing *s, const struct past_rule *r, const struct stored_line *l)
{
	const struct posted_fact x = { .fact = l->fact, .amount = l->amount, .line = l->id, .is = r, .person = (int32_t)l->person, .on = l->on,
		.kind = (uint8_t)l->kind };

	if (r->what != PAST_WHATS && !r->is_unpaid && !(l->kind == receipt_kind.no && refund_is(&s->e->refunds, l->fact)))
		buf_put(&s->rows, &x, sizeof(x));
}

static int
of_one_fact(const struct posted_fact *x, const struct posted_fact *y)
{
	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->is->own != y->is->own)
		return x->is->own < y->is->own ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return (x->fact > y->fact) - (x->fact < y->fact);
}

static int
by_fact_and_line(const void *a, const void *b)
{
	const struct posted_fact *x = a, *y = b;
	const int                 c = of_one_fact(x, y);

	return c != 0 ? c : (x->line > y->line) - (x->line < y->line);
}

static int
in_order(const void *a, const void *b)
{
	const struct past_sum *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	if (x->what != y->what)
		return x->what < y->what ? -1 : 1;
	return (x->span.from > y->span.from) - (x->span.from < y->span.from);
}

static int
too_large(struct sales_err *err)
{
	return FAIL(err, SALES_EINVAL, _("what was posted is too large to reckon with"));
}

/* Most often it is one of the last few. */
static int
add(struct buf *sums, const struct past_sum *now, struct sales_err *err)
{
	struct past_sum *v = (struct past_sum *)(void *)sums->p;
	const size_t     n = sums->n / sizeof(*v);

	for (size_t i = n; i-- > 0 && i + 8 > n;)
		if (in_order(&v[i], now) == 0)
			return __builtin_add_overflow(v[i].amount, now->amount, &v[i].amount) ? too_large(err) : SALES_OK;
	buf_put(sums, now, sizeof(*now));
	return SALES_OK;
}

/* To what its rule adds up, and to the whole of a plan that has a cap. */
static int
add_fact(const struct engine *e, struct buf *sums, const struct posted_fact *f, struct sales_err *err)
{
	const struct past_rule *is = f->is;
	struct past_sum         x = { .amount = f->amount, .person = f->person, .rule = (uint16_t)is->rule, .what = (uint8_t)is->what,
		.span = period_of(f->on, is->unit, &e->d->when) };

	if (is->what == PAST_FACTS && f->kind == 0)
		x.what = PAST_BESIDE; /* what its cap cut */
	if (x.what != PAST_PLAN)
		TRY(add(sums, &x, err));
	if (!is->is_capped)
		return SALES_OK;
	x.what = PAST_PLAN;
	x.rule = (uint16_t)is->cap;
	x.span = period_of(f->on, is->cap_unit, &e->d->when);
	return add(sums, &x, err);
}

static int
add_facts(struct past_summing *s, struct buf *sums, struct sales_err *err)
{
	struct posted_fact *v = (struct posted_fact *)(void *)s->rows.p;
	const size_t        n = s->rows.n / sizeof(*v);

	if (n > 0)
		qsort(v, n, sizeof(*v), by_fact_and_line);
	for (size_t i = 0; i < n; i++) {
		for (; i + 1 < n && of_one_fact(&v[i], &v[i + 1]) == 0; i++)
			if (__builtin_add_overflow(v[i].amount, v[i + 1].amount, &v[i + 1].amount))
				return too_large(err);
		TRY(add_fact(s->e, sums, &v[i], err));
	}
	return SALES_OK;
}

int
past_sums_make(struct past_summing *s, struct engine *e, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf sums = { 0 };
	struct past_sum             *v;
	size_t                       n, kept = 0;

	TRY(add_facts(s, &sums, err));
	n = sums.n / sizeof(*v);
	v = arena_array(e->a, struct past_sum, n + 1);
	if (n > 0) {
		memcpy(v, sums.p, sums.n);
		qsort(v, n, sizeof(*v), in_order);
	}
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || in_order(&v[kept - 1], &v[i]) != 0)
			v[kept++] = v[i];
		else if (__builtin_add_overflow(v[kept - 1].amount, v[i].amount, &v[kept - 1].amount))
			return too_large(err);
	e->past_sums = (struct past_sums){ v, kept };
	return SALES_OK;
}

const struct past_sum *
past_sums_of(const struct past_sums *l, int64_t person, size_t rule, size_t *n)
{
	size_t low = 0, high = l->n;

	while (low < high) {
		const size_t           mid = (low + high) / 2;
		const struct past_sum *s = &l->v[mid];

		if (s->person < person || (s->person == person && s->rule < rule))
			low = mid + 1;
		else
			high = mid;
	}
	for (*n = 0; low + *n < l->n && l->v[low + *n].person == person && l->v[low + *n].rule == rule;)
		++*n;
	return &l->v[low];
}
