/* Refund by refund: what each takes back of one person's pay by one rule. */
#include <stdlib.h>

#include "lib/recount/inside.h"

/* What he was paid for a deal, or for a receipt of it. */
struct piece { int64_t deal, fact, amount, taken; int kind; day on; bool now; };
/* What a refund took. */
struct taken { const struct back *b; const struct income *of; int64_t amount; };

struct taking {
	struct recount      *r;
	size_t               rule;
	int                  receipt, deal_kind;
	struct buf           pieces;  /* struct piece[] */
	int64_t              deal;    /* that is looked at */
	const struct income *in;
	size_t               nin;
	struct taken        *done;    /* of its refunds so far */
	size_t               ndone;
};

static struct piece *
piece_at(const struct taking *t, size_t i)
{
	return (struct piece *)(void *)t->pieces.p + i;
}

static size_t
npieces(const struct taking *t)
{
	return t->pieces.n / sizeof(struct piece);
}

static void
collect(struct taking *t, bool olds)
{
	const struct recount *r = t->r;
	const struct old     *o;
	size_t                n;

	for (size_t i = 0; i < nclaims(r); i++) {
		const struct claim *c = &claims(r)[i];
		const struct piece  p = { c->deal, c->fact, c->amount, 0, c->kind, c->on, true };

		if (c->rule == t->rule && !c->back && c->kind != 0 && has_refunds(r, c->deal))
			buf_put(&t->pieces, &p, sizeof(p));
	}
	o = olds_of(r, r->who, &n);
	for (size_t i = 0; olds && i < n; i++) {
		struct piece p = { o[i].fact, o[i].fact, o[i].amount, 0, o[i].kind, o[i].on, false };

		if (o[i].rule != t->rule || o[i].kind == 0)
			continue;
		if (p.kind == t->receipt)
			p.deal = deal_of_income(r, p.fact);
		if (!has_refunds(r, p.deal))
			continue;
		buf_put(&t->pieces, &p, sizeof(p));
	}
}

/* earned x part / of, rounded; all of it when everything went back. */
static int64_t
part_of(const struct recount *r, int64_t earned, int64_t part, int64_t of)
{
	NUM(x);
	NUM(share);

	if (of <= 0)
		return 0;
	num_money(x, earned);
	num_set(share, part < of ? part : of, of);
	mpq_mul(x, x, share);
	return num_round(x, r->decimals, r->rounding);
}

/* ---- a deal's own pay ---------------------------------------------------- */

/* Of what was paid for it, what a bad debt takes; 1 where nothing is said. */
static void
bad_share(const struct taking *t, const struct piece *p, mpq_t out)
{
	const struct node *plan = p->now ? plan_of(t->r, book_of(t->r, p->on), t->r->rule[t->rule].plan) : newest_plan(t->r, t->rule);

	mpq_set_si(out, 1, 1);
	if (plan != NULL && node_child(plan, "clawback") != NULL)
		(void)share_of(node_child(plan, "clawback"), "bad_debt_share", out);
}

/* Its part of what was paid for one thing: a line of this plan year's pay, or a loss of
 * an earlier one's. */
static void
put_back(const struct taking *t, const struct back *b, const struct piece *p, day on, int64_t amount)
{
	struct claim c = { .rule = t->rule, .fact = b->id, .kind = t->receipt, .back = true, .factored = true, .amount = -amount,
		.deal = p->deal, .on = on, .counts_on = p->on };
	struct loss  l = { .rule = t->rule, .of = t->rule, .fact = b->id, .kind = t->receipt, .amount = amount, .deal = p->deal,
		.on = on, .earned_on = p->on };

	if (!p->now)
		lose(t->r, &l);
	else if (on >= t->r->year.from)
		claim_put(t->r, &c);
}

/* Does a refund lower the deal's value instead, within the plan year that pays it? */
static bool
lowers(const struct taking *t, const struct piece *p, const struct back *b)
{
	const struct node *plan = p->now ? plan_of(t->r, book_of(t->r, p->on), t->r->rule[t->rule].plan) : newest_plan(t->r, t->rule);

	return !b->is_bad && plan_retiers(plan) && (p->now || b->on <= period_in_year(p->on, UNIT_YEAR, &t->r->d->when).to);
}

