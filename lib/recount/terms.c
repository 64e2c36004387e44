/* What a component makes of each record beside its amount: factors that look at
 * its fields, the rate of its case, an amount of its own, and its delivery. */
#include <stdlib.h>
#include <string.h>

#include "lib/recount/inside.h"

struct asking {
	struct recount    *r;
	struct row_scope   row;
	struct comp       *c;
	const struct expr *factor[ROW_COLS], *when[ROW_COLS], *amount;
	size_t             delivered;
	bool               has_delivered;
	struct buf         rows;     /* struct term[] */
};

static int
bind_all(struct asking *q, struct sales_err *err)
{
	const char  *amount = text_at(q->c->node, "amount");
	struct expr *e;

	if (q->c->nfactors > ROW_COLS || q->c->ncases > ROW_COLS)
		return FAIL(err, SALES_EINVAL, _("the component '%s' has too many factors or cases"), text_at(q->c->node, "id"));
	for (size_t i = 0; i < q->c->nfactors; i++) {
		if (q->c->factor[i].by_period)
			continue;
		TRY(row_bind(&q->row, q->c->factor[i].of, V_NULL, &e, err));
		q->factor[i] = e;
	}
	for (size_t i = 0; i < q->c->ncases; i++) {
		if (q->c->by_case[i].when == NULL)
			continue;
		TRY(row_bind(&q->row, q->c->by_case[i].when, V_BOOL, &e, err));
		q->when[i] = e;
	}
	if (amount != NULL) {
		TRY(row_bind(&q->row, amount, V_NULL, &e, err));
		q->amount = e;
	}
	if (node_child(q->c->plan, "leaver") == NULL)
		return SALES_OK;
	q->has_delivered = true;
	if (kind_field(q->row.k, "delivered_on") != NULL)
		return row_column(&q->row, "delivered_on", &q->delivered, err);
	q->has_delivered = kind_field(q->row.k, "deal") != NULL;
	return q->has_delivered ? row_column(&q->row, "deal.delivered_on", &q->delivered, err) : SALES_OK;
}

/* All factors of the fact; none when one of them has no value. */
static int
multiply(struct asking *q, const struct value *cells, struct term *t, struct sales_err *err)
{
	NUM(one);

	mpq_set_si(t->k, 1, 1);
	t->has_k = true;
	for (size_t i = 0; i < q->c->nfactors; i++) {
		struct value v;

		if (q->factor[i] == NULL)
			continue;
		TRY(row_eval(&q->row, q->factor[i], cells, &v, err));
		if (!stairs_value(&q->c->factor[i], &v, one))
			t->has_k = false;
		mpq_mul(t->k, t->k, one);
	}
	return SALES_OK;
}

static int
choose(struct asking *q, const struct value *cells, struct term *t, struct sales_err *err)
{
	int most = -1;

	for (size_t i = 0; i < q->c->ncases; i++) {
		struct value v = v_of(V_BOOL, 1);

		if (q->when[i] != NULL)
			TRY(row_eval(&q->row, q->when[i], cells, &v, err));
		if (v.type != V_BOOL || v.u.i == 0 || q->c->by_case[i].conditions <= most)
			continue;
		most = q->c->by_case[i].conditions;
		t->at_case = (int)i;
	}
	return SALES_OK;
}

static int
take_record(void *arg, int64_t id, const struct value *cells, struct sales_err *err)
{
	struct asking *q = arg;
	struct term    t = { .id = id, .delivered = DAY_NONE };
	struct value   v;
	struct ratio   number;
	int            rc;

	mpq_init(t.k);
	mpq_init(t.amount);
	rc = multiply(q, cells, &t, err);
	if (rc == SALES_OK)
		rc = choose(q, cells, &t, err);
	if (rc == SALES_OK && q->amount != NULL)
		rc = row_eval(&q->row, q->amount, cells, &v, err);
	if (rc == SALES_OK && q->amount != NULL && expr_ratio_of(&v, &number)) {
		num_ratio(t.amount, number);
		t.has_amount = true;
	}
	if (q->has_delivered)
		t.delivered = value_day(&cells[q->delivered]);
	buf_put(&q->rows, &t, sizeof(t));
	return rc;
}

/* Of the records of k whose day lies in a version's days. */
int
terms_read(struct recount *r, const struct kind *k, const char *date, struct period days, struct comp *c, struct sales_err *err)
{
	struct asking q = { .r = r, .row = { .d = r->d, .a = &r->a, .k = k }, .c = c };
	struct query  all = { .kind = k, .period = days, .on = kind_field(k, date) };
	int           rc;

	TRY(bind_all(&q, err));
	all.cols = q.row.col;
	all.ncols = q.row.ncols;
	c->terms = arena_new(&r->a, struct terms);
	rc = record_each(r->d, &all, take_record, &q, err);
	c->terms->n = q.rows.n / sizeof(struct term);
	c->terms->v = (struct term *)(void *)q.rows.p;
	return rc;
}

static int
by_id(const void *a, const void *b)
{
	const struct term *x = a, *y = b;

	return x->id < y->id ? -1 : x->id > y->id;
}

const struct term *
term_of(const struct terms *t, int64_t id)
{
	const struct term key = { .id = id };

	return t == NULL || t->n == 0 ? NULL : bsearch(&key, t->v, t->n, sizeof(key), by_id);
}

void
terms_free(struct terms *t)
{
	for (size_t i = 0; t != NULL && i < t->n; i++) {
		mpq_clear(t->v[i].k);
		mpq_clear(t->v[i].amount);
	}
	if (t != NULL)
		free(t->v);
}
