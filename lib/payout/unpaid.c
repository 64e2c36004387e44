#include "lib/payout/unpaid.h"

#include <stdlib.h>
#include <string.h>

#include "lib/crm/kinds.h"

/* ---- reading ------------------------------------------------------------- */

struct reading_unpaid { struct engine *e; struct buf rows; int least; };

static void
reading_done(struct reading_unpaid *r)
{
	buf_done(&r->rows);
}

static int
least_days(const struct engine *e)
{
	int least = 0;

	for (size_t i = 0; i < e->nversions; i++)
		for (size_t k = 0; k < e->days[i].policy->nplans; k++) {
			const int n = e->days[i].policy->plans[k].clawback.unpaid_after;

			least = n > 0 && (least == 0 || n < least) ? n : least;
		}
	return least;
}

static int
take_deal(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct reading_unpaid *r = arg;
	struct unpaid_deal     u = { .deal = id, .whole = value_id(&c[0]), .closed = value_day(&c[1]), .op = c[2].u.i };

	(void)err;
	u.missing = u.whole;
	if (u.whole > 0 && u.closed != DAY_NONE)
		buf_put(&r->rows, &u, sizeof(u));
	return SALES_OK;
}

static int
by_deal(const void *x, const void *y)
{
	const struct unpaid_deal *a = x, *b = y;

	return a->deal < b->deal ? -1 : a->deal > b->deal;
}

static struct unpaid_deal *
find(const struct engine *e, int64_t deal)
{
	const struct unpaid_deal key = { .deal = deal };

	return e->unpaid_deals.n == 0 ? NULL : bsearch(&key, e->unpaid_deals.v, e->unpaid_deals.n, sizeof(key), by_deal);
}

/* Money that came in, and what is known never to come (a bad debt is below 0). */
static int
take_receipt(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct reading_unpaid *r = arg;
	const struct engine   *e = r->e;
	struct unpaid_deal    *u = find(e, value_id(&c[0]));
	int64_t                amount;
	char                   from[4], to[4], code[32];

	if (u == NULL)
		return SALES_OK;
	refunds_currency(&c[4], from);
	refunds_currency(&c[5], to);
	if (refunds_convert(e->days[e->nversions - 1].policy, c[1].u.i, from, to, (day)c[2].u.i, &amount, err) != SALES_OK)
		return err_prefix(err, "%s: ", kind_code(&receipt_kind, id, code));
	u->missing -= amount < 0 ? -amount : amount;
	u->missing = u->missing < 0 ? 0 : u->missing;
	u->late = u->late || (day)c[2].u.i > u->closed + r->least;
	u->op = c[3].u.i > u->op ? c[3].u.i : u->op;
	return SALES_OK;
}

int
unpaid_load(struct engine *e, const struct few *of, struct sales_err *err)
{
	const struct path                   own = { .code = true };
	static const char *const            deals[] = { "amount", "closed_on", "op" }, *const receipts[] = { "deal", "amount", "paid_on", "op", "currency", "deal.currency" };
	CLEANUP(reading_done) struct reading_unpaid r = { .e = e, .least = least_days(e) };
	struct query                        q;

	if (r.least == 0 || (of != NULL && of->n == 0))
		return SALES_OK;
	TRY(record_query(e->d, &deal_kind, deals, 3, "stage:won", e->a, &q, err));
	few_bind(&q, &own, of);
	q.on = kind_field(q.kind, "closed_on");
	q.period.to = e->year.to - r.least;
	TRY(record_each(e->d, &q, take_deal, &r, err));
	e->unpaid_deals.n = r.rows.n / sizeof(struct unpaid_deal);
	e->unpaid_deals.v = arena_array(e->a, struct unpaid_deal, e->unpaid_deals.n + 1);
	if (r.rows.n == 0)
		return SALES_OK;
	memcpy(e->unpaid_deals.v, r.rows.p, r.rows.n);
	TRY(record_query(e->d, &receipt_kind, receipts, 6, "kind in (receipt, bad_debt)", e->a, &q, err));
	few_bind(&q, &q.cols[0], of);
	q.on = kind_field(q.kind, "paid_on");
	q.period.to = e->year.to;
	return record_each(e->d, &q, take_receipt, &r, err);
}

bool
unpaid_is_listed(const struct engine *e, int64_t deal)
{
	const struct unpaid_deal *u = find(e, deal);

	return u != NULL && (u->missing > 0 || u->late);
}

/* ---- lines --------------------------------------------------------------- */

/* The deal's, and the day of its line; NULL: there is none, as its time is not over. */
static const struct unpaid_deal *
overdue(const struct engine *e, const struct plan *p, int64_t deal, day *on)
{
	const struct unpaid_deal *u = p == NULL || p->clawback.unpaid_after == 0 ? NULL : find(e, deal);

	if (u == NULL || (u->missing == 0 && !u->late))
		return NULL;
	*on = u->closed + p->clawback.unpaid_after + 1;
	*on = *on < e->year.from ? e->year.from : *on;
	return *on > e->year.to ? NULL : u;
}

/* The part of it that its missing money is; false: it is no part. */
static bool
missing_of(const struct engine *e, const struct unpaid_deal *u, int64_t amount, int decimals, int64_t *out)
{
	return tier_share(amount, u->missing, u->whole, decimals, e->rounding, out);
}

void
unpaid_put(struct engine *e, size_t rule, const struct plan *p, const struct entitled *deal)
{
	struct entitled           out = { .fact = deal->fact, .before = deal->fact, .person = deal->person, .cap_on = deal->cap_on,
		.rule = (uint16_t)rule, .kind = (uint8_t)deal_kind.no, .refund = true };
	const struct unpaid_deal *u = overdue(e, p, deal->fact, &out.on);
	int64_t                   due, base;

	if (u == NULL || !missing_of(e, u, deal->amount, e->decimals, &due) || !missing_of(e, u, deal->base, 4, &base))
		return;
	out.amount = -due;
	out.base = -base;
	out.quiet = due == 0;
	out.op = u->op;
	out.version = e->version_of[out.on - e->seen.from];
	buf_put(&e->out, &out, sizeof(out));
}

/* What it took in the plan year that paid the deal. */
static int64_t
taken_then(const struct engine *e, size_t rule, const struct past_part *deal)
{
	const day               year = period_in_year(deal->on, UNIT_YEAR, &e->d->when).from;
	size_t                  n;
	const struct past_part *p = past_of(&e->past, deal->of.person, rule, &n);

	for (size_t i = 0; i < n; i++)
		if (p[i].kind == deal->kind && p[i].fact == deal->fact && p[i].year == year)
			return p[i].amount;
	return 0;
}

void
unpaid_put_old(struct engine *e, size_t rule, const struct plan *p, const struct past_part *deal)
{
	struct past_taking        t = { .fact = deal->fact, .deal = deal->fact, .person = deal->of.person, .part_on = deal->on,
		.rule = (uint16_t)rule, .main = deal->of.rule, .kind = (uint8_t)deal_kind.no };
	const struct unpaid_deal *u = overdue(e, p, deal->fact, &t.on);

	if (u == NULL || !missing_of(e, u, deal->amount, e->decimals, &t.amount) || !missing_of(e, u, deal->base, 4, &t.base))
		return;
	t.op = u->op;
	t.was = taken_then(e, rule, deal);
	past_take(e, &t);
}
