/* What becomes of a registration when it is written, whoever writes it. */
#include <string.h>

#include "lib/base/same.h"
#include "lib/crm/checks.h"
#include "lib/crm/kinds.h"
#include "lib/crm/register_facts.h"
#include "lib/record/draft.h"

enum { C_NAME, C_TAXID, C_CUSTOMER, C_PERSON, C_ON, C_AT, C_UNTIL, C_CUSTOMER_TAXID, NCOLS };

/* What its other spellings have in common with it; NULL: nothing to compare. */
static const char *
key_of(struct arena *a, enum same_as as, const struct value *v)
{
	CLEANUP(buf_done) struct buf b = { 0 };

	return v->type != V_NULL && same_key(as, v->u.s.p, v->u.s.n, &b) ? arena_strndup(a, b.p, b.n) : NULL;
}

static struct reg
reg_from(struct arena *a, int64_t id, const struct value *const c[NCOLS])
{
	const struct value *taxid = c[C_TAXID]->type != V_NULL ? c[C_TAXID] : c[C_CUSTOMER_TAXID];

	return (struct reg){ .id = id, .person = c[C_PERSON]->type == V_NULL ? 0 : c[C_PERSON]->u.i,
		.customer = c[C_CUSTOMER]->type == V_NULL ? 0 : c[C_CUSTOMER]->u.i,
		.taxid = key_of(a, SAME_TAXID, taxid), .key = key_of(a, SAME_COMPANY, c[C_NAME]),
		.on = c[C_ON]->type == V_NULL ? DAY_NONE : (day)c[C_ON]->u.i,
		.until = c[C_UNTIL]->type == V_NULL ? DAY_NONE : (day)c[C_UNTIL]->u.i,
		.minute = c[C_AT]->type == V_NULL ? -1 : reg_minute(c[C_AT]->u.s.p, c[C_AT]->u.s.n) };
}

int
reg_of(struct dept *d, int64_t id, const struct value *v, struct arena *a,
    struct reg *out, struct sales_err *err)
{
	const struct kind  *customers = d->schema.by_no[customer_kind.no];
	const struct value *customer = &v[REGISTRATION_CUSTOMER], none = v_null(), *of_customer = &none;
	struct record       r;

	if (customer->type != V_NULL) {
		TRY(record_get(d, customers, customer->u.i, a, &r, err));
		of_customer = &r.v[kind_index(customers, "taxid")];
	}
	*out = reg_from(a, id, (const struct value *const[NCOLS]){ &v[REGISTRATION_NAME], &v[REGISTRATION_TAXID],
		customer, &v[REGISTRATION_PERSON], &v[REGISTRATION_ON], &v[REGISTRATION_AT],
		&v[REGISTRATION_UNTIL], of_customer });
	return SALES_OK;
}

struct reading { struct arena *a; struct regs *out; };

static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct reading     *r = arg;
	const struct value *at[NCOLS];

	(void)err;
	for (size_t i = 0; i < NCOLS; i++)
		at[i] = &c[i];
	r->out->v = arena_more(r->a, r->out->v, r->out->n, &r->out->cap, sizeof(*r->out->v));
	r->out->v[r->out->n++] = reg_from(r->a, id, at);
	return SALES_OK;
}

int
reg_of_customer(struct dept *d, int64_t customer, day on, struct arena *a, struct reg *out, struct sales_err *err)
{
	const struct kind *k = d->schema.by_no[customer_kind.no];
	struct record      r;

	TRY(record_get(d, k, customer, a, &r, err));
	*out = (struct reg){ .customer = customer, .on = on, .until = on, .minute = -1,
		.taxid = key_of(a, SAME_TAXID, &r.v[kind_index(k, "taxid")]),
		.key = key_of(a, SAME_COMPANY, &r.v[kind_index(k, "name")]) };
	return SALES_OK;
}

int
regs_from(struct dept *d, day from, bool with_refused, struct arena *a, struct regs *out, struct sales_err *err)
{
	static const char *const name[NCOLS] = { "name", "taxid", "customer", "person", "on", "at", "until",
		"customer.taxid" };
	struct reading           r = { a, out };
	struct query             q;
	char                     s[DAY_SIZE];

	*out = (struct regs){ 0 };
	TRY(record_query(d, &registration_kind, name, NCOLS, arena_printf(a,
	    "(until >= %s or until is empty) and verdict in (accepted, tied%s) and withdrawn_on is empty",
	    day_str(from, s), with_refused ? ", refused" : ""), a, &q, err));
	return record_each(d, &q, take, &r, err);
}

