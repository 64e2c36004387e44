/* What came late: records of an earlier plan year that its last run did not see are
 * posted by no run of this year. */
#include "lib/payout/earlier.h"

#include <string.h>

#include "lib/payout/effect.h"

/* Anything dated within the run that was written behind it; a quick look before the
 * year is reckoned again. */
static const struct sql written_since = { "SELECT EXISTS (SELECT 1 FROM deal WHERE op > ?1 AND closed_on BETWEEN ?2 AND ?3)"
	" OR EXISTS (SELECT 1 FROM receipt WHERE op > ?1 AND paid_on BETWEEN ?2 AND ?3)"
	" OR EXISTS (SELECT 1 FROM credit c JOIN deal d ON d.id = c.deal WHERE c.op > ?1 AND d.closed_on BETWEEN ?2 AND ?3)"
	" OR EXISTS (SELECT 1 FROM adjustment WHERE op > ?1 AND state = 'approved' AND adjusted_on BETWEEN ?2 AND ?3)"
	" OR EXISTS (SELECT 1 FROM award WHERE op > ?1 AND decided_on BETWEEN ?2 AND ?3)"
	" OR EXISTS (SELECT 1 FROM policy WHERE op > ?1 AND effective_on <= ?3)" };

/* The newest run of the newest plan year that began before the day. */
static const struct payout_run *
find_last(const struct payout_run *runs, size_t n, day before)
{
	const struct payout_run *last = NULL;

	for (size_t i = 0; i < n; i++)
		if (runs[i].from_on < before && (last == NULL || runs[i].from_on > last->from_on
		    || (runs[i].from_on == last->from_on && runs[i].to_on >= last->to_on)))
			last = &runs[i];
	return last;
}

static void
add_up(const struct payout_preview *p, struct unposted *out)
{
	int64_t last = 0;

	out->period = p->period;
	for (size_t i = 0; i < p->n; i++) {
		(void)money_add(out->total, p->line[i].amount, &out->total);
		out->people += p->line[i].person != last;
		last = p->line[i].person;
	}
}

int
payout_unposted(struct dept *d, day year, struct arena *a, struct unposted *out, struct sales_err *err)
{
	struct payout_preview    p;
	struct payout_run       *runs;
	const struct payout_run *last;
	struct period            next;
	struct sales_err         unknown;
	int64_t                  any = 0, newest = 0;
	size_t                   n;

	*out = (struct unposted){ .people = 0 };
	TRY(payout_list(d, false, a, &runs, &n, err));
	last = find_last(runs, n, year);
	if (last == NULL || strcmp(last->state, "approved") != 0)
		return SALES_OK; /* one that is not approved yet is run anew before it is */
	for (size_t i = 0; i < n; i++)
		if (runs[i].from_on == last->from_on && runs[i].facts_op > newest)
			newest = runs[i].facts_op;
	TRY(db_one_int(&d->db, &written_since, BIND(V(newest), V(last->from_on), V(last->to_on)), &any, NULL, err));
	if (any == 0)
		return SALES_OK;
	TRY(payout_next(d, last, &next, err));
	if (payout_preview(d, next, a, &p, &unknown) == SALES_OK) /* what it can't reckon it says when it is run */
		add_up(&p, out);
	return SALES_OK;
}
