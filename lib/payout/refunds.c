#include "lib/payout/refunds.h"

#include <stdlib.h>
#include <string.h>

#include "lib/crm/kinds.h"

/* ---- reading receipts ---- */

enum { REF_DEAL, REF_AMOUNT, REF_CURRENCY, REF_PAID, REF_DEAL_CURRENCY, REF_OP, REF_WHOLE, REF_OF, REF_KIND, REF_COLS };
static const char *const refund_cols[REF_COLS] = {
	[REF_DEAL] = "deal", [REF_AMOUNT] = "amount", [REF_CURRENCY] = "currency",
	[REF_PAID] = "paid_on", [REF_DEAL_CURRENCY] = "deal.currency", [REF_OP] = "op",
	[REF_WHOLE] = "deal.amount", [REF_OF] = "of", [REF_KIND] = "kind",
};

struct reading {
	struct buf           rows;   /* struct refund[], or struct received[] */
	const struct policy *policy;
	const struct refund_list *list;
	const struct few    *of;     /* deals; NULL: all */
};

static void
reading_done(struct reading *r)
{
	buf_done(&r->rows);
}

void
refunds_currency(const struct value *v, char out[4])
{
	memset(out, 0, 4);
	if (v->type == V_TEXT && v->u.s.n == 3)
		memcpy(out, v->u.s.p, 3);
}

/* An amount in another currency, at the rates of its day. */
int
refunds_convert(const struct policy *p, int64_t amount, const char *from, const char *to, day on, int64_t *out,
    struct sales_err *err)
{
	struct ratio a = { 1, 1 }, b = { 1, 1 }, rate;
	money        m;

	*out = amount;
	if (*from == '\0' || *to == '\0' || strcmp(from, to) == 0)
		return SALES_OK;
	if ((strcmp(from, p->locale.currency) != 0 && !policy_fx(p, from, on, &a)) ||
	    (strcmp(to, p->locale.currency) != 0 && !policy_fx(p, to, on, &b)))
		return FAIL(err, SALES_EINVAL, _("no exchange rate between %s and %s for a refund"), from, to);
	if (!ratio_div(a, b, &rate) || !money_mul((money){ amount }, rate, 4, p->locale.rounding, &m))
		return FAIL(err, SALES_EINVAL, _("a refund's amount is too large to reckon with"));
	*out = m.v;
	return SALES_OK;
}

static int
collect_refund(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct reading *rows = arg;
	struct refund   r = { .id = id, .op = c[REF_OP].u.i };
	char            code[32], own[4];

	if (c[REF_DEAL].type == V_NULL || c[REF_AMOUNT].u.i >= 0)
		return SALES_OK;
	r.deal = c[REF_DEAL].u.i;
	r.of = c[REF_OF].type == V_NULL ? 0 : c[REF_OF].u.i;
	r.back = -c[REF_AMOUNT].u.i;
	r.whole = c[REF_WHOLE].type == V_NULL || c[REF_WHOLE].u.i < 0 ? 0 : c[REF_WHOLE].u.i;
	r.on = (day)c[REF_PAID].u.i;
	r.bad = value_is(&c[REF_KIND], "bad_debt");
	refunds_currency(&c[REF_CURRENCY], r.currency);
	refunds_currency(&c[REF_DEAL_CURRENCY], own);
	if (refunds_convert(rows->policy, r.back, r.currency, own, r.on, &r.part, err) != SALES_OK)
		return err_prefix(err, "%s: ", kind_code(&receipt_kind, id, code));
	buf_put(&rows->rows, &r, sizeof(r));
	return SALES_OK;
}

static int
collect_received(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct reading *rows = arg;
	struct received r = { .id = id };

	(void)err;
	if (c[REF_DEAL].type == V_NULL || c[REF_AMOUNT].u.i <= 0 || refund_first(rows->list, c[REF_DEAL].u.i) == NULL)
		return SALES_OK;
	r.deal = c[REF_DEAL].u.i;
	r.amount = c[REF_AMOUNT].u.i;
	r.on = (day)c[REF_PAID].u.i;
	refunds_currency(&c[REF_CURRENCY], r.currency);
	refunds_currency(&c[REF_DEAL_CURRENCY], r.deal_currency);
	buf_put(&rows->rows, &r, sizeof(r));
	return SALES_OK;
}