/* What is left of the deal's amount when those are off. */
static int64_t
whole_of(const struct taking *t, const struct piece *p)
{
	const size_t first = first_back(t->r, p->deal);
	int64_t      left = first < t->r->nbacks ? t->r->back[first].whole : 0;

	for (size_t i = first; i < t->r->nbacks && t->r->back[i].deal == p->deal; i++)
		if (lowers(t, p, &t->r->back[i]))
			left -= t->r->back[i].part;
	return left;
}

/* Money of a refund counts whole, that of a bad debt by its share. */
static void
back_of_deal(const struct taking *t, const struct piece *p)
{
	const int64_t whole = whole_of(t, p);
	int64_t       before = 0, due;
	NUM(back);
	NUM(x);
	NUM(bad);

	bad_share(t, p, bad);
	for (size_t i = first_back(t->r, p->deal); whole > 0 && i < t->r->nbacks && t->r->back[i].deal == p->deal; i++) {
		const struct back *b = &t->r->back[i];

		if (lowers(t, p, b))
			continue;
		num_set(x, b->part, whole);
		if (b->is_bad)
			mpq_mul(x, x, bad);
		mpq_add(back, back, x);
		if (mpq_cmp_si(back, 1, 1) > 0)
			mpq_set_si(back, 1, 1);
		num_money(x, p->amount);
		mpq_mul(x, x, back);
		due = num_round(x, t->r->decimals, t->r->rounding);
		put_back(t, b, p, p->now && b->on < t->r->year.from ? t->r->year.from : b->on, due - before);
		before = due;
	}
}

/* ---- pay on receipts ----------------------------------------------------- */

static bool
is_paid(const struct taking *t, const struct piece *p)
{
	return p->deal == t->deal && p->kind == t->receipt;
}

/* What a refund of one receipt, or of all up to a day, is taken of. */
static bool
is_meant(const struct taking *t, const struct piece *p, const struct income *one, day until)
{
	return is_paid(t, p) && (one != NULL ? p->fact == one->id : p->on <= until);
}

static int64_t
paid(const struct taking *t, const struct income *one, day until, bool *any)
{
	int64_t sum = 0;

	*any = false;
	for (size_t i = 0; i < npieces(t); i++)
		if (is_meant(t, piece_at(t, i), one, until)) {
			sum += piece_at(t, i)->amount;
			*any = true;
		}
	return sum;
}

/* What came in up to a day and is still there; *taken: of its pay, by refunds that
 * named their receipt. */
static int64_t
still_there(const struct taking *t, day until, int64_t *taken)
{
	int64_t sum = 0;

	*taken = 0;
	for (size_t i = 0; i < t->nin; i++) {
		int64_t left = t->in[i].money;

		if (t->in[i].on > until)
			continue;
		for (size_t k = 0; k < t->ndone; k++)
			if (t->done[k].of == &t->in[i]) {
				left -= t->done[k].b->money;
				*taken += t->done[k].amount;
			}
		sum += left > 0 ? left : 0;
	}
	return sum;
}

/* The day of the next money behind a day; DAY_NONE: there is none. */
static day
next_money(const struct taking *t, day after)
{
	day next = DAY_NONE;

	for (size_t i = 0; i < t->nin; i++)
		if (t->in[i].on > after && (next == DAY_NONE || t->in[i].on < next))
			next = t->in[i].on;
	return next;
}

static int
by_day_and_code(const void *a, const void *b)
{
	const struct piece *const *x = a, *const *y = b;

	if ((*x)->on != (*y)->on)
		return (*x)->on < (*y)->on ? -1 : 1;
	return (*x)->fact < (*y)->fact ? -1 : (*x)->fact > (*y)->fact;
}

/* By largest remainder over what is left of each. */
static void
spread(struct taking *t, const struct taken *x, struct piece **p, size_t n, day on)
{
	mpq_t   *left = calloc(n, sizeof(*left));
	int64_t *part = calloc(n, sizeof(*part));

	if (left == NULL || part == NULL)
		err_nomem();
	for (size_t i = 0; i < n; i++) {
		mpq_init(left[i]);
		num_money(left[i], p[i]->amount > p[i]->taken ? p[i]->amount - p[i]->taken : 0);
	}
	if (x->amount > 0)
		num_share(x->amount, t->r->decimals, left, n, part);
	for (size_t i = 0; i < n; i++) {
		p[i]->taken += part[i];
		if (part[i] != 0)
			put_back(t, x->b, p[i], on, part[i]);
		mpq_clear(left[i]);
	}
	free(left);
	free(part);
}

