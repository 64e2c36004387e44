#include "lib/review/completeness.h"

#include "lib/crm/kinds.h"
#include "lib/crm/quality.h"
#include "lib/org/kinds.h"
#include "lib/review/kinds.h"

static const char name[] = "completeness";

static bool
is_asked_for(const int64_t *person, size_t n, int64_t who)
{
	for (size_t i = 0; i < n; i++)
		if (person[i] == who)
			return true;
	return person == NULL;
}

/* The reading of the day; 0: none yet. */
static int
find_today(struct op *op, int64_t person, struct arena *a, int64_t *id, struct sales_err *err)
{
	struct ref_name who;
	int64_t        *ids;
	size_t          n;
	char            today[DAY_SIZE];

	TRY(dept_name(op->d, &person_kind, person, &who, err));
	TRY(record_ids_where(op->d, &reading_kind, arena_printf(a, "name = \"%s\" and person = \"%s\" and measured_on = %s", name,
	    who.code, day_str(op->d->when.today, today)), a, &ids, &n, err));
	*id = n == 0 ? 0 : ids[0];
	return SALES_OK;
}

static int
take_one(struct op *op, const struct quality_tally *t, struct arena *a, struct completeness_taken *out,
    struct sales_err *err)
{
	struct draft r;
	int64_t      id;
	bool         changed;

	TRY(find_today(op, t->owner, a, &id, err));
	if (id == 0)
		r = draft_new(op, &reading_kind, a);
	else
		TRY(draft_of(op, &reading_kind, id, a, &r, err));
	draft_set(&r, "name", v_text(name));
	draft_set(&r, "person", v_of(V_REF, t->owner));
	draft_set(&r, "value", v_of(V_NUM, t->filled * MONEY_UNIT));
	draft_set(&r, "out_of", v_of(V_NUM, t->asked * MONEY_UNIT));
	draft_set(&r, "measured_on", v_day(op->d->when.today));
	TRY(draft_save(&r, NULL, &changed, err));
	out->people++;
	out->added += id == 0;
	out->changed += id != 0 && changed;
	return SALES_OK;
}

int
completeness_take(struct op *op, const int64_t *person, size_t n, struct arena *a, struct completeness_taken *out,
    struct sales_err *err)
{
	struct quality_ask ask = { .some_kinds = true, .problems = 1U << QUALITY_INCOMPLETE };
	struct quality     q;

	*out = (struct completeness_taken){ 0 };
	if (policy_required(op->d->policy, customer_kind.name) == NULL) {
		FAIL(err, SALES_EPOLICY, _("the rule book requires no field of a customer, so there is nothing to be complete in"));
		return err_hint(err, "quality: {required: {customer: [name, industry]}}");
	}
	ask.kinds[customer_kind.no] = true;
	TRY(quality_read(op->d, &ask, a, &q, err));
	for (size_t i = 0; i < q.ntallies; i++)
		if (q.tally[i].owner != 0 && q.tally[i].asked > 0 && is_asked_for(person, n, q.tally[i].owner))
			TRY(take_one(op, &q.tally[i], a, out, err));
	return SALES_OK;
}
