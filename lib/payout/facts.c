#include "lib/payout/facts.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/crm/kinds.h"

struct collect {
	struct buf         rows;      /* struct pay_fact[] */
	const struct kind *kind;
	struct link_list   links;
	bool               unsorted;
	day                first, last;
};

/* Parts of one record follow each other. */
static struct pay_fact *
same_fact(struct collect *c, const struct fact *f)
{
	struct pay_fact *v = (struct pay_fact *)(void *)c->rows.p;
	size_t           n = c->rows.n / sizeof(*v);

	for (size_t i = n; f->parts > 1 && i > 0 && v[i - 1].id == f->id; i--)
		if (v[i - 1].person == f->person)
			return &v[i - 1];
	return NULL;
}

static int
collect_fact(void *arg, const struct fact *f, struct sales_err *err)
{
	struct collect        *c = arg;
	struct pay_fact       *same;
	const struct fact_link *link;
	struct pay_fact        row = { .id = f->id, .value = f->value, .op = f->op,
		.person = (int32_t)f->person, .on = f->on };
	char                   code[32];

	if (f->person == 0)
		return SALES_OK;
	c->kind = f->kind;
	same = same_fact(c, f);
	if (same != NULL) {
		if (__builtin_add_overflow(same->value, f->value, &same->value))
			return FAIL(err, SALES_EINVAL, _("%s %s: the amount is too large to reckon with"),
			    tr(f->kind->label), kind_code(f->kind, f->id, code));
		return SALES_OK;
	}
	link = link_find(&c->links, f->id);
	if (link != NULL) {
		row.deal = link->deal;
		row.of = link->of;
	}
	if (f->on < c->first)
		c->first = f->on;
	if (f->on > c->last)
		c->last = f->on;
	buf_put(&c->rows, &row, sizeof(row));
	return SALES_OK;
}

