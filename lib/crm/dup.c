#include "lib/crm/dup.h"

#include <stdlib.h>

#include "lib/crm/kinds.h"

static int
most_in_common(const void *x, const void *y)
{
	const struct alike_hit *a = x, *b = y;
	const int               na = __builtin_popcount(a->rules), nb = __builtin_popcount(b->rules);

	if (na != nb)
		return na > nb ? -1 : 1;
	return a->id < b->id ? -1 : 1;
}

int
dup_customers(struct dept *d, const struct dup_facts *f, struct arena *a, struct dup_customer **out,
    size_t *n, struct sales_err *err)
{
	static const char *const usual[][2] = { { "taxid", NULL }, { "name", NULL } };
	struct alike             al;
	struct value            *v;
	struct alike_hit        *hit;

	alike_rules(d, &customer_kind, a, &al);
	if (al.n == 0)
		for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
			alike_add(&al, usual[i], false, a);
	v = arena_array(a, struct value, al.k->nfields);
	v[kind_index(al.k, "name")] = v_text(f->name);
	v[kind_index(al.k, "phone")] = v_text(f->phone);
	v[kind_index(al.k, "email")] = v_text(f->email);
	v[kind_index(al.k, "taxid")] = v_text(f->taxid);
	TRY(alike_find(d, &al, UINT32_MAX, v, 0, a, &hit, n, err));
	if (*n > 0)
		qsort(hit, *n, sizeof(*hit), most_in_common);
	*out = arena_array(a, struct dup_customer, *n + 1);
	for (size_t i = 0; i < *n; i++)
		(*out)[i] = (struct dup_customer){ hit[i].id, alike_text(&al, hit[i].rules, a) };
	return SALES_OK;
}
