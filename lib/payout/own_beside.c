#include "lib/payout/own_beside.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/crm/kinds.h"
#include "lib/goal/kinds.h"
#include "lib/org/kinds.h"
#include "lib/payout/kinds.h"
#include "lib/record/history.h"

struct finding_own {
	struct dept          *d;
	const struct own_ops *o;
	struct period         goals;
	struct arena         *a;
	const struct kind    *k;
	enum own_scope        scope;
	bool                  fact;     /* its records are looked at as lines' facts: only what was removed is looked for */
	size_t                field;    /* what it is of: a deal or a person */
	struct buf            found;    /* struct own_beside[] */
	struct buf            gone;     /* struct was_own[] */
};
/* A version that an operation of a payee replaced or removed. */
struct was_own { int64_t id, op, ref; bool his; };

static void
finding_done(struct finding_own *f)
{
	buf_done(&f->found);
	buf_done(&f->gone);
}

/* ---- whose the operations are -------------------------------------------- */

struct taking_ops { struct dept *d; struct own_ops *o; };

static int
take_op(void *arg, const struct op_info *op, struct sales_err *err)
{
	struct taking_ops *t = arg;

	(void)err;
	if (op->no <= t->o->last) {
		t->o->at[op->no].person = op->person;
		t->o->at[op->no].on = dept_day_of(t->d, op->at_ms);
	}
	return SALES_OK;
}

int
own_ops_load(struct dept *d, day since, struct arena *a, struct own_ops *out, struct sales_err *err)
{
	struct taking_ops t = { d, out };

	TRY(dept_last_op(d, &out->last, err));
	if (out->last > dept_last_seen(d))
		out->last = dept_last_seen(d);
	out->at = arena_alloc(a, sizeof(*out->at) * ((size_t)out->last + 1));
	return op_each(d, (struct period){ since, DAY_NONE }, 0, take_op, &t, err);
}

static int64_t
payee_of(const struct finding_own *f, int64_t op)
{
	const int64_t person = op > 0 && op <= f->o->last ? f->o->at[op].person : 0;

	return own_is_payee(f->o, person) ? person : 0;
}

static void
put(struct finding_own *f, int64_t id, int64_t op, int64_t deal, bool gone, bool always)
{
	const struct own_beside b = { .scope = f->scope, .deal = deal, .always = always, .is = { .person = payee_of(f, op), .id = id, .op = op,
		.kind = f->k, .on = f->o->at[op].on, .gone = gone } };

	buf_put(&f->found, &b, sizeof(b));
}

/* ---- what is there ------------------------------------------------------- */

static bool
within(const struct finding_own *f, const struct value *period)
{
	struct period    p;
	struct sales_err ignored;

	return period->type == V_TEXT && period_parse(arena_strndup(f->a, period->u.s.p, period->u.s.n), &f->d->when, &p, &ignored) == SALES_OK
	    && p.from <= f->goals.to && p.to >= f->goals.from;
}

/* c: of what it is, the operation, of a goal its period. */
static int
take_written(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct finding_own *f = arg;
	const int64_t       op = c[1].u.i, by = payee_of(f, op), of = value_id(&c[0]);

	(void)err;
	if (by == 0)
		return SALES_OK;
	if (f->scope == OWN_OF_DEAL)
		put(f, id, op, of, false, false);
	else if (f->scope == OWN_OF_GOAL ? of == subject_person(by) && within(f, &c[2]) : of == by)
		put(f, id, op, 0, false, false);
	return SALES_OK;
}

static int
find_written(struct finding_own *f, struct sales_err *err)
{
	struct path  cols[3] = { [1] = { .op = true } };
	struct query q = { .kind = f->k, .cols = cols, .ncols = f->scope == OWN_OF_GOAL ? 3 : 2, .period = { DAY_NONE, DAY_NONE } };

	TRY(record_path(f->d, f->k, f->k->fields[f->field].name, &cols[0], err));
	if (f->scope == OWN_OF_GOAL)
		TRY(record_path(f->d, f->k, "period", &cols[2], err));
	return record_each(f->d, &q, take_written, f, err);
}

static int
take_person(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct finding_own *f = arg;

	(void)err;
	if (payee_of(f, c[0].u.i) == id)
		put(f, id, c[0].u.i, 0, false, false);
	return SALES_OK;
}

static int
find_people(struct finding_own *f, struct sales_err *err)
{
	struct path  cols[1] = { { .op = true } };
	struct query q = { .cols = cols, .ncols = 1, .period = { DAY_NONE, DAY_NONE } };

	f->k = q.kind = f->d->schema.by_no[KIND_PERSON];
	f->scope = OWN_OF_PERSON;
	return record_each(f->d, &q, take_person, f, err);
}

/* ---- what is there no more ----------------------------------------------- */

/* Is it his by itself: does a field of it name him? */
static bool
names(const struct kind *k, const struct value *v, int64_t person)
{
	for (size_t i = 0; i < k->nfields; i++)
		if (k->fields[i].type == FT_REF && k->fields[i].ref->no == KIND_PERSON && value_id(&v[i]) == person)
			return true;
	return false;
}

static int
take_replaced(void *arg, int64_t op, int64_t id, const struct value *was, struct sales_err *err)
{
	struct finding_own *f = arg;
	const int64_t       by = payee_of(f, op);
	const bool          is_deal = f->k->no == deal_kind.no;
	struct was_own      w = { .id = id, .op = op, .ref = is_deal ? id : value_id(&was[f->field]) };

	(void)err;
	if (by == 0)
		return SALES_OK;
	if (f->scope == OWN_OF_GOAL)
		w.his = w.ref == subject_person(by) && within(f, &was[kind_index(f->k, "period")]);
	else
		w.his = is_deal ? names(f->k, was, by) : f->k->fields[f->field].ref->no == KIND_PERSON && w.ref == by;
	buf_put(&f->gone, &w, sizeof(w));
	return SALES_OK;
}

