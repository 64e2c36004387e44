#include "lib/analysis/items.h"

#include "lib/crm/kinds.h"

enum { C_DEAL, C_PRODUCT, C_AMOUNT, NCOLS };

struct reading { struct arena *a; struct item *v; size_t n, cap; };

static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct reading *r = arg;

	(void)id;
	(void)err;
	if (c[C_DEAL].type == V_NULL || c[C_PRODUCT].type == V_NULL)
		return SALES_OK;
	r->v = arena_more(r->a, r->v, r->n, &r->cap, sizeof(*r->v));
	r->v[r->n++] = (struct item){ c[C_DEAL].u.i, c[C_PRODUCT].u.i,
		c[C_AMOUNT].type == V_NULL || c[C_AMOUNT].u.i < 0 ? 0 : c[C_AMOUNT].u.i };
	return SALES_OK;
}

int
items_load(struct dept *d, struct arena *a, struct items *out, struct sales_err *err)
{
	static const char *const name[NCOLS] = { "deal", "product", "amount" };
	struct reading           r = { .a = a };
	struct query             q;

	TRY(record_query(d, &deal_item_kind, name, NCOLS, NULL, a, &q, err));
	TRY(record_each(d, &q, take, &r, err));
	out->v = buckets_sort(a, r.v, r.n, sizeof(*r.v), &out->by_deal);
	return SALES_OK;
}
