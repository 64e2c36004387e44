#include "lib/crm/pool.h"

#include <stdlib.h>

#include "lib/crm/kinds.h"

/* ---- the verdict --------------------------------------------------------- */

static const char *const causes[] = { [POOL_NOTHING] = "", [POOL_NO_FOLLOWUP] = "no_followup",
	[POOL_NO_DEAL] = "no_deal", [POOL_PROTECTED] = "protected", [POOL_WON] = "won" };

const char *
pool_cause_name(enum pool_cause c)
{
	return causes[c];
}

static int
days_since(day from, day today)
{
	return from == DAY_NONE ? -1 : today - from;
}

/* The first day on which more than `limit` days are over; DAY_NONE: never. */
static day
day_after(day from, int limit)
{
	return from == DAY_NONE || limit == 0 ? DAY_NONE : from + limit + 1;
}

struct pool_verdict
pool_judge(const struct pool_rule *rule, const struct pool_facts *f, day today)
{
	const day           since = f->touched != DAY_NONE && (f->held == DAY_NONE || f->touched > f->held)
	                  ? f->touched : f->held;
	const bool          is_won = f->won != DAY_NONE && (rule->won_within == 0 || today - f->won <= rule->won_within);
	const bool          has_deal = f->won != DAY_NONE && f->won >= f->held;
	const day           idle = day_after(since, rule->no_followup);
	const day           deal = has_deal ? DAY_NONE : day_after(f->held, rule->no_deal);
	struct pool_verdict v = { .state = POOL_KEEP, .due = DAY_NONE, .idle = days_since(since, today),
		.held = days_since(f->held, today) };

	if (f->is_protected || is_won) {
		v.cause = f->is_protected ? POOL_PROTECTED : POOL_WON;
		return v;
	}
	if (idle == DAY_NONE && deal == DAY_NONE)
		return v;
	v.cause = deal == DAY_NONE || (idle != DAY_NONE && idle <= deal) ? POOL_NO_FOLLOWUP : POOL_NO_DEAL;
	v.due = v.cause == POOL_NO_FOLLOWUP ? idle : deal;
	if (v.due <= today)
		v.state = POOL_DUE;
	else if (rule->nwarn > 0 && v.due - today <= rule->warn[0])
		v.state = POOL_WARN;
	return v;
}

/* ---- all customers ------------------------------------------------------- */

enum { C_OWNER, C_HELD, C_TOUCHED, C_WON, C_PROTECTED, C_LOCKED, NCOLS };

struct reading {
	struct dept            *d;
	struct arena           *a;
	const struct pool_rule *rule;
	struct pool_row        *v;
	size_t                  n, cap;
	unsigned char          *seen;       /* by customer id: an earlier rule has it */
	int64_t                 nseen;
};

static bool
is_new(struct reading *r, int64_t id)
{
	if (id >= r->nseen) {
		const int64_t  n = id + 1 > r->nseen * 2 ? id + 1024 : r->nseen * 2;
		unsigned char *seen = arena_alloc(r->a, (size_t)n);

		for (int64_t i = 0; i < r->nseen; i++)
			seen[i] = r->seen[i];
		r->seen = seen;
		r->nseen = n;
	}
	return r->seen[id]++ == 0;
}

static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct reading   *r = arg;
	const day         today = r->d->when.today;
	struct pool_facts f = { value_day(&c[C_HELD]), value_day(&c[C_TOUCHED]), value_day(&c[C_WON]),
		(c[C_LOCKED].type != V_NULL && c[C_LOCKED].u.i != 0) ||
		    (c[C_PROTECTED].type != V_NULL && c[C_PROTECTED].u.i >= today) };

	(void)err;
	if (!is_new(r, id))
		return SALES_OK;
	r->v = arena_more(r->a, r->v, r->n, &r->cap, sizeof(*r->v));
	r->v[r->n++] = (struct pool_row){ id, c[C_OWNER].u.i, r->rule, pool_judge(r->rule, &f, today) };
	return SALES_OK;
}

static int
read_rule(struct reading *r, struct sales_err *err)
{
	static const char *const name[NCOLS] = { "owner", "held_since", "last_touched_on", "last_won_on",
		"protected_until", "locked" };
	const char              *where = "not owner is empty";
	struct query             q;

	if (r->rule->when != NULL)
		where = arena_printf(r->a, "%s and (%s)", where, r->rule->when);
	TRY(record_query(r->d, &customer_kind, name, NCOLS, where, r->a, &q, err));
	return record_each(r->d, &q, take, r, err);
}

static int
by_due(const void *x, const void *y)
{
	const struct pool_row *a = x, *b = y;
	const int64_t          da = a->is.due == DAY_NONE ? INT64_MAX : a->is.due;
	const int64_t          db = b->is.due == DAY_NONE ? INT64_MAX : b->is.due;

	if (da != db)
		return da < db ? -1 : 1;
	return a->customer < b->customer ? -1 : 1;
}

int
pool_rows(struct dept *d, struct arena *a, struct pool_row **out, size_t *n, struct sales_err *err)
{
	struct reading r = { .d = d, .a = a };

	if (d->policy->npools == 0) {
		FAIL(err, SALES_EPOLICY, _("the rule book has no public pool"));
		return err_hint(err, "pool: [{id: public, recycle: {no_followup: 30d}}]");
	}
	for (size_t i = 0; i < d->policy->npools; i++) {
		r.rule = &d->policy->pools[i];
		TRY(read_rule(&r, err));
	}
	if (r.n > 0)
		qsort(r.v, r.n, sizeof(*r.v), by_due);
	*out = r.v;
	*n = r.n;
	return SALES_OK;
}
