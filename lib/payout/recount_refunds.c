/* The second reckoning of refunds: every sum anew from the list of parts, and
 * in plain fractions (settle.c has the rules in words). */
#include <stdlib.h>

#include "lib/crm/kinds.h"
#include "lib/payout/plain.h"
#include "lib/payout/recount.h"

/* What one refund of a deal was found to take. */
struct took { const struct refund *r; const struct received *of; int64_t amount; };

struct deal_back {
	struct engine           *e;
	const struct claim_part *part;
	size_t                   nparts;
	int64_t                  deal;
	const struct received   *in;
	size_t                   nin;
	struct took             *took;    /* of each refund up to the one that is looked at */
	size_t                   ntook;
};

static bool
is_of_deal(const struct deal_back *b, const struct claim_part *p)
{
	return p->deal == b->deal && p->kind == receipt_kind.no;
}

/* Pay for the deal's receipts up to a day (one: for this receipt alone). */
static int64_t
paid_up_to(const struct deal_back *b, day until, const struct received *one, size_t *n, day *last)
{
	int64_t sum = 0;

	*n = 0;
	*last = DAY_NONE;
	for (size_t i = 0; i < b->nparts; i++) {
		const struct claim_part *p = &b->part[i];

		if (!is_of_deal(b, p) || (one != NULL ? p->fact != one->id : p->on > until))
			continue;
		sum += p->amount;
		++*n;
		if (*last == DAY_NONE || p->on > *last)
			*last = p->on;
	}
	return sum;
}

/* Money that is still there on a day, and what was taken of its pay by name. */
static int64_t
money_up_to(const struct deal_back *b, day until, int64_t *taken)
{
	int64_t sum = 0;

	*taken = 0;
	for (size_t i = 0; i < b->nin; i++) {
		int64_t back = 0;

		if (b->in[i].on > until)
			continue;
		for (size_t k = 0; k < b->ntook; k++)
			if (b->took[k].of == &b->in[i]) {
				back += b->took[k].r->back;
				*taken += b->took[k].amount;
			}
		sum += back < b->in[i].amount ? b->in[i].amount - back : 0;
	}
	return sum;
}

static const struct received *
named(const struct deal_back *b, const struct refund *r)
{
	for (size_t i = 0; i < b->nin; i++)
		if (b->in[i].id == r->of)
			return &b->in[i];
	return NULL;
}

static day
next_money(const struct deal_back *b, day after)
{
	day next = DAY_NONE;

	for (size_t i = 0; i < b->nin; i++)
		if (b->in[i].on > after && (next == DAY_NONE || b->in[i].on < next))
			next = b->in[i].on;
	return next;
}

static bool
fraction(const struct deal_back *b, int64_t earned, int64_t part, int64_t of, int64_t *out)
{
	struct ratio share, whole, r;

	*out = 0;
	return of <= 0 || (ratio_make(part < of ? part : of, of, &share) && ratio_make(earned, MONEY_UNIT, &whole) &&
	    ratio_mul(share, whole, &r) && plain_round(r, b->e->decimals, b->e->rounding, out));
}

/* One refund, after those before it; *n: the parts it may take of. */
static bool
take_one(struct deal_back *b, struct took *t, day *until, size_t *n, day *last)
{
	int64_t back = t->r->back, same = 0, all = 0, came, earned, by_name = 0, limit;
	size_t  any;
	day     ignored;

	for (size_t k = 0; k < b->ntook; k++) {
		all += b->took[k].amount;
		if (b->took[k].of == t->of) {
			back += b->took[k].r->back;
			same += b->took[k].amount;
		}
	}
	*until = t->r->on;
	if (t->of != NULL) {
		*until = t->of->on > *until ? t->of->on : *until;
		came = t->of->amount;
	} else {
		for (day next; (came = money_up_to(b, *until, &by_name)) < back &&
		    (next = next_money(b, *until)) != DAY_NONE;)
			*until = next;
	}
	earned = paid_up_to(b, *until, t->of, n, last) - by_name;
	limit = paid_up_to(b, *until, NULL, &any, &ignored) - all;
	if (!fraction(b, earned, back, came, &t->amount))
		return false;
	t->amount -= same;
	if (t->amount > limit)
		t->amount = limit;
	if (t->amount < 0)
		t->amount = 0;
	return true;
}

static void
put_claim(const struct deal_back *b, size_t rule, int64_t person, const struct took *t, day until, day last,
    struct buf *out)
{
	const struct received *first = t->of != NULL ? t->of : &b->in[0];
	struct claim           c = { .person = person, .fact = t->r->id, .amount = -t->amount, .rule = (uint16_t)rule,
		           .kind = (uint8_t)receipt_kind.no, .on = t->r->on > first->on ? t->r->on : first->on };

	if (c.on < b->e->year.from)
		c.on = until;
	if (c.on < b->e->year.from)
		return;
	if (last >= b->e->year.from)
		c.on = last;
	buf_put(out, &c, sizeof(c));
}

static bool
count_deal(struct deal_back *b, size_t rule, int64_t person, struct buf *out)
{
	const struct refund_list *l = &b->e->refunds;

	b->in = received_of(l, b->deal, &b->nin);
	for (const struct refund *r = refund_first(l, b->deal); b->nin > 0 && r < l->v + l->n && r->deal == b->deal; r++) {
		struct took *t = &b->took[b->ntook];
		day          until, last;
		size_t       n;

		*t = (struct took){ r, named(b, r), 0 };
		if (!take_one(b, t, &until, &n, &last))
			return false;
		b->ntook++;
		if (n > 0)
			put_claim(b, rule, person, t, until, last, out);
	}
	return true;
}

/* A deal that earlier plan years paid, and this one does not. */
static bool
count_old_deal(struct engine *e, size_t rule, int64_t person, const struct claim_part *part, struct buf *out)
{
	const struct refund_list *l = &e->refunds;
	const struct deal_back    b = { .e = e };
	int64_t                   back = 0, taken = 0, due;

	for (const struct refund *r = refund_first(l, part->fact); r < l->v + l->n && r->deal == part->fact; r++) {
		struct claim c = { .person = person, .fact = r->id, .on = r->on, .rule = (uint16_t)rule,
			.kind = (uint8_t)receipt_kind.no };

		back += r->part;
		if (!fraction(&b, part->amount, back, r->whole, &due))
			return false;
		c.amount = taken - due;
		taken = due;
		if (r->whole > 0 && r->on >= e->year.from)
			buf_put(out, &c, sizeof(c));
	}
	return true;
}

/* Is part i the first of its deal, or fact, under its kind? */
static bool
is_first(const struct claim_part *part, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (part[k].deal == part[i].deal && part[k].kind == part[i].kind)
			return false;
	return true;
}

bool
recount_refunds(struct engine *e, size_t rule, int64_t person, const struct claim_part *part, size_t n,
    struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		struct deal_back b = { .e = e, .part = part, .nparts = n, .deal = part[i].deal };
		bool             fits;

		if (!is_first(part, i))
			continue;
		if (part[i].kind == deal_kind.no) {
			if (!part[i].now && part[i].amount != 0 && !count_old_deal(e, rule, person, &part[i], out))
				return false;
			continue;
		}
		b.took = calloc(e->refunds.n + 1, sizeof(*b.took));
		if (b.took == NULL)
			err_nomem();
		fits = count_deal(&b, rule, person, out);
		free(b.took);
		if (!fits)
			return false;
	}
	return true;
}