/* Receipts of a kind up to a day. */
static int
each_receipt(struct dept *d, const char *which, day to, struct arena *a, row_fn *fn, struct reading *arg,
    struct sales_err *err)
{
	struct query q;

	if (arg->of != NULL && arg->of->n == 0)
		return SALES_OK;
	TRY(record_query(d, &receipt_kind, refund_cols, REF_COLS, which, a, &q, err));
	few_bind(&q, &q.cols[REF_DEAL], arg->of);
	q.on = kind_field(q.kind, "paid_on");
	q.period.to = to;
	return record_each(d, &q, fn, arg, err);
}

/* ---- in order ---- */

static int
in_order(int64_t deal, int64_t other_deal, day on, day other_on, int64_t id, int64_t other_id)
{
	if (deal != other_deal)
		return deal < other_deal ? -1 : 1;
	if (on != other_on)
		return on < other_on ? -1 : 1;
	return (id > other_id) - (id < other_id);
}

static int
by_deal_and_day(const void *a, const void *b)
{
	const struct refund *x = a, *y = b;

	return in_order(x->deal, y->deal, x->on, y->on, x->id, y->id);
}

static int
received_by_deal(const void *a, const void *b)
{
	const struct received *x = a, *y = b;

	return in_order(x->deal, y->deal, x->on, y->on, x->id, y->id);
}

static int
received_by_id(const void *a, const void *b)
{
	const struct received *const *x = a, *const *y = b;

	return ((*x)->id > (*y)->id) - ((*x)->id < (*y)->id);
}

static void
mark_deals(struct refund_list *l, struct arena *a)
{
	l->max = l->n == 0 ? 0 : l->v[l->n - 1].deal;
	for (size_t i = 0; i < l->n; i++)
		l->own_max = l->v[i].id > l->own_max ? l->v[i].id : l->own_max;
	l->bit = arena_array(a, uint64_t, (size_t)l->max / 64 + 1);
	l->own_bit = arena_array(a, uint64_t, (size_t)l->own_max / 64 + 1);
	for (size_t i = 0; i < l->n; i++) {
		l->bit[l->v[i].deal / 64] |= UINT64_C(1) << (l->v[i].deal % 64);
		l->own_bit[l->v[i].id / 64] |= UINT64_C(1) << (l->v[i].id % 64);
	}
}

static bool
is_marked(const uint64_t *bit, int64_t max, int64_t id)
{
	return id <= max && (bit[id / 64] >> (id % 64) & 1) != 0;
}

bool
refund_is(const struct refund_list *l, int64_t receipt)
{
	return is_marked(l->own_bit, l->own_max, receipt);
}

/* Money that came in another currency than the deal's goes back at the rates at which it
 * came: all of it is all of it, whatever the rates are by then. */
static int
at_their_rates(const struct policy *p, struct refund_list *l, const struct received *in, size_t n, struct sales_err *err)
{
	struct refund *r = (struct refund *)(uintptr_t)refund_first(l, in[0].deal);
	int64_t        came = 0, worth = 0, one, back = 0, before = 0;
	struct ratio   rate;
	money          m;

	for (size_t i = 0; i < n; i++) {
		TRY(refunds_convert(p, in[i].amount, in[i].currency, in[i].deal_currency, in[i].on, &one, err));
		if (__builtin_add_overflow(came, in[i].amount, &came) || __builtin_add_overflow(worth, one, &worth))
			return FAIL(err, SALES_EINVAL, _("a refund's amount is too large to reckon with"));
	}
	for (; ratio_make(worth, came, &rate) && r < l->v + l->n && r->deal == in[0].deal; r++) {
		if (r->bad)
			continue;
		if (__builtin_add_overflow(back, r->back, &back) || !money_mul((money){ back }, rate, 4, p->locale.rounding, &m))
			return FAIL(err, SALES_EINVAL, _("a refund's amount is too large to reckon with"));
		r->part = m.v - before;
		before = m.v;
	}
	return SALES_OK;
}

