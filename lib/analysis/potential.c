#include "lib/analysis/potential.h"

#include <stdlib.h>

#include "lib/analysis/deals.h"
#include "lib/analysis/purchases.h"
#include "lib/crm/kinds.h"

struct counting {
	struct dept          *d;
	struct arena         *a;
	struct potential     *out;
	struct cut            cut;      /* the customers' fields, as deals reach them */
	struct groups         g;
	struct chosen         chosen;
	struct potential_row *v;        /* by row of g */
	size_t                n, cap;
};

static void
counting_done(struct counting *c)
{
	groups_done(&c->g);
}

static struct potential_row *
row_at(struct counting *c, size_t row)
{
	while (c->n <= row) {
		c->v = arena_more(c->a, c->v, c->n, &c->cap, sizeof(*c->v));
		c->v[c->n++] = (struct potential_row){ .key = NULL };
	}
	return &c->v[row];
}

/* ---- deals --------------------------------------------------------------- */

static void
count_deal(struct potential_row *r, enum stage_class cls)
{
	r->won += cls == STAGE_WON;
	r->lost += cls == STAGE_LOST;
	r->attention[ATTENTION_OPEN] += cls == STAGE_OPEN;
}

static int
take_deal(void *arg, const struct deal_fact *f, struct sales_err *err)
{
	struct counting *c = arg;

	(void)err;
	if (f->stage == NULL || f->customer == 0 || !is_chosen(&c->chosen, f->customer))
		return SALES_OK;
	if (f->on == DAY_NONE) {
		c->out->undated++;
		return SALES_OK;
	}
	count_deal(&c->out->total, f->stage->cls);
	for (size_t i = 0; i < f->rows->n; i++)
		count_deal(row_at(c, f->rows->row[i]), f->stage->cls);
	return SALES_OK;
}

/* ---- activities and leads ------------------------------------------------ */

/* Ways to the fields of a segment, the first that leads somewhere counts. */
enum { WAYS_MAX = 3 };
struct way {
	int  ref;                   /* column of the reference that it goes over; -1: none needed */
	bool is_customer;           /* that reference is the customer */
	int  at[CUT_PARTS];         /* columns of the fields; -1: it has no such field */
};
struct source {
	struct counting *c;
	enum attention   what;
	struct way       way[WAYS_MAX];
	size_t           nways;
	const char      *name[WAYS_MAX * (1 + CUT_PARTS) + 1];
	size_t           ncols;
};

static int
add_column(struct source *s, const char *name)
{
	s->name[s->ncols] = name;
	return (int)s->ncols++;
}

/* over: "customer", "deal.customer", "lead"; NULL: the record's own fields. */
static void
add_way(struct source *s, const char *over, const struct kind *k)
{
	struct counting *c = s->c;
	struct way      *w = &s->way[s->nways++];

	w->ref = over == NULL ? -1 : add_column(s, over);
	w->is_customer = k->no == customer_kind.no;
	for (size_t i = 0; i < c->cut.n; i++) {
		const char *field = c->cut.part[i].name;

		w->at[i] = kind_field(k, field) == NULL ? -1 : add_column(s, over == NULL ? field
		    : arena_printf(c->a, "%s.%s", over, field));
	}
}

static int
take_attention(void *arg, int64_t id, const struct value *v, struct sales_err *err)
{
	const struct source *s = arg;
	struct counting     *c = s->c;
	const struct way    *w = s->way, *end = s->way + s->nways;
	struct group_fact    f = { .on = DAY_NONE };
	struct group_rows    rows;

	(void)id;
	while (w < end && w->ref >= 0 && v[w->ref].type == V_NULL)
		w++;
	if (w == end || (!c->chosen.all && (!w->is_customer || !is_chosen(&c->chosen, v[w->ref].u.i))))
		return SALES_OK;
	for (size_t i = 0; i < c->cut.n; i++)
		f.cell[i] = w->at[i] < 0 ? v_null() : v[w->at[i]];
	TRY(groups_of(&c->g, &f, &rows, err));
	c->out->total.attention[s->what]++;
	for (size_t i = 0; i < rows.n; i++)
		row_at(c, rows.row[i])->attention[s->what]++;
	return SALES_OK;
}

static int
read_source(struct source *s, const struct kind *of, const char *date, struct period p, struct sales_err *err)
{
	struct query q;

	TRY(record_query(s->c->d, of, s->name, s->ncols, NULL, s->c->a, &q, err));
	q.on = kind_field(q.kind, date);
	q.period = p;
	if (p.from == DAY_NONE && p.to == DAY_NONE)
		q.period.to = s->c->g.today;
	return record_each(s->c->d, &q, take_attention, s, err);
}

