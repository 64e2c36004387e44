#include "lib/analysis/items.h"

#include "lib/crm/kinds.h"

enum { C_DEAL, C_PRODUCT, C_AMOUNT, NCOLS };

struct entry { int64_t deal; struct item item; };
struct reading { struct arena *a; struct entry *v; size_t n, cap; int64_t most; };

static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct reading *r = arg;

	(void)id;
	(void)err;
	if (c[C_DEAL].type == V_NULL || c[C_PRODUCT].type == V_NULL)
		return SALES_OK;
	r->v = arena_more(r->a, r->v, r->n, &r->cap, sizeof(*r->v));
	r->v[r->n++] = (struct entry){ c[C_DEAL].u.i, { c[C_PRODUCT].u.i,
		c[C_AMOUNT].type == V_NULL || c[C_AMOUNT].u.i < 0 ? 0 : c[C_AMOUNT].u.i } };
	if (c[C_DEAL].u.i > r->most)
		r->most = c[C_DEAL].u.i;
	return SALES_OK;
}

int
items_load(struct dept *d, struct arena *a, struct items *out, struct sales_err *err)
{
	static const char *const name[NCOLS] = { "deal", "product", "amount" };
	struct reading           r = { .a = a };
	struct query             q;

	*out = (struct items){ 0 };
	TRY(record_query(d, &deal_item_kind, name, NCOLS, NULL, a, &q, err));
	TRY(record_each(d, &q, take, &r, err));
	if (r.n == 0)
		return SALES_OK;
	/* counting sort by deal: items of one deal stay as listed */
	out->most = r.most;
	out->at = arena_array(a, size_t, (size_t)r.most + 3);
	out->v = arena_array(a, struct item, r.n);
	for (size_t i = 0; i < r.n; i++)
		out->at[r.v[i].deal + 2]++;
	for (size_t i = 2; i < (size_t)r.most + 3; i++)
		out->at[i] += out->at[i - 1];
	for (size_t i = 0; i < r.n; i++)
		out->v[out->at[r.v[i].deal + 1]++] = r.v[i].item;
	return SALES_OK;
}
