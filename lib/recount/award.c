/* Awards that a plan pays: those that were approved in the run's days, whatever else is
 * earned, held or cut. */
#include <string.h>

#include "lib/recount/inside.h"

struct honours { struct recount *r; struct buf rows; };

static int
take_honour(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct honours *h = arg;
	struct honour   x = { .id = id, .person = value_id(&c[0]), .amount = value_id(&c[1]), .on = value_day(&c[2]),
		.award = arena_strndup(&h->r->a, c[3].u.s.p, c[3].u.s.n) };

	(void)err;
	buf_put(&h->rows, &x, sizeof(x));
	return SALES_OK;
}

int
honours_load(struct recount *r, struct sales_err *err)
{
	static const char *const cols[] = { "person", "amount", "decided_on", "award" };
	struct honours           h = { .r = r };
	struct query             q;
	int                      rc;

	TRY(record_query(r->d, schema_kind(&r->d->schema, "award"), cols, 4, "state = approved", &r->a, &q, err));
	q.on = kind_field(q.kind, "decided_on");
	q.period = r->year;
	rc = record_each(r->d, &q, take_honour, &h, err);
	r->nhonours = h.rows.n / sizeof(*r->honour);
	r->honour = arena_array(&r->a, struct honour, r->nhonours + 1);
	if (h.rows.n > 0)
		memcpy(r->honour, h.rows.p, h.rows.n);
	buf_done(&h.rows);
	return rc;
}

/* By its `of`: one name, a list of them, or none, which is all. */
static bool
is_named(const struct comp *c, const char *award)
{
	const struct node *of = node_child(c->node, "of");

	if (of == NULL)
		return true;
	if (of->text != NULL)
		return strcmp(of->text, award) == 0;
	for (const struct node *w = of->first; w != NULL; w = w->next)
		if (strcmp(w->text, award) == 0)
			return true;
	return false;
}

static void
pay(struct recount *r, const struct honour *x)
{
	const size_t book = book_of(r, x->on), n = r->nrules;
	struct claim line = { .fact = x->id, .kind = (int)schema_kind(&r->d->schema, "award")->no, .on = x->on, .counts_on = x->on };
	NUM(amount);

	num_money(amount, x->amount);
	line.amount = num_round(amount, r->decimals, r->rounding);
	for (line.rule = 0; line.rule < n && line.amount != 0; line.rule++) {
		const struct comp *c = r->rule[line.rule].comp[book];

		if (c != NULL && c->by_award && is_named(c, x->award)
		    && is_in_plan(r, book, r->rule[line.rule].plan, x->person, x->on))
			claim_put(r, &line);
	}
}

void
honour(struct recount *r)
{
	for (size_t i = 0; i < r->nhonours; i++)
		if (r->honour[i].person == r->who)
			pay(r, &r->honour[i]);
}