/* ---- whoever writes ------------------------------------------------------ */

/* Kept as 09:12. */
static int
check_time(struct dept *d, struct value *at, struct sales_err *err)
{
	const int minute = at->type == V_NULL ? 0 : reg_minute(at->u.s.p, at->u.s.n);

	if (minute < 0)
		return FAIL(err, SALES_EINVAL, _("at: it is not a time such as 09:12"));
	if (at->type != V_NULL && at->u.s.n != 5)
		*at = v_text(arena_printf(&d->arena, "%02d:%02d", minute / 60, minute % 60));
	return SALES_OK;
}

static void
put_verdict(struct value *v, enum reg_verdict is, const struct reg *against)
{
	static const char *const word[] = { [REG_ACCEPTED] = "accepted", [REG_REFUSED] = "refused", [REG_TIED] = "tied" };

	v[REGISTRATION_VERDICT] = v_text(word[is]);
	if (against != NULL)
		v[REGISTRATION_AGAINST] = v_of(V_REF, against->id);
}

int
registration_check(struct dept *d, const struct kind *k, const struct value *before, struct value *after,
    struct sales_err *err)
{
	const struct value *on = &after[REGISTRATION_ON];
	struct value       *until = &after[REGISTRATION_UNTIL];

	(void)k;
	TRY(check_time(d, &after[REGISTRATION_AT], err));
	if (on->type == V_NULL)
		return SALES_OK;        /* it is needed, and will be said so */
	if (until->type == V_NULL && before == NULL)
		*until = v_day(reg_until(&d->policy->registration, (day)on->u.i));
	if (until->type != V_NULL && until->u.i < on->u.i)
		return FAIL(err, SALES_EINVAL, _("until: it ends before it begins"));
	if (after[REGISTRATION_VERDICT].type == V_NULL && d->policy->registration.valid == 0)
		put_verdict(after, REG_ACCEPTED, NULL);
	return SALES_OK;
}

/* ---- a past that came in ------------------------------------------------- */

/* Those that nobody judged, in the order of their own times. */
static int
unjudged(struct dept *d, struct arena *a, int64_t **ids, size_t *n, struct sales_err *err)
{
	static const struct sql              waiting = { "SELECT id FROM registration WHERE verdict IS NULL"
		" ORDER BY registered_on, registered_at, id" };
	CLEANUP(db_stmt_done) struct db_stmt st = { 0 };
	size_t                               cap = 0;

	*ids = NULL;
	*n = 0;
	TRY(db_query(&d->db, &st, &waiting, NOBIND, err));
	while (db_next(&st)) {
		*ids = arena_more(a, *ids, *n, &cap, sizeof(**ids));
		(*ids)[(*n)++] = db_int(&st, 0);
	}
	return db_end(&st, err);
}

int
registration_whole(struct op *op, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct regs                      held;
	int64_t                         *ids;
	size_t                           n;

	TRY(unjudged(op->d, &a, &ids, &n, err));
	if (n > 0)
		TRY(regs_from(op->d, DAY_MIN, false, &a, &held, err));
	for (size_t i = 0; i < n; i++) {
		const struct reg *against;
		enum reg_verdict  is;
		struct draft      r;
		struct reg        one;

		TRY(draft_of(op, &registration_kind, ids[i], &a, &r, err));
		TRY(reg_of(op->d, ids[i], r.v, &a, &one, err));
		is = reg_judge(&op->d->policy->registration, &one, held.v, held.n, &against);
		put_verdict(r.v, is, against);
		TRY(draft_save(&r, NULL, NULL, err));
		if (is == REG_REFUSED)
			continue;
		held.v = arena_more(&a, held.v, held.n, &held.cap, sizeof(*held.v));
		held.v[held.n++] = one;
	}
	return SALES_OK;
}

/* ---- where people type --------------------------------------------------- */

