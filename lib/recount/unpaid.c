/* Deals whose money did not come in time: what is missing of their amount takes its
 * part of their pay back, until it comes. */
#include <stdlib.h>
#include <string.h>

#include "lib/recount/inside.h"

/* A deal of which money is missing, in its own currency. */
struct owing { int64_t deal, whole, missing; day closed; char currency[4]; };

static const char *
unpaid_after(const struct node *plan)
{
	const struct node *n = plan == NULL ? NULL : node_child(plan, "clawback");

	return n == NULL ? NULL : text_at(n, "unpaid_after");
}

static bool
is_asked(const struct recount *r)
{
	for (size_t i = 0; i < r->nrules; i++)
		for (size_t b = 0; b < r->nbooks; b++)
			if (r->rule[i].comp[b] != NULL && unpaid_after(r->rule[i].comp[b]->plan) != NULL)
				return true;
	return false;
}

/* ---- reading ------------------------------------------------------------- */

static int
take_deal(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct buf  *rows = arg;
	struct owing o = { .deal = id, .whole = value_id(&c[0]), .missing = value_id(&c[0]), .closed = value_day(&c[2]) };

	(void)err;
	if (o.whole <= 0 || o.closed == DAY_NONE)
		return SALES_OK;
	if (c[1].type == V_TEXT && c[1].u.s.n == 3)
		memcpy(o.currency, c[1].u.s.p, 3);
	buf_put(rows, &o, sizeof(o));
	return SALES_OK;
}

static int
by_deal(const void *a, const void *b)
{
	const struct owing *x = a, *y = b;

	return x->deal < y->deal ? -1 : x->deal > y->deal;
}

static struct owing *
owing_of(const struct recount *r, int64_t deal)
{
	const struct owing key = { .deal = deal };

	return r->nowing == 0 ? NULL : bsearch(&key, r->owing, r->nowing, sizeof(key), by_deal);
}

/* What came in, and what is known to be lost. */
static int
take_money(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct recount *r = arg;
	struct owing   *o = owing_of(r, value_id(&c[0]));
	char            currency[4] = "";
	int64_t         amount;

	(void)id;
	if (o == NULL)
		return SALES_OK;
	if (c[2].type == V_TEXT && c[2].u.s.n == 3)
		memcpy(currency, c[2].u.s.p, 3);
	TRY(exchange(r, c[1].u.i, currency, o->currency, (day)c[3].u.i, &amount, err));
	o->missing -= amount < 0 ? -amount : amount;
	return SALES_OK;
}

int
deals_load(struct recount *r, struct sales_err *err)
{
	static const char *const     deal[] = { "amount", "currency", "closed_on" }, *const receipt[] = { "deal", "amount", "currency", "paid_on" };
	CLEANUP(buf_done) struct buf rows = { 0 };
	struct query                 q;

	if (!is_asked(r))
		return SALES_OK;
	TRY(record_query(r->d, schema_kind(&r->d->schema, "deal"), deal, 3, NULL, &r->a, &q, err));
	TRY(record_each(r->d, &q, take_deal, &rows, err));
	r->nowing = rows.n / sizeof(*r->owing);
	r->owing = arena_array(&r->a, struct owing, r->nowing + 1);
	if (rows.n > 0)
		memcpy(r->owing, rows.p, rows.n);
	qsort(r->owing, r->nowing, sizeof(*r->owing), by_deal);
	TRY(record_query(r->d, schema_kind(&r->d->schema, "receipt"), receipt, 4, "kind in (receipt, bad_debt)", &r->a, &q, err));
	q.on = kind_field(q.kind, "paid_on");
	q.period = (struct period){ DAY_NONE, r->year.to };
	return record_each(r->d, &q, take_money, r, err);
}

bool
is_owing(const struct recount *r, int64_t deal)
{
	const struct owing *o = owing_of(r, deal);

	return o != NULL && o->missing > 0;
}

/* ---- lines --------------------------------------------------------------- */

