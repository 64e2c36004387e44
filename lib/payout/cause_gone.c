/* Why a fact that was posted is not due any more. */
#include <stdlib.h>

#include "lib/payout/cause.h"

/* The fact is as it was when it was posted: it was the credit, the person or
 * the rules that changed. A refund goes with what it took of. */
static int
gone_otherwise(struct engine *e, const struct posted *was, struct entitled *out, struct sales_err *err)
{
	TRY(cause_credit_op(e, out->kind, out->fact, was->facts_op, &out->op, err));
	out->cause = CAUSE_CREDIT;
	if (out->op == 0) {
		TRY(cause_person_op(e, was->person, was->facts_op, &out->op, err));
		out->cause = CAUSE_PERSON;
	}
	if (out->op == 0 && cause_policy_of(e, out) != was->version) {
		TRY(cause_rules_op(e, out, &out->op, err));
		out->cause = CAUSE_RULES;
	}
	if (out->op == 0) {
		out->op = was->base < 0 ? cause_shifted_by(e, was, out) : 0;
		out->cause = was->base < 0 ? CAUSE_SHIFT : CAUSE_GONE;
	}
	return SALES_OK;
}

static int
by_id(const void *x, const void *y)
{
	const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

/* Does a rule still count the fact, for anybody? */
static bool
is_counted(struct engine *e, struct rule *r, int64_t fact)
{
	const struct fact_set *s = &e->set[r->base];
	const struct pay_fact *f = (const struct pay_fact *)(const void *)s->rows.p;

	if (r->counted == NULL) {
		r->ncounted = s->rows.n / sizeof(*f);
		r->counted = arena_array(e->a, int64_t, r->ncounted + 1);
		for (size_t i = 0; i < r->ncounted; i++)
			r->counted[i] = f[i].id;
		qsort(r->counted, r->ncounted, sizeof(*r->counted), by_id);
	}
	return bsearch(&fact, r->counted, r->ncounted, sizeof(fact), by_id) != NULL;
}

static bool
is_credited(const struct engine *e, const struct posted *was)
{
	const struct fact_span facts = facts_of(&e->set[e->rule[was->rule].base], (size_t)was->person);

	for (const struct pay_fact *f = facts.first; f < facts.end; f++)
		if (f->id == was->fact)
			return true;
	return false;
}

/* It was written, and counts all the same: for others, or he was in the plan before. */
static int
gone_for_him(struct engine *e, const struct posted *was, struct entitled *out, struct sales_err *err)
{
	const int64_t written = out->op;

	if (is_credited(e, was)) {
		TRY(gone_otherwise(e, was, out, err));
	} else {
		TRY(cause_credit_op(e, was->kind, was->fact, was->facts_op, &out->op, err));
		out->cause = CAUSE_CREDIT;
	}
	if (out->op == 0)
		out->op = written;
	return SALES_OK;
}

int
cause_of_gone(struct engine *e, const struct posted *was, struct entitled *out,
    struct sales_err *err)
{
	const int base = e->rule[was->rule].base;

	if (was->kind == 0)
		return cause_of_period_gone(e, was, out, err);
	out->cause = CAUSE_GONE;
	TRY(cause_touched(e->d, was->kind, was->fact, &out->op, err));
	if (out->op <= was->facts_op)
		TRY(gone_otherwise(e, was, out, err));
	else if (was->base > 0 && base >= 0 && e->set[base].kind != NULL && e->set[base].kind->no == was->kind
	    && is_counted(e, &e->rule[was->rule], was->fact))
		TRY(gone_for_him(e, was, out, err));
	cause_note_newest(e, out);
	return SALES_OK;
}
