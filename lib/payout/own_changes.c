#include "lib/payout/own_changes.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/payout/own_beside.h"

struct looking {
	struct dept        *d;
	struct arena       *a;
	struct own_changes *out;
	struct buf          changes, people; /* in the order of lines */
	struct own_ops      ops;
	struct own_beside  *beside;          /* by person */
	size_t              nbeside;
	size_t              first;           /* in changes: the person's */
	struct arena        one;             /* of the record at hand */
};

static void
looking_done(struct looking *l)
{
	buf_done(&l->changes);
	buf_done(&l->people);
	map_done(&l->ops.payee);
	arena_done(&l->one);
}

static struct own_change *
change_of(struct looking *l, size_t i)
{
	return (struct own_change *)(void *)l->changes.p + i;
}

static struct own_person *
person_of(struct looking *l, int64_t person)
{
	struct own_person *v = (struct own_person *)(void *)l->people.p;
	const size_t       n = l->people.n / sizeof(*v);
	struct own_person  add = { .person = person };

	if (n > 0 && v[n - 1].person == person)
		return &v[n - 1];
	l->first = l->changes.n / sizeof(struct own_change);
	buf_put(&l->people, &add, sizeof(add));
	return (struct own_person *)(void *)l->people.p + n;
}

/* The same where no line of his is at hand. */
static struct own_person *
person_among(struct looking *l, int64_t person)
{
	struct own_person *v = (struct own_person *)(void *)l->people.p;

	for (size_t i = 0; i < l->people.n / sizeof(*v); i++)
		if (v[i].person == person)
			return &v[i];
	return person_of(l, person);
}

/* One of the person's, new or met before. */
static int
count(struct looking *l, struct own_person *p, const struct own_change *is, struct sales_err *err)
{
	const size_t       n = l->changes.n / sizeof(*is);
	struct own_change *c = NULL;

	for (size_t i = l->first; i < n && c == NULL; i++)
		if (change_of(l, i)->kind == is->kind && change_of(l, i)->id == is->id)
			c = change_of(l, i);
	if (c == NULL) {
		buf_put(&l->changes, is, sizeof(*is));
		p->records++;
		return SALES_OK;
	}
	c->lines++;
	return money_add(c->amount, is->amount, &c->amount) ? SALES_OK :
	    FAIL(err, SALES_EINVAL, _("a sum of money is too large"));
}

/* Who wrote a record last, and did he within the period? *r gets the record, of
 * which nothing is known when it is gone. */
static int
look_at(struct looking *l, const struct kind *k, int64_t id, const struct payout_line *line, bool *own,
    struct own_change *is, struct record *r, struct sales_err *err)
{
	int rc = record_get(l->d, k, id, &l->one, r, err);

	*own = false;
	if (rc == SALES_ENOTFOUND) {
		r->v = NULL;
		return SALES_OK;
	}
	TRY(rc);
	*own = own_is_by(&l->ops, r->op, line->person);
	if (*own)
		*is = (struct own_change){ .person = line->person, .id = id, .op = r->op, .kind = k, .lines = 1, .amount = line->amount,
			.on = l->ops.at[r->op].on };
	return SALES_OK;
}

static int64_t
deal_of(const struct kind *k, const struct record *r)
{
	const struct field *f = kind_field(k, "deal");

	return f == NULL || f->type != FT_REF || r->v == NULL ? 0 : value_id(&r->v[f - k->fields]);
}

/* The fact and its deal, in is, as far as he wrote them; deal: the one that the line is of. */
static int
look_at_fact(struct looking *l, const struct payout_line *line, struct own_change is[2], bool own[2], int64_t *deal, struct sales_err *err)
{
	const struct kind *deals = schema_kind(&l->d->schema, "deal");
	struct record      r, ignored;

	*deal = line->deal;
	if (line->kind == NULL)
		return SALES_OK;
	TRY(look_at(l, line->kind, line->fact, line, &own[0], &is[0], &r, err));
	if (line->kind->no == deals->no) {
		*deal = line->fact;
		return SALES_OK;
	}
	if (deal_of(line->kind, &r) == 0)
		return SALES_OK;
	*deal = deal_of(line->kind, &r);
	return look_at(l, deals, *deal, line, &own[1], &is[1], &ignored, err);
}

static const struct own_beside *
first_beside(const struct looking *l, int64_t person)
{
	size_t low = 0, high = l->nbeside;

	while (low < high) {
		const size_t mid = (low + high) / 2;

		if (l->beside[mid].is.person < person)
			low = mid + 1;
		else
			high = mid;
	}
	return l->beside + low;
}

static int
take_beside(struct looking *l, const struct payout_line *line, int64_t deal, bool *any, struct sales_err *err)
{
	const size_t first = (size_t)(first_beside(l, line->person) - l->beside);

	for (size_t i = first; i < l->nbeside && l->beside[i].is.person == line->person; i++) {
		struct own_beside *b = &l->beside[i];

		if (!own_beside_meets(b, line, deal))
			continue;
		b->met = *any = true;
		b->is.lines = 1;
		b->is.amount = line->amount;
		TRY(count(l, person_of(l, line->person), &b->is, err));
	}
	return SALES_OK;
}

