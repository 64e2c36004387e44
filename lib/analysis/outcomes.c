#include "lib/analysis/outcomes.h"

#include "lib/analysis/deals.h"

struct counting {
	struct groups    g;
	struct arena    *a;
	struct outcome  *v;         /* by row */
	size_t           n, cap;
	struct outcomes *out;
};

static void
counting_done(struct counting *c)
{
	groups_done(&c->g);
}

static int
too_large(struct sales_err *err)
{
	return FAIL(err, SALES_EINVAL, _("the sum of the amounts is too large"));
}

static int
count_won(struct outcome *o, const struct deal_fact *f, int64_t amount, struct sales_err *err)
{
	o->won++;
	o->priced += f->has_amount;
	if (f->created != DAY_NONE && f->created <= f->closed) {
		o->timed++;
		o->days += f->closed - f->created;
	}
	return __builtin_add_overflow(o->won_amount, amount, &o->won_amount) ? too_large(err) : SALES_OK;
}

/* amount: what the row has of the deal's. */
static int
count(struct outcome *o, const struct deal_fact *f, int64_t amount, struct sales_err *err)
{
	switch (f->stage->cls) {
	case STAGE_OPEN:
		o->open++;
		return SALES_OK;
	case STAGE_WON:
		return count_won(o, f, amount, err);
	case STAGE_LOST:
		break;
	}
	o->lost++;
	o->lost_priced += f->has_amount;
	return __builtin_add_overflow(o->lost_amount, amount, &o->lost_amount) ? too_large(err) : SALES_OK;
}

static int
take(void *arg, const struct deal_fact *f, struct sales_err *err)
{
	struct counting *c = arg;
	int64_t          part[GROUP_ROWS];

	if (f->stage == NULL) {
		c->out->unknown++;
		return SALES_OK;
	}
	if (f->on == DAY_NONE) {
		c->out->undated++;
		return SALES_OK;
	}
	c->out->foreign += f->is_foreign && f->stage->cls != STAGE_OPEN;
	TRY(count(&c->out->total, f, f->amount, err));
	TRY(groups_split(&c->g, f->rows, f->amount, part, err));
	for (size_t i = 0; i < f->rows->n; i++) {
		while (c->n <= f->rows->row[i]) {
			c->v = arena_more(c->a, c->v, c->n, &c->cap, sizeof(*c->v));
			c->v[c->n++] = (struct outcome){ .key = NULL };
		}
		TRY(count(&c->v[f->rows->row[i]], f, part[i], err));
	}
	return SALES_OK;
}

int
outcomes_make(struct dept *d, const struct cut *cut, struct period p, const char *where, struct arena *a,
    struct outcomes *out, struct sales_err *err)
{
	CLEANUP(counting_done) struct counting c = { .a = a, .out = out };
	const struct deal_ask                  ask = { .period = p, .where = where, .money = true, .rows = true };
	const size_t                          *order;

	*out = (struct outcomes){ .n = 0 };
	TRY(groups_open(&c.g, d, cut, a, err));
	TRY(deals_each(&c.g, &ask, take, &c, err));
	TRY(groups_order(&c.g, &order, err));
	out->v = arena_array(a, struct outcome, c.g.n + 1);
	for (size_t i = 0; i < c.g.n; i++) {
		if (order[i] < c.n)
			out->v[i] = c.v[order[i]];
		out->v[i].key = c.g.v[order[i]].key;
	}
	out->n = c.g.n;
	return SALES_OK;
}

/* ---- what they say ------------------------------------------------------- */

static struct ratio
quotient(int64_t num, int64_t den)
{
	struct ratio r = { 0, 0 };

	if (den != 0)
		ratio_make(num, den, &r);
	return r;
}

struct ratio
outcome_win_rate(const struct outcome *o)
{
	return quotient(o->won, o->won + o->lost);
}

struct ratio
outcome_average(const struct outcome *o)
{
	return quotient(o->won_amount, o->priced * MONEY_UNIT);
}

struct ratio
outcome_cycle(const struct outcome *o)
{
	return quotient(o->days, o->timed);
}

struct ratio
outcome_velocity(const struct outcome *o)
{
	struct ratio r;

	if (ratio_mul(outcome_average(o), outcome_win_rate(o), &r) && ratio_mul(r, (struct ratio){ o->open, 1 }, &r) &&
	    ratio_div(r, outcome_cycle(o), &r))
		return r;
	return (struct ratio){ 0, 0 };
}
