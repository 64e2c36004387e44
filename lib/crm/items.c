/* The products of a deal, and the amount that follows from them. */
#include <stdlib.h>

#include "lib/base/tr.h"
#include "lib/crm/checks.h"
#include "lib/crm/kinds.h"
#include "lib/record/draft.h"
#include "lib/record/history.h"

/* quantity x price x (1 - discount), rounded once; false on overflow. */
static bool
line_amount(const struct dept *d, const struct value *item, money *out)
{
	const struct locale_rules *l = &d->policy->locale;
	const int64_t              discount = item[ITEM_DISCOUNT].type == V_NULL ? 0 : item[ITEM_DISCOUNT].u.i;
	struct ratio               n, kept;

	return ratio_make(item[ITEM_QUANTITY].u.i, MONEY_UNIT, &n)
	    && ratio_mul(n, ratio_of_rate(RATE_UNIT - discount), &kept)
	    && money_mul((money){ item[ITEM_PRICE].u.i }, kept, policy_decimals(d->policy, l->currency), l->rounding, out);
}

int
item_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after,
    struct sales_err *err)
{
	static const size_t follows_from[] = { ITEM_QUANTITY, ITEM_PRICE, ITEM_DISCOUNT };
	bool                is_same = before != NULL && !value_equal(&before[ITEM_AMOUNT], &after[ITEM_AMOUNT]);
	money               m;

	(void)k;
	if (after[ITEM_DISCOUNT].type != V_NULL && (after[ITEM_DISCOUNT].u.i < 0 || after[ITEM_DISCOUNT].u.i > RATE_UNIT))
		return FAIL(err, SALES_EINVAL, _("discount: it is not between 0%% and 100%%"));
	if (after[ITEM_PRICE].type == V_NULL || after[ITEM_QUANTITY].type == V_NULL)
		return SALES_OK;
	/* what it is worked out from was changed, and not the amount itself */
	if (before != NULL && !is_same) {
		bool is_moved = false;

		for (size_t i = 0; i < sizeof(follows_from) / sizeof(*follows_from); i++)
			is_moved |= !value_equal(&before[follows_from[i]], &after[follows_from[i]]);
		if (is_moved)
			after[ITEM_AMOUNT] = v_null();
	}
	if (after[ITEM_AMOUNT].type != V_NULL)
		return SALES_OK;
	if (!line_amount(d, after, &m))
		return FAIL(err, SALES_EINVAL, _("amount: quantity times price is too large to reckon with"));
	after[ITEM_AMOUNT] = v_money(m);
	return SALES_OK;
}

/* ---- which deals --------------------------------------------------------- */

struct deals { struct arena *a; int64_t *v; size_t n, cap; };

static void
note(struct deals *s, int64_t deal)
{
	s->v = arena_more(s->a, s->v, s->n, &s->cap, sizeof(*s->v));
	s->v[s->n++] = deal;
}

static int
take_replaced(void *arg, int64_t op, int64_t id, const struct value *was, struct sales_err *err)
{
	(void)op;
	(void)id;
	(void)err;
	note(arg, was[ITEM_DEAL].u.i);
	return SALES_OK;
}

static int
by_id(const void *x, const void *y)
{
	const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

/* The deals of all items that op wrote, once each. */
static int
deals_of(struct op *op, struct deals *s, struct sales_err *err)
{
	static const struct sql              added = { "SELECT DISTINCT deal FROM deal_item WHERE op = ?1"
		" AND id >= (SELECT coalesce(max(next), 1) FROM sequence WHERE kind = ?2)" };
	static const struct sql              moved = { "SELECT i.deal FROM change c JOIN deal_item i ON i.id = c.id"
		" WHERE c.kind = ?2 AND c.op = ?1" };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	const struct sql *const              from[] = { &added, &moved };
	size_t                               kept = 0;

	for (int i = 0; i < 2; i++) {
		TRY(db_query(&op->d->db, &st, from[i], BIND(V(op->no), V((int64_t)deal_item_kind.no)), err));
		while (db_next(&st))
			note(s, db_int(&st, 0));
		TRY(db_end(&st, err));
		db_stmt_done(&st);
	}
	TRY(record_replaced_each(op->d, op->d->schema.by_no[deal_item_kind.no], op->no - 1, take_replaced, s, err));
	if (s->n > 0)
		qsort(s->v, s->n, sizeof(*s->v), by_id);
	for (size_t i = 0; i < s->n; i++)
		if (i == 0 || s->v[i] != s->v[i - 1])
			s->v[kept++] = s->v[i];
	s->n = kept;
	return SALES_OK;
}

/* ---- what they come to --------------------------------------------------- */

/* *sum is none (*all false) unless every item has an amount. */
static int
items_sum(struct dept *d, int64_t deal, int64_t *n, bool *all, int64_t *sum, struct sales_err *err)
{
	static const struct sql              amounts = { "SELECT amount FROM deal_item WHERE deal = ?1" };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	*n = *sum = 0;
	*all = true;
	TRY(db_query(&d->db, &st, &amounts, BIND(V(deal)), err));
	while (db_next(&st)) {
		++*n;
		if (db_is_null(&st, 0))
			*all = false;
		else if (__builtin_add_overflow(*sum, db_int(&st, 0), sum))
			return FAIL(err, SALES_EINVAL, _("amount: the sum of the items is too large to reckon with"));
	}
	*all = *all && *n > 0;
	return db_end(&st, err);
}

static int
check_price(struct dept *d, const struct draft *deal, struct arena *a, struct sales_err *err)
{
	char code[32];

	return discount_gate(d, deal->k, &deal->before, deal->v, a, err) == SALES_OK ? SALES_OK
	    : err_prefix(err, "%s: ", kind_code(deal->k, deal->before.id, code));
}

int
item_whole(struct op *op, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct deals                     s = { .a = &a };
	int64_t                          n, sum;
	bool                             all;

	TRY(deals_of(op, &s, err));
	for (size_t i = 0; i < s.n; i++) {
		CLEANUP(arena_done) struct arena row = { 0 };
		struct draft                     deal;

		TRY(items_sum(op->d, s.v[i], &n, &all, &sum, err));
		if (!all)
			continue;
		TRY(draft_of(op, &deal_kind, s.v[i], &row, &deal, err));
		draft_set(&deal, "amount", v_of(V_MONEY, sum));
		if ((op->how & OP_LOAD) == 0) /* somebody typed it */
			TRY(check_price(op->d, &deal, &row, err));
		TRY(draft_save(&deal, NULL, NULL, err));
	}
	return SALES_OK;
}

int
item_amount_holds(struct dept *d, int64_t deal, const struct value *amount, struct sales_err *err)
{
	int64_t n, sum;
	bool    all;
	char    code[32], s[MONEY_SIZE];

	TRY(items_sum(d, deal, &n, &all, &sum, err));
	if (!all || (amount->type != V_NULL && amount->u.i == sum))
		return SALES_OK;
	FAIL(err, SALES_EINVAL, tr_n("amount: it is the sum of the deal's %lld item, %s; change that one",
	    "amount: it is the sum of the deal's %lld items, %s; change those", n), (long long)n,
	    money_str((money){ sum }, 2, s));
	return err_hint(err, "salesctl deal_item list deal:%s", kind_code(&deal_kind, deal, code));
}
