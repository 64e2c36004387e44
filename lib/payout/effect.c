#include "lib/payout/effect.h"

#include <stdlib.h>
#include <string.h>

int
payout_next(struct dept *d, const struct payout_run *r, struct period *out, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct payout_run         *last = r;
	struct payout_run               *runs;
	size_t                           n;

	TRY(payout_list(d, false, &a, &runs, &n, err));
	for (size_t i = 0; i < n; i++)
		if (runs[i].from_on == r->from_on && runs[i].to_on >= last->to_on)
			last = &runs[i];
	return period_parse(last->period, &d->when, out, err);
}

/* ---- two previews -------------------------------------------------------- */

static int
by_key(const void *a, const void *b)
{
	const struct preview_line *x = a, *y = b;
	const int64_t              kx = x->kind == NULL ? 0 : x->kind->no, ky = y->kind == NULL ? 0 : y->kind->no;
	int                        c;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if ((c = strcmp(x->plan, y->plan)) != 0 || (c = strcmp(x->component, y->component)) != 0)
		return c;
	if (kx != ky)
		return kx < ky ? -1 : 1;
	return x->fact < y->fact ? -1 : x->fact > y->fact;
}

static void
sort(struct payout_preview *p)
{
	if (p->n > 0)
		qsort(p->line, p->n, sizeof(*p->line), by_key);
}

struct comparing {
	struct effect *out;
	int64_t        person, other;   /* other: of whom a line differed last */
};

static int
take(struct comparing *c, const struct preview_line *of, money now, money then, struct sales_err *err)
{
	struct effect *e = c->out;

	if (of->person == c->person && (!money_add(e->now, now, &e->now) || !money_add(e->then, then, &e->then)))
		return FAIL(err, SALES_EINVAL, _("a sum of money is too large"));
	if (now.v == then.v)
		return SALES_OK;
	if (of->person != c->person && of->person != c->other) {
		c->other = of->person;
		e->others++;
	}
	e->line[e->n++] = (struct effect_line){ *of, now, then };
	return SALES_OK;
}

/* A key stands once in each; both are in its order. */
static int
compare(const struct payout_preview *now, const struct payout_preview *then, struct comparing *c, struct sales_err *err)
{
	static const money none;
	size_t             i = 0, k = 0;

	while (i < now->n || k < then->n) {
		const int is = i == now->n ? 1 : k == then->n ? -1 : by_key(&now->line[i], &then->line[k]);

		if (is < 0)
			TRY(take(c, &now->line[i], now->line[i].amount, none, err));
		else if (is > 0)
			TRY(take(c, &then->line[k], none, then->line[k].amount, err));
		else
			TRY(take(c, &then->line[k], now->line[i].amount, then->line[k].amount, err));
		i += is <= 0;
		k += is >= 0;
	}
	return SALES_OK;
}

/* The person's own lines come first; the rest stays in order. */
static void
person_first(struct effect *e, int64_t person, struct arena *a)
{
	struct effect_line *v = arena_array(a, struct effect_line, e->n + 1);
	size_t              n = 0;

	for (int own = 1; own >= 0; own--)
		for (size_t i = 0; i < e->n; i++)
			if ((e->line[i].of.person == person) == (own == 1))
				v[n++] = e->line[i];
	e->line = v;
}

int
payout_effect(struct op *op, const struct payout_run *r, int64_t person, effect_fn *make, const void *arg,
    struct arena *a, struct effect *out, struct sales_err *err)
{
	struct comparing      c = { .out = out, .person = person };
	struct payout_preview now, then;
	struct period         next;
	struct sales_err      ignored;
	int                   rc;

	*out = (struct effect){ 0 };
	TRY(payout_next(op->d, r, &next, err));
	TRY(payout_preview(op->d, next, a, &now, err));
	TRY(op_mark(op, err));
	rc = make(op, arg, err);
	if (rc == SALES_OK)
		rc = payout_preview(op->d, next, a, &then, err);
	if (op_back(op, rc == SALES_OK ? err : &ignored) != SALES_OK && rc == SALES_OK)
		rc = (int)err->code;
	TRY(rc);
	sort(&now);
	sort(&then);
	out->code = then.code;
	out->line = arena_array(a, struct effect_line, now.n + then.n + 1);
	TRY(compare(&now, &then, &c, err));
	person_first(out, person, a);
	return SALES_OK;
}
