/* What refunds take back. Of a receipt, when the refund names one, else of all
 * that came in for the deal: of what that earned, the part that the money which
 * went back is of the money that came in; everything when all of it went back,
 * and never more than was earned. A refund that comes before money it could be
 * taken of waits for it. */
#include <stdlib.h>
#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/payout/engine.h"
#include "lib/payout/unpaid.h"

/* What went back of one receipt, or of the deal as a whole, so far. */
struct account { int64_t back, taken, shown; };

/* One person's pay for one deal's receipts. */
struct tally {
	struct engine          *e;
	size_t                  rule;
	int64_t                 person;
	const struct paid_part *part;      /* by day, then code */
	size_t                  nparts;
	const struct received  *in;
	size_t                  nin;
	struct account         *account;   /* of each receipt; the last: of the deal */
	int64_t                 taken;     /* in all */
};

/* Money that came in, and what it earned. */
struct sums {
	int64_t in, earned, base, op;
	size_t  parts;
	day     last;                      /* whose pay a cap counts this in */
};

static struct entitled
settle_line(const struct engine *e, size_t rule, int64_t person, const struct refund *r, day on)
{
	return (struct entitled){ .fact = r->id, .before = r->deal, .op = r->op, .person = (int32_t)person,
		.on = on, .cap_on = on, .rule = (uint16_t)rule, .version = e->version_of[on - e->seen.from],
		.kind = (uint8_t)receipt_kind.no, .refund = true };
}

static void
add_part(struct sums *s, const struct paid_part *p)
{
	s->earned += p->amount;
	s->base += p->base;
	s->parts++;
	if (p->op > s->op)
		s->op = p->op;
	s->last = p->on;
}

/* The deal's receipts up to a day, without what was given back of them by name. */
static struct sums
sums_up_to(const struct tally *t, day until)
{
	struct sums s = { .last = DAY_NONE };

	for (size_t i = 0; i < t->nin && t->in[i].on <= until; i++) {
		const struct account *a = &t->account[i];

		s.in += t->in[i].amount - (a->back < t->in[i].amount ? a->back : t->in[i].amount);
		s.earned -= a->taken;
		s.base -= a->shown;
	}
	for (size_t i = 0; i < t->nparts && t->part[i].on <= until; i++)
		add_part(&s, &t->part[i]);
	return s;
}

static struct sums
sums_of_receipt(const struct tally *t, size_t at)
{
	struct sums s = { .in = t->in[at].amount, .last = DAY_NONE };

	for (size_t i = 0; i < t->nparts; i++)
		if (t->part[i].receipt == t->in[at].id)
			add_part(&s, &t->part[i]);
	return s;
}

/* The receipt that a refund names; nin: all of the deal. */
static size_t
account_of(const struct tally *t, const struct refund *r)
{
	size_t i = 0;

	while (i < t->nin && t->in[i].id != r->of)
		i++;
	return i;
}

/* The day on which there is enough to take a refund of, and what there is. */
static struct sums
find_money(const struct tally *t, size_t at, int64_t back, day *until)
{
	struct sums s;

	if (at < t->nin) {
		if (t->in[at].on > *until)
			*until = t->in[at].on;
		return sums_of_receipt(t, at);
	}
	s = sums_up_to(t, *until);
	for (size_t i = 0; i < t->nin && s.in < back; i++)
		if (t->in[i].on > *until) {
			*until = t->in[i].on;
			s = sums_up_to(t, *until);
		}
	return s;
}

static int64_t
earned_up_to(const struct tally *t, day until)
{
	int64_t sum = 0;

	for (size_t i = 0; i < t->nparts && t->part[i].on <= until; i++)
		sum += t->part[i].amount;
	return sum;
}

static bool
take_refund(struct tally *t, const struct refund *r)
{
	const struct engine *e = t->e;
	const size_t         at = account_of(t, r);
	struct account      *a = &t->account[at];
	day                  until = r->on, on;
	struct sums          s;
	struct entitled      out;
	int64_t              back, due = 0, shown = 0, left;

	if (__builtin_add_overflow(a->back, r->back, &a->back))
		return false;
	s = find_money(t, at, a->back, &until);
	if (s.parts == 0)
		return true; /* nothing was paid for it */
	back = a->back < s.in ? a->back : s.in;
	if (s.in > 0 && (!tier_share(s.earned, back, s.in, e->decimals, e->rounding, &due) ||
	    !tier_share(s.base, back, s.in, 4, e->rounding, &shown)))
		return false;
	left = earned_up_to(t, until) - t->taken;
	due -= a->taken;
	due = due > left ? left : due;
	due = due < 0 ? 0 : due;
	a->taken += due;
	t->taken += due;
	shown = shown > a->shown ? shown - a->shown : 0;
	a->shown += shown;
	on = r->on < t->in[at < t->nin ? at : 0].on ? t->in[at < t->nin ? at : 0].on : r->on;
	if (on < e->year.from)
		on = until;
	if (on < e->year.from)
		return true; /* an earlier year's */
	out = settle_line(e, t->rule, t->person, r, on);
	out.amount = -due;
	out.base = -shown;
	out.op = r->op > s.op ? r->op : s.op;
	out.past = s.last < e->year.from;
	if (!out.past)
		out.cap_on = s.last;
	buf_put(&t->e->out, &out, sizeof(out));
	return true;
}