static int
take_line(void *arg, const struct payout_line *line, struct sales_err *err)
{
	struct looking    *l = arg;
	struct own_change  is[2];
	bool               own[2] = { false, false }, any = false;
	int64_t            deal;
	struct own_person *p;

	arena_done(&l->one);
	l->one = (struct arena){ 0 };
	TRY(look_at_fact(l, line, is, own, &deal, err));
	for (size_t i = 0; i < 2; i++)
		if (own[i]) {
			any = true;
			TRY(count(l, person_of(l, line->person), &is[i], err));
		}
	TRY(take_beside(l, line, deal, &any, err));
	if (!any)
		return SALES_OK;
	p = person_of(l, line->person);
	p->lines++;
	return money_add(p->amount, line->amount, &p->amount) ? SALES_OK :
	    FAIL(err, SALES_EINVAL, _("a sum of money is too large"));
}

/* ---- what no line stands on ---------------------------------------------- */

static int
add_unmet(struct looking *l, struct sales_err *err)
{
	for (size_t i = 0; i < l->nbeside; i++) {
		const struct own_beside *b = &l->beside[i];

		if (!b->always || b->met)
			continue;
		l->first = l->changes.n / sizeof(struct own_change);
		TRY(count(l, person_among(l, b->is.person), &b->is, err));
	}
	return SALES_OK;
}

/* ---- all of it ----------------------------------------------------------- */

static int
take_payee(void *arg, const struct payout_person *p, struct sales_err *err)
{
	struct own_ops *o = arg;

	(void)err;
	map_add(&o->payee, (const char *)&p->person, sizeof(p->person), 1, NULL);
	return SALES_OK;
}

static int
take_payees(struct looking *l, const struct payout_run *r, struct sales_err *err)
{
	struct payout_run *runs;
	size_t             n;

	TRY(payout_people(l->d, r->id, take_payee, &l->ops, err));
	TRY(payout_list(l->d, false, l->a, &runs, &n, err));
	for (size_t i = 0; i < n && runs[i].facts_op < r->facts_op; i++)
		TRY(payout_people(l->d, runs[i].id, take_payee, &l->ops, err));
	return SALES_OK;
}

static int
look(struct looking *l, const struct payout_run *r, struct period p, struct sales_err *err)
{
	/* up to the last signature, or now: who signs does so over the records of then */
	if (strcmp(r->state, "approved") == 0)
		TRY(dept_look_back(l->d, r->op, err));
	TRY(own_ops_load(l->d, p.from, l->a, &l->ops, err));
	TRY(own_beside_find(l->d, &l->ops, p, l->a, &l->beside, &l->nbeside, err));
	TRY(dept_look_back(l->d, r->facts_op, err));
	TRY(payout_lines(l->d, r, 0, take_line, l, err));
	return add_unmet(l, err);
}

static int
by_person_op(const void *x, const void *y)
{
	const struct own_change *a = x, *b = y;

	if (a->person != b->person)
		return a->person < b->person ? -1 : 1;
	if (a->op != b->op)
		return a->op < b->op ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind->no < b->kind->no ? -1 : 1;
	return (a->id > b->id) - (a->id < b->id);
}

static int
by_person(const void *x, const void *y)
{
	const struct own_person *a = x, *b = y;

	return (a->person > b->person) - (a->person < b->person);
}

static void *
sorted(struct arena *a, const struct buf *b, size_t size, int (*cmp)(const void *, const void *))
{
	void *out = arena_alloc(a, b->n + size);

	if (b->n > 0) {
		memcpy(out, b->p, b->n);
		qsort(out, b->n / size, size, cmp);
	}
	return out;
}

int
own_changes(struct dept *d, const struct payout_run *r, struct arena *a, struct own_changes *out, struct sales_err *err)
{
	CLEANUP(looking_done) struct looking l = { .d = d, .a = a, .out = out };
	const int64_t                        as_of = d->as_of;
	struct period                        p;
	struct sales_err                     ignored;
	int                                  rc;

	*out = (struct own_changes){ 0 };
	TRY(period_parse(r->period, &d->when, &p, err));
	out->since = p.from;
	TRY(take_payees(&l, r, err));
	rc = look(&l, r, p, err);
	if (dept_look_back(d, as_of, rc == SALES_OK ? err : &ignored) != SALES_OK && rc == SALES_OK)
		rc = (int)err->code;
	TRY(rc);
	out->n = l.changes.n / sizeof(*out->change);
	out->change = sorted(a, &l.changes, sizeof(*out->change), by_person_op);
	out->npeople = l.people.n / sizeof(*out->person);
	out->person = sorted(a, &l.people, sizeof(*out->person), by_person);
	return SALES_OK;
}
