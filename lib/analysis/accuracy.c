#include "lib/analysis/accuracy.h"

#include <stdlib.h>

#include "lib/analysis/deals.h"
#include "lib/base/wide.h"
#include "lib/crm/kinds.h"
#include "lib/metric/chance.h"
#include "lib/metric/convert.h"
#include "lib/metric/span.h"
#include "lib/record/history.h"

enum { MONTHS_MAX = 600 };
enum { C_OWNER, C_PIPELINE, C_STAGE, C_PROBABILITY, C_AMOUNT, C_CURRENCY, C_LIST, C_EXPECTED, C_CUT };
#define ERROR_UNIT INT64_C(1000000000000)   /* errors are averaged in these parts */

struct ids { int64_t *v; size_t n, cap; };

struct comparing {
	struct dept     *d;
	struct arena    *a;
	struct accuracy *out;
	const char      *where;
	struct groups    g;
	struct ids      *promised;   /* by month: deals, rising */
	struct promise  *cell;       /* [row * nmonths + month] */
	size_t           rows, cap;
	size_t           at;         /* the month that is read */
	int              col[CUT_PARTS];
};

static void
comparing_done(struct comparing *c)
{
	groups_done(&c->g);
}

static struct promise *
cell_of(struct comparing *c, size_t row, size_t month)
{
	const size_t n = c->out->nmonths;

	if (row >= c->cap) {
		const size_t    cap = row * 2 + 8;
		struct promise *v = arena_array(c->a, struct promise, cap * n);

		if (c->rows > 0)
			memcpy(v, c->cell, c->rows * n * sizeof(*v));
		c->cell = v;
		c->cap = cap;
	}
	if (row >= c->rows)
		c->rows = row + 1;
	return &c->cell[row * n + month];
}

static int
add(int64_t *sum, int64_t v, struct sales_err *err)
{
	if (__builtin_add_overflow(*sum, v, sum))
		return FAIL(err, SALES_EINVAL, _("the sum of the amounts is too large"));
	return SALES_OK;
}

/* ---- months -------------------------------------------------------------- */

/* The last operation before a day; 0: there was none. */
static int
op_before(struct dept *d, day on, int64_t *op, struct sales_err *err)
{
	char text[DAY_SIZE];
	int  rc = op_as_of(d, day_str(on - 1, text), op, err);

	if (rc != SALES_ENOTFOUND)
		return rc;
	*err = (struct sales_err){ .code = SALES_OK };
	*op = 0;
	return SALES_OK;
}

static int
list_months(struct comparing *c, struct period p, enum period_unit unit, bool trim, struct sales_err *err)
{
	const struct period_env *when = &c->d->when;
	struct accuracy         *out = c->out;
	struct period            s = period_of(p.from, unit, when);

	out->month = arena_array(c->a, struct accuracy_month, MONTHS_MAX);
	for (; s.from <= p.to && s.to < c->g.today; s = period_step(s, unit, 1, when)) {
		struct accuracy_month *m = &out->month[out->nmonths];

		if (s.from < p.from || s.to > p.to)
			continue;
		if (out->nmonths == MONTHS_MAX)
			return FAIL(err, SALES_EUSAGE, _("more than %d spans; take a shorter period"), MONTHS_MAX);
		*m = (struct accuracy_month){ .span = s };
		TRY(op_before(c->d, s.from, &m->op, err));
		if (m->op > dept_last_seen(c->d))
			break;
		if (m->op == 0 && trim)
			continue;
		out->without += m->op == 0;
		out->nmonths++;
	}
	c->promised = arena_array(c->a, struct ids, out->nmonths + 1);
	return SALES_OK;
}

/* ---- what was promised --------------------------------------------------- */

