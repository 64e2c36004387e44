/* What went back takes back its part of what was paid for it, of this plan year's
 * pay and of what earlier ones posted. */
#include <stdlib.h>
#include <string.h>

#include "lib/recount/inside.h"

/* ---- reading ------------------------------------------------------------- */

enum { R_DEAL, R_AMOUNT, R_CURRENCY, R_PAID, R_OWN, R_WHOLE, R_OF, R_KIND, R_COLS };
static const char *const cols[R_COLS] = { "deal", "amount", "currency", "paid_on", "deal.currency", "deal.amount", "of", "kind" };

struct money_reading { struct recount *r; struct buf rows; };

static void
currency_of(const struct value *v, char out[4])
{
	memset(out, 0, 4);
	if (v->type == V_TEXT && v->u.s.n == 3)
		memcpy(out, v->u.s.p, 3);
}

/* From one currency to another, at the rates of its day. */
int
exchange(const struct recount *r, int64_t amount, const char *from, const char *to, day on, int64_t *out, struct sales_err *err)
{
	int64_t one, other;
	NUM(a);
	NUM(b);

	*out = amount;
	if (*from == '\0' || *to == '\0' || strcmp(from, to) == 0)
		return SALES_OK;
	/* a large round sum, so that the rates keep all of their decimals */
	TRY(convert(r, INT64_C(1000000000000), from, on, 4, &one, err));
	TRY(convert(r, INT64_C(1000000000000), to, on, 4, &other, err));
	num_set(a, one, other);
	num_money(b, amount);
	mpq_mul(a, a, b);
	*out = num_round(a, 4, r->fact_rounding);
	return SALES_OK;
}

static int
take_refund(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct money_reading *g = arg;
	struct back           b = { .id = id, .deal = value_id(&c[R_DEAL]), .of = value_id(&c[R_OF]), .money = -c[R_AMOUNT].u.i,
		.whole = value_id(&c[R_WHOLE]), .on = (day)c[R_PAID].u.i, .is_bad = value_is(&c[R_KIND], "bad_debt") };

	if (b.deal == 0 || b.money <= 0)
		return SALES_OK;
	currency_of(&c[R_CURRENCY], b.currency);
	currency_of(&c[R_OWN], b.own);
	TRY(exchange(g->r, b.money, b.currency, b.own, b.on, &b.part, err));
	buf_put(&g->rows, &b, sizeof(b));
	return SALES_OK;
}

static int
take_income(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct money_reading *g = arg;
	struct income         m = { .id = id, .deal = value_id(&c[R_DEAL]), .money = c[R_AMOUNT].u.i, .on = (day)c[R_PAID].u.i };

	(void)err;
	if (m.money <= 0 || !has_refunds(g->r, m.deal))
		return SALES_OK;
	currency_of(&c[R_CURRENCY], m.currency);
	currency_of(&c[R_OWN], m.own);
	buf_put(&g->rows, &m, sizeof(m));
	return SALES_OK;
}

