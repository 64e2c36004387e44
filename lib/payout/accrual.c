#include "lib/payout/accrual.h"

#include <stdlib.h>
#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/payout/books.h"
#include "lib/payout/lines.h"

bool
accrual_spread(money amount, int k, int months, int decimals, enum rounding how, money *out)
{
	if (k <= 0 || k >= months) {
		*out = (money){ k <= 0 ? 0 : amount.v };
		return true;
	}
	return money_mul(amount, (struct ratio){ k, months }, decimals, how, out);
}

/* ---- terms --------------------------------------------------------------- */

struct contract { int64_t id; int months; };
struct contracts { struct contract *v; size_t n, cap; struct arena *a; };   /* by id */

static int
take_term(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct contracts *t = arg;
	int64_t       months = c[0].type == V_NULL ? 0 : c[0].type == V_NUM ? c[0].u.i / MONEY_UNIT : c[0].u.i;

	(void)err;
	if (months < 1 || months > 1200)
		return SALES_OK;
	t->v = arena_more(t->a, t->v, t->n, &t->cap, sizeof(*t->v));
	t->v[t->n++] = (struct contract){ id, (int)months };
	return SALES_OK;
}

static int
by_id(const void *x, const void *y)
{
	const struct contract *a = x, *b = y;

	return (a->id > b->id) - (a->id < b->id);
}

static int
terms_load_of(struct dept *d, const struct kind *of, const char *field, struct contracts *t, struct sales_err *err)
{
	struct query q;

	TRY(record_query(d, of, &field, 1, NULL, t->a, &q, err));
	TRY(record_each(d, &q, take_term, t, err));
	if (t->n > 0)
		qsort(t->v, t->n, sizeof(*t->v), by_id);
	return SALES_OK;
}

static int
check_term(const struct dept *d, const char *field, struct sales_err *err)
{
	const struct kind *deal = d->schema.by_no[deal_kind.no];
	struct path        path;

	TRY(record_path(d, deal, field, &path, err));
	if (path_vtype(&path) == V_INT || path_vtype(&path) == V_NUM)
		return SALES_OK;
	FAIL(err, SALES_EUSAGE, _("a term is a number of months, and %s is none"), field);
	return err_hint(err, "fields: {deal: {term: {type: number}}}");
}

/* ---- reckoning ----------------------------------------------------------- */

struct reckoning {
	struct dept              *d;
	const struct accrual_ask *ask;
	struct accrual           *out;
	struct contracts          deals, receipts;
	int                       decimals;
	enum rounding             rounding;
	money                     earned, paid, cost;   /* before the period */
	struct stored_rule       *rule;                 /* of the run being read */
	struct rule_accounts     *account;
	size_t                    nrules;
};

static int
month_of(day on)
{
	const struct civil c = day_civil(on);

	return c.y * 12 + c.m;
}

static int
term_of(const struct contracts *t, int64_t id)
{
	const struct contract key = { id, 0 }, *found = t->n == 0 ? NULL : bsearch(&key, t->v, t->n, sizeof(key), by_id);

	return found == NULL ? 0 : found->months;
}

static int
months_of(struct reckoning *r, const struct stored_line *l)
{
	int months = r->ask->months;

	if (r->ask->term == NULL)
		return months;
	if (l->kind == deal_kind.no)
		months = term_of(&r->deals, l->fact);
	else if (l->kind == receipt_kind.no)
		months = term_of(&r->receipts, l->fact);
	r->out->whole += months == 0;
	return months;
}

static bool
add_to(money *to, money m)
{
	return money_add(*to, m, to);
}

/* What a line adds to the cost of every row; row 0 stands for all before them. */
static bool
add_cost(struct reckoning *r, const struct stored_line *l, int months)
{
	money before = { 0 }, now;

	for (size_t i = 0; i <= r->out->n; i++) {
		const day until = i == 0 ? r->ask->period.from - 1 : r->out->row[i - 1].span.to;
		const int k = l->on > until ? 0 : months <= 1 ? 1 : month_of(until) - month_of(l->on) + 1;

		if (!accrual_spread((money){ l->amount }, k, months <= 1 ? 1 : months, r->decimals, r->rounding, &now)
		    || !add_to(i == 0 ? &r->cost : &r->out->row[i - 1].cost, (money){ now.v - before.v }))
			return false;
		before = now;
	}
	return true;
}

static struct accrual_row *
row_at(struct reckoning *r, day on)
{
	for (size_t i = 0; i < r->out->n; i++)
		if (period_holds(r->out->row[i].span, on))
			return &r->out->row[i];
	return NULL;
}

/* What moves money about between a person's accounts earns nothing. */
static bool
is_earned(const struct reckoning *r, const struct stored_line *l, size_t rule)
{
	const enum account a = l->kind == 0 ? r->account[rule].without : r->account[rule].of_fact;

	return a == ACCOUNT_EARNED || a == ACCOUNT_ADJUSTMENT;
}

