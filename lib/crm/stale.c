#include "lib/crm/stale.h"

#include "lib/crm/kinds.h"
#include "lib/crm/stages.h"
#include "lib/record/read.h"

day
deal_idle_since(day touched, day next, day expected, day on)
{
	day since = touched;

	if (next != DAY_NONE && next > on)
		return DAY_NONE;
	if (since == DAY_NONE || (next != DAY_NONE && next > since))
		since = next;
	if (since == DAY_NONE && expected != DAY_NONE && expected <= on)
		since = expected;
	return since;
}

bool
deal_is_stale(const struct stage *st, day since, day on)
{
	return st != NULL && st->stale_after > 0 && since != DAY_NONE && on - since > st->stale_after;
}

enum { AT_STAGE, AT_PIPELINE, AT_TOUCHED, AT_NEXT, AT_EXPECTED, AT_OWNER, COLS };

struct looking { struct dept *d; day on; stale_fn *fn; void *arg; };

static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct looking *l = arg;
	const day       since = deal_idle_since(value_day(&c[AT_TOUCHED]), value_day(&c[AT_NEXT]), value_day(&c[AT_EXPECTED]), l->on);

	if (!deal_is_stale(deal_stage_of(l->d->policy, &c[AT_PIPELINE], &c[AT_STAGE]), since, l->on))
		return SALES_OK;
	return l->fn(l->arg, id, c[AT_OWNER].u.i, l->on - since, err);
}

int
deals_stale_each(struct dept *d, day on, stale_fn *fn, void *arg, struct sales_err *err)
{
	static const char *const name[COLS] = { "stage", "pipeline", "touched_on", "next_on", "expected_on", "owner" };
	CLEANUP(arena_done) struct arena a = { 0 };
	struct query                     q;
	struct looking                   l = { d, on, fn, arg };

	TRY(record_query(d, &deal_kind, name, COLS, "stage:open", &a, &q, err));
	return record_each(d, &q, take, &l, err);
}

static int
count_one(void *arg, int64_t id, int64_t owner, int days, struct sales_err *err)
{
	(void)id;
	(void)owner;
	(void)days;
	(void)err;
	++*(int64_t *)arg;
	return SALES_OK;
}

int
deals_stale(struct dept *d, day on, int64_t *n, struct sales_err *err)
{
	*n = 0;
	return deals_stale_each(d, on, count_one, n, err);
}
