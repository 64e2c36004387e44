#include "lib/crm/rules_discount.h"

#include <string.h>

static void
put_role(struct discount_need *need, const char *role)
{
	for (size_t i = 0; i < need->n; i++)
		if (strcmp(need->role[i], role) == 0)
			return;
	if (need->n < SIGNERS_MAX)
		need->role[need->n++] = role;
}

/* A free gift has no margin to divide by; its cost is below any. */
static bool
is_below_margin(const struct approval_rules *r, const struct deal_price *p, struct discount_need *need)
{
	money margin;

	if (!p->has_cost || !money_sub(p->amount, p->cost, &margin))
		return false;
	if (p->amount.v <= 0)
		return r->margin_below.den != 0 && margin.v < 0;
	return ratio_make(margin.v, p->amount.v, &need->margin) && r->margin_below.den != 0
	    && ratio_cmp(need->margin, r->margin_below) < 0;
}

void
discount_need(const struct approval_rules *r, const struct deal_price *p, struct discount_need *out)
{
	bool is_thin;

	*out = (struct discount_need){ 0 };
	if (!p->has_amount)
		return;
	is_thin = is_below_margin(r, p, out);
	if (p->has_list && p->list.v > 0 && ratio_make(p->amount.v, p->list.v, &out->price)) {
		for (size_t i = 0; i < r->ndiscount && out->level == NULL; i++)
			if (ratio_cmp(out->price, r->discount[i].from) >= 0)
				out->level = &r->discount[i];
		if (out->level == NULL && r->ndiscount > 0) /* a price below nothing */
			out->level = &r->discount[r->ndiscount - 1];
	}
	for (size_t i = 0; out->level != NULL && out->level->by[i] != NULL; i++)
		if (strcmp(out->level->by[i], SELLER) != 0)
			put_role(out, out->level->by[i]);
	if (is_thin && r->ndiscount > 0)
		put_role(out, r->margin_by);
}

static bool
has_role(const struct approval_rules *r, const char *needed, const char *role)
{
	const char *const *words = approver_words(r, needed);

	for (; role != NULL && words != NULL && *words != NULL; words++)
		if (strcmp(*words, role) == 0)
			return true;
	return false;
}

bool
discount_role_signs(const struct approval_rules *r, const struct discount_need *need, size_t i, const char *role)
{
	if (has_role(r, need->role[i], role))
		return true;
	/* those further down hold the line of the level; a co-signature is its own */
	if (i > 0 || need->level == NULL || strcmp(need->level->by[0], need->role[0]) != 0)
		return false;
	for (const struct discount_level *l = need->level + 1; l < r->discount + r->ndiscount; l++)
		if (has_role(r, l->by[0], role))
			return true;
	return false;
}

static bool
same(bool has_a, money a, bool has_b, money b)
{
	return has_a == has_b && (!has_a || a.v == b.v);
}

bool
deal_price_equal(const struct deal_price *a, const struct deal_price *b)
{
	return same(a->has_amount, a->amount, b->has_amount, b->amount) && same(a->has_list, a->list, b->has_list, b->list)
	    && same(a->has_cost, a->cost, b->has_cost, b->cost);
}