/* The day on which its time is over; false: that is not yet. */
static bool
is_over(const struct recount *r, const struct owing *o, const struct node *plan, day *on)
{
	const char *after = unpaid_after(plan);
	long        days = after == NULL ? 0 : strtol(after, NULL, 10);

	if (days <= 0)
		return false;
	if (after[strlen(after) - 1] == 'w')
		days *= 7;
	*on = o->closed + (day)days + 1;
	if (*on > r->year.to)
		return false;
	*on = *on < r->year.from ? r->year.from : *on;
	return true;
}

/* Of what it earned, the part of its money that is missing. */
static int64_t
missing_of(const struct recount *r, const struct owing *o, int64_t amount)
{
	NUM(x);
	NUM(part);

	if (o->missing <= 0)
		return 0;
	num_money(x, amount);
	num_set(part, o->missing, o->whole);
	mpq_mul(x, x, part);
	return num_round(x, r->decimals, r->rounding);
}

/* The line of a deal that this plan year paid; a cap and factors count it with that. */
static void
put_line(struct recount *r, size_t rule, const struct claim *paid)
{
	const struct owing *o = owing_of(r, paid->fact);
	struct claim        line = { .rule = rule_beside(r, rule, "unpaid"), .fact = paid->fact, .deal = paid->fact, .kind = paid->kind,
		.counts_on = paid->on, .factored = true, .back = true };

	if (o == NULL || o->missing <= 0 || !is_over(r, o, plan_of(r, book_of(r, paid->on), r->rule[rule].plan), &line.on))
		return;
	line.amount = -missing_of(r, o, paid->amount);
	claim_put(r, &line);
}

const struct node *
newest_plan(const struct recount *r, size_t rule)
{
	for (size_t b = r->nbooks; b-- > 0;)
		if (r->rule[rule].comp[b] != NULL)
			return r->rule[rule].comp[b]->plan;
	return NULL;
}

/* What the plan year that paid a deal took back of it. */
static int64_t
taken_then(const struct recount *r, size_t unpaid, int64_t deal, day earned)
{
	const struct period year = period_in_year(earned, UNIT_YEAR, &r->d->when);
	size_t              n;
	const struct old   *o = olds_of(r, r->who, &n);

	for (size_t i = 0; i < n; i++)
		if (o[i].rule == unpaid && o[i].fact == deal && o[i].year == year.from)
			return o[i].amount;
	return 0;
}

static void
lose_old(struct recount *r, size_t rule, const struct old *o)
{
	const struct owing *w = owing_of(r, o->fact);
	struct loss         l = { .rule = rule_beside(r, rule, "unpaid"), .of = rule, .fact = o->fact, .deal = o->fact, .kind = o->kind,
		.earned_on = o->on };

	if (w == NULL || !is_over(r, w, newest_plan(r, rule), &l.on))
		return;
	l.was = taken_then(r, l.rule, o->fact, o->on);
	l.amount = missing_of(r, w, o->amount);
	if (l.was != 0 || l.amount != 0)
		lose(r, &l);
}

/* Of what earlier plan years paid: by the newest rule book that has the component. */
static void
lose_olds(struct recount *r, size_t rule)
{
	const int         kind = (int)schema_kind(&r->d->schema, "deal")->no;
	const struct old *o;
	size_t            n;

	o = olds_of(r, r->who, &n);
	for (size_t i = 0; i < n; i++)
		if (o[i].rule == rule && o[i].kind == kind)
			lose_old(r, rule, &o[i]);
}

void
take_unpaid(struct recount *r, size_t rule, bool olds)
{
	const int    kind = (int)schema_kind(&r->d->schema, "deal")->no;
	const size_t n = nclaims(r);

	if (r->nowing == 0)
		return;
	for (size_t i = 0; i < n; i++) {
		const struct claim c = claims(r)[i];

		if (c.rule == rule && c.kind == kind && !c.back)
			put_line(r, rule, &c);
	}
	if (olds)
		lose_olds(r, rule);
}