/* What this person has already. */
static int
check_own(struct dept *d, const struct kind *k, const struct reg *mine, const struct regs *all, struct sales_err *err)
{
	struct ref_name who;
	char            code[32], s[DAY_SIZE];

	for (size_t i = 0; i < all->n; i++) {
		if (all->v[i].person != mine->person || !reg_same(&all->v[i], mine))
			continue;
		TRY(dept_name(d, d->schema.by_no[KIND_PERSON], mine->person, &who, err));
		kind_code(k, all->v[i].id, code);
		FAIL(err, SALES_EPOLICY, _("%s has it registered already, until %s (%s)"), who.name,
		    day_str(all->v[i].until, s), code);
		return err_hint(err, "salesctl registration renew %s", code);
	}
	return SALES_OK;
}

static int
now_minute(const struct dept *d)
{
	const int64_t local = d->now_ms + dept_zone_offset(d, d->now_ms);

	return (int)((local % 86400000 + 86400000) % 86400000 / 60000);
}

/* By the clock, whatever day is typed in: an earlier one beats nobody. */
static int
take_typed(struct dept *d, const struct kind *k, struct value *v, struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	const day                        today = dept_day_of(d, d->now_ms);
	const struct actor              *who;
	const struct reg                *against;
	enum reg_verdict                 is;
	struct regs                      others;
	struct reg                       mine;

	TRY(reg_of(d, 0, v, &a, &mine, err));
	mine.on = today;
	mine.until = reg_until(&d->policy->registration, today);
	mine.minute = now_minute(d);
	TRY(regs_from(d, today, false, &a, &others, err));
	TRY(check_own(d, k, &mine, &others, err));
	is = reg_judge(&d->policy->registration, &mine, others.v, others.n, &against);
	put_verdict(v, is, against);
	if (v[REGISTRATION_ON].u.i == today)
		v[REGISTRATION_AT] = v_text(arena_printf(&d->arena, "%02d:%02d", mine.minute / 60, mine.minute % 60));
	TRY(dept_actor(d, &who, err));
	v[REGISTRATION_LOGIN] = v_text(who->login);
	return SALES_OK;
}

/* What names the customer may be filled in later, but not so that it meets what
 * somebody else holds. */
static int
check_renamed(struct dept *d, const struct kind *k, const struct record *before, const struct value *after,
    struct sales_err *err)
{
	CLEANUP(arena_done) struct arena a = { 0 };
	struct reg                       was, is;
	struct regs                      all;
	struct ref_name                  who;
	char                             code[32];

	if (value_equal(&before->v[REGISTRATION_TAXID], &after[REGISTRATION_TAXID])
	    && value_equal(&before->v[REGISTRATION_CUSTOMER], &after[REGISTRATION_CUSTOMER]))
		return SALES_OK;
	TRY(reg_of(d, before->id, before->v, &a, &was, err));
	TRY(reg_of(d, before->id, after, &a, &is, err));
	TRY(regs_from(d, is.on, false, &a, &all, err));
	for (size_t i = 0; i < all.n; i++) {
		const struct reg *o = &all.v[i];

		if (o->person == is.person || reg_same(o, &was) || !reg_same(o, &is))
			continue;
		TRY(dept_name(d, d->schema.by_no[KIND_PERSON], o->person, &who, err));
		return FAIL(err, SALES_EPOLICY, _("%s has that customer registered (%s)"), who.name, kind_code(k, o->id, code));
	}
	return SALES_OK;
}

int
registration_gate(struct dept *d, const struct kind *k, const struct record *before, struct value *after,
    struct sales_err *err)
{
	const struct value *on = &after[REGISTRATION_ON];

	if (before != NULL)
		return check_renamed(d, k, before, after, err);
	if (d->policy->registration.valid == 0) {
		FAIL(err, SALES_EPOLICY, _("the rule book has no registration of customers"));
		return err_hint(err, "registration: {valid: 90d, renew: 30d}");
	}
	if (on->u.i > dept_day_of(d, d->now_ms))
		return FAIL(err, SALES_EINVAL, _("on: it lies ahead"));
	if (after[REGISTRATION_NAME].type == V_NULL || after[REGISTRATION_PERSON].type == V_NULL)
		return SALES_OK;        /* needed, and will be said so */
	return take_typed(d, k, after, err);
}
