/* Customers into the public pool and out of it. */
#include "lib/crm/checks.h"
#include "lib/crm/kinds.h"
#include "lib/crm/pool.h"

static int
owner_of(struct dept *d, int64_t customer, int64_t *owner, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const struct kind               *k = schema_kind(&d->schema, customer_kind.name);
	struct record                    r;
	const struct value              *v;

	TRY(record_get(d, k, customer, &a, &r, err));
	v = &r.v[kind_index(k, "owner")];
	*owner = v->type == V_NULL ? 0 : v->u.i;
	return SALES_OK;
}

/* ---- limits -------------------------------------------------------------- */

/* The strictest of the book's pools: a person does not claim from one of them. */
static int
least(const struct policy *p, size_t member)
{
	int best = 0;

	for (size_t i = 0; i < p->npools; i++) {
		const int v = *(const int *)((const char *)&p->pools[i] + member);

		if (v > 0 && (best == 0 || v < best))
			best = v;
	}
	return best;
}

struct mover { struct dept *d; int64_t customer, person; struct ref_name who, what; };

static int
mover_open(struct mover *m, struct dept *d, int64_t customer, int64_t person, struct sales_err *err)
{
	*m = (struct mover){ .d = d, .customer = customer, .person = person };
	TRY(dept_name(d, d->schema.by_no[KIND_PERSON], person, &m->who, err));
	return dept_name(d, schema_kind(&d->schema, customer_kind.name), customer, &m->what, err);
}

static int
check_hold(const struct mover *m, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const int                        most = least(m->d->policy, offsetof(struct pool_rule, hold_max));
	int64_t                          has;

	if (most == 0)
		return SALES_OK;
	TRY(record_count_where(m->d, &customer_kind, arena_printf(&a, "owner:%s and last_won_on is empty", m->who.code), &has, err));
	if (has < most)
		return SALES_OK;
	FAIL(err, SALES_EPOLICY, _("customers without a deal that %s has: %lld; the rule book allows %d"), m->who.name,
	    (long long)has, most);
	return err_hint(err, "salesctl customer list owner:%s", m->who.code);
}

static int
check_today(const struct mover *m, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const int                        most = least(m->d->policy, offsetof(struct pool_rule, claim_per_day));
	char                             s[DAY_SIZE];
	int64_t                          taken;

	if (most == 0)
		return SALES_OK;
	TRY(record_count_where(m->d, &owner_change_kind, arena_printf(&a, "owner:%s and why:claim and on:%s", m->who.code,
	    day_str(m->d->when.today, s)), &taken, err));
	return taken < most ? SALES_OK : FAIL(err, SALES_EPOLICY,
	    _("customers that %s took from the pool today: %lld; the rule book allows %d"), m->who.name,
	    (long long)taken, most);
}

/* Who lost a customer may not take it back at once. */
static int
check_lockout(const struct mover *m, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const int                        days = least(m->d->policy, offsetof(struct pool_rule, lockout));
	day                              last;
	char                             s[DAY_SIZE];

	if (days == 0)
		return SALES_OK;
	TRY(record_last_day(m->d, &owner_change_kind, "on", arena_printf(&a,
	    "customer:%s and from_owner:%s and why in (release, recycle)", m->what.code, m->who.code), &last, err));
	if (last == DAY_NONE || m->d->when.today - last > days)
		return SALES_OK;
	return FAIL(err, SALES_EPOLICY, _("%s had %s and may take it back from %s on"), m->who.name, m->what.name,
	    day_str(last + days + 1, s));
}

/* ---- moving -------------------------------------------------------------- */

int
pool_claim(struct op *op, int64_t customer, int64_t person, struct sales_err *err)
{
	struct mover    m;
	struct ref_name owner;
	int64_t         now;

	TRY(mover_open(&m, op->d, customer, person, err));
	TRY(owner_of(op->d, customer, &now, err));
	if (now != 0) {
		TRY(dept_name(op->d, op->d->schema.by_no[KIND_PERSON], now, &owner, err));
		return FAIL(err, SALES_EPOLICY, _("%s is not in the pool: it belongs to %s"), m.what.name, owner.name);
	}
	TRY(check_lockout(&m, err));
	TRY(check_today(&m, err));
	TRY(check_hold(&m, err));
	return owner_give(op, &customer_kind, customer, person, "claim", NULL, err);
}

int
pool_assign(struct op *op, int64_t customer, int64_t person, struct sales_err *err)
{
	struct mover m;

	TRY(mover_open(&m, op->d, customer, person, err));
	TRY(check_hold(&m, err));
	return owner_give(op, &customer_kind, customer, person, "assign", NULL, err);
}

int
pool_release(struct op *op, int64_t customer, struct sales_err *err)
{
	int64_t owner;
	char    code[32];

	TRY(owner_of(op->d, customer, &owner, err));
	if (owner == 0)
		return FAIL(err, SALES_EINVAL, _("%s is in the pool already"),
		    kind_code(schema_kind(&op->d->schema, customer_kind.name), customer, code));
	return owner_give(op, &customer_kind, customer, 0, "release", NULL, err);
}

int
pool_recycle(struct op *op, pool_fn *fn, void *arg, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct pool_row                 *v;
	size_t                           n;

	TRY(pool_rows(op->d, &a, &v, &n, err));
	for (size_t i = 0; i < n; i++) {
		const bool is_idle = v[i].is.cause == POOL_NO_FOLLOWUP;

		if (v[i].is.state != POOL_DUE)
			continue;
		TRY(fn(arg, &v[i], err));
		TRY(owner_give(op, &customer_kind, v[i].customer, 0, "recycle", arena_printf(&op->d->arena, "%s: %s %d",
		    v[i].rule->id, pool_cause_name(v[i].is.cause), is_idle ? v[i].is.idle : v[i].is.held), err));
	}
	return SALES_OK;
}
