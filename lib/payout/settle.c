/* What refunds take back of pay, of receipts and of deals, of this plan year and of
 * earlier ones. */
#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/payout/engine.h"
#include "lib/payout/unpaid.h"

static bool
is_paid_this_year(const struct engine *e, size_t from, int64_t deal)
{
	for (size_t i = from; i < engine_count(e); i++)
		if (engine_out(e)[i].kind == deal_kind.no && engine_out(e)[i].fact == deal)
			return true;
	return false;
}

/* The plan as it is at the end of the run; NULL: it is gone. */
static const struct plan *
plan_now(const struct engine *e, size_t rule)
{
	for (size_t i = e->rule[rule].v == NULL ? 0 : e->nversions; i-- > 0;)
		if (e->rule[rule].v[i].plan != NULL)
			return e->rule[rule].v[i].plan;
	return NULL;
}

/* What of a deal's amount refunds may still take back lines for: all of it, less what
 * they took off its value by a day (refund: retier). */
static int64_t
whole_of(const struct engine *e, const struct plan *p, const struct refund *first, day until)
{
	int64_t whole = first->whole;

	if (p == NULL || !p->clawback.retier)
		return whole;
	for (const struct refund *r = first; r < e->refunds.v + e->refunds.n && r->deal == first->deal; r++)
		if (!r->bad && r->on <= until)
			whole -= r->part < whole ? r->part : whole;
	return whole;
}

/* How much of that went back, one more refund counted: of a bad debt the plan's share.
 * Never more than the whole. */
static void
count_back(const struct engine *e, const struct plan *p, const struct refund *r, int64_t whole, int64_t *back)
{
	int64_t part = r->part;
	money   m;

	if (r->bad && p != NULL && p->clawback.bad_debt_share.den != 0 &&
	    money_mul((money){ part }, p->clawback.bad_debt_share, 4, e->rounding, &m))
		part = m.v;
	*back = part > whole - *back ? whole : *back + part;
}

void
settle_deal(struct engine *e, const struct plan *p, const struct entitled *deal)
{
	const struct refund_list *l = &e->refunds;
	const struct refund      *r = refund_first(l, deal->fact);
	const int64_t             whole = r == NULL ? 0 : whole_of(e, p, r, e->year.to);
	int64_t                   back = 0, taken = 0, shown = 0;

	for (; r != NULL && r < l->v + l->n && r->deal == deal->fact && whole > 0; r++) {
		struct entitled out = *deal;
		int64_t         due, base;

		if (p->clawback.retier && !r->bad)
			continue; /* it counts for so much less from the start */
		count_back(e, p, r, whole, &back);
		if (!tier_share(deal->amount, back, whole, e->decimals, e->rounding, &due) ||
		    !tier_share(deal->base, back, whole, 4, e->rounding, &base))
			continue; /* a part is never larger than the whole */
		out.kind = (uint8_t)receipt_kind.no;
		out.fact = r->id;
		out.on = r->on;
		out.amount = taken - due;
		out.base = shown - base;
		out.before = deal->fact;
		out.refund = true;
		taken = due;
		shown = base;
		buf_put(&e->out, &out, sizeof(out));
	}
}

/* Refunds of a deal that an earlier plan year paid. */
static bool
settle_old_deal(struct engine *e, const struct past_part *p)
{
	const struct plan   *plan = plan_now(e, p->of.rule);
	const struct refund *r = refund_first(&e->refunds, p->fact);
	const day            end = period_in_year(p->on, UNIT_YEAR, &e->d->when).to;
	const int64_t        whole = r == NULL ? 0 : whole_of(e, plan, r, end);
	int64_t              back = 0, taken = 0, shown = 0, due, base;

	for (; r != NULL && r < e->refunds.v + e->refunds.n && r->deal == p->fact && whole > 0; r++) {
		struct past_taking out = { .fact = r->id, .deal = r->deal, .op = r->op, .person = p->of.person, .on = r->on,
			.part_on = p->on, .rule = p->of.rule, .main = p->of.rule, .kind = (uint8_t)receipt_kind.no,
			.own = r->on <= end };

		if (out.own && !r->bad && plan != NULL && plan->clawback.retier)
			continue; /* it counted for so much less from the start */
		count_back(e, plan, r, whole, &back);
		if (!tier_share(p->amount, back, whole, e->decimals, e->rounding, &due) ||
		    !tier_share(p->base, back, whole, 4, e->rounding, &base))
			return false;
		out.amount = due - taken;
		out.base = base - shown;
		past_take(e, &out);
		taken = due;
		shown = base;
	}
	return true;
}

static bool
settle_deals(struct engine *e, size_t rule, int64_t person, size_t from)
{
	size_t                  n;
	const struct past_part *p = past_of(&e->past, person, rule, &n);

	for (size_t i = 0; i < n; i++) {
		if (p[i].kind != deal_kind.no || p[i].amount == 0 || is_paid_this_year(e, from, p[i].fact))
			continue;
		if (!settle_old_deal(e, &p[i]))
			return false;
		if (e->rule[rule].unpaid != 0)
			unpaid_put_old(e, e->rule[rule].unpaid, plan_now(e, rule), &p[i]);
	}
	return true;
}

int
settle_refunds(struct engine *e, size_t rule, size_t person, size_t from, struct buf *paid, struct sales_err *err)
{
	if (paid->n == 0 && e->past.n == 0)
		return SALES_OK;
	if (settle_receipts(e, rule, (int64_t)person, paid) && settle_deals(e, rule, (int64_t)person, from)) {
		buf_clear(paid);
		return SALES_OK;
	}
	return FAIL(err, SALES_EINVAL, _("what refunds take back of %s is too large to reckon with"),
	    e->org.person[person].code);
}

static bool
is_of_one(const struct entitled *a, const struct entitled *b)
{
	return a->piece != PIECE_WHOLE && a->fact == b->fact && a->rule == b->rule && a->kind == b->kind;
}

/* The entry of the same refund that was kept; kept: there is none. */
static size_t
entry_of(const struct entitled *v, size_t from, size_t kept, const struct entitled *piece)
{
	size_t i = piece->piece == PIECE_APART ? from : kept - (piece->piece == PIECE_NEXT && kept > from);

	while (i < kept && !is_of_one(&v[i], piece))
		i++;
	return i;
}

void
settle_join(struct engine *e, size_t from)
{
	struct entitled *v = engine_out(e);
	const size_t     n = engine_count(e);
	size_t           kept = from;

	for (size_t i = from; i < n; i++) {
		const size_t at = entry_of(v, from, kept, &v[i]);

		if (at == kept) {
			v[kept++] = v[i];
			continue;
		}
		v[at].amount += v[i].amount;
		v[at].base += v[i].base;
		v[at].op = v[i].op > v[at].op ? v[i].op : v[at].op;
	}
	e->out.n = kept * sizeof(*v);
}

int
settle_past(struct engine *e, size_t person, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf none = { 0 };

	for (size_t i = 0; e->past.n > 0 && i < e->nrules; i++)
		if (e->rule[i].base < 0)
			TRY(settle_refunds(e, i, person, engine_count(e), &none, err));
	return past_put(e, (int64_t)person, err);
}
