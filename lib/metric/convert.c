#include "lib/metric/convert.h"

int
convert_amount(struct dept *d, const struct kind *k, int64_t id, int64_t amount, const struct value *cur,
    day on, struct converted *out, struct sales_err *err)
{
	const struct policy *p = d->policy;
	const char          *own = p->locale.currency;
	char                 day_text[DAY_SIZE], code[32];
	money                m;

	*out = (struct converted){ .amount = amount, .rate = { 1, 1 } };
	memcpy(out->currency, own, sizeof(out->currency));
	if (cur == NULL || cur->type != V_TEXT || cur->u.s.n != 3 || memcmp(cur->u.s.p, own, 3) == 0)
		return SALES_OK;
	memcpy(out->currency, cur->u.s.p, 3);
	if (!policy_fx(p, out->currency, on, &out->rate)) {
		FAIL(err, SALES_EINVAL, _("%s %s: the rule book has no rate from %s to %s on %s"), tr(k->label),
		    kind_code(k, id, code), out->currency, own, day_str(on, day_text));
		return err_hint(err, "fx: {%s: {%s: ...}}", out->currency, day_text);
	}
	if (!money_mul((money){ amount }, out->rate, policy_decimals(p, own), p->locale.rounding, &m))
		return FAIL(err, SALES_EINVAL, _("the amount is too large to convert"));
	out->amount = m.v;
	return SALES_OK;
}
