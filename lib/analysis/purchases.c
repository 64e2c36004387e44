#include "lib/analysis/purchases.h"

#include "lib/analysis/deals.h"
#include "lib/analysis/today.h"
#include "lib/base/buckets.h"
#include "lib/crm/kinds.h"

struct reading {
	struct purchases *out;
	struct arena     *a;        /* of what is read, before it is sorted */
	struct chosen     chosen;
	day               last;     /* what is later is left out */
	struct groups     g;
	struct purchase  *v;
	size_t            n, cap;
};

static void
reading_done(struct reading *r)
{
	groups_done(&r->g);
	arena_done(r->a);
}

int
chosen_customers(struct dept *d, const char *where, struct arena *a, struct chosen *out, struct sales_err *err)
{
	unsigned char *yes;
	int64_t       *id;
	size_t         n;

	*out = (struct chosen){ .all = where == NULL };
	if (where == NULL)
		return SALES_OK;
	TRY(record_ids_where(d, &customer_kind, where, a, &id, &n, err));
	out->n = n == 0 ? 0 : (size_t)id[n - 1] + 1;
	yes = arena_alloc(a, out->n + 1);
	for (size_t i = 0; i < n; i++)
		yes[id[i]] = 1;
	out->yes = yes;
	return SALES_OK;
}

static int
take(void *arg, const struct deal_fact *f, struct sales_err *err)
{
	struct reading *r = arg;

	(void)err;
	if (f->stage == NULL || f->stage->cls != STAGE_WON || (f->customer != 0 && !is_chosen(&r->chosen, f->customer)))
		return SALES_OK;
	if (f->on == DAY_NONE) {
		r->out->undated++;
		return SALES_OK;
	}
	if (f->customer == 0) {
		r->out->nobody += r->chosen.all;
		return SALES_OK;
	}
	if (f->on > r->last) {
		r->out->ahead++;
		return SALES_OK;
	}
	r->out->foreign += f->is_foreign;
	r->v = arena_more(r->a, r->v, r->n, &r->cap, sizeof(*r->v));
	r->v[r->n++] = (struct purchase){ f->customer, f->on, f->amount };
	return SALES_OK;
}

/* They are few each, and nearly in order. */
static void
sort_by_day(struct purchase *v, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		const struct purchase p = v[i];
		size_t                k = i;

		for (; k > 0 && v[k - 1].on > p.on; k--)
			v[k] = v[k - 1];
		v[k] = p;
	}
}

size_t
purchases_run(const struct purchases *p, size_t i)
{
	size_t n = 1;

	while (i + n < p->n && p->v[i + n].customer == p->v[i].customer)
		n++;
	return n;
}

int
purchases_load(struct dept *d, struct period p, bool to_date, const char *where, struct arena *a,
    struct purchases *out, struct sales_err *err)
{
	static const struct cut          none;
	const struct deal_ask            ask = { .period = p, .money = true };
	struct arena                     tmp = { 0 };
	CLEANUP(reading_done) struct reading r = { .out = out, .a = &tmp,
		.last = DAY_MAX };
	struct buckets                   by_customer;

	*out = (struct purchases){ .n = 0 };
	if (to_date)
		TRY(analysis_today(d, &r.last, err));
	TRY(chosen_customers(d, where, &tmp, &r.chosen, err));
	TRY(groups_open(&r.g, d, &none, &tmp, err));
	TRY(deals_each(&r.g, &ask, take, &r, err));
	out->v = buckets_sort(a, r.v, r.n, sizeof(*r.v), &by_customer);
	out->n = r.n;
	for (size_t i = 0, n; i < out->n; i += n) {
		n = purchases_run(out, i);
		sort_by_day(&out->v[i], n);
	}
	return SALES_OK;
}