static int
take_line(void *arg, const struct stored_line *l, struct sales_err *err)
{
	struct reckoning   *r = arg;
	const size_t        at = r->nrules == 0 ? 0 : (size_t)(l->rule - r->rule[0].id);
	struct accrual_row *row = row_at(r, l->on);

	if (at >= r->nrules)
		return FAIL(err, SALES_EDAMAGED, _("line %lld belongs to no payout"), (long long)l->id);
	if (!is_earned(r, l, at) || l->on > r->ask->period.to)
		return SALES_OK;
	if (!add_cost(r, l, months_of(r, l)) || !add_to(row == NULL ? &r->earned : &row->earned, (money){ l->amount }))
		return FAIL(err, SALES_EINVAL, _("the total is too large to reckon with"));
	return SALES_OK;
}

static int
take_run(struct reckoning *r, const struct payout_run *run, struct arena *a, struct sales_err *err)
{
	TRY(rules_stored(r->d, run->id, a, &r->rule, &r->nrules, err));
	r->account = arena_array(a, struct rule_accounts, r->nrules + 1);
	for (size_t i = 0; i < r->nrules; i++)
		TRY(books_accounts(r->d, &r->rule[i], &r->account[i], err));
	return lines_each(r->d, run->first_line, run->lines, take_line, r, err);
}

static int
take_payments(struct reckoning *r, struct arena *a, struct sales_err *err)
{
	struct payout_payment *p;
	size_t                 n;

	TRY(payments_load(r->d, 0, a, &p, &n, err));
	for (size_t i = 0; i < n; i++) {
		struct accrual_row *row = row_at(r, p[i].paid_on);

		if (p[i].paid_on <= r->ask->period.to && !add_to(row == NULL ? &r->paid : &row->paid, p[i].amount))
			return FAIL(err, SALES_EINVAL, _("the total is too large to reckon with"));
	}
	return SALES_OK;
}

/* ---- all of it ----------------------------------------------------------- */

static void
make_rows(struct reckoning *r, struct arena *a)
{
	const struct accrual_ask *ask = r->ask;
	size_t                    cap = 0;

	for (day on = ask->period.from; on <= ask->period.to; on = r->out->row[r->out->n - 1].span.to + 1) {
		struct period span = period_in_year(on, ask->by, &r->d->when);

		span.from = on;
		span.to = span.to > ask->period.to ? ask->period.to : span.to;
		r->out->row = arena_more(a, r->out->row, r->out->n, &cap, sizeof(*r->out->row));
		r->out->row[r->out->n++] = (struct accrual_row){ .span = span };
	}
}

static void
sum_up(struct reckoning *r)
{
	int64_t             earned = r->earned.v, paid = r->paid.v, cost = r->cost.v;
	struct accrual_row *t = &r->out->total;

	t->span = r->ask->period;
	for (size_t i = 0; i < r->out->n; i++) {
		struct accrual_row *row = &r->out->row[i];

		t->earned.v += row->earned.v;
		t->paid.v += row->paid.v;
		t->cost.v += row->cost.v;
		earned += row->earned.v;
		paid += row->paid.v;
		cost += row->cost.v;
		row->owed.v = t->owed.v = earned - paid;
		row->deferred.v = t->deferred.v = earned - cost;
	}
}

static int
check(const struct accrual_ask *ask, struct dept *d, struct sales_err *err)
{
	const struct civil from = day_civil(ask->period.from), after = day_civil(ask->period.to + 1);

	if (ask->term != NULL)
		TRY(check_term(d, ask->term, err));
	if ((ask->term != NULL || ask->months > 0) && (from.d != 1 || after.d != 1))
		return FAIL(err, SALES_EUSAGE, _("cost is spread over whole months: say a period that begins and ends with one"));
	return SALES_OK;
}

int
payout_accrual(struct dept *d, const struct accrual_ask *ask, struct arena *a, struct accrual *out, struct sales_err *err)
{
	struct reckoning r = { .d = d, .ask = ask, .out = out, .deals = { .a = a }, .receipts = { .a = a },
		.decimals = currency_decimals(d->policy->locale.currency), .rounding = d->policy->locale.rounding };
	struct payout_run *runs;
	size_t             n;

	*out = (struct accrual){ 0 };
	TRY(check(ask, d, err));
	make_rows(&r, a);
	if (ask->term != NULL) {
		TRY(terms_load_of(d, &deal_kind, ask->term, &r.deals, err));
		TRY(terms_load_of(d, &receipt_kind, arena_printf(a, "deal.%s", ask->term), &r.receipts, err));
	}
	TRY(payout_list(d, false, a, &runs, &n, err));
	for (size_t i = 0; i < n; i++)
		if (ask->drafts || strcmp(runs[i].state, "approved") == 0)
			TRY(take_run(&r, &runs[i], a, err));
	TRY(take_payments(&r, a, err));
	sum_up(&r);
	return SALES_OK;
}