static int
read_attention(struct counting *c, struct period p, struct sales_err *err)
{
	const struct schema *k = &c->d->schema;
	struct source        done = { .c = c, .what = ATTENTION_ACTIVITIES };
	struct source        leads = { .c = c, .what = ATTENTION_LEADS };

	add_way(&done, "customer", k->by_no[customer_kind.no]);
	add_way(&done, "deal.customer", k->by_no[customer_kind.no]);
	add_way(&done, "lead", k->by_no[lead_kind.no]);
	TRY(read_source(&done, &activity_kind, "done_on", p, err));
	add_way(&leads, "customer", k->by_no[customer_kind.no]);
	add_way(&leads, NULL, k->by_no[lead_kind.no]);
	return read_source(&leads, &lead_kind, "created_on", p, err);
}

/* ---- what they say ------------------------------------------------------- */

static struct ratio
share(int64_t part, int64_t whole, int64_t least)
{
	struct ratio r = { 0, 0 };

	if (whole > 0 && whole >= least)
		ratio_make(part, whole, &r);
	return r;
}

static bool
is_nobody(const struct cut *cut, const struct value *key)
{
	for (size_t i = 0; i < cut->n; i++)
		if (key[i].type != V_NULL)
			return false;
	return cut->n > 0;
}

static void
judge(const struct counting *c, struct potential_row *r)
{
	const struct potential_row *all = &c->out->total;
	const int                   few = c->d->policy->analysis.few;
	struct ratio                most = { 0, 0 };

	r->win_rate = share(r->won, r->won + r->lost, few);
	r->won_share = share(r->won, all->won, 0);
	for (int i = 0; i < ATTENTIONS; i++) {
		r->share[i] = share(r->attention[i], all->attention[i], few);
		if (ratio_cmp(r->share[i], most) > 0)
			most = r->share[i];
	}
	if (r->win_rate.den == 0 || most.den == 0 || !ratio_sub(r->won_share, most, &r->gap))
		r->gap = (struct ratio){ 0, 0 };
	r->is_chance = r->gap.den != 0 && r->gap.num > 0 && !is_nobody(&c->cut, r->key) &&
	    ratio_cmp(r->win_rate, all->win_rate) > 0;
}

static int
widest_first(const void *x, const void *y)
{
	const struct potential_row *const *a = x, *const *b = y;
	const int                          gap = ratio_cmp((*b)->gap, (*a)->gap);

	/* as they stood: rows come in reading order */
	return gap != 0 ? gap : (*a > *b) - (*a < *b);
}

/* Rows are found before it is known whether the customer was asked for. */
static bool
has_something(const struct potential_row *r)
{
	int64_t n = r->won + r->lost;

	for (int i = 0; i < ATTENTIONS; i++)
		n += r->attention[i];
	return n > 0;
}

static int
put_rows(struct counting *c, struct sales_err *err)
{
	struct potential      *out = c->out;
	struct potential_row  *all = arena_array(c->a, struct potential_row, c->g.n + 1);
	struct potential_row **by_gap = arena_array(c->a, struct potential_row *, c->g.n + 1);
	const size_t          *order;

	TRY(groups_order(&c->g, &order, err));
	out->total.win_rate = share(out->total.won, out->total.won + out->total.lost, 0);
	for (size_t i = 0; i < c->g.n; i++) {
		all[i] = *row_at(c, order[i]);
		all[i].key = c->g.v[order[i]].key;
		judge(c, &all[i]);
		by_gap[i] = &all[i];
	}
	if (c->g.n > 0)
		qsort(by_gap, c->g.n, sizeof(*by_gap), widest_first);
	out->v = arena_array(c->a, struct potential_row, c->g.n + 1);
	for (size_t i = 0; i < c->g.n; i++)
		if (has_something(by_gap[i]))
			out->v[out->n++] = *by_gap[i];
	return SALES_OK;
}

int
potential_make(struct dept *d, const struct cut *cut, struct period p, const char *where, struct arena *a,
    struct potential *out, struct sales_err *err)
{
	CLEANUP(counting_done) struct counting c = { .d = d, .a = a, .out = out, .cut = *cut };
	const struct deal_ask                  ask = { .period = p, .rows = true };

	*out = (struct potential){ .n = 0 };
	for (size_t i = 0; i < cut->n; i++)
		c.cut.part[i].field = arena_printf(a, "customer.%s", cut->part[i].field);
	TRY(chosen_customers(d, where, a, &c.chosen, err));
	TRY(groups_open(&c.g, d, &c.cut, a, err));
	TRY(deals_each(&c.g, &ask, take_deal, &c, err));
	TRY(read_attention(&c, p, err));
	return put_rows(&c, err);
}
