#include "lib/payout/own_changes.h"

#include <string.h>

#include "lib/base/buf.h"
#include "lib/record/history.h"

struct looking {
	struct dept        *d;
	struct arena       *a;
	struct own_changes *out;
	struct buf          changes, people;
	size_t              first;           /* in changes: the person's */
	struct arena        one;             /* of the record at hand */
};

static void
looking_done(struct looking *l)
{
	buf_done(&l->changes);
	buf_done(&l->people);
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
	struct op_info info;
	int            rc = record_get(l->d, k, id, &l->one, r, err);

	*own = false;
	if (rc == SALES_ENOTFOUND) {
		r->v = NULL;
		return SALES_OK;
	}
	TRY(rc);
	TRY(op_get(l->d, r->op, &l->one, &info, err));
	*is = (struct own_change){ .person = line->person, .id = id, .op = r->op, .kind = k, .lines = 1, .amount = line->amount,
		.on = dept_day_of(l->d, info.at_ms) };
	*own = info.person == line->person && is->on >= l->out->since;
	return SALES_OK;
}

static int64_t
deal_of(const struct kind *k, const struct record *r)
{
	const struct field *f = kind_field(k, "deal");

	return f == NULL || f->type != FT_REF || r->v == NULL ? 0 : value_id(&r->v[f - k->fields]);
}

static int
take_line(void *arg, const struct payout_line *line, struct sales_err *err)
{
	struct looking    *l = arg;
	struct own_change  is[2];
	struct record      r, ignored;
	bool               own[2] = { false, false };
	int64_t            deal;
	struct own_person *p;

	if (line->kind == NULL)
		return SALES_OK;
	arena_done(&l->one);
	l->one = (struct arena){ 0 };
	TRY(look_at(l, line->kind, line->fact, line, &own[0], &is[0], &r, err));
	deal = deal_of(line->kind, &r);
	if (deal != 0)
		TRY(look_at(l, schema_kind(&l->d->schema, "deal"), deal, line, &own[1], &is[1], &ignored, err));
	if (!own[0] && !own[1])
		return SALES_OK;
	p = person_of(l, line->person);
	for (size_t i = 0; i < 2; i++)
		if (own[i])
			TRY(count(l, p, &is[i], err));
	p->lines++;
	return money_add(p->amount, line->amount, &p->amount) ? SALES_OK :
	    FAIL(err, SALES_EINVAL, _("a sum of money is too large"));
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
	TRY(dept_look_back(d, r->facts_op, err));
	rc = payout_lines(d, r, 0, take_line, &l, err);
	if (dept_look_back(d, as_of, rc == SALES_OK ? err : &ignored) != SALES_OK && rc == SALES_OK)
		rc = (int)err->code;
	TRY(rc);
	out->n = l.changes.n / sizeof(*out->change);
	out->change = arena_array(a, struct own_change, out->n + 1);
	if (out->n > 0)
		memcpy(out->change, l.changes.p, l.changes.n);
	out->npeople = l.people.n / sizeof(*out->person);
	out->person = arena_array(a, struct own_person, out->npeople + 1);
	if (out->npeople > 0)
		memcpy(out->person, l.people.p, l.people.n);
	return SALES_OK;
}
