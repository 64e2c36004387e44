#include "lib/goal/focus.h"

#include <stdlib.h>

#include "lib/crm/kinds.h"
#include "lib/goal/checks.h"
#include "lib/goal/kinds.h"

static const char *
text_of(struct arena *a, const struct value *v)
{
	return v->type == V_TEXT ? arena_strndup(a, v->u.s.p, v->u.s.n) : NULL;
}

int
goal_focus_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after,
    struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const char                      *segment = text_of(&a, &after[FOCUS_SEGMENT]);
	struct query                     q;

	(void)k;
	(void)before;
	if (after[FOCUS_PRODUCT].type == V_NULL && after[FOCUS_CUSTOMER].type == V_NULL && segment == NULL) {
		FAIL(err, SALES_EINVAL, _("a focus says which product, customer or segment of customers"));
		return err_hint(err, "salesctl goal focus add goal=G-12 segment='industry = 医药'");
	}
	if (segment == NULL || record_query(d, &customer_kind, NULL, 0, segment, &a, &q, err) == SALES_OK)
		return SALES_OK;
	err->code = SALES_EINVAL;
	return err_prefix(err, "segment: ");
}

/* ---- reading ------------------------------------------------------------- */

enum { COL_GOAL, COL_PRODUCT, COL_CUSTOMER, COL_SEGMENT, COLS };

struct loading {
	struct arena *a;
	struct focus *out;
	const char  **segment;       /* by line */
	size_t        cap, cap_segments;
};

static int64_t
id_of(const struct value *v)
{
	return v->type == V_NULL ? 0 : v->u.i;
}

static int
take_line(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct loading *l = arg;
	const size_t    n = l->out->n++;

	(void)id;
	(void)err;
	l->out->v = arena_more(l->a, l->out->v, n, &l->cap, sizeof(*l->out->v));
	l->segment = arena_more(l->a, l->segment, n, &l->cap_segments, sizeof(*l->segment));
	l->segment[n] = text_of(l->a, &c[COL_SEGMENT]);
	l->out->v[n] = (struct focus_line){ .goal = id_of(&c[COL_GOAL]), .product = id_of(&c[COL_PRODUCT]),
		.customer = id_of(&c[COL_CUSTOMER]), .has_segment = l->segment[n] != NULL };
	return SALES_OK;
}

static int
by_number(const void *x, const void *y)
{
	const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

struct found { struct arena *a; struct focus *f; size_t *cap; bool item; };

/* A deal or an item of one: it is of the product that it names. */
static int
take_product(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct found *x = arg;

	(void)err;
	for (size_t i = 0; i < x->f->n && c[0].type != V_NULL; i++) {
		struct focus_line *l = &x->f->v[i];

		if (l->product != c[0].u.i)
			continue;
		l->deal = arena_more(x->a, l->deal, l->ndeals, &x->cap[i], sizeof(*l->deal));
		l->deal[l->ndeals++] = x->item ? id_of(&c[1]) : id;
	}
	return SALES_OK;
}

static int
load_products(struct dept *d, struct arena *a, struct focus *f, struct sales_err *err)
{
	static const char *const of_deal[] = { "product" }, *const of_item[] = { "product", "deal" };
	struct found             x = { .a = a, .f = f, .cap = arena_array(a, size_t, f->n + 1) };
	struct query             q;

	TRY(record_query(d, &deal_kind, of_deal, 1, NULL, a, &q, err));
	TRY(record_each(d, &q, take_product, &x, err));
	x.item = true;
	TRY(record_query(d, &deal_item_kind, of_item, 2, NULL, a, &q, err));
	TRY(record_each(d, &q, take_product, &x, err));
	for (size_t i = 0; i < f->n; i++)
		if (f->v[i].ndeals > 0)
			qsort(f->v[i].deal, f->v[i].ndeals, sizeof(int64_t), by_number);
	return SALES_OK;
}

int
focus_load(struct dept *d, struct arena *a, struct focus *out, struct sales_err *err)
{
	static const char *const name[COLS] = { "goal", "product", "customer", "segment" };
	struct loading           l = { .a = a, .out = out };
	struct query             q;
	bool                     of_products = false;

	*out = (struct focus){ .n = 0 };
	TRY(record_query(d, &goal_focus_kind, name, COLS, NULL, a, &q, err));
	TRY(record_each(d, &q, take_line, &l, err));
	for (size_t i = 0; i < out->n; i++) {
		of_products = of_products || out->v[i].product != 0;
		if (l.segment[i] != NULL)
			TRY(record_ids_where(d, &customer_kind, l.segment[i], a, &out->v[i].member, &out->v[i].nmembers, err));
	}
	return of_products ? load_products(d, a, out, err) : SALES_OK;
}

/* ---- asking -------------------------------------------------------------- */

static bool
is_among(int64_t id, const int64_t *v, size_t n)
{
	return id != 0 && n > 0 && bsearch(&id, v, n, sizeof(id), by_number) != NULL;
}

bool
focus_holds(const struct focus *f, int64_t goal, int64_t deal, int64_t customer)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct focus_line *l = &f->v[i];

		if (l->goal == goal && (l->product == 0 || is_among(deal, l->deal, l->ndeals)) &&
		    (l->customer == 0 || l->customer == customer) &&
		    (!l->has_segment || is_among(customer, l->member, l->nmembers)))
			return true;
	}
	return false;
}
