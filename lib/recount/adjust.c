/* Pay that was corrected by hand and approved: of no plan, and looked at by nothing. */
#include <string.h>

#include "lib/recount/inside.h"

static int
take_adjustment(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct buf     *rows = arg;
	struct adjusted x = { .id = id, .person = value_id(&c[0]), .amount = value_id(&c[1]), .on = value_day(&c[2]),
		.withheld = value_is(&c[3], "withheld") };

	(void)err;
	buf_put(rows, &x, sizeof(x));
	return SALES_OK;
}

int
adjusted_load(struct recount *r, struct sales_err *err)
{
	static const char *const     cols[] = { "person", "amount", "on", "account" };
	CLEANUP(buf_done) struct buf rows = { 0 };
	struct query                 q;

	TRY(record_query(r->d, schema_kind(&r->d->schema, "adjustment"), cols, 4, "state = approved", &r->a, &q, err));
	q.on = kind_field(q.kind, "on");
	q.period = r->year;
	TRY(record_each(r->d, &q, take_adjustment, &rows, err));
	r->nadjusted = rows.n / sizeof(*r->adjusted);
	r->adjusted = arena_array(&r->a, struct adjusted, r->nadjusted + 1);
	if (rows.n > 0)
		memcpy(r->adjusted, rows.p, rows.n);
	return SALES_OK;
}

void
adjust(struct recount *r)
{
	const int kind = (int)schema_kind(&r->d->schema, "adjustment")->no;

	for (size_t i = 0; i < r->nadjusted; i++)
		if (r->adjusted[i].person == r->who)
			claim_put(r, &(struct claim){ .rule = rule_of(r, "", r->adjusted[i].withheld ? "@withheld" : "@adjustment"), .fact = r->adjusted[i].id,
			    .amount = r->adjusted[i].amount, .kind = kind, .on = r->adjusted[i].on, .counts_on = r->adjusted[i].on });
}
