/* Rules of leads, activities, answers and complaints. */
#include "lib/base/buf.h"
#include "lib/crm/checks.h"
#include "lib/record/dept.h"
#include "lib/record/read.h"

static struct value *
at(const struct kind *k, struct value *v, const char *field)
{
	return &v[kind_index(k, field)];
}

int
link_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after,
    struct sales_err *err)
{
	CLEANUP(buf_done) struct buf names = { 0 };

	(void)d;
	(void)before;
	for (size_t i = 0; i < k->nfields; i++) {
		const struct field *f = &k->fields[i];

		if (f->type != FT_REF || f->ref->no == KIND_PERSON || (f->flags & F_DERIVED) != 0)
			continue;
		if (after[i].type != V_NULL)
			return SALES_OK;
		buf_printf(&names, "%s%s", names.n == 0 ? "" : ", ", f->name);
	}
	FAIL(err, SALES_EINVAL, _("%s: one of these is needed"), buf_str(&names));
	return err_hint(err, "customer=...");
}

int
lead_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after,
    struct sales_err *err)
{
	(void)before;
	(void)err;
	if (at(k, after, "amount")->type != V_NULL && at(k, after, "currency")->type == V_NULL)
		*at(k, after, "currency") = v_textn(d->policy->locale.currency, 3);
	return SALES_OK;
}

/* The customer of a deal, a contact or a lead. */
static int
customer_of(struct dept *d, const struct kind *k, int64_t id, struct value *out, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct record                    r;

	TRY(record_get(d, schema_kind(&d->schema, k->name), id, &a, &r, err));
	*out = *at(k, r.v, "customer");
	return SALES_OK;
}

/* An activity with a deal or a contact is one with their customer. */
int
activity_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after,
    struct sales_err *err)
{
	static const char *const by[] = { "deal", "contact", "lead" };
	struct value            *customer = &after[ACTIVITY_CUSTOMER], *minutes = &after[ACTIVITY_MINUTES];

	(void)before;
	if (minutes->type != V_NULL && minutes->u.i < 0)
		return FAIL(err, SALES_EINVAL, _("minutes: it is below zero"));
	for (size_t i = 0; i < sizeof(by) / sizeof(by[0]) && customer->type == V_NULL; i++) {
		const size_t n = kind_index(k, by[i]);

		if (after[n].type != V_NULL)
			TRY(customer_of(d, k->fields[n].ref, after[n].u.i, customer, err));
	}
	return SALES_OK;
}

int
survey_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after,
    struct sales_err *err)
{
	const struct value *kind = at(k, after, "kind"), *score = at(k, after, "score");
	const bool          nps = kind->type == V_TEXT && kind->u.s.n == 3;
	const int64_t       most = (nps ? 10 : 100) * (int64_t)MONEY_UNIT;

	(void)d;
	(void)before;
	if (score->type != V_NULL && (score->u.i < 0 || score->u.i > most))
		return FAIL(err, SALES_EINVAL, _("score: it is not between 0 and %d"), nps ? 10 : 100);
	if (nps && score->type != V_NULL && score->u.i % MONEY_UNIT != 0)
		return FAIL(err, SALES_EINVAL, _("score: an nps answer is a whole number"));
	return SALES_OK;
}

int
complaint_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after,
    struct sales_err *err)
{
	static const char *const later[] = { "due_on", "answered_on", "closed_on" };
	const struct value      *opened = at(k, after, "opened_on");

	(void)d;
	(void)before;
	for (size_t i = 0; i < sizeof(later) / sizeof(later[0]); i++) {
		const struct value *v = at(k, after, later[i]);

		if (v->type != V_NULL && opened->type != V_NULL && v->u.i < opened->u.i)
			return FAIL(err, SALES_EINVAL, _("%s: it is before opened_on"), later[i]);
	}
	return SALES_OK;
}