static int
by_deal_and_day(const void *a, const void *b)
{
	const struct back *x = a, *y = b;

	if (x->deal != y->deal)
		return x->deal < y->deal ? -1 : 1;
	if (x->on != y->on)
		return x->on < y->on ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static int
income_by_deal(const void *a, const void *b)
{
	const struct income *x = a, *y = b;

	if (x->deal != y->deal)
		return x->deal < y->deal ? -1 : 1;
	if (x->on != y->on)
		return x->on < y->on ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static int
id_by_id(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static int
key_by_id(const void *a, const void *b)
{
	const struct income_key *x = a, *y = b;

	return x->id < y->id ? -1 : x->id > y->id;
}

static int
each_receipt(struct money_reading *g, const char *which, row_fn *fn, struct sales_err *err)
{
	struct query q;

	TRY(record_query(g->r->d, schema_kind(&g->r->d->schema, "receipt"), cols, R_COLS, which, &g->r->a, &q, err));
	q.on = kind_field(q.kind, "paid_on");
	q.period = (struct period){ DAY_NONE, g->r->year.to };
	return record_each(g->r->d, &q, fn, g, err);
}

size_t
first_back(const struct recount *r, int64_t deal)
{
	size_t low = 0, high = r->nbacks;

	while (low < high) {
		const size_t mid = (low + high) / 2;

		if (r->back[mid].deal < deal)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

size_t
first_income(const struct recount *r, int64_t deal)
{
	size_t low = 0, high = r->nincomes;

	while (low < high) {
		const size_t mid = (low + high) / 2;

		if (r->income[mid].deal < deal)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool
has_refunds(const struct recount *r, int64_t deal)
{
	const size_t i = first_back(r, deal);

	return deal != 0 && i < r->nbacks && r->back[i].deal == deal;
}

/* What goes back of money in another currency is worth what that was worth when it came. */
static int
as_it_came(struct recount *r, const struct income *in, size_t n, struct sales_err *err)
{
	int64_t all = 0, worth = 0, one, back = 0, before = 0, now;
	NUM(rate);
	NUM(x);

	for (size_t i = 0; i < n; i++) {
		TRY(exchange(r, in[i].money, in[i].currency, in[i].own, in[i].on, &one, err));
		all += in[i].money;
		worth += one;
	}
	num_set(rate, worth, all);
	for (size_t i = first_back(r, in->deal); i < r->nbacks && r->back[i].deal == in->deal; i++) {
		if (r->back[i].is_bad)
			continue;
		back += r->back[i].money;
		num_money(x, back);
		mpq_mul(x, x, rate);
		now = num_round(x, 4, r->fact_rounding);
		r->back[i].part = now - before;
		before = now;
	}
	return SALES_OK;
}

/* Money of several currencies is held against each other in the deal's own. */
static int
in_one_currency(struct recount *r, struct income *in, size_t n, struct sales_err *err)
{
	const size_t first = first_back(r, in->deal);
	bool         same = true;

	for (size_t i = 0; i < n; i++)
		same = same && strcmp(in[i].currency, in->currency) == 0;
	for (size_t i = first; i < r->nbacks && r->back[i].deal == in->deal; i++)
		same = same && strcmp(r->back[i].currency, in->currency) == 0;
	if (same && strcmp(in->currency, in->own) != 0)
		return as_it_came(r, in, n, err);
	for (size_t i = 0; i < n && !same; i++)
		TRY(exchange(r, in[i].money, in[i].currency, in[i].own, in[i].on, &in[i].money, err));
	for (size_t i = first; i < r->nbacks && r->back[i].deal == in->deal && !same; i++)
		r->back[i].money = r->back[i].part;
	return SALES_OK;
}

static void *
kept(struct recount *r, struct buf *rows, size_t size, size_t *n, int (*order)(const void *, const void *))
{
	void *v = arena_alloc(&r->a, rows->n + 1);

	*n = rows->n / size;
	if (rows->n > 0)
		memcpy(v, rows->p, rows->n);
	qsort(v, *n, size, order);
	buf_done(rows);
	*rows = (struct buf){ 0 };
	return v;
}

bool
is_back(const struct recount *r, int64_t receipt)
{
	return r->nbacks > 0 && bsearch(&receipt, r->back_id, r->nbacks, sizeof(*r->back_id), id_by_id) != NULL;
}

int
backs_load(struct recount *r, struct sales_err *err)
{
	struct money_reading g = { .r = r };
	int                  rc = each_receipt(&g, "kind in (refund, bad_debt)", take_refund, err);

	r->back = kept(r, &g.rows, sizeof(*r->back), &r->nbacks, by_deal_and_day);
	TRY(rc);
	if (r->nbacks == 0)
		return SALES_OK;
	r->back_id = arena_array(&r->a, int64_t, r->nbacks);
	for (size_t i = 0; i < r->nbacks; i++)
		r->back_id[i] = r->back[i].id;
	qsort(r->back_id, r->nbacks, sizeof(*r->back_id), id_by_id);
	rc = each_receipt(&g, "kind = receipt", take_income, err);
	r->income = kept(r, &g.rows, sizeof(*r->income), &r->nincomes, income_by_deal);
	TRY(rc);
	r->income_by_id = arena_array(&r->a, struct income_key, r->nincomes + 1);
	for (size_t i = 0, n; i < r->nincomes; i += n) {
		for (n = 1; i + n < r->nincomes && r->income[i + n].deal == r->income[i].deal;)
			n++;
		TRY(in_one_currency(r, &r->income[i], n, err));
	}
	for (size_t i = 0; i < r->nincomes; i++)
		r->income_by_id[i] = (struct income_key){ r->income[i].id, r->income[i].deal };
	qsort(r->income_by_id, r->nincomes, sizeof(*r->income_by_id), key_by_id);
	return SALES_OK;
}

/* The deal that went back in part, of a receipt that came in for it. */
int64_t
deal_of_income(const struct recount *r, int64_t receipt)
{
	const struct income_key key = { .id = receipt }, *k;

	k = r->nincomes == 0 ? NULL : bsearch(&key, r->income_by_id, r->nincomes, sizeof(key), key_by_id);
	return k == NULL ? 0 : k->deal;
}