static int
take_promise(void *arg, int64_t id, const struct value *v, struct sales_err *err)
{
	struct comparing *c = arg;
	struct ids       *ids = &c->promised[c->at];
	struct group_fact f = { .deal = id, .owner = v[C_OWNER].type == V_NULL ? 0 : v[C_OWNER].u.i,
		.on = c->out->month[c->at].span.from, .amount = v[C_AMOUNT], .list = v[C_LIST] };
	struct converted  m = { .amount = 0 };
	const int64_t     chance = deal_chance(c->d->policy, &v[C_PROBABILITY], &v[C_STAGE], &v[C_PIPELINE]);
	money             weighted;
	struct group_rows rows;
	int64_t           amount[GROUP_ROWS], part[GROUP_ROWS];

	if (v[C_AMOUNT].type != V_NULL)
		TRY(convert_amount(c->d, c->g.d->schema.by_no[deal_kind.no], id, v[C_AMOUNT].u.i, &v[C_CURRENCY],
		    (day)v[C_EXPECTED].u.i, &m, err));
	if (!money_mul((money){ m.amount }, ratio_of_rate(chance), 4, c->d->policy->locale.rounding, &weighted))
		return FAIL(err, SALES_EINVAL, _("the amount is too large to weigh"));
	ids->v = arena_more(c->a, ids->v, ids->n, &ids->cap, sizeof(*ids->v));
	ids->v[ids->n++] = id;
	for (size_t i = 0; i < c->g.cut->n; i++)
		f.cell[i] = c->col[i] < 0 ? v_null() : v[c->col[i]];
	TRY(groups_of(&c->g, &f, &rows, err));
	TRY(groups_split(&c->g, &rows, m.amount, amount, err));
	TRY(groups_split(&c->g, &rows, weighted.v, part, err));
	for (size_t i = 0; i <= rows.n; i++) {
		struct promise *p = i == rows.n ? &c->out->month[c->at].all : cell_of(c, rows.row[i], c->at);

		p->deals++;
		TRY(add(&p->amount, i == rows.n ? m.amount : amount[i], err));
		TRY(add(&p->weighted, i == rows.n ? weighted.v : part[i], err));
	}
	return SALES_OK;
}

static int
read_promises(struct comparing *c, struct period span, struct sales_err *err)
{
	const char  *name[C_CUT + CUT_PARTS] = { "owner", "pipeline", "stage", "probability", "amount", "currency",
		"list_amount", "expected_on" };
	const char  *where = "stage:open";
	struct query q;
	size_t       n = C_CUT;

	for (size_t i = 0; i < c->g.cut->n; i++) {
		c->col[i] = c->g.cut->part[i].field == NULL ? -1 : (int)n;
		if (c->g.cut->part[i].field != NULL)
			name[n++] = c->g.cut->part[i].field;
	}
	if (c->where != NULL)
		where = arena_printf(c->a, "(%s) and stage:open", c->where);
	TRY(record_query(c->d, &deal_kind, name, n, where, c->a, &q, err));
	q.period = span;
	q.on = kind_field(q.kind, "expected_on");
	return record_each(c->d, &q, take_promise, c, err);
}

/* The records as they were on the eve, the rule book that held on its first day,
 * and that day for today. */
static int
look_back(struct comparing *c, struct accuracy_month *m, struct sales_err *err)
{
	struct dept *d = c->d;

	TRY(dept_look_back(d, m->op, err));
	TRY(dept_policy_at(d, m->span.from, &d->policy, err));
	d->when = policy_when(d->policy, m->span.from);
	return read_promises(c, m->span, err);
}

static int
read_past(struct comparing *c, struct sales_err *err)
{
	struct dept *const         d = c->d;
	const int64_t              as_of = d->as_of;
	const struct policy *const policy = d->policy;
	const struct period_env    when = d->when;
	int                        rc = SALES_OK;

	for (c->at = 0; c->at < c->out->nmonths && rc == SALES_OK; c->at++)
		if (c->out->month[c->at].op != 0)
			rc = look_back(c, &c->out->month[c->at], err);
	d->policy = policy;
	d->when = when;
	if (rc == SALES_OK)
		rc = dept_look_back(d, as_of, err);
	return rc;
}

/* ---- what was won -------------------------------------------------------- */