/* Is the deal his, or is he credited with some of it? */
static int
deal_is_his(struct finding_own *f, int64_t deal, int64_t person, bool *his, struct sales_err *err)
{
	const struct kind *k = f->d->schema.by_no[deal_kind.no];
	struct ref_name    of, who;
	struct record      r;
	int64_t            n = 0;
	const int          rc = deal == 0 ? SALES_ENOTFOUND : record_get(f->d, k, deal, f->a, &r, err);

	*his = false;
	if (rc != SALES_OK)
		return rc == SALES_ENOTFOUND ? SALES_OK : rc;
	TRY(dept_name(f->d, k, deal, &of, err));
	TRY(dept_name(f->d, f->d->schema.by_no[KIND_PERSON], person, &who, err));
	TRY(record_count_where(f->d, &credit_kind, arena_printf(f->a, "deal = \"%s\" and person = \"%s\"", of.code, who.code), &n, err));
	*his = n > 0 || names(k, r.v, person);
	return SALES_OK;
}

/* It was removed by that operation, or led elsewhere by it, and nobody wrote it since. */
static int
settle_gone(struct finding_own *f, const struct was_own *w, struct sales_err *err)
{
	const bool    of_deal = f->scope == OWN_OF_DEAL && f->k->no != adjustment_kind.no;
	bool          his = w->his;
	struct record r;
	int64_t       last;
	int           rc;

	TRY(record_touched(f->d, f->k, w->id, &last, err));
	if (last != w->op)
		return SALES_OK;
	rc = record_get(f->d, f->k, w->id, f->a, &r, err);
	if (rc != SALES_OK && rc != SALES_ENOTFOUND)
		return rc;
	if (rc == SALES_OK && (f->k->no == deal_kind.no || value_id(&r.v[f->field]) == w->ref))
		return SALES_OK;
	if (f->fact && !his && of_deal)
		TRY(deal_is_his(f, w->ref, payee_of(f, w->op), &his, err));
	if (his || of_deal)
		put(f, w->id, w->op, of_deal ? w->ref : 0, rc == SALES_ENOTFOUND, f->fact && his);
	return SALES_OK;
}

static int
find_gone(struct finding_own *f, struct sales_err *err)
{
	int64_t first = 1;

	while (first <= f->o->last && f->o->at[first].on == 0)
		first++;
	buf_clear(&f->gone);
	TRY(record_replaced_each(f->d, f->k, first - 1, take_replaced, f, err));
	for (size_t i = 0; i < f->gone.n / sizeof(struct was_own); i++)
		TRY(settle_gone(f, (const struct was_own *)(const void *)f->gone.p + i, err));
	return SALES_OK;
}

/* ---- both ---------------------------------------------------------------- */

static int
by_person(const void *x, const void *y)
{
	const struct own_beside *a = x, *b = y;

	if (a->is.person != b->is.person)
		return a->is.person < b->is.person ? -1 : 1;
	if (a->is.kind != b->is.kind)
		return a->is.kind->no < b->is.kind->no ? -1 : 1;
	return (a->is.id > b->is.id) - (a->is.id < b->is.id);
}

int
own_beside_find(struct dept *d, const struct own_ops *o, struct period goals, struct arena *a, struct own_beside **out, size_t *n,
    struct sales_err *err)
{
	static const struct { const struct kind *kind; const char *of; enum own_scope scope; bool fact; } sorts[] = {
		{ &credit_kind, "deal", OWN_OF_DEAL, false },
		{ &assignment_kind, "person", OWN_OF_PERSON, false },
		{ &goal_kind, "subject", OWN_OF_GOAL, false },
		{ &deal_kind, NULL, OWN_OF_DEAL, true },
		{ &receipt_kind, "deal", OWN_OF_DEAL, true },
		{ &adjustment_kind, "person", OWN_OF_DEAL, true },
	};
	CLEANUP(finding_done) struct finding_own f = { .d = d, .o = o, .goals = goals, .a = a };

	TRY(find_people(&f, err));
	for (size_t i = 0; i < sizeof(sorts) / sizeof(sorts[0]); i++) {
		f.k = d->schema.by_no[sorts[i].kind->no];
		f.scope = sorts[i].scope;
		f.field = sorts[i].of == NULL ? 0 : kind_index(f.k, sorts[i].of);
		f.fact = sorts[i].fact;
		if (!f.fact)
			TRY(find_written(&f, err));
		TRY(find_gone(&f, err));
	}
	*n = f.found.n / sizeof(**out);
	*out = arena_array(a, struct own_beside, *n + 1);
	if (*n > 0) {
		memcpy(*out, f.found.p, f.found.n);
		qsort(*out, *n, sizeof(**out), by_person);
	}
	return SALES_OK;
}

bool
own_beside_meets(const struct own_beside *b, const struct payout_line *l, int64_t deal)
{
	if (b->scope == OWN_OF_PERSON)
		return true;
	if (b->scope == OWN_OF_GOAL)
		return l->target.v != 0 || strstr(l->component, "@factors") != NULL || (l->kind == NULL && strchr(l->component, '@') == NULL);
	return (b->deal != 0 && b->deal == deal) || (l->kind != NULL && l->kind->no == b->is.kind->no && l->fact == b->is.id);
}