static int
by_day_and_id(const void *a, const void *b)
{
	const struct pay_fact *x = a, *y = b;

	if (x->on != y->on)
		return x->on < y->on ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* A counting sort over the days keeps the order of the table, which is by id. */
static void
sort_by_day(const struct pay_fact *in, size_t n, day first, day last, struct pay_fact *out)
{
	size_t  ndays = (size_t)(last - first) + 1;
	size_t *at = calloc(ndays + 1, sizeof(*at));
	bool    sorted = true;

	if (at == NULL)
		err_nomem();
	for (size_t i = 0; i < n; i++)
		at[in[i].on - first + 1]++;
	for (size_t i = 0; i < ndays; i++)
		at[i + 1] += at[i];
	for (size_t i = 0; i < n; i++)
		out[at[in[i].on - first]++] = in[i];
	free(at);
	for (size_t i = 1; i < n && sorted; i++)
		sorted = by_day_and_id(&out[i - 1], &out[i]) <= 0;
	if (!sorted)
		qsort(out, n, sizeof(*out), by_day_and_id);
}

static int
collect_all(struct dept *d, const struct rule_days *days, const struct fact_key *key, size_t n,
    struct collect *c, struct arena *a, struct sales_err *err)
{
	const struct kind *linked = NULL;

	for (size_t i = 0; i < n; i++) {
		struct metric_scope scope = { .period = days[i].days, .where = key[i].where };
		const struct kind  *k;

		if (key[i].metric == NULL)
			continue;
		k = schema_kind(&d->schema, key[i].metric->facts.of);
		if (k != NULL && k != linked) {
			TRY(links_load(d, k, a, &c->links, err));
			linked = k;
		}
		TRY(metric_facts(d, key[i].metric, false, &scope, collect_fact, c, err));
	}
	return SALES_OK;
}

static void
drop_rows(struct collect *c)
{
	buf_done(&c->rows);
}

int
facts_load(struct dept *d, const struct rule_days *days, const struct fact_key *key, size_t n,
    struct arena *a, struct fact_set *out, struct sales_err *err)
{
	CLEANUP(drop_rows) struct collect c = { .first = DAY_MAX, .last = DAY_MIN };

	TRY(collect_all(d, days, key, n, &c, a, err));
	out->kind = c.kind;
	out->n = c.rows.n / sizeof(struct pay_fact);
	out->fact = arena_array(a, struct pay_fact, out->n + 1);
	if (out->n > 0)
		sort_by_day((const struct pay_fact *)(const void *)c.rows.p, out->n, c.first, c.last,
		    out->fact);
	return SALES_OK;
}

/* ---- links and refunds ---- */

static int
collect_link(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	struct buf      *rows = arg;
	struct fact_link l = { .id = id };

	(void)err;
	if (cells[0].type != V_NULL)
		l.deal = cells[0].u.i;
	if (cells[1].type != V_NULL)
		l.of = cells[1].u.i;
	if (l.deal != 0 || l.of != 0)
		buf_put(rows, &l, sizeof(l));
	return SALES_OK;
}

int
links_load(struct dept *d, const struct kind *k, struct arena *a, struct link_list *out,
    struct sales_err *err)
{
	CLEANUP(buf_done) struct buf rows = { 0 };
	struct path                  cols[2];
	struct query                 q = { .kind = k, .cols = cols, .ncols = 2,
		.period = { DAY_NONE, DAY_NONE } };

	*out = (struct link_list){ 0 };
	if (kind_field(k, "deal") == NULL)
		return SALES_OK;
	TRY(record_path(d, k, "deal", &cols[0], err));
	TRY(record_path(d, k, kind_field(k, "of") != NULL ? "of" : "deal", &cols[1], err));
	TRY(record_each(d, &q, collect_link, &rows, err));
	out->n = rows.n / sizeof(struct fact_link);
	out->v = arena_array(a, struct fact_link, out->n + 1);
	if (rows.n > 0)
		memcpy(out->v, rows.p, rows.n);
	return SALES_OK;
}

const struct fact_link *
link_find(const struct link_list *l, int64_t id)
{
	size_t low = 0, high = l->n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (l->v[mid].id < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low < l->n && l->v[low].id == id ? &l->v[low] : NULL;
}

enum { REF_DEAL, REF_KIND, REF_OF, REF_AMOUNT, REF_CURRENCY, REF_PAID, REF_WHOLE, REF_DEAL_CURRENCY,
	REF_COLS };
static const char *const refund_cols[REF_COLS] = {
	[REF_DEAL] = "deal", [REF_KIND] = "kind", [REF_OF] = "of", [REF_AMOUNT] = "amount",
	[REF_CURRENCY] = "currency", [REF_PAID] = "paid_on", [REF_WHOLE] = "deal.amount",
	[REF_DEAL_CURRENCY] = "deal.currency",
};

struct refund_rows {
	struct buf           rows;
	const struct policy *policy;
	day                  to;
};

static bool
text_is(const struct value *v, const char *s)
{
	return v->type == V_TEXT && v->u.s.n == strlen(s) && memcmp(v->u.s.p, s, v->u.s.n) == 0;
}

/* Part of the deal in the deal's own currency, so that a refund in another
 * takes back what it is worth on its day. */
static int
same_currency(const struct policy *p, const struct value *c, struct refund *r, struct sales_err *err)
{
	struct ratio from = { 1, 1 }, to = { 1, 1 }, rate;
	char         cur[2][4] = { "", "" };
	money        m;

	if (c[REF_CURRENCY].type != V_TEXT || c[REF_DEAL_CURRENCY].type != V_TEXT ||
	    (c[REF_CURRENCY].u.s.n == c[REF_DEAL_CURRENCY].u.s.n && memcmp(c[REF_CURRENCY].u.s.p,
	    c[REF_DEAL_CURRENCY].u.s.p, c[REF_CURRENCY].u.s.n) == 0))
		return SALES_OK;
	for (int i = 0; i < 2; i++) {
		const struct value *v = &c[i == 0 ? REF_CURRENCY : REF_DEAL_CURRENCY];

		if (v->u.s.n != 3)
			return SALES_OK;
		memcpy(cur[i], v->u.s.p, 3);
	}
	if ((strcmp(cur[0], p->locale.currency) != 0 && !policy_fx(p, cur[0], r->on, &from)) ||
	    (strcmp(cur[1], p->locale.currency) != 0 && !policy_fx(p, cur[1], r->on, &to)))
		return FAIL(err, SALES_EINVAL, _("no exchange rate between %s and %s for a refund"),
		    cur[0], cur[1]);
	if (!ratio_div(from, to, &rate) || !money_mul((money){ r->part }, rate, 4, p->locale.rounding, &m))
		return FAIL(err, SALES_EINVAL, _("a refund's amount is too large to reckon with"));
	r->part = m.v;
	return SALES_OK;
}

static int
collect_refund(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct refund_rows *rows = arg;
	struct refund       r = { .id = id };
	char                code[32];

	if (!text_is(&c[REF_KIND], "refund") || c[REF_DEAL].type == V_NULL ||
	    c[REF_AMOUNT].type == V_NULL || c[REF_WHOLE].type == V_NULL ||
	    c[REF_PAID].type == V_NULL || c[REF_PAID].u.i > rows->to)
		return SALES_OK;
	r.deal = c[REF_DEAL].u.i;
	r.of = c[REF_OF].type == V_NULL ? 0 : c[REF_OF].u.i;
	r.part = c[REF_AMOUNT].u.i < 0 ? -c[REF_AMOUNT].u.i : c[REF_AMOUNT].u.i;
	r.whole = c[REF_WHOLE].u.i;
	r.on = (day)c[REF_PAID].u.i;
	if (r.whole <= 0 || r.part == 0)
		return SALES_OK;
	if (same_currency(rows->policy, c, &r, err) != SALES_OK)
		return err_prefix(err, "%s: ", kind_code(&receipt_kind, id, code));
	buf_put(&rows->rows, &r, sizeof(r));
	return SALES_OK;
}

static int
by_deal_and_day(const void *a, const void *b)
{
	const struct refund *x = a, *y = b;

	if (x->deal != y->deal)
		return x->deal < y->deal ? -1 : 1;
	if (x->on != y->on)
		return x->on < y->on ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static void
drop_refunds(struct refund_rows *r)
{
	buf_done(&r->rows);
}

int
refunds_load(struct dept *d, const struct policy *p, day to, struct arena *a,
    struct refund_list *out, struct sales_err *err)
{
	CLEANUP(drop_refunds) struct refund_rows rows = { .policy = p, .to = to };
	struct path                              cols[REF_COLS];
	const struct kind                       *k = d->schema.by_no[receipt_kind.no];
	struct query                             q = { .kind = k, .cols = cols, .ncols = REF_COLS,
		.period = { DAY_NONE, DAY_NONE } };

	for (int i = 0; i < REF_COLS; i++)
		TRY(record_path(d, k, refund_cols[i], &cols[i], err));
	TRY(record_each(d, &q, collect_refund, &rows, err));
	out->n = rows.rows.n / sizeof(struct refund);
	out->v = arena_array(a, struct refund, out->n + 1);
	if (out->n > 0)
		memcpy(out->v, rows.rows.p, rows.rows.n);
	qsort(out->v, out->n, sizeof(*out->v), by_deal_and_day);
	out->max = out->n == 0 ? 0 : out->v[out->n - 1].deal;
	out->bit = arena_array(a, uint64_t, (size_t)out->max / 64 + 1);
	for (size_t i = 0; i < out->n; i++)
		out->bit[out->v[i].deal / 64] |= UINT64_C(1) << (out->v[i].deal % 64);
	return SALES_OK;
}

const struct refund *
refund_first(const struct refund_list *l, int64_t deal)
{
	size_t low = 0, high = l->n;

	if (deal > l->max || (l->bit[deal / 64] >> (deal % 64) & 1) == 0)
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
