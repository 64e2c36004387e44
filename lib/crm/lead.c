#include "lib/crm/lead.h"

#include <string.h>

#include "lib/crm/checks.h"
#include "lib/crm/kinds.h"
#include "lib/record/history.h"

static const struct value *
at(const struct kind *k, const struct value *v, const char *field)
{
	return &v[kind_index(k, field)];
}

/* ---- what it was converted into ------------------------------------------- */

static int
refuse_converted(struct dept *d, const struct record *lead, struct sales_err *err)
{
	const struct kind  *k = d->schema.by_no[lead_kind.no];
	const struct value *customer = at(k, lead->v, "customer");
	struct ref_name     name;
	char                code[32];

	kind_code(k, lead->id, code);
	if (customer->type == V_NULL)
		return FAIL(err, SALES_EPOLICY, _("%s is converted already"), code);
	TRY(dept_name(d, d->schema.by_no[customer_kind.no], customer->u.i, &name, err));
	FAIL(err, SALES_EPOLICY, _("%s is converted already, into %s %s"), code, name.code, name.name);
	return err_hint(err, "salesctl customer show %s", name.code);
}

int
lead_must_be_open(struct dept *d, const struct record *lead, struct sales_err *err)
{
	const struct kind  *k = d->schema.by_no[lead_kind.no];
	const struct value *state = at(k, lead->v, "state");
	char                code[32];

	if (value_is(state, "converted"))
		return refuse_converted(d, lead, err);
	if (!value_is(state, "disqualified"))
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("%s is disqualified"), kind_code(k, lead->id, code));
	return err_hint(err, "salesctl lead reopen %s", code);
}

/* ---- opened again --------------------------------------------------------- */

struct looking { const struct kind *k; const char *found; };

/* Versions come oldest first: the last open one stays. */
static int
take_version(void *arg, const struct op_info *op, const struct version_pair *p, struct sales_err *err)
{
	static const char *const open[] = { "new", "contacted", "qualified" };
	struct looking          *l = arg;

	(void)op;
	(void)err;
	for (size_t i = 0; i < sizeof(open) / sizeof(open[0]) && p->after != NULL; i++)
		if (value_is(at(l->k, p->after, "state"), open[i]))
			l->found = open[i];
	return SALES_OK;
}

int
lead_state_before(struct dept *d, const struct record *lead, const char **out, struct sales_err *err)
{
	const struct kind *k = d->schema.by_no[lead_kind.no];
	struct looking     l = { .k = k };
	char               code[32];

	if (value_is(at(k, lead->v, "state"), "converted"))
		return refuse_converted(d, lead, err);
	if (!value_is(at(k, lead->v, "state"), "disqualified"))
		return FAIL(err, SALES_EINVAL, _("%s is open already"), kind_code(k, lead->id, code));
	TRY(record_log(d, k, lead->id, take_version, &l, err));
	*out = l.found != NULL ? l.found : at(k, lead->v, "first_response_on")->type != V_NULL ? "contacted" : "new";
	return SALES_OK;
}

/* ---- what commands may change --------------------------------------------- */

static int
check_disqualified(struct dept *d, const struct kind *k, const struct value *before, const struct value *after,
    struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct value              *reason = at(k, after, "reason");

	if (reason->type == V_NULL) {
		FAIL(err, SALES_EPOLICY, _("a lead is disqualified with a reason"));
		return err_hint(err, _("say it in the same command: reason=TEXT"));
	}
	if (before != NULL && value_equal(at(k, before, "reason"), reason))
		return SALES_OK;
	return reason_listed("reason", arena_strndup(&a, reason->u.s.p, reason->u.s.n),
	    d->policy->leads.disqualify_reasons, "disqualify_reasons", err);
}

int
lead_gate(struct dept *d, const struct kind *k, const struct record *before, struct value *after,
    struct sales_err *err)
{
	const struct value *state = at(k, after, "state");
	const bool          was = before != NULL && value_is(at(k, before->v, "state"), "converted");

	if (value_is(state, "converted") && !was && at(k, after, "customer")->type == V_NULL) {
		FAIL(err, SALES_EPOLICY, _("state: a lead is converted by the command that makes its customer"));
		return err_hint(err, "salesctl lead convert LEAD");
	}
	if (was && !value_is(state, "converted") && at(k, before->v, "customer")->type != V_NULL) {
		FAIL(err, SALES_EPOLICY, _("state: what a lead was converted into is there, so it stays converted"));
		return err_hint(err, "salesctl lead log LEAD");
	}
	if (value_is(state, "disqualified"))
		return check_disqualified(d, k, before == NULL ? NULL : before->v, after, err);
	return SALES_OK;
}
