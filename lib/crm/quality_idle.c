/* What more than one record tells: customers that are due to go back to the
 * pool, deals idle for too long, deals for which more came in than they are
 * worth. */
#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/crm/pool.h"
#include "lib/crm/quality_inside.h"
#include "lib/crm/stale.h"

static bool
is_about(struct quality_look *l, const struct kind *k, enum quality_problem p)
{
	if (l->k->no != k->no || !quality_wants(l, p))
		return false;
	l->out->looked = true;
	return true;
}

static int
stale_customers(struct quality_look *l, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct pool_row                 *v;
	size_t                           n;
	int64_t                          found = 0;

	if (l->d->policy->npools == 0)
		return SALES_OK;
	TRY(pool_rows(l->d, &a, &v, &n, err));
	for (size_t i = 0; i < n; i++) {
		const struct quality_finding f = { .id = v[i].customer, .owner = v[i].owner, .problem = QUALITY_STALE,
			.value = pool_cause_name(v[i].is.cause),
			.days = v[i].is.cause == POOL_NO_FOLLOWUP ? v[i].is.idle : v[i].is.held };

		if (v[i].is.state != POOL_DUE)
			continue;
		found++;
		quality_found(l, &f);
	}
	quality_counted(l, QUALITY_STALE, found, (int64_t)n);
	return SALES_OK;
}

struct idle { struct quality_look *l; int64_t found; };

static int
take_stale(void *arg, int64_t id, int64_t owner, int days, struct sales_err *err)
{
	struct idle                 *idle = arg;
	const struct quality_finding f = { .id = id, .owner = owner, .problem = QUALITY_STALE, .days = days };

	(void)err;
	idle->found++;
	quality_found(idle->l, &f);
	return SALES_OK;
}

int
quality_idle(struct quality_look *l, struct sales_err *err)
{
	struct idle idle = { .l = l };
	int64_t     open;

	if (is_about(l, &customer_kind, QUALITY_STALE))
		return stale_customers(l, err);
	if (!is_about(l, &deal_kind, QUALITY_STALE))
		return SALES_OK;
	TRY(deals_stale_each(l->d, l->d->when.today, take_stale, &idle, err));
	TRY(record_count_where(l->d, &deal_kind, "stage:open", &open, err));
	quality_counted(l, QUALITY_STALE, idle.found, open);
	return SALES_OK;
}

/* ---- more received than it is worth ---------------------------------------- */

struct paid { struct quality_look *l; int64_t *sum, n, found, of; bool *is_known; };

/* Receipts in the deal's currency, by deal; what was refunded is taken off. */
static int
take_receipt(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct paid  *p = arg;
	const int64_t deal = c[0].u.i;

	(void)id;
	(void)err;
	if (deal >= p->n) {
		const int64_t n = deal + 1 > p->n * 2 ? deal + 64 : p->n * 2;
		int64_t      *sum = arena_array(p->l->a, int64_t, (size_t)n);
		bool         *is_known = arena_array(p->l->a, bool, (size_t)n);

		if (p->n > 0) {
			memcpy(sum, p->sum, (size_t)p->n * sizeof(*sum));
			memcpy(is_known, p->is_known, (size_t)p->n * sizeof(*is_known));
		}
		p->sum = sum;
		p->is_known = is_known;
		p->n = n;
	}
	/* a sum that overflows is no sum to compare with */
	p->is_known[deal] = !__builtin_add_overflow(p->sum[deal], c[1].u.i, &p->sum[deal]);
	return SALES_OK;
}

static int
take_deal(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct paid           *p = arg;
	struct quality_finding f = { .id = id, .owner = c[0].u.i, .problem = QUALITY_OVERPAID, .field = "amount", .days = -1 };

	if (id >= p->n || !p->is_known[id])
		return SALES_OK;
	p->of++;
	if (p->sum[id] <= c[1].u.i)
		return SALES_OK;
	p->found++;
	TRY(value_text(p->l->d, kind_field(p->l->k, "amount"), &c[1], p->l->a, &f.value, err));
	quality_found(p->l, &f);
	return SALES_OK;
}

int
quality_overpaid(struct quality_look *l, struct sales_err *err)
{
	static const char *const         receipt[] = { "deal", "amount" }, *const deal[] = { "owner", "amount" };
	CLEANUP(arena_done) struct arena a = { 0 };
	struct paid                      p = { .l = l };
	struct query                     q;

	if (!is_about(l, &deal_kind, QUALITY_OVERPAID))
		return SALES_OK;
	TRY(record_query(l->d, &receipt_kind, receipt, 2, "not deal is empty and currency = deal.currency"
	    " and kind in (receipt, refund)", &a, &q, err));
	TRY(record_each(l->d, &q, take_receipt, &p, err));
	TRY(record_query(l->d, &deal_kind, deal, 2, "not amount is empty", &a, &q, err));
	TRY(record_each(l->d, &q, take_deal, &p, err));
	quality_counted(l, QUALITY_OVERPAID, p.found, p.of);
	return SALES_OK;
}
