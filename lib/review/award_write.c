/* Awards as records: proposed by a run, decided by somebody else. */
#include <string.h>

#include "lib/review/award.h"
#include "lib/review/decision.h"
#include "lib/review/kinds_after.h"

/* ---- run ----------------------------------------------------------------- */

static int
check_over(const struct op *op, const struct award_list *l, struct sales_err *err)
{
	char period[PERIOD_SIZE], last[DAY_SIZE];

	if (l->period.to < op->d->when.today)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("%s is not over: it ends on %s"), period_str(l->period, period), day_str(l->period.to, last));
	return err_hint(err, _("how it stands: salesctl award rank %s"), l->award->id);
}

/* Proposals of an earlier run give way; what was decided does not. */
static int
clear_earlier(struct op *op, const struct award_list *l, struct arena *a, struct sales_err *err)
{
	const struct kind *k = op->d->schema.by_no[award_kind.no];
	char               period[PERIOD_SIZE], code[32];
	const char        *which = arena_printf(a, "award = \"%s\" and period = \"%s\"", l->award->id,
	    period_str(l->period, period));
	int64_t           *ids;
	size_t             n;

	TRY(record_ids_where(op->d, &award_kind, arena_printf(a, "%s and state != proposed", which), a, &ids, &n, err));
	if (n > 0) {
		FAIL(err, SALES_EPOLICY, _("the award '%s' of %s was decided: %s"), l->award->id, period, kind_code(k, ids[0], code));
		return err_hint(err, "salesctl award list award:%s", l->award->id);
	}
	TRY(record_ids_where(op->d, &award_kind, which, a, &ids, &n, err));
	for (size_t i = 0; i < n; i++)
		TRY(record_remove(op, k, ids[i], err));
	return SALES_OK;
}

static int
propose(struct op *op, const struct award_list *l, const struct award_row *row, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	CLEANUP(exact_done) struct exact x;
	struct draft                     r = draft_new(op, &award_kind, &a);
	char                             period[PERIOD_SIZE];
	int64_t                          units;

	exact_init(&x);
	if (!exact_parse(row->exact, strlen(row->exact), &x) || !exact_units(&x, &units))
		return FAIL(err, SALES_EINVAL, _("the composite of %s is too large"), row->code);
	draft_set(&r, "award", v_text(l->award->id));
	draft_set(&r, "period", v_text(period_str(l->period, period)));
	draft_set(&r, "person", v_of(V_REF, row->person));
	draft_set(&r, "rank", v_int(row->rank));
	draft_set(&r, "composite", v_of(V_NUM, units));
	draft_set(&r, "exact", v_text(row->exact));
	draft_set(&r, "amount", row->amount.v == 0 ? v_null() : v_money(row->amount));
	TRY(decision_propose(&r, err));
	draft_set(&r, "policy", v_int(l->policy));
	return draft_save(&r, NULL, NULL, err);
}

int
award_run(struct op *op, const struct award_list *l, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };

	TRY(check_over(op, l, err));
	TRY(clear_earlier(op, l, &a, err));
	for (size_t i = 0; i < l->n; i++)
		if (l->row[i].wins)
			TRY(propose(op, l, &l->row[i], err));
	return SALES_OK;
}

/* ---- decide -------------------------------------------------------------- */

int
award_decide(struct op *op, int64_t id, bool approve, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct draft                     r;

	TRY(draft_of(op, &award_kind, id, &a, &r, err));
	TRY(decision_make(&r, approve, &a, err));
	return draft_save(&r, NULL, NULL, err);
}
