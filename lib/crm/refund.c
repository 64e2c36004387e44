#include "lib/crm/refund.h"

#include <string.h>

#include "lib/crm/kinds.h"
#include "lib/record/draft.h"

/* What came in and went back; n counts what came in. */
static int
received(struct dept *d, const struct sql *which, int64_t id, int64_t *sum, int64_t *n, struct sales_err *err)
{
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };

	*sum = *n = 0;
	TRY(db_query(&d->db, &st, which, BIND(V(id)), err));
	while (db_next(&st)) {
		*n += db_int(&st, 0) > 0;
		if (__builtin_add_overflow(*sum, db_int(&st, 0), sum))
			return FAIL(err, SALES_EINVAL, _("amount: the sum of the receipts is too large to reckon with"));
	}
	return db_end(&st, err);
}

static int
left_of_deal(struct dept *d, int64_t deal, int64_t *left, int64_t *n, struct sales_err *err)
{
	static const struct sql all = { "SELECT amount FROM receipt WHERE deal = ?1 AND kind IN ('receipt', 'refund')" };

	return received(d, &all, deal, left, n, err);
}

/* Fills the row with what it follows from, and *left: of the receipt, and of
 * its deal, some of which may have gone back without naming a receipt. */
static int
of_receipt(struct op *op, int64_t id, struct arena *a, struct draft *row, int64_t *left, struct sales_err *err)
{
	static const struct sql  back = { "SELECT amount FROM receipt WHERE of = ?1 AND kind = 'refund'" };
	static const char *const same[] = { "deal", "customer", "currency" };
	struct draft             r;
	const struct value      *kind, *deal;
	int64_t                  sum, n;
	char                     code[32];

	TRY(draft_of(op, &receipt_kind, id, a, &r, err));
	kind = draft_get(&r, "kind");
	if (kind->u.s.n != strlen("receipt") || memcmp(kind->u.s.p, "receipt", kind->u.s.n) != 0)
		return FAIL(err, SALES_EINVAL, _("%s is no money that came in, so nothing of it goes back"),
		    kind_code(r.k, id, code));
	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		draft_set(row, same[i], *draft_get(&r, same[i]));
	draft_set(row, "of", v_of(V_REF, id));
	TRY(received(op->d, &back, id, &sum, &n, err));
	*left = draft_get(&r, "amount")->u.i + sum;
	deal = draft_get(&r, "deal");
	if (deal->type == V_NULL)
		return SALES_OK;
	TRY(left_of_deal(op->d, deal->u.i, &sum, &n, err));
	*left = sum < *left ? sum : *left;
	return SALES_OK;
}

static int
of_deal(struct op *op, int64_t id, struct arena *a, struct draft *row, int64_t *left, struct sales_err *err)
{
	struct draft        deal;
	const struct value *amount;
	int64_t             n;

	TRY(draft_of(op, &deal_kind, id, a, &deal, err));
	draft_set(row, "deal", v_of(V_REF, id));
	draft_set(row, "currency", *draft_get(&deal, "currency"));
	TRY(left_of_deal(op->d, id, left, &n, err));
	amount = draft_get(&deal, "amount");
	if (n == 0 && amount->type != V_NULL)
		*left += amount->u.i;
	return SALES_OK;
}

static int
check(const struct refund *r, int64_t left, struct sales_err *err)
{
	char code[32], s[MONEY_SIZE];

	kind_code(r->of, r->id, code);
	if (left <= 0)
		return FAIL(err, SALES_EINVAL, _("%s: nothing is left that could go back"), code);
	if (r->amount.v > left)
		return FAIL(err, SALES_EINVAL, _("%s: only %s is left that could go back"), code,
		    money_group((money){ left }, 2, s));
	return SALES_OK;
}

int
refund_add(struct op *op, const struct refund *r, int64_t *id, money *amount, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct draft                     row = draft_new(op, &receipt_kind, &a);
	int64_t                          left;

	TRY((r->of->no == receipt_kind.no ? of_receipt : of_deal)(op, r->id, &a, &row, &left, err));
	TRY(check(r, left, err));
	amount->v = r->amount.v == 0 ? left : r->amount.v;
	draft_set(&row, "kind", v_text("refund"));
	draft_set(&row, "amount", v_of(V_MONEY, -amount->v));
	draft_set(&row, "paid_on", v_day(r->on));
	return draft_save(&row, id, NULL, err);
}
