/* What price a deal has, who must approve it, and who did. */
#include "lib/crm/discount.h"

#include <string.h>

#include "lib/crm/checks.h"
#include "lib/crm/kinds.h"

/* ---- the price ----------------------------------------------------------- */

enum { I_QUANTITY, I_PRICE, I_COST, I_LIST, I_PRODUCT_COST, I_CURRENCY, NITEM };

struct adding {
	struct dept        *d;
	struct value        currency;   /* the deal's */
	long                n;
	bool                has_list, has_cost, is_too_large;
	money               list, cost;
};

static bool
is_currency(const struct value *a, const struct value *b)
{
	return a->type != V_NULL && b->type != V_NULL && a->u.s.n == b->u.s.n && memcmp(a->u.s.p, b->u.s.p, a->u.s.n) == 0;
}

/* Add quantity x each; unknown when each is. */
static void
add(struct adding *s, const struct value *quantity, const struct value *each, bool *has, money *sum)
{
	struct ratio n = { 1, 1 };
	money        m;

	if (each->type == V_NULL)
		*has = false;
	else if ((quantity->type != V_NULL && !ratio_make(quantity->u.i, MONEY_UNIT, &n))
	    || !money_mul((money){ each->u.i }, n, 4, s->d->policy->locale.rounding, &m) || !money_add(*sum, m, sum))
		s->is_too_large = true;
}

/* Of a product in another currency nothing is known here. */
static int
add_item(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct adding      *s = arg;
	const struct value  none = v_null();
	const bool          own = is_currency(&c[I_CURRENCY], &s->currency);
	const struct value *list = own && c[I_LIST].type != V_NULL ? &c[I_LIST] : &c[I_PRICE];
	const struct value *cost = c[I_COST].type != V_NULL ? &c[I_COST] : own ? &c[I_PRODUCT_COST] : &none;

	(void)id;
	(void)err;
	s->n++;
	add(s, &c[I_QUANTITY], list, &s->has_list, &s->list);
	add(s, &c[I_QUANTITY], cost, &s->has_cost, &s->cost);
	return SALES_OK;
}

/* A deal without items is so many of its product; one when it does not say. */
static int
add_product(struct adding *s, const struct kind *k, const struct value *deal, struct arena *a, struct sales_err *err)
{
	const struct kind  *products = s->d->schema.by_no[product_kind.no];
	const struct value *product = &deal[kind_index(k, "product")];
	struct value        c[NITEM] = { 0 };
	struct record       r;

	if (product->type == V_NULL) {
		s->has_list = s->has_cost = false;
		return SALES_OK;
	}
	TRY(record_get(s->d, products, product->u.i, a, &r, err));
	c[I_QUANTITY] = deal[kind_index(k, "quantity")];
	c[I_LIST] = r.v[PRODUCT_LIST_PRICE];
	c[I_PRODUCT_COST] = r.v[PRODUCT_COST];
	c[I_CURRENCY] = r.v[PRODUCT_CURRENCY];
	return add_item(s, 0, c, err);
}

static int
add_products(struct adding *s, const struct kind *k, int64_t id, const struct value *deal, struct arena *a,
    struct sales_err *err)
{
	static const char *const name[NITEM] = { "quantity", "price", "cost", "product.list_price", "product.cost",
		"product.currency" };
	struct query             q;

	s->has_list = s->has_cost = true;
	if (id != 0) {
		TRY(record_query(s->d, &deal_item_kind, name, NITEM, arena_printf(a, "deal:D-%lld", (long long)id), a, &q,
		    err));
		TRY(record_each(s->d, &q, add_item, s, err));
	}
	if (s->n == 0)
		TRY(add_product(s, k, deal, a, err));
	return s->is_too_large ? FAIL(err, SALES_EINVAL, _("list_amount: the products come to more than can be reckoned with"))
	    : SALES_OK;
}

