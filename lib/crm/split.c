#include "lib/crm/split.h"

#include "lib/crm/checks.h"
#include "lib/crm/kinds.h"
#include "lib/record/draft.h"

int
credit_whole(struct op *op, struct sales_err *err)
{
	static const struct sql too_much = { "SELECT deal, sum(share) FROM credit WHERE kind = 'revenue'"
		" GROUP BY deal HAVING sum(share) > ?1 ORDER BY deal LIMIT 1" };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	char                                 code[32], s[RATIO_SIZE];

	TRY(db_query(&op->d->db, &st, &too_much, BIND(V(RATE_UNIT)), err));
	if (!db_next(&st))
		return db_end(&st, err);
	kind_code(&deal_kind, db_int(&st, 0), code);
	FAIL(err, SALES_EINVAL, _("%s: its revenue credits add up to %s%%, more than the whole"), code,
	    ratio_percent(ratio_of_rate(db_int(&st, 1)), s));
	return err_hint(err, "salesctl deal split %s PERSON=60%% PERSON=40%%", code);
}

static int
check_parts(struct dept *d, const struct split_part *v, size_t n, bool overlay, struct sales_err *err)
{
	const struct kind *person = d->schema.by_no[KIND_PERSON];
	struct ref_name    name;
	int64_t            sum = 0;
	char               s[RATIO_SIZE];

	for (size_t i = 0; i < n; i++) {
		TRY(dept_name(d, person, v[i].person, &name, err));
		if (v[i].share <= 0 || v[i].share > RATE_UNIT)
			return FAIL(err, SALES_EINVAL, _("%s: a share lies above 0%% and not above 100%%"), name.name);
		for (size_t j = 0; j < i; j++)
			if (v[j].person == v[i].person)
				return FAIL(err, SALES_EINVAL, _("%s is named twice"), name.name);
		sum += v[i].share;
	}
	if (overlay || n == 0 || sum == RATE_UNIT)
		return SALES_OK;
	FAIL(err, SALES_EUSAGE, _("the shares add up to %s%%, not to 100%%"),
	    ratio_percent(ratio_of_rate(sum), s));
	return err_hint(err, _("what stands beside the revenue: --overlay"));
}

static int
remove_old(struct op *op, int64_t deal, const char *which, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	int64_t                         *old;
	size_t                           n;

	TRY(record_ids_where(op->d, &credit_kind, arena_printf(&a, "deal:D-%lld and kind:%s", (long long)deal, which),
	    &a, &old, &n, err));
	for (size_t i = 0; i < n; i++)
		TRY(record_remove(op, op->d->schema.by_no[credit_kind.no], old[i], err));
	return SALES_OK;
}

int
deal_split(struct op *op, int64_t deal, const struct split_part *v, size_t n, bool overlay, struct sales_err *err)
{
	const char *which = overlay ? "overlay" : "revenue";

	TRY(check_parts(op->d, v, n, overlay, err));
	TRY(remove_old(op, deal, which, err));
	for (size_t i = 0; i < n; i++) {
		struct draft row = draft_new(op, &credit_kind, &op->d->arena);

		draft_set(&row, "deal", v_of(V_REF, deal));
		draft_set(&row, "person", v_of(V_REF, v[i].person));
		draft_set(&row, "share", v_of(V_RATE, v[i].share));
		draft_set(&row, "kind", v_text(which));
		TRY(draft_save(&row, NULL, NULL, err));
	}
	return SALES_OK;
}
