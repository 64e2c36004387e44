/* Awards of the rule book that a plan pays: a line for each that was approved, beside
 * everything else. */
#include "lib/payout/engine.h"
#include "lib/review/kinds_after.h"

int
awards_load(struct engine *e, struct sales_err *err)
{
	return granted_load(e->d, &award_kind, "decided_on", "award", e->year, e->a, &e->awarded, err);
}

/* By the rule book of the day on which it was approved. */
static bool
is_paid_by(const struct engine *e, size_t rule, size_t version, const struct granted *x)
{
	const struct rule_version *v = e->rule[rule].v == NULL ? NULL : &e->rule[rule].v[version];

	return v != NULL && v->comp != NULL && component_pays_award(v->comp, x->what) &&
	    who_in(&e->who, version, v->plan_at, x->person, x->on);
}

bool
award_pays(const struct engine *e, int64_t amount, int64_t *out)
{
	money m;

	if (!money_round((money){ amount }, e->decimals, e->rounding, &m))
		return false;
	*out = m.v;
	return true;
}

static int
put_award(struct engine *e, const struct granted *x, struct sales_err *err)
{
	struct entitled out = { .fact = x->id, .base = x->amount, .op = x->op, .person = (int32_t)x->person, .on = x->on,
		.cap_on = x->on, .version = e->version_of[x->on - e->seen.from], .kind = (uint8_t)award_kind.no };
	char            code[32];

	if (!award_pays(e, x->amount, &out.amount))
		return FAIL(err, SALES_EINVAL, _("%s %s: the amount is too large to reckon with"), tr(award_kind.label),
		    kind_code(&award_kind, x->id, code));
	for (size_t r = 0; r < e->nrules && out.amount != 0; r++)
		if (is_paid_by(e, r, out.version, x)) {
			out.rule = (uint16_t)r;
			buf_put(&e->out, &out, sizeof(out));
		}
	return SALES_OK;
}

int
awards_put(struct engine *e, int64_t person, struct sales_err *err)
{
	size_t                n;
	const struct granted *x = granted_of(&e->awarded, person, &n);

	for (; n > 0; n--, x++)
		TRY(put_award(e, x, err));
	return SALES_OK;
}