/* Over the receipts that it is taken of, each in its own period. */
static void
put_backs(struct taking *t, const struct taken *x, day until)
{
	const struct income *first = x->of != NULL ? x->of : &t->in[0];
	struct piece       **p = calloc(npieces(t) + 1, sizeof(*p));
	day                  on = x->b->on > first->on ? x->b->on : first->on;
	size_t               n = 0;

	if (p == NULL)
		err_nomem();
	if (on < t->r->year.from && until >= t->r->year.from)
		on = until;
	for (size_t i = 0; i < npieces(t); i++)
		if (is_meant(t, piece_at(t, i), x->of, until))
			p[n++] = piece_at(t, i);
	qsort(p, n, sizeof(*p), by_day_and_code);
	spread(t, x, p, n, on);
	free(p);
}

static void
take_one(struct taking *t, const struct back *b)
{
	struct taken x = { .b = b };
	int64_t      back = b->money, same = 0, all = 0, came, earned, named = 0, limit;
	day          until = b->on, next;
	bool         any, some;

	for (size_t i = 0; b->of != 0 && i < t->nin; i++)
		if (t->in[i].id == b->of)
			x.of = &t->in[i];
	for (size_t k = 0; k < t->ndone; k++) {
		all += t->done[k].amount;
		if (t->done[k].of == x.of) {
			back += t->done[k].b->money;
			same += t->done[k].amount;
		}
	}
	if (x.of != NULL) {
		until = x.of->on > until ? x.of->on : until;
		came = x.of->money;
	} else
		while ((came = still_there(t, until, &named)) < back && (next = next_money(t, until)) != DAY_NONE)
			until = next; /* it was dated before its money */
	earned = paid(t, x.of, until, &any) - named;
	limit = paid(t, NULL, until, &some) - all;
	x.amount = part_of(t->r, earned, back, came) - same;
	x.amount = x.amount > limit ? limit : x.amount;
	x.amount = x.amount < 0 ? 0 : x.amount;
	t->done[t->ndone++] = x;
	if (any)
		put_backs(t, &x, until);
}

static void
back_of_receipts(struct taking *t, int64_t deal)
{
	const struct recount *r = t->r;
	const size_t          first = first_income(r, deal), back = first_back(r, deal);
	size_t                n;

	t->deal = deal;
	t->ndone = t->nin = 0;
	t->in = r->income + first;
	while (first + t->nin < r->nincomes && t->in[t->nin].deal == deal)
		t->nin++;
	for (n = 0; back + n < r->nbacks && r->back[back + n].deal == deal;)
		n++;
	t->done = calloc(n + 1, sizeof(*t->done));
	if (t->done == NULL)
		err_nomem();
	for (size_t i = 0; t->nin > 0 && i < n; i++)
		if (!r->back[back + i].is_bad) /* that never came in, and was never paid on */
			take_one(t, &r->back[back + i]);
	free(t->done);
}

static bool
is_first(const struct taking *t, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (piece_at(t, k)->deal == piece_at(t, i)->deal && piece_at(t, k)->kind == piece_at(t, i)->kind)
			return false;
	return true;
}

int
take_back(struct recount *r, size_t rule, bool olds, struct sales_err *err)
{
	struct taking t = { .r = r, .rule = rule, .receipt = (int)schema_kind(&r->d->schema, "receipt")->no,
		.deal_kind = (int)schema_kind(&r->d->schema, "deal")->no };

	(void)err;
	collect(&t, olds);
	for (size_t i = 0; i < npieces(&t); i++) {
		const struct piece p = *piece_at(&t, i);

		if (!is_first(&t, i))
			continue;
		if (p.kind == t.deal_kind)
			back_of_deal(&t, &p);
		else if (p.kind == t.receipt)
			back_of_receipts(&t, p.deal);
	}
	buf_done(&t.pieces);
	return SALES_OK;
}