static void
own_or(const struct value *own, bool has, money m, bool *has_out, money *out)
{
	*has_out = own->type != V_NULL || has;
	*out = own->type != V_NULL ? (money){ own->u.i } : has ? m : (money){ 0 };
}

static int
price_of(struct dept *d, int64_t id, const struct value *deal, struct arena *a, struct deal_price *p,
    struct sales_err *err)
{
	const struct kind *k = d->schema.by_no[deal_kind.no];
	struct adding      s = { .d = d, .currency = deal[DEAL_CURRENCY] };

	if (s.currency.type == V_NULL) /* before it is filled in */
		s.currency = v_text(d->policy->locale.currency);
	if (deal[DEAL_LIST_AMOUNT].type == V_NULL || deal[DEAL_COST].type == V_NULL)
		TRY(add_products(&s, k, id, deal, a, err));
	own_or(&deal[DEAL_AMOUNT], false, (money){ 0 }, &p->has_amount, &p->amount);
	own_or(&deal[DEAL_LIST_AMOUNT], s.has_list, s.list, &p->has_list, &p->list);
	own_or(&deal[DEAL_COST], s.has_cost, s.cost, &p->has_cost, &p->cost);
	return SALES_OK;
}

/* ---- who approved it ----------------------------------------------------- */

enum { A_LEVEL, A_AMOUNT, A_LIST, A_COST, A_STATE, A_ASKED_BY, A_BY, A_LOGIN, NCOLS };

struct reading { struct arena *a; struct discount_look *look; };

static int64_t
ref_in(const struct value *v)
{
	return v->type == V_NULL ? 0 : v->u.i;
}

/* In the order they were asked: the last one of the present price counts. */
static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct reading          *r = arg;
	const struct deal_price *now = &r->look->price;
	struct deal_price        then = { c[A_AMOUNT].type != V_NULL, c[A_LIST].type != V_NULL, c[A_COST].type != V_NULL,
		{ c[A_AMOUNT].u.i }, { c[A_LIST].u.i }, { c[A_COST].u.i } };
	const bool               is_now = deal_price_equal(&then, now);

	(void)err;
	for (size_t i = 0; i < r->look->need.n; i++) {
		struct discount_sign *s = &r->look->sign[i];

		if (!value_is(&c[A_LEVEL], r->look->need.role[i])
		    || (!is_now && s->state != DISCOUNT_OPEN && s->state != DISCOUNT_OUTDATED))
			continue;
		*s = (struct discount_sign){ .approval = id, .asked_by = ref_in(&c[A_ASKED_BY]), .by = ref_in(&c[A_BY]),
			.amount = then.amount, .asked_login = c[A_LOGIN].type == V_NULL ? NULL
			    : arena_strndup(r->a, c[A_LOGIN].u.s.p, c[A_LOGIN].u.s.n),
			.state = !is_now ? DISCOUNT_OUTDATED : value_is(&c[A_STATE], "approved") ? DISCOUNT_APPROVED
			    : value_is(&c[A_STATE], "refused") ? DISCOUNT_REFUSED : DISCOUNT_ASKED };
	}
	return SALES_OK;
}

int
discount_look(struct dept *d, int64_t id, const struct value *deal, struct arena *a, struct discount_look *out,
    struct sales_err *err)
{
	static const char *const name[NCOLS] = { "level", "amount", "list_amount", "cost", "state", "asked_by", "by",
		"asked_login" };
	struct reading           r = { a, out };
	struct query             q;

	*out = (struct discount_look){ .holds = true };
	TRY(price_of(d, id, deal, a, &out->price, err));
	discount_need(&d->policy->approval, &out->price, &out->need);
	if (out->need.n > 0 && id != 0) {
		TRY(record_query(d, &approval_kind, name, NCOLS, arena_printf(a, "deal:D-%lld", (long long)id), a, &q, err));
		TRY(record_each(d, &q, take, &r, err));
	}
	for (size_t i = 0; i < out->need.n; i++)
		out->holds = out->holds && out->sign[i].state == DISCOUNT_APPROVED;
	return SALES_OK;
}
