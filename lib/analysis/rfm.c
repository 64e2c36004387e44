#include "lib/analysis/rfm.h"

#include <stdlib.h>

#include "lib/analysis/purchases.h"
#include "lib/analysis/today.h"
#include "lib/base/tr.h"
#include "lib/crm/kinds.h"

enum { BEST = 5, HIGH = 4 };

const char *const rfm_names[] = { "champion", "big-new", "big-away", "big-lost", "loyal", "new", "away", "lost", NULL };

const char *
rfm_label(enum rfm_segment s)
{
	static const char *const label[] = { N_("Champions"), N_("Big, buy seldom"), N_("Big, not seen lately"),
		N_("Big, about to be lost"), N_("Loyal, small"), N_("New, small"), N_("Small, not seen lately"),
		N_("Small, about to be lost") };

	return label[s];
}

/* ---- scores -------------------------------------------------------------- */

static int
by_value(const void *x, const void *y)
{
	const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

/* How many are below v, in rising order. */
static size_t
below(const int64_t *sorted, size_t n, int64_t v)
{
	size_t from = 0, to = n;

	while (from < to) {
		const size_t mid = (from + to) / 2;

		if (sorted[mid] < v)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

/* Fifths: who has k fifths of all below him scores k + 1. */
static int
score_of_fifths(const int64_t *sorted, size_t n, int64_t v)
{
	return 1 + (int)(below(sorted, n, v) * BEST / n);
}

static int
score_of_ends(const int64_t end[RFM_CUTS], int64_t v)
{
	int score = 1;

	while (score < BEST && v >= end[score - 1])
		score++;
	return score;
}

/* Values of which more is better: fewer days are more. */
static int64_t
value_of(const struct rfm_row *r, int which)
{
	return which == 0 ? -r->days : which == 1 ? r->deals : r->amount;
}

static bool
ends_of(const struct rfm_rules *rules, int which, int64_t end[RFM_CUTS])
{
	for (int i = 0; i < RFM_CUTS; i++)
		end[i] = which == 0 ? -rules->recency[RFM_CUTS - 1 - i] : which == 1 ? rules->frequency[i]
		    : rules->amount[i].v;
	return which == 0 ? rules->has_recency : which == 1 ? rules->has_frequency : rules->has_money;
}

static void
score_all(struct dept *d, struct rfm *out, struct arena *a)
{
	int64_t *sorted = arena_array(a, int64_t, out->n + 1), end[RFM_CUTS];

	for (int which = 0; which < 3; which++) {
		const bool has_ends = ends_of(&d->policy->analysis.rfm, which, end);

		for (size_t i = 0; i < out->n; i++)
			sorted[i] = value_of(&out->v[i], which);
		if (!has_ends && out->n > 0)
			qsort(sorted, out->n, sizeof(*sorted), by_value);
		for (size_t i = 0; i < out->n; i++) {
			struct rfm_row *r = &out->v[i];
			const int64_t   v = value_of(r, which);
			const int       score = has_ends ? score_of_ends(end, v) : score_of_fifths(sorted, out->n, v);

			*(which == 0 ? &r->r : which == 1 ? &r->f : &r->m) = score;
		}
	}
}

/* ---- customers ----------------------------------------------------------- */

static int
read_customers(const struct purchases *all, struct rfm *out, struct arena *a, struct sales_err *err)
{
	out->v = arena_array(a, struct rfm_row, all->n + 1);
	for (size_t i = 0, n; i < all->n; i += n) {
		struct rfm_row *r = &out->v[out->n++];

		n = purchases_run(all, i);
		*r = (struct rfm_row){ .customer = all->v[i].customer, .last = all->v[i + n - 1].on, .deals = (int64_t)n };
		r->days = out->today - r->last;
		for (size_t k = i; k < i + n; k++)
			if (__builtin_add_overflow(r->amount, all->v[k].amount, &r->amount))
				return FAIL(err, SALES_EINVAL, _("the sum of the amounts is too large"));
	}
	return SALES_OK;
}

struct owning { struct rfm *out; size_t at; };

/* Both come in the order of codes. */
static int
take_owner(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct owning *o = arg;

	(void)err;
	while (o->at < o->out->n && o->out->v[o->at].customer < id)
		o->at++;
	if (o->at < o->out->n && o->out->v[o->at].customer == id && c[0].type != V_NULL)
		o->out->v[o->at].owner = c[0].u.i;
	return SALES_OK;
}

static int
read_owners(struct dept *d, struct rfm *out, struct arena *a, struct sales_err *err)
{
	static const char *const name[] = { "owner" };
	struct owning            o = { .out = out };
	struct query             q;

	TRY(record_query(d, &customer_kind, name, 1, NULL, a, &q, err));
	return record_each(d, &q, take_owner, &o, err);
}

static int
best_first(const void *x, const void *y)
{
	const struct rfm_row *a = x, *b = y;
	const int             sa = a->r + a->f + a->m, sb = b->r + b->f + b->m;

	if (sa != sb)
		return sb - sa;
	if (a->amount != b->amount)
		return a->amount > b->amount ? -1 : 1;
	return (a->customer > b->customer) - (a->customer < b->customer);
}

static int
add_up(struct rfm *out, struct sales_err *err)
{
	for (size_t i = 0; i < out->n; i++) {
		struct rfm_row *r = &out->v[i];
		struct rfm_sum *to[] = { &out->segment[r->segment], &out->total };

		for (int k = 0; k < 2; k++) {
			to[k]->customers++;
			to[k]->days += r->days;
			to[k]->deals += r->deals;
			if (__builtin_add_overflow(to[k]->amount, r->amount, &to[k]->amount))
				return FAIL(err, SALES_EINVAL, _("the sum of the amounts is too large"));
		}
	}
	return SALES_OK;
}

int
rfm_make(struct dept *d, struct period p, const char *where, struct arena *a, struct rfm *out, struct sales_err *err)
{
	struct purchases all;

	*out = (struct rfm){ .n = 0 };
	TRY(analysis_today(d, &out->today, err));
	TRY(purchases_load(d, p, true, where, a, &all, err));
	out->nobody = all.nobody;
	out->undated = all.undated;
	out->ahead = all.ahead;
	out->foreign = all.foreign;
	TRY(read_customers(&all, out, a, err));
	TRY(read_owners(d, out, a, err));
	score_all(d, out, a);
	for (size_t i = 0; i < out->n; i++) {
		struct rfm_row *r = &out->v[i];

		r->segment = (r->m >= HIGH ? 0 : RFM_LOYAL) + (r->r >= HIGH ? 0 : 2) + (r->f >= HIGH ? 0 : 1);
	}
	TRY(add_up(out, err));
	if (out->n > 0)
		qsort(out->v, out->n, sizeof(*out->v), best_first);
	return SALES_OK;
}