/* Money of several currencies is held against each other in the deal's. */
static int
one_currency(const struct policy *p, struct refund_list *l, struct received *in, size_t n, struct sales_err *err)
{
	struct refund *first = (struct refund *)(uintptr_t)refund_first(l, in[0].deal);
	bool           same = true;

	for (size_t i = 0; i < n; i++)
		same = same && strcmp(in[i].currency, in[0].currency) == 0;
	for (struct refund *r = first; r < l->v + l->n && r->deal == in[0].deal; r++)
		same = same && strcmp(r->currency, in[0].currency) == 0;
	if (same)
		return strcmp(in[0].currency, in[0].deal_currency) == 0 ? SALES_OK : at_their_rates(p, l, in, n, err);
	for (size_t i = 0; i < n; i++)
		TRY(refunds_convert(p, in[i].amount, in[i].currency, in[i].deal_currency, in[i].on, &in[i].amount, err));
	for (struct refund *r = first; r < l->v + l->n && r->deal == in[0].deal; r++)
		r->back = r->part;
	return SALES_OK;
}

static int
load_received(struct dept *d, const struct policy *p, day to, const struct few *of, struct arena *a, struct refund_list *l,
    struct sales_err *err)
{
	CLEANUP(reading_done) struct reading rows = { .policy = p, .list = l, .of = of };

	TRY(each_receipt(d, "kind = receipt", to, a, collect_received, &rows, err));
	l->nin = rows.rows.n / sizeof(*l->in);
	l->in = arena_array(a, struct received, l->nin + 1);
	l->by_id = arena_array(a, const struct received *, l->nin + 1);
	if (l->nin == 0)
		return SALES_OK;
	memcpy(l->in, rows.rows.p, rows.rows.n);
	qsort(l->in, l->nin, sizeof(*l->in), received_by_deal);
	for (size_t i = 0, n; i < l->nin; i += n) {
		for (n = 1; i + n < l->nin && l->in[i + n].deal == l->in[i].deal;)
			n++;
		TRY(one_currency(p, l, &l->in[i], n, err));
	}
	for (size_t i = 0; i < l->nin; i++)
		l->by_id[i] = &l->in[i];
	qsort(l->by_id, l->nin, sizeof(const struct received *), received_by_id);
	return SALES_OK;
}

int
refunds_load(struct dept *d, const struct policy *p, day to, const struct few *of, struct arena *a, struct refund_list *out,
    struct sales_err *err)
{
	CLEANUP(reading_done) struct reading rows = { .policy = p, .of = of };

	*out = (struct refund_list){ 0 };
	TRY(each_receipt(d, "kind in (refund, bad_debt)", to, a, collect_refund, &rows, err));
	out->n = rows.rows.n / sizeof(struct refund);
	out->v = arena_array(a, struct refund, out->n + 1);
	if (out->n > 0) {
		memcpy(out->v, rows.rows.p, rows.rows.n);
		qsort(out->v, out->n, sizeof(*out->v), by_deal_and_day);
	}
	mark_deals(out, a);
	return out->n > 0 ? load_received(d, p, to, of, a, out, err) : SALES_OK;
}

const struct refund *
refund_first(const struct refund_list *l, int64_t deal)
{
	size_t low = 0, high = l->n;

	if (!is_marked(l->bit, l->max, deal))
		return NULL;
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (l->v[mid].deal < deal)
			low = mid + 1;
		else
			high = mid;
	}
	return low < l->n && l->v[low].deal == deal ? &l->v[low] : NULL;
}

const struct received *
received_of(const struct refund_list *l, int64_t deal, size_t *n)
{
	size_t low = 0, high = l->nin;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (l->in[mid].deal < deal)
			low = mid + 1;
		else
			high = mid;
	}
	for (*n = 0; low + *n < l->nin && l->in[low + *n].deal == deal;)
		++*n;
	return &l->in[low];
}

int64_t
received_deal(const struct refund_list *l, int64_t receipt)
{
	const struct received         key = { .id = receipt }, *at = &key;
	const struct received *const *found = l->nin == 0 ? NULL :
	    bsearch(&at, l->by_id, l->nin, sizeof(const struct received *), received_by_id);

	return found == NULL ? 0 : (*found)->deal;
}
