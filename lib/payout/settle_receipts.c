/* What refunds take back. Of a receipt, when the refund names one, else of all
 * that came in for the deal: of what that earned, the part that the money which
 * went back is of the money that came in; everything when all of it went back,
 * and never more than was earned. A refund that comes before money it could be
 * taken of waits for it. */
#include <stdlib.h>

#include "lib/crm/kinds.h"
#include "lib/payout/engine.h"
#include "lib/payout/split.h"

/* What went back of one receipt, or of the deal as a whole, so far. */
struct account { int64_t back, taken, shown; };

/* One person's pay for one deal's receipts. */
struct tally {
	struct engine          *e;
	size_t                  rule;
	int64_t                 person;
	struct paid_part       *part;      /* by day, then code */
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
}

/* The deal's receipts up to a day, without what was given back of them by name. */
static struct sums
sums_up_to(const struct tally *t, day until)
{
	struct sums s = { 0 };

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
	struct sums s = { .in = t->in[at].amount };

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

/* ---- of which receipts' pay ----------------------------------------------- */

/* A refund of one person's pay, and the parts that it may take of. */
struct refunding {
	struct tally        *t;
	const struct refund *r;
	size_t               at;           /* the receipt that it names; t->nin: all of the deal */
	day                  until, on;    /* of the last money; of its line */
	int64_t              op, shown;
	enum piece           piece;
};

static bool
is_taken_of(const struct refunding *g, const struct paid_part *p)
{
	return g->at < g->t->nin ? p->receipt == g->t->in[g->at].id : p->on <= g->until;
}

static void
put_past_piece(const struct refunding *g, const struct paid_part *p, int64_t amount, int64_t shown)
{
	const struct past_taking out = { .fact = g->r->id, .deal = g->r->deal, .amount = amount, .base = shown, .op = g->op,
		.person = (int32_t)g->t->person, .on = g->on, .part_on = p->on, .rule = (uint16_t)g->t->rule,
		.main = (uint16_t)g->t->rule, .kind = (uint8_t)receipt_kind.no, .piece = (uint8_t)g->piece, .own = g->on <= period_in_year(p->on, UNIT_YEAR, &g->t->e->d->when).to };

	past_take(g->t->e, &out);
}

/* Its part of one receipt's pay: a cap and factors count it in that one's period. */
static void
put_piece(struct refunding *g, const struct paid_part *p, int64_t amount)
{
	struct engine  *e = g->t->e;
	struct entitled out;

	if (p->on < e->year.from)
		put_past_piece(g, p, amount, g->shown);
	else if (g->on >= e->year.from) {
		out = settle_line(e, g->t->rule, g->t->person, g->r, g->on);
		out.amount = -amount;
		out.base = -g->shown;
		out.op = g->op;
		out.cap_on = p->on;
		out.piece = (uint8_t)g->piece;
		buf_put(&e->out, &out, sizeof(out));
	}
	g->shown = 0;
}

static int64_t
left_of(const struct refunding *g, const struct paid_part *p)
{
	return is_taken_of(g, p) && p->amount > p->taken ? p->amount - p->taken : 0;
}

static void
split_pieces(const struct refunding *g, int64_t due, int64_t *out)
{
	struct tally *t = g->t;
	struct exact *weight = calloc(t->nparts, sizeof(*weight));
	struct ratio  left;

	if (weight == NULL)
		err_nomem();
	for (size_t i = 0; i < t->nparts; i++) {
		exact_init(&weight[i]);
		if (ratio_make(left_of(g, &t->part[i]), MONEY_UNIT, &left))
			exact_set_ratio(&weight[i], left);
	}
	split_exact(due, weight, t->nparts, t->e->decimals, out);
	for (size_t i = 0; i < t->nparts; i++)
		exact_done(&weight[i]);
	free(weight);
}

/* Do they lie in more than one plan year? */
static enum piece
piece_of(const struct tally *t, const int64_t *part)
{
	size_t past = 0, now = 0;

	for (size_t i = 0; i < t->nparts; i++) {
		past += part[i] != 0 && t->part[i].on < t->e->year.from;
		now += part[i] != 0 && t->part[i].on >= t->e->year.from;
	}
	return past > 0 && now > 0 ? PIECE_APART : past + now > 1 ? PIECE_NEXT : PIECE_WHOLE;
}

/* Split by what is left of each; of nothing, a line of the last. */
static void
put_pieces(struct refunding *g, int64_t due)
{
	struct tally *t = g->t;
	int64_t      *part = calloc(t->nparts, sizeof(*part));
	size_t        last = 0;

	if (part == NULL)
		err_nomem();
	if (due != 0)
		split_pieces(g, due, part);
	g->piece = piece_of(t, part);
	for (size_t i = 0; i < t->nparts; i++)
		last = is_taken_of(g, &t->part[i]) ? i : last;
	for (size_t i = 0; i < t->nparts; i++) {
		if (part[i] != 0 || (due == 0 && i == last))
			put_piece(g, &t->part[i], part[i]);
		t->part[i].taken += part[i];
	}
	free(part);
}

static bool
take_refund(struct tally *t, const struct refund *r)
{
	const struct engine *e = t->e;
	struct refunding     g = { .t = t, .r = r, .at = account_of(t, r), .until = r->on };
	struct account      *a = &t->account[g.at];
	const day            first = t->in[g.at < t->nin ? g.at : 0].on;
	struct sums          s;
	int64_t              back, due = 0, shown = 0, left;

	if (__builtin_add_overflow(a->back, r->back, &a->back))
		return false;
	s = find_money(t, g.at, a->back, &g.until);
	if (s.parts == 0)
		return true; /* nothing was paid for it */
	back = a->back < s.in ? a->back : s.in;
	if (s.in > 0 && (!tier_share(s.earned, back, s.in, e->decimals, e->rounding, &due) ||
	    !tier_share(s.base, back, s.in, 4, e->rounding, &shown)))
		return false;
	left = earned_up_to(t, g.until) - t->taken;
	due -= a->taken;
	due = due > left ? left : due;
	due = due < 0 ? 0 : due;
	a->taken += due;
	t->taken += due;
	g.shown = shown > a->shown ? shown - a->shown : 0;
	a->shown += g.shown;
	g.on = r->on < first ? first : r->on;
	g.on = g.on < e->year.from && g.until >= e->year.from ? g.until : g.on;
	g.op = r->op > s.op ? r->op : s.op;
	put_pieces(&g, due);
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

bool
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
