/* Leads that nobody answered yet. */
#include <stdlib.h>

#include "lib/crm/kinds.h"
#include "lib/crm/lead_groups.h"

day
lead_response_due(const struct policy *p, day created)
{
	const int n = p->leads.first_contact;

	if (created == DAY_NONE || n == 0)
		return DAY_NONE;
	return p->leads.workdays ? calendar_after(&p->calendar, created, n) : created + n;
}

int
lead_response_days(const struct policy *p, day from, day to)
{
	if (to <= from)
		return 0;
	return p->leads.workdays ? calendar_workdays(&p->calendar, (struct period){ from + 1, to }) : to - from;
}

struct waiting { struct dept *d; struct arena *a; struct lead_wait *v; size_t n, cap; };

static int
take(void *arg, int64_t id, const struct value *c, struct sales_err *err)
{
	struct waiting      *w = arg;
	const struct policy *p = w->d->policy;
	const day            today = w->d->when.today, created = (day)c[1].u.i;
	const day            due = lead_response_due(p, created);

	(void)err;
	w->v = arena_more(w->a, w->v, w->n, &w->cap, sizeof(*w->v));
	w->v[w->n++] = (struct lead_wait){ .lead = id, .owner = value_id(&c[0]),
		.created = created, .due = due, .waited = lead_response_days(p, created, today),
		.late = lead_response_days(p, due, today) };
	return SALES_OK;
}

static int
by_due(const void *x, const void *y)
{
	const struct lead_wait *a = x, *b = y;

	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	return a->lead < b->lead ? -1 : 1;
}

int
lead_waits(struct dept *d, struct arena *a, struct lead_wait **out, size_t *n, struct sales_err *err)
{
	static const char *const name[] = { "owner", "created_on" };
	struct waiting           w = { .d = d, .a = a };
	struct query             q;

	if (d->policy->leads.first_contact == 0) {
		FAIL(err, SALES_EPOLICY, _("the rule book does not say how soon a lead is answered"));
		return err_hint(err, "leads: {first_contact: 1d}");
	}
	TRY(record_query(d, &lead_kind, name, 2, "state = new and responded_on is empty and not created_on is empty",
	    a, &q, err));
	TRY(record_each(d, &q, take, &w, err));
	if (w.n > 0)
		qsort(w.v, w.n, sizeof(*w.v), by_due);
	*out = w.v;
	*n = w.n;
	return SALES_OK;
}