static int
by_number(const void *x, const void *y)
{
	const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

static int
take_won(void *arg, const struct deal_fact *f, struct sales_err *err)
{
	struct comparing *c = arg;
	const struct ids *ids;
	int64_t           part[GROUP_ROWS + 1];
	size_t            k = 0;
	bool              is_hit;

	if (f->stage == NULL || f->stage->cls != STAGE_WON || f->on == DAY_NONE)
		return SALES_OK;
	while (k < c->out->nmonths && !period_holds(c->out->month[k].span, f->on))
		k++;
	if (k == c->out->nmonths)
		return SALES_OK;
	ids = &c->promised[k];
	is_hit = ids->n > 0 && bsearch(&f->id, ids->v, ids->n, sizeof(f->id), by_number) != NULL;
	TRY(groups_split(&c->g, f->rows, f->amount, part, err));
	part[f->rows->n] = f->amount;
	for (size_t i = 0; i <= f->rows->n; i++) {
		struct promise *p = i == f->rows->n ? &c->out->month[k].all : cell_of(c, f->rows->row[i], k);

		p->won_deals++;
		p->hit_deals += is_hit;
		TRY(add(&p->won, part[i], err));
		if (is_hit)
			TRY(add(&p->hit, part[i], err));
	}
	return SALES_OK;
}

/* ---- how far apart ------------------------------------------------------- */

static bool
error_of(const struct promise *p, struct ratio *out)
{
	int64_t off;

	*out = (struct ratio){ 0, 0 };
	return p->won > 0 && !__builtin_sub_overflow(p->weighted, p->won, &off) &&
	    ratio_make(off < 0 ? -off : off, p->won, out);
}

/* The mean of the months' errors, each to twelve places: sums of fractions with
 * amounts below the line outgrow any integer. */
static struct ratio
mean_error(const struct accuracy *of, const struct promise *month, size_t step, int64_t *counted)
{
	struct ratio r = { 0, 0 }, e;
	wide         sum = 0;
	int64_t      n = 0;

	for (size_t i = 0; i < of->nmonths; i++) {
		if (of->month[i].op == 0 || !error_of(month + i * step, &e))
			continue;
		sum += ((wide)e.num * ERROR_UNIT * 2 + e.den) / ((wide)e.den * 2);
		n++;
	}
	if (n > 0 && sum < INT64_MAX)
		ratio_make((int64_t)sum, n * ERROR_UNIT, &r);
	*counted = n;
	return r;
}

static int
add_up(struct promise *to, const struct promise *m, struct sales_err *err)
{
	to->deals += m->deals;
	to->won_deals += m->won_deals;
	to->hit_deals += m->hit_deals;
	TRY(add(&to->amount, m->amount, err));
	TRY(add(&to->weighted, m->weighted, err));
	TRY(add(&to->won, m->won, err));
	return add(&to->hit, m->hit, err);
}

static int
sum_rows(struct comparing *c, struct sales_err *err)
{
	struct accuracy    *out = c->out;
	struct promise     *month = arena_array(c->a, struct promise, out->nmonths + 1);
	const size_t       *order;
	int64_t             some;

	TRY(groups_order(&c->g, &order, err));
	out->row = arena_array(c->a, struct accuracy_row, c->g.n + 1);
	for (; out->n < c->g.n; out->n++) {
		struct accuracy_row *r = &out->row[out->n];
		struct promise      *cell = cell_of(c, order[out->n], 0);

		r->key = c->g.v[order[out->n]].key;
		for (size_t i = 0; i < out->nmonths; i++)
			if (out->month[i].op != 0)
				TRY(add_up(&r->all, &cell[i], err));
		r->mape = mean_error(out, cell, 1, &some);
	}
	for (size_t i = 0; i < out->nmonths; i++) {
		month[i] = out->month[i].all;
		if (out->month[i].op == 0)
			continue;
		error_of(&month[i], &out->month[i].error);
		TRY(add_up(&out->total.all, &month[i], err));
	}
	out->total.mape = mean_error(out, month, 1, &out->counted);
	return SALES_OK;
}

int
accuracy_make(struct dept *d, const struct cut *cut, struct period p, enum period_unit unit, bool trim,
    const char *where, struct arena *a, struct accuracy *out, struct sales_err *err)
{
	CLEANUP(comparing_done) struct comparing c = { .d = d, .a = a, .out = out, .where = where };
	struct deal_ask ask = { .where = where, .money = true, .rows = true };
	struct query    q;

	/* a fault in it is told of what was typed, not of what it becomes part of */
	TRY(record_query(d, &deal_kind, NULL, 0, where, a, &q, err));
	*out = (struct accuracy){ .n = 0 };
	TRY(groups_open(&c.g, d, cut, a, err));
	TRY(list_months(&c, p, unit, trim, err));
	if (out->nmonths == 0)
		return SALES_OK;
	TRY(read_past(&c, err));
	ask.period = (struct period){ out->month[0].span.from, out->month[out->nmonths - 1].span.to };
	TRY(deals_each(&c.g, &ask, take_won, &c, err));
	return sum_rows(&c, err);
}
