#include "lib/crm/checks.h"

#include "lib/record/read.h"

static void
fill_currency(const struct dept *d, struct value *v)
{
	if (v->type == V_NULL)
		*v = v_textn(d->policy->locale.currency, 3);
}

int
product_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after,
    struct sales_err *err)
{
	(void)k;
	(void)before;
	(void)err;
	if (after[PRODUCT_LIST_PRICE].type != V_NULL || after[PRODUCT_COST].type != V_NULL)
		fill_currency(d, &after[PRODUCT_CURRENCY]);
	return SALES_OK;
}

static int
check_stage(struct dept *d, struct value *v, struct sales_err *err)
{
	char                   pipeline[64] = "";
	const struct pipeline *p;

	if (v[DEAL_PIPELINE].type != V_NULL)
		memcpy(pipeline, v[DEAL_PIPELINE].u.s.p,
		    v[DEAL_PIPELINE].u.s.n < sizeof(pipeline) - 1 ? v[DEAL_PIPELINE].u.s.n : sizeof(pipeline) - 1);
	p = policy_pipeline(d->policy, pipeline[0] == '\0' ? NULL : pipeline);
	if (p == NULL)
		return FAIL(err, SALES_EINVAL, _("pipeline: the rule book has no pipeline '%s'"), pipeline);
	if (v[DEAL_STAGE].type == V_NULL)
		v[DEAL_STAGE] = v_text(p->stages[0].id);
	for (size_t i = 0; i < p->nstages; i++)
		if (strlen(p->stages[i].id) == v[DEAL_STAGE].u.s.n &&
		    memcmp(p->stages[i].id, v[DEAL_STAGE].u.s.p, v[DEAL_STAGE].u.s.n) == 0)
			return SALES_OK;
	return FAIL(err, SALES_EINVAL, _("stage: '%.*s' is not a stage of pipeline '%s'"),
	    (int)v[DEAL_STAGE].u.s.n, v[DEAL_STAGE].u.s.p, p->id);
}

int
deal_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after,
    struct sales_err *err)
{
	int64_t margin;

	(void)k;
	(void)before;
	if (after[DEAL_AMOUNT].type != V_NULL && after[DEAL_COST].type != V_NULL &&
	    __builtin_sub_overflow(after[DEAL_AMOUNT].u.i, after[DEAL_COST].u.i, &margin))
		return FAIL(err, SALES_EINVAL, _("cost: the margin would be too large to reckon with"));
	if (after[DEAL_AMOUNT].type != V_NULL || after[DEAL_COST].type != V_NULL || after[DEAL_LIST_AMOUNT].type != V_NULL)
		fill_currency(d, &after[DEAL_CURRENCY]);
	return check_stage(d, after, err);
}

int
credit_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after,
    struct sales_err *err)
{
	(void)d;
	(void)k;
	(void)before;
	if (after[CREDIT_SHARE].type != V_NULL && (after[CREDIT_SHARE].u.i < 0 || after[CREDIT_SHARE].u.i > RATE_UNIT))
		return FAIL(err, SALES_EINVAL, _("share: it is not between 0%% and 100%%"));
	return SALES_OK;
}

int
receipt_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after,
    struct sales_err *err)
{
	const struct value *amount = &after[RECEIPT_AMOUNT];
	struct value       *kind = &after[RECEIPT_KIND];

	(void)k;
	(void)before;
	fill_currency(d, &after[RECEIPT_CURRENCY]);
	if (kind->type == V_NULL)
		*kind = v_text(amount->u.i < 0 ? "refund" : "receipt");
	if (amount->type == V_NULL)
		return SALES_OK;
	if (amount->u.i < 0 && kind->u.s.n == 7 && memcmp(kind->u.s.p, "receipt", 7) == 0)
		return FAIL(err, SALES_EINVAL, _("amount: money in is above zero; a negative amount is kind=refund"));
	if (amount->u.i > 0 && kind->u.s.n == 6 && memcmp(kind->u.s.p, "refund", 6) == 0)
		return FAIL(err, SALES_EINVAL, _("amount: a refund is below zero: money that went back"));
	return SALES_OK;
}

int
customer_gate(struct dept *d, const struct kind *k, const struct record *before, struct value *after,
    struct sales_err *err)
{
	const size_t        at = kind_index(k, "taxid");
	const struct value *taxid = &after[at];
	char                right;

	(void)d;
	if (taxid->type == V_NULL || (before != NULL && value_equal(&before->v[at], taxid))
	    || same_is_credit_code(taxid->u.s.p, taxid->u.s.n, &right) || right == 0)
		return SALES_OK;
	return FAIL(err, SALES_EINVAL, _("taxid: '%.*s' is no credit code: its last character would have to be %c"),
	    (int)taxid->u.s.n, taxid->u.s.p, right);
}