static int
by_deal_and_day(const void *a, const void *b)
{
	const struct paid_part *x = a, *y = b;

	if (x->deal != y->deal)
		return x->deal < y->deal ? -1 : 1;
	if (x->on != y->on)
		return x->on < y->on ? -1 : 1;
	return (x->receipt > y->receipt) - (x->receipt < y->receipt);
}

static void
add_past(const struct engine *e, size_t rule, int64_t person, struct buf *part)
{
	size_t                  n;
	const struct past_part *p = past_of(&e->past, person, rule, &n);

	for (size_t i = 0; i < n; i++) {
		struct paid_part own = { .deal = p[i].deal, .receipt = p[i].fact, .amount = p[i].amount,
			.base = p[i].base, .on = p[i].on };

		if (p[i].kind == receipt_kind.no)
			buf_put(part, &own, sizeof(own));
	}
}

static bool
settle_receipts(struct engine *e, size_t rule, int64_t person, struct buf *part)
{
	struct paid_part *p;
	size_t            n;

	add_past(e, rule, person, part);
	p = (struct paid_part *)(void *)part->p;
	n = part->n / sizeof(*p);
	if (n > 0)
		qsort(p, n, sizeof(*p), by_deal_and_day);
	for (size_t i = 0, k; i < n; i += k) {
		struct tally         t = { .e = e, .rule = rule, .person = person, .part = &p[i] };
		const struct refund *r = refund_first(&e->refunds, p[i].deal);

		for (k = 1; i + k < n && p[i + k].deal == p[i].deal;)
			k++;
		t.nparts = k;
		t.in = received_of(&e->refunds, p[i].deal, &t.nin);
		t.account = arena_array(e->a, struct account, t.nin + 1);
		for (; r != NULL && t.nin > 0 && r < e->refunds.v + e->refunds.n && r->deal == p[i].deal; r++)
			if (!r->bad && !take_refund(&t, r))
				return false;
	}
	return true;
}

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

void
settle_back(const struct engine *e, const struct plan *p, const struct refund *r, int64_t *back)
{
	int64_t part = r->part;
	money   m;

	if (r->bad && p != NULL && p->clawback.bad_debt_share.den != 0 &&
	    money_mul((money){ part }, p->clawback.bad_debt_share, 4, e->rounding, &m))
		part = m.v;
	*back = part > r->whole - *back ? r->whole : *back + part;
}

/* Refunds of this year of a deal that an earlier one paid. */
static bool
settle_old_deal(struct engine *e, const struct past_part *p)
{
	const struct refund *r = refund_first(&e->refunds, p->fact);
	int64_t              back = 0, taken = 0, shown = 0, due, base;

	for (; r != NULL && r < e->refunds.v + e->refunds.n && r->deal == p->fact && r->whole > 0; r++) {
		struct entitled out;

		settle_back(e, plan_now(e, p->rule), r, &back);
		if (!tier_share(p->amount, back, r->whole, e->decimals, e->rounding, &due) ||
		    !tier_share(p->base, back, r->whole, 4, e->rounding, &base))
			return false;
		if (r->on >= e->year.from) {
			out = settle_line(e, p->rule, p->person, r, r->on);
			out.past = true;
			out.amount = taken - due;
			out.base = shown - base;
			buf_put(&e->out, &out, sizeof(out));
		}
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

int
settle_past(struct engine *e, size_t person, struct sales_err *err)
{
	CLEANUP(buf_done) struct buf none = { 0 };

	for (size_t i = 0; e->past.n > 0 && i < e->nrules; i++)
		if (e->rule[i].base < 0)
			TRY(settle_refunds(e, i, person, engine_count(e), &none, err));
	return SALES_OK;
}

/* ---- retier --------------------------------------------------------------- */

/* Do refunds lower what a deal counts, on its own day (refund: retier)? */
static bool
is_retiered(const struct engine *e, const struct rule *rule, const struct fact_set *set, const struct pay_fact *f)
{
	const struct rule_version *v = &rule->v[e->version_of[f->on - e->seen.from]];

	return v->plan != NULL && v->plan->clawback.retier && set->kind->no == deal_kind.no &&
	    refund_first(&e->refunds, f->id) != NULL;
}

int64_t
settle_counted(const struct engine *e, const struct rule *rule, const struct fact_set *set, const struct pay_fact *f)
{
	const struct refund_list *l = &e->refunds;
	const struct refund      *r = is_retiered(e, rule, set, f) ? refund_first(l, f->id) : NULL;
	int64_t                   back = 0, part = 0, whole = 1;

	for (; r != NULL && r < l->v + l->n && r->deal == f->id && r->whole > 0; r++) {
		if (r->bad)
			continue;
		whole = r->whole;
		back = r->part > whole - back ? whole : back + r->part;
	}
	(void)tier_share(f->value, back, whole, 4, e->rounding, &part); /* never more than the value */
	return f->value - part;
}
